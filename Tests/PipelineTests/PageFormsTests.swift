import CorpusModel
import Pipeline
import Testing

@Suite struct PageFormsTests {
    private func groups(_ places: [(String, Int?)], _ choice: FormChoice = .best) -> [String] {
        let files = places.map { place, count in
            CountedFile(
                InputFile(path: "in/" + place, place: place, state: FileState(size: 1, modified: 1)),
                pageCount: count
            )
        }
        return PageForms.groups(of: files, choice).map { group in
            ([group.best.file.place] + group.others.map(\.place)).joined(separator: " < ")
        }
    }

    struct Example: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var places: [(String, Int?)]
        var groups: [String]
    }

    static let examples: [Example] = [
        Example(
            testDescription: "beside each other, the best first, at the place of the first",
            places: [("r/3.jp2", 1), ("r/3.pdf", 1), ("r/3.TIF", 1), ("r/4.jpg", 1), ("r/4.png", 1)],
            groups: ["r/3.TIF < r/3.jp2 < r/3.pdf", "r/4.png < r/4.jpg"]
        ),
        Example(
            testDescription: "in folders of their own",
            places: [("r/master/3.tif", 1), ("r/pdf/3.pdf", 1), ("r/Service/3.jp2", 1), ("q/service/3.jp2", 1)],
            groups: ["r/master/3.tif < r/Service/3.jp2 < r/pdf/3.pdf", "q/service/3.jp2"]
        ),
        Example(
            testDescription: "masters before copies of the same format",
            places: [("access/r/3.tif", 1), ("master/r/3.tif", 1)],
            groups: ["master/r/3.tif < access/r/3.tif"]
        ),
        Example(
            testDescription: "a PDF of several pages is no form of one",
            places: [("r/issue.pdf", 8), ("r/issue.tif", 1), ("r/1.tif", 1), ("r/1.pdf", 2)],
            groups: ["r/issue.pdf", "r/issue.tif", "r/1.tif", "r/1.pdf"]
        ),
        Example(
            testDescription: "two forms of one issue",
            places: [("issue.pdf", 8), ("issue.tif", 8)],
            groups: ["issue.tif < issue.pdf"]
        ),
        Example(
            testDescription: "what cannot be counted is the last choice",
            places: [("3.tif", nil), ("3.jp2", 1), ("4.tif", nil), ("5.pdf", 3), ("5.tif", nil)],
            groups: ["3.jp2 < 3.tif", "4.tif", "5.pdf < 5.tif"]
        ),
        Example(
            testDescription: "two of one format in one folder are two pages",
            places: [("3.jpg", 1), ("3.jpeg", 1), ("3.tif", 1), ("3.tiff", 1)],
            groups: ["3.jpg", "3.tif < 3.jpeg", "3.tiff"]
        ),
        Example(
            testDescription: "other stems, other letters, other folders, no ending",
            places: [
                ("a/3.tif", 1), ("b/3.jp2", 1), ("a/4.jp2", 1), ("a/P.tif", 1), ("a/p.jp2", 1), ("a/3", 1),
                ("a/3.scan", 1),
            ],
            groups: ["a/3.tif", "b/3.jp2", "a/4.jp2", "a/P.tif", "a/p.jp2", "a/3", "a/3.scan"]
        ),
    ]

    @Test("files that are one page are joined, and no others", arguments: examples)
    func joins(_ example: Example) {
        #expect(groups(example.places) == example.groups)
        // The order of the inputs decides the order of pages, and nothing else.
        #expect(groups(example.places.reversed()).sorted() == example.groups.sorted())
    }

    @Test func everyFileIsReadWhereThatIsAsked() {
        #expect(groups([("r/3.jp2", 1), ("r/3.tif", 1)], .all) == ["r/3.jp2", "r/3.tif"])
    }
}
