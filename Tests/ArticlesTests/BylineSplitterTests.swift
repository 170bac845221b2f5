import CorpusModel
import PageFlow
import Testing

@testable import Articles

@Suite("Credits taken into bodies and headlines")
struct BylineSplitterTests {
    /// A region 400 pixels wide whose lines are 20 apart; a line in brackets stands clear of both edges.
    private func region(_ regionClass: RegionClass, _ lines: [String]) -> TextRegion {
        let read = lines.enumerated().map { row, text in
            let inset = text.hasPrefix("<") ? 60 : 0
            return TextLine(
                bbox: PixelRect(x0: inset, y0: row * 20, x1: 400 - inset, y1: row * 20 + 16),
                text: text.filter { $0 != "<" },
                confidence: 0.9,
                words: []
            )
        }
        let box = PixelRect(x0: 0, y0: 0, x1: 400, y1: lines.count * 20 - 4)
        let layout = LayoutRegion(
            id: "r1",
            regionClass: regionClass,
            bbox: box,
            score: 0.9,
            lines: read.map { LineGeometry(bbox: $0.bbox, xHeight: 8) }
        )
        return TextRegion(layout: layout, lines: read)
    }

    private let body = ["The convention met at ten", "o'clock and sat until", "noon.", "It will meet again."]

    @Test(
        "what credits somebody is parted from the body",
        arguments: [
            ["By the Associated Press."], ["<BY N. O. MESSENGER."], ["{Special Dispatch to The Star.)"],
            ["By Cable to The Star and Chicago Daily News.", "<Copyright, 1920."], ["<Correspondence of The Bee."],
        ]
    )
    func credits(_ credit: [String]) {
        let found = BylineSplitter().split([region(.article, credit + body)])
        #expect(found.map(\.layout.regionClass) == [.byline, .article])
        #expect(found.first?.lines.count == credit.count && found.last?.lines.count == body.count)
        #expect(found.map(\.layout.lines.count) == [credit.count, body.count])
        #expect(found.last?.layout.bbox.y0 == credit.count * 20)
    }

    @Test(
        "what merely begins like one is not",
        arguments: [
            "By the terms of the treaty the two", "Special care was taken that no", "From the mountains comes word of",
        ]
    )
    func others(_ first: String) {
        let region = region(.article, [first] + body)
        #expect(BylineSplitter().split([region]) == [region])
    }

    @Test func lastLineOfAHeadline() {
        let head = region(.headline, ["CHICAGO CONVENTION", "_ {Special Dispatch to the Star.]"])
        let found = BylineSplitter().split([head])
        #expect(found.map(\.layout.regionClass) == [.headline, .byline])
        let picture = region(.photograph, [])
        #expect(BylineSplitter().split([picture]) == [picture])
    }

    @Test("a deck taken for a credit goes back to its headline")
    func falseCredit() {
        let head = region(.headline, ["WHEAT CROP IS HEAVY"])
        var deck = region(.byline, ["Work Announced in New York."])
        deck.layout.bbox = PixelRect(x0: 0, y0: 24, x1: 400, y1: 40)
        var credit = deck
        for misread in ["Prom the Herald, Sunday, Sept. 23.]", "Speoial Dispateh to The Star", "[Tribnne]"] {
            credit.lines[0].text = misread
            #expect(BylineSplitter().split([head, credit]).map(\.layout.regionClass) == [.headline, .byline])
        }
        credit.lines[0].text = "By JOHN SMITH."
        let joined = BylineSplitter().split([head, deck])
        #expect(joined.map(\.layout.regionClass) == [.headline] && joined.first?.lines.count == 2)
        #expect(joined.first?.layout.bbox.y1 == 40)
        #expect(BylineSplitter().split([head, credit]).map(\.layout.regionClass) == [.headline, .byline])
        #expect(BylineSplitter().split([deck]).map(\.layout.regionClass) == [.headline])
    }
}
