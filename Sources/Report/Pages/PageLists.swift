import Foundation

/// The lists of pages: the first is part of the index, each further one is written as soon as it is full.
struct PageLists {
    private let corpus: String
    private let templates: ReportTemplates
    private let folder: ReportFolder
    private var cards: [Card] = []
    private var pageCount = 0
    /// The pages that the index itself shows.
    private(set) var firstCards: [Card] = []
    /// All lists with their ranges of pages.
    private(set) var links: [IndexView.ListLink] = []

    init(corpus: String, templates: ReportTemplates, folder: ReportFolder) {
        (self.corpus, self.templates, self.folder) = (corpus, templates, folder)
    }

    /// Address of the list that shows a page, counted from 1.
    static func address(ofPage number: Int) -> String { address(ofList: (number - 1) / ReportWriter.pagesPerList) }

    private static func address(ofList list: Int) -> String {
        list == 0 ? "index.html" : "list-\(ReportWriter.fileName(list + 1)).html"
    }

    /// Adds a page; a list is complete when it is full or no page follows.
    mutating func add(_ card: Card, hasNext: Bool) throws {
        cards.append(card)
        pageCount += 1
        guard cards.count == ReportWriter.pagesPerList || !hasNext else { return }
        let list = (pageCount - 1) / ReportWriter.pagesPerList
        let (first, last) = (grouped(pageCount - cards.count + 1), grouped(pageCount))
        links.append(.init(address: Self.address(ofList: list), range: "\(first) to \(last)"))
        if list == 0 {
            firstCards = cards
        } else {
            let view = ListView(
                corpus: corpus,
                first: first,
                last: last,
                previous: Self.address(ofList: list - 1),
                next: hasNext ? Self.address(ofList: list + 1) : nil,
                cards: cards
            )
            try folder.write(Data(templates.render(view).utf8), to: Self.address(ofList: list))
        }
        cards.removeAll(keepingCapacity: true)
    }
}
