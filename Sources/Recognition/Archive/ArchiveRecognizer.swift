package import CorpusModel
package import PageFlow

/// Stands where the words are known: gives areas of a page the words that the archive has there.
///
/// A word belongs to the region in one of whose lines its middle lies, else to the smallest region that holds its middle;
/// within it to the nearest line. Words of two of the archive's lines, one above the other, are never mixed. No word is given
/// twice.
package struct ArchiveRecognizer: TextRecognizer {
    /// A word on the upright page.
    private struct Placed {
        var word: Word
        /// Number of its line in the archive's text.
        var line: Int
        /// The region that it belongs to.
        var region: String?
        /// Whether a picture holds it and no region does.
        var isInPicture: Bool

        var x: Double { word.bbox.midX }
        var y: Double { word.bbox.midY }
    }

    private let text: ArchiveText
    private let words: [Placed]

    /// What stands in a line's `engine`.
    package var engine: String { text.engine }
    /// Whether the archive says how sure its reading is.
    var knowsConfidence: Bool { text.knowsConfidence }

    /// Leads the words to the upright page, and finds the region of each.
    package init(_ text: ArchiveText, on page: PageLayout) {
        let mapping = FrameMapping(page.frame)
        let regions = page.regions.filter(\.regionClass.isText)
        let pictures = page.regions.filter { !$0.regionClass.isText }.map(\.bbox)
        let finder = RegionFinder(regions, xHeight: page.bodyXHeight)
        self.text = text
        words = text.lines.enumerated().flatMap { number, line in
            line.words.map { word in
                // Parts of divided words are told when articles are made.
                let placed = Word(bbox: mapping.onUpright(word.bbox), text: word.text, confidence: word.confidence)
                let (x, y) = (placed.bbox.midX, placed.bbox.midY)
                let region = finder.region(atX: x, y)
                return Placed(
                    word: placed,
                    line: number,
                    region: region,
                    isInPicture: region == nil && pictures.contains { $0.holds(x, y) }
                )
            }
        }
    }

    // MARK: Reading

    package func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] { lines(of: areas) }

    /// The words of areas that are asked for together.
    func lines(of areas: [TextArea]) -> [[TextLine]] {
        var ofArea = [[Int]](repeating: [], count: areas.count)
        var rows: [(area: Int, box: PixelRect, pieces: [PixelRect])] = []
        var parts: [String: [(area: Int, region: LayoutRegion)]] = [:]
        for (index, area) in areas.enumerated() {
            switch area {
            case .row(let pieces, let xHeight):
                let margin = Int((Self.rowMargin * xHeight).rounded())
                guard let box = PixelRect.hull(pieces) else { continue }
                rows.append((index, box.grown(by: margin), pieces))
            case .region(let region): parts[region.id, default: []].append((index, region))
            }
        }
        for (index, placed) in words.enumerated() {
            if let row = Self.row(of: placed, among: rows) {
                ofArea[row].append(index)
            } else if let region = placed.region, let parts = parts[region] {
                let part = parts.min {
                    $0.region.bbox.distance(to: placed.x, placed.y) < $1.region.bbox.distance(to: placed.x, placed.y)
                }
                if let part { ofArea[part.area].append(index) }
            }
        }
        return zip(areas, ofArea).map { area, words in
            switch area {
            case .row: line(of: words).map { [$0] } ?? []
            case .region(let region): lines(of: words, in: region)
            }
        }
    }

    /// A row takes words this far from its pieces, x-heights.
    private static let rowMargin = 0.6

    /// The row that a word stands in: one of whose pieces holds its middle, else one beside whose pieces it stands.
    private static func row(
        of placed: Placed,
        among rows: [(area: Int, box: PixelRect, pieces: [PixelRect])]
    ) -> Int? {
        let near = rows.filter { $0.box.holds(placed.x, placed.y) }
        let own = near.first { row in row.pieces.contains { $0.holds(placed.x, placed.y) } }
        return own?.area ?? near.min { abs($0.box.midY - placed.y) < abs($1.box.midY - placed.y) }?.area
    }

    /// The words of a region by itself.
    package func lines(in region: LayoutRegion) -> [TextLine] { lines(of: [.region(region)])[0] }

    /// Whether some of its lines are text and no dirt: by their language where that is known, else by their confidence.
    package func isText(_ lines: [TextLine], by likelihood: TextLikelihood?) -> Bool {
        if let likelihood { return likelihood.isText(lines) }
        return knowsConfidence && ReadingJudgement(lines).judgement?.label == .legible
    }

    // MARK: Lines

    private enum Place: Hashable {
        case found(Int)
        case own(Int)
    }

    /// Words farther than this from all lines of their region make lines of their own, x-heights.
    private static let lineReach = 1.6

    private func lines(of words: [Int], in region: LayoutRegion) -> [TextLine] {
        var places: [Place: [Int]] = [:]
        for index in words {
            let placed = self.words[index]
            let nearest = region.lines.indices.min { first, second in
                Self.key(region.lines[first], placed) < Self.key(region.lines[second], placed)
            }
            if let nearest, Self.reaches(region.lines[nearest], placed) {
                places[.found(nearest), default: []].append(index)
            } else {
                places[.own(placed.line), default: []].append(index)
            }
        }
        return places.values.flatMap(unmixed).compactMap(line)
            .sorted { ($0.bbox.midY, $0.bbox.x0, $0.text) < ($1.bbox.midY, $1.bbox.x0, $1.text) }
    }

    private static func key(_ line: LineGeometry, _ placed: Placed) -> (Double, Double) {
        (line.bbox.distance(to: placed.x, placed.y), abs(line.bbox.midY - placed.y))
    }

    private static func reaches(_ line: LineGeometry, _ placed: Placed) -> Bool {
        let y = max(0, max(Double(line.bbox.y0) - placed.y, placed.y - Double(line.bbox.y1)))
        return y <= lineReach * max(1, line.xHeight)
    }

    /// Words of one place by the archive's lines; lines beside each other are one.
    private func unmixed(_ words: [Int]) -> [[Int]] {
        let byLine = Dictionary(grouping: words) { self.words[$0].line }
        guard byLine.count > 1 else { return [words] }
        var groups: [(box: PixelRect, words: [Int])] = []
        for (_, words) in byLine.sorted(by: { $0.key < $1.key }) {
            guard let box = PixelRect.hull(words.map { self.words[$0].word.bbox }) else { continue }
            let beside = groups.firstIndex { group in
                2 * group.box.verticalOverlap(box) >= min(group.box.height, box.height)
                    && 3 * group.box.horizontalOverlap(box) <= min(group.box.width, box.width)
            }
            if let beside {
                groups[beside] = (groups[beside].box.union(box), groups[beside].words + words)
            } else {
                groups.append((box, words))
            }
        }
        return groups.map(\.words)
    }

    private func line(of words: [Int]) -> TextLine? {
        let sorted = words.sorted { (self.words[$0].x, $0) < (self.words[$1].x, $1) }
        var line = TextLine(words: sorted.map { self.words[$0].word }.filter { !$0.bbox.isEmpty })
        line?.engine = engine
        return line
    }

    // MARK: Words beside the regions

    /// Lines of the archive that lie, with all their words, outside all regions and pictures, in runs of the same block that
    /// follow each other.
    var rest: [[TextLine]] {
        let byLine = Dictionary(grouping: words.indices) { words[$0].line }
        var runs: [[TextLine]] = []
        var last: (line: Int, block: Int)?
        for number in text.lines.indices {
            guard let own = byLine[number], own.allSatisfy({ words[$0].region == nil && !words[$0].isInPicture }),
                let line = line(of: own)
            else { continue }
            let block = text.lines[number].block
            if let last, last == (number - 1, block) {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
            last = (number, block)
        }
        return runs
    }

    /// Regions of what the archive has as text where layout found nothing.
    ///
    /// - Parameters:
    ///   - likelihood: tells text from dirt; `nil` where it does not know the language.
    ///   - isFree: whether nothing stands in a box yet.
    /// - Returns: regions of class `article`, with ids of their own.
    package func restRegions(by likelihood: TextLikelihood?, where isFree: (PixelRect) -> Bool) -> [TextRegion] {
        let runs = rest.filter { run in
            run.reduce(0) { $0 + $1.words.count } >= Self.fewestWords && isText(run, by: likelihood)
        }
        return runs.enumerated().compactMap { number, run in
            guard let box = PixelRect.hull(run.map(\.bbox)), isFree(box) else { return nil }
            let layout = LayoutRegion(
                id: "\(engine)\(number + 1)",
                regionClass: .article,
                bbox: box,
                score: ReadingJudgement(run).confidence,
                lines: run.map { LineGeometry(bbox: $0.bbox, xHeight: TypeHeight.xHeight(of: $0) ?? 0) }
            )
            return TextRegion(layout: layout, lines: run)
        }
    }

    /// Runs of fewer words are left out: page numbers of the facing page, dirt.
    private static let fewestWords = 4
}

/// Finds the region of a word.
private struct RegionFinder {
    private let regions: [LayoutRegion]
    private let margin: Int

    init(_ regions: [LayoutRegion], xHeight: Double) {
        self.regions = regions
        margin = Int((0.7 * xHeight).rounded())
    }

    func region(atX x: Double, _ y: Double) -> String? {
        var best: (hasLine: Bool, distance: Double, area: Int, id: String)?
        for region in regions where region.bbox.grown(by: margin).holds(x, y) {
            var distance = Double.infinity
            for line in region.lines where line.bbox.holds(x, y) { distance = min(distance, abs(line.bbox.midY - y)) }
            let hasLine = distance < .infinity
            if !hasLine { distance = region.bbox.distance(to: x, y) }
            let isBetter =
                best.map { best in
                    if hasLine != best.hasLine { return hasLine }
                    return (distance, region.bbox.area) < (best.distance, best.area)
                } ?? true
            if isBetter { best = (hasLine, distance, region.bbox.area, region.id) }
        }
        return best?.id
    }
}

extension PixelRect {
    fileprivate func holds(_ x: Double, _ y: Double) -> Bool {
        Double(x0) <= x && x < Double(x1) && Double(y0) <= y && y < Double(y1)
    }

    /// How far a point lies outside; 0 inside.
    fileprivate func distance(to x: Double, _ y: Double) -> Double {
        max(0, max(Double(x0) - x, x - Double(x1))) + max(0, max(Double(y0) - y, y - Double(y1)))
    }
}
