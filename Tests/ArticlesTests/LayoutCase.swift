import CorpusModel
import PageFlow
import Testing

/// A small layout and the articles it must give.
struct LayoutCase: Sendable, CustomTestStringConvertible {
    var name: String
    var expected: [[String]]
    var page: @Sendable () -> DrawnPage

    var testDescription: String { name }

    init(_ name: String, _ expected: [[String]], _ draw: @escaping @Sendable (inout DrawnPage) -> Void) {
        (self.name, self.expected) = (name, expected)
        page = {
            var page = DrawnPage()
            draw(&page)
            return page
        }
    }

    /// Opens as an item does.
    static let begins = [
        ">The council met last night and", "voted on the matter of the bridge", "which has been before it since May",
    ]
    /// Opens in mid-sentence.
    static let goesOn = [
        "and the mayor said that nothing", "could be done before the spring", "when the river is low enough",
    ]
    /// Ends as an item does.
    static let ends = ["was the view of all who spoke on", "the matter at the meeting.<"]
    /// Breaks off at the foot of a column.
    static let breaksOff = ["was the view of all who spoke on", "the matter, though some had doubt"]

    static let all: [LayoutCase] = [
        LayoutCase("nothing", []) { _ in },
        LayoutCase("advertisements alone", []) { page in
            page.add("m", .masthead, 0, to: 3, 0, 100)
            for column in 0...3 { page.add("ad\(column)", .advertisement, column, 120, 1900) }
        },
        LayoutCase("headline, byline, body", [["h", "by", "b"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("by", .byline, 0, 90, 110)
            page.add("b", .article, 0, 120, 900, text: begins + ends)
        },
        LayoutCase("a headline begins an article", [["h1", "b1"], ["h2", "b2"]]) { page in
            page.add("h1", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 500)
            page.add("h2", .headline, 0, 510, 560)
            page.add("b2", .article, 0, 570, 900)
        },
        LayoutCase("decks stack", [["h1", "h2", "h3", "b"]]) { page in
            page.add("h1", .headline, 0, 0, 80)
            page.part(.dash, 0, at: 90)
            page.add("h2", .headline, 0, 100, 130)
            page.add("h3", .headline, 0, 140, 170)
            page.add("b", .article, 0, 180, 900)
        },
        LayoutCase("a wide headline owns the columns beneath it", [["h", "b1", "b2", "b3"], ["h4", "b4"]]) { page in
            page.add("h", .headline, 0, to: 2, 0, 80)
            for column in 0...2 { page.add("b\(column + 1)", .article, column, 90, 900) }
            page.add("h4", .headline, 3, 0, 60)
            page.add("b4", .article, 3, 70, 900)
        },
        LayoutCase("text runs on at the top of the next column", [["h1", "b1", "b2"], ["h3", "b3"]]) { page in
            page.add("h1", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 900, text: begins + breaksOff)
            page.add("b2", .article, 1, 0, 400, text: goesOn + ends)
            page.add("h3", .headline, 1, 410, 470)
            page.add("b3", .article, 1, 480, 900)
        },
        LayoutCase("an item without a headline at the top of a column", [["h1", "b1"], ["b2"]]) { page in
            page.add("h1", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 900, text: begins + ends)
            page.add(
                "b2",
                .article,
                1,
                0,
                900,
                text: [">FIRE IN TROY.—A fire broke out", "last night in the works of Messrs."] + ends
            )
        },
        LayoutCase("text runs on under a rule in the next column", [["h1", "b1", "b3"], ["h2", "b2"]]) { page in
            page.add("h1", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 1900, text: begins + breaksOff)
            page.add("h2", .headline, 1, 0, 80)
            page.add("b2", .article, 1, 90, 900, text: begins + ends)
            page.part(.horizontal, 1, at: 910)
            page.add("b3", .article, 1, 920, 1900, text: goesOn + ends)
        },
        LayoutCase("boxes of one text, no rule between", [["h", "b1", "b2"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 400, text: begins + ends)
            page.add("b2", .article, 0, 404, 900, text: begins + ends)
            page.part(.vertical, 0, at: 500)
        },
        LayoutCase("a dash begins an item", [["h", "b1"], ["b2"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 400, text: begins + ends)
            page.part(.dash, 0, at: 410)
            page.add("b2", .article, 0, 420, 900, text: begins + ends)
        },
        LayoutCase("boxes of text are items where no rules are known", [["h", "b1"], ["b2"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 400, text: begins + ends)
            page.add("b2", .article, 0, 404, 900, text: begins + ends)
        },
        LayoutCase("text runs on below a picture and a table", [["h", "b1", "p", "b2", "t", "b3"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 400, text: begins + breaksOff)
            page.add("p", .photograph, 0, 410, 600)
            page.add("b2", .article, 0, 610, 900, text: goesOn + ends)
            page.add("t", .table, 0, 910, 1000)
            page.add("b3", .article, 0, 1010, 1300, text: begins + ends)
        },
        LayoutCase("an item set into the column", [["h", "by", "b"], ["h2", "b2"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("h2", .headline, 0, 100, 140, inset: 20)
            page.add("b2", .article, 0, 150, 400, inset: 20, text: begins + ends)
            page.add("by", .byline, 0, 420, 440)
            page.add("b", .article, 0, 450, 900, text: begins + ends)
        },
        LayoutCase("text runs on below an item with a headline", [["h", "b1", "b3"], ["h2", "b2"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("b1", .article, 0, 90, 400, text: begins + ["the matter was not to be consid-"])
            page.add("h2", .headline, 0, 420, 460)
            page.add("b2", .article, 0, 470, 700, text: begins + ends)
            page.add(
                "b3",
                .article,
                0,
                720,
                900,
                text: ["ered before the winter had gone", "by, and then not at all.<"]
            )
        },
        LayoutCase("caption and picture under their headline", [["h", "p", "c", "b1", "b2"]]) { page in
            page.add("h", .headline, 0, to: 1, 0, 80)
            page.add("p", .photograph, 0, to: 1, 90, 500)
            page.add("c", .caption, 0, to: 1, 505, 525)
            page.add("b1", .article, 0, 540, 900)
            page.add("b2", .article, 1, 540, 900)
        },
        LayoutCase("a picture by itself", [["h", "b"], ["p", "c"]]) { page in
            page.add("h", .headline, 0, 0, 80)
            page.add("b", .article, 0, 90, 900)
            page.add("p", .cartoon, 1, 0, 400)
            page.add("c", .caption, 1, 410, 430, text: ["The harvest is in."])
        },
        LayoutCase("standing head over the first of several headlines", [["s", "h1", "b1", "b2"]]) { page in
            page.add("s", .headline, 0, to: 1, 0, 60)
            page.add("h1", .headline, 0, 70, 120)
            page.add("b1", .article, 0, 130, 900, text: begins + breaksOff)
            page.add("b2", .article, 1, 70, 900, text: goesOn + ends)
        },
        LayoutCase("a second headline under a wide one", [["w", "b2"], ["h1", "b1"]]) { page in
            page.add("w", .headline, 0, to: 1, 0, 60)
            page.add("h1", .headline, 0, 70, 120)
            page.add("b1", .article, 0, 130, 900, text: begins + ends)
            page.add("b2", .article, 1, 70, 900, text: begins + ends)
        },
    ]
}
