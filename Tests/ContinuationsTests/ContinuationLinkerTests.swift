import Continuations
import CorpusFiles
import CorpusModel
import Testing

@Suite struct ContinuationLinkerTests {
    private func links(_ issue: DrawnIssue) -> [String] {
        ContinuationLinker().links(issue.pages.map { IssuePage($0) }).map(Self.name)
    }

    private static func name(_ link: ContinuationLink) -> String {
        "\(link.from.page.suffix(2))\(link.from.article)-\(link.to.page.suffix(2))\(link.to.article)"
    }

    struct Notices: Sendable {
        var name: String, onward: String?, back: String?, head: String?, isLinked: Bool

        static let all = [
            Notices(
                name: "both",
                onward: "(Continued on Page Three.)",
                back: "(Continued from Page One.)",
                head: "FLOOD",
                isLinked: true
            ),
            Notices(
                name: "misread",
                onward: "(Contlnued on Page Tbree.)",
                back: "Cootinued from Page Onc",
                head: "FLOOD",
                isLinked: true
            ),
            Notices(
                name: "no head",
                onward: "(Continued on Page 3.)",
                back: "[Continued from first page.]",
                head: nil,
                isLinked: true
            ),
            Notices(name: "onward alone", onward: "(Continued on Page 3.)", back: nil, head: "FLOOD", isLinked: true),
            Notices(
                name: "back alone",
                onward: nil,
                back: "(Continued from Page One.)",
                head: "FLOOD IN VALLEY",
                isLinked: true
            ),
            Notices(name: "a hint and a head", onward: "See FLOOD, Page 3", back: nil, head: "FLOOD", isLinked: true),
            Notices(
                name: "number not read",
                onward: "(Continued on page S.)",
                back: "(Continued from Page One.)",
                head: "FLOOD",
                isLinked: true
            ),
            Notices(
                name: "none",
                onward: nil,
                back: nil,
                head: "FLOOD SWEEPS THE VALLEY OF THE ORRIN",
                isLinked: false
            ),
            Notices(
                name: "to a page that is not there",
                onward: "(Continued on Page 7.)",
                back: nil,
                head: "FLOOD",
                isLinked: false
            ),
            Notices(
                name: "from another page",
                onward: nil,
                back: "(Continued from Page Two.)",
                head: "FLOOD",
                isLinked: false
            ),
        ]
    }

    @Test("a notice on one side at least links", arguments: Notices.all)
    func linked(_ example: Notices) {
        var issue = DrawnIssue()
        issue.add(1, [.flood(example.onward), .market])
        issue.add(2, [.wedding])
        issue.add(3, [.wedding, .floodGoesOn(example.head, example.back)])
        #expect(links(issue) == (example.isLinked ? ["p1a1-p3a2"] : []), "\(example.name)")
    }

    @Test func textsWithSimilarWordsKeepApart() {
        var issue = DrawnIssue()
        issue.add(1, [.flood("(Continued on Page Two.)"), .otherFlood("(Continued on Page Two.)"), .wedding])
        issue.add(
            2,
            [
                .market, .otherFloodGoesOn("LEVEE BREAKS", "(Continued from Page One.)"),
                .floodGoesOn("FLOOD IN THE ORRIN", "(Continued from Page One.)"),
            ]
        )
        #expect(links(issue) == ["p1a1-p2a3", "p1a2-p2a2"])
        // The order of the pages decides the order of links alone.
        let turned = ContinuationLinker().links(issue.pages.reversed().map { IssuePage($0) })
        #expect(turned.map(Self.name).sorted() == links(issue))
    }

    @Test func oneOfTwoEqualPlacesIsNotChosen() {
        var issue = DrawnIssue()
        issue.add(1, [.flood("(Continued on Page Two.)"), .wedding])
        issue.add(
            2,
            [.market, .floodGoesOn("FLOOD", nil, column: 1), .floodGoesOn("FLOOD", nil, column: 2)]
        )
        #expect(links(issue) == [])
    }

    @Test func aNoticeApartBelongsToWhatStandsAboveIt() {
        var issue = DrawnIssue()
        issue.add(1, [.flood("(Continued on Page Two.)", apart: true), .market])
        issue.add(2, [.wedding, .floodGoesOn("FLOOD", "(Continued from Page One.)")])
        #expect(links(issue) == ["p1a1-p2a2"])
    }

    @Test func anArticleOfThreePartsIsOneChainAndNoCircle() {
        var issue = DrawnIssue()
        issue.add(1, [.flood("(Continued on Page Two.)"), .market])
        var middle = DrawnIssue.Story.floodGoesOn("FLOOD", "(Continued from Page One.)")
        middle.lines.append("(Continued on Page Three.)")
        issue.add(2, [.wedding, middle])
        var last = DrawnIssue.Story.floodGoesOn("FLOOD IN ORRIN VALLEY", "(Continued from Page Two.)")
        last.lines.append("(Continued on Page One.)")
        issue.add(3, [last, .wedding])
        #expect(links(issue) == ["p1a1-p2a2", "p2a2-p3a1"])
    }

    @Test func printedPageNumbersCountToo() {
        var issue = DrawnIssue()
        issue.add(1, [.flood("(Continued on 25th page.)"), .market])
        issue.add(5, [.wedding, .floodGoesOn("FLOOD", "[Continued from first page.]")])
        var pages = issue.pages
        #expect(ContinuationLinker().links(pages.map { IssuePage($0) }).isEmpty == false)
        let folio = TextLine(bbox: PixelRect(x0: 0, y0: 0, x1: 60, y1: 24), text: "PAGE 25", confidence: 1, words: [])
        pages[1].regions.append(
            Region(id: "f", regionClass: .pageNumber, bbox: folio.bbox, score: 1, lines: [folio])
        )
        let numbered = ContinuationLinker().links(pages.map { IssuePage($0) })
        #expect(numbered.map(Self.name) == ["p1a1-p5a2"])
        #expect(numbered[0].confidence > ContinuationLinker().links(issue.pages.map { IssuePage($0) })[0].confidence)
    }
}
