/// The texts of one page: items from the library and from the report writer, no two of one family.
struct CopyStock {
    private let issue: Issue
    private var random: SeededGenerator
    private var writer: NewsReportWriter
    private var long: [NewsItem]
    private var short: [NewsItem]
    private var verses: [NewsItem]
    private var advertisements: [AdvertisementCopy]
    private var captions: [String]
    /// Families of the texts that are printed.
    private(set) var used: Set<String>
    /// Whether tables are of every kind, not of the oldest few alone.
    var hasAllTables = false

    init(issue: Issue, random: SeededGenerator, used: Set<String> = []) {
        (self.issue, self.used) = (issue, used)
        var random = random
        writer = NewsReportWriter(random: random.branch("writer"))
        let items = random.shuffled(NewsLibrary.items.filter { $0.since <= issue.year }).filter {
            !used.contains($0.family)
        }
        verses = items.filter { $0.kind == .poem }
        short = items.filter { $0.kind != .poem && $0.heads.isEmpty }
        long = items.filter { $0.kind != .poem && !$0.heads.isEmpty }
        advertisements = random.shuffled(AdvertisementLibrary.display.filter { $0.since <= issue.year })
        captions = random.shuffled(AdvertisementLibrary.captions)
        self.random = random
    }

    /// An item with a head: from the library while there is one, else made up.
    mutating func report(isLead: Bool, isVerse: Bool) -> NewsItem? {
        if isVerse, let verse = verses.popLast(), used.insert(verse.family).inserted { return verse }
        if random.bool(probability: isLead ? 0.5 : 0.65) {
            while let item = long.last(where: { !isLead || $0.kind == .news && $0.wordCount > 90 }) {
                long.removeAll { $0.id == item.id }
                guard used.insert(item.family).inserted else { continue }
                // A lead needs decks and length: the writer goes on where the library stops.
                return isLead ? writer.lengthened(item) : item
            }
        }
        return writer.report(isLead: isLead)
    }

    /// Made-up paragraphs with which a story goes on.
    mutating func furtherParagraphs() -> [String] { writer.report(isLead: true).paragraphs }

    /// Takes back an item that did not fit.
    mutating func giveBack(_ item: NewsItem) {
        guard NewsLibrary.ids.contains(item.id) else { return }
        used.remove(item.family)
        if item.kind == .poem { verses.insert(item, at: 0) } else { long.insert(item, at: 0) }
    }

    /// Some small items to choose from.
    mutating func briefs(_ count: Int) -> [NewsItem] {
        let printed = short.suffix(min(3, count)).filter { !used.contains($0.family) }
        return printed + (0..<(count - printed.count)).map { _ in writer.brief() }
    }

    /// Marks a small item as printed.
    mutating func use(_ item: NewsItem) {
        used.insert(item.family)
        short.removeAll { $0.family == item.family }
    }

    /// A table with its head; wider ones only for measures that hold them.
    mutating func table(columns ems: Double) -> NewsItem {
        hasAllTables
            ? TableWriter.anyItem(ems: ems, year: issue.year, random: &random)
            : TableWriter.item(ems: ems, year: issue.year, random: &random)
    }

    /// The next display advertisement.
    mutating func advertisement() -> AdvertisementCopy {
        if advertisements.isEmpty {
            advertisements = random.shuffled(AdvertisementLibrary.display.filter { $0.since <= issue.year })
        }
        return advertisements.removeLast()
    }

    /// A head and some small advertisements of its kind.
    mutating func classified(_ count: Int) -> (String, [String]) {
        let section = random.pick(AdvertisementLibrary.classified)
        return (section.head, Array(random.shuffled(section.notices).prefix(count)).map { writer.filled($0) })
    }

    /// The next caption.
    mutating func caption() -> String {
        if captions.isEmpty { captions = random.shuffled(AdvertisementLibrary.captions) }
        return writer.filled(captions.removeLast())
    }
}
