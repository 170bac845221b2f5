import CorpusModel
import CorpusText

/// Finds the notices of a page and the articles they belong to.
struct NoticeFinder {
    /// The notices that belong to an article, in reading order.
    private(set) var notices: [PlacedNotice] = []

    private let record: PageRecord
    private let articleOfRegion: [String: Int]
    /// Articles that have text besides notices, and the lines of each region that are none.
    private var substantial: Set<Int> = []

    /// Letters of text that make an article out of a notice.
    private static let leastText = 40

    init(_ record: PageRecord) {
        self.record = record
        articleOfRegion = Dictionary(
            record.articles.enumerated().flatMap { index, article in article.regions.map { ($0, index) } },
            uniquingKeysWith: { first, _ in first }
        )
        var found: [(region: Region, lines: Range<Int>, notice: ContinuationNotice)] = []
        var letters: [Int: Int] = [:]
        for region in record.regions {
            let lines = (region.lines ?? []).map(\.text)
            let notices = ContinuationNotice.all(in: lines).filter { isPlausible($0.notice, in: region, at: $0.lines) }
            found += notices.map { (region, $0.lines, $0.notice) }
            guard [.article, .table, .caption].contains(region.regionClass), let article = articleOfRegion[region.id]
            else { continue }
            for (number, line) in lines.enumerated() where !notices.contains(where: { $0.lines.contains(number) }) {
                letters[article, default: 0] += line.count
            }
        }
        substantial = Set(letters.filter { $0.value >= Self.leastText }.keys)
        for (region, place, notice) in found {
            guard let article = owner(of: notice, in: region, at: place.lowerBound) else { continue }
            let lines = region.lines ?? []
            let beside = notice.direction == .onward ? place.lowerBound - 1 : place.upperBound
            let neighbour = region.regionClass == .article && lines.indices.contains(beside) ? lines[beside].text : nil
            notices.append(PlacedNotice(notice: notice, article: article, neighbour: neighbour))
        }
    }

    /// Whether a line can be a notice where it stands.
    private func isPlausible(_ notice: ContinuationNotice, in region: Region, at place: Range<Int>) -> Bool {
        guard notice.namesPage else { return false }
        switch region.regionClass {
        case .headline, .byline, .article, .caption, .table: break
        default: return false
        }
        // "See page 4" is a notice at the end of a text alone.
        return notice.isCertain || notice.direction == .back
            || region.regionClass == .article && place.upperBound == (region.lines ?? []).count
    }

    /// The article that a notice belongs to: its own, or where that is nothing but the notice, what stands above or below.
    private func owner(of notice: ContinuationNotice, in region: Region, at line: Int) -> Int? {
        if let own = articleOfRegion[region.id], substantial.contains(own) { return own }
        guard let box = region.lines?[line].bbox else { return nil }
        let isOnward = notice.direction == .onward
        var best: (article: Int, gap: Int)?
        for other in record.regions where other.id != region.id {
            guard [.article, .headline].contains(other.regionClass), let article = articleOfRegion[other.id],
                substantial.contains(article)
            else { continue }
            let common = min(box.x1, other.bbox.x1) - max(box.x0, other.bbox.x0)
            guard 2 * common >= min(box.width, other.bbox.width) else { continue }
            let gap = isOnward ? box.y0 - other.bbox.y1 : other.bbox.y0 - box.y1
            // Lines of type overlap a little where the page is skewed; further away it is another article's.
            guard gap > -box.height, gap < 6 * max(1, box.height), gap < best?.gap ?? .max else { continue }
            best = (article, gap)
        }
        return best?.article
    }
}
