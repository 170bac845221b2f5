import CorpusText
import Testing

@Suite struct ContinuationNoticeTests {
    @Test(
        "lines that send the reader to another page",
        arguments: [
            ("(Continued on Second Page.)", "page 2"),
            ("[CONTINUED ON PAGE 3.]", "page 3"),
            ("(Continued on Page Six, Column 2)", "page 6, column 2"),
            ("(Continued on Page 8, Col. 4.)", "page 8, column 4"),
            ("Continued on page two, column three.", "page 2, column 3"),
            ("(Coutinued on Second Page.)", "page 2"),
            ("(Contlnned on 4th page.)", "page 4"),
            ("Contlnued on Page Tbree", "page 3"),
            ("(Continued on Pnge Fonr.)", "page 4"),
            ("(ContinuedonPage 7.)", "page 7"),
            ("(Continued on Pageseven.)", "page 7"),
            ("(Continued ou Eighth Page, Third Column.)", "page 8, column 3"),
            ("Cont'd on Page 5", "page 5"),
            ("(Concluded on Page 12.)", "page 12"),
            ("Please turn to Page 4", "page 4"),
            ("Turn to page 9, column 2.", "page 9, column 2"),
            ("See SENATE, Page 5", "page 5"),
            ("(See fourth page.)", "page 4"),
            ("CONTINUED ON LAST PAGE", "CONTINUED ON LAST PAGE"),
            ("[Continued on page S.]", "Continued on page S"),
            ("continued on his way to the house", nil),
            ("The meeting continued on Tuesday", nil),
            ("See page 4 for the list of killed and wounded", nil),
            ("to see the first page of his ledger burned", nil),
            ("He was seen to turn to page", nil),
            ("page 3", nil),
            ("", nil),
        ] as [(String, String?)]
    )
    func onward(_ line: String, _ target: String?) {
        let notice = ContinuationNotice(line: line)
        #expect(notice?.target == target)
        #expect(notice.map { $0.direction == .onward } ?? true)
    }

    @Test(
        "lines that say whence the text comes",
        arguments: [
            ("(Continued from First Page.)", 1),
            ("[Continued from 25th page.]", 25),
            ("CONTINUED FROM PAGE ONE, THIS SECTION", 1),
            ("Contlnued trom Page Onc.", 1),
            ("SENATE DEBATE—Continued from page 1", 1),
            ("(From Page One.)", 1),
            ("Concluded from third page.", 3),
            ("from the first page of the book he read", nil),
            ("Continued from last week.", nil),
        ] as [(String, Int?)]
    )
    func back(_ line: String, _ page: Int?) {
        let notice = ContinuationNotice(line: line)
        #expect(notice?.page == page)
        #expect(notice.map { $0.direction == .back } ?? (page == nil))
    }

    @Test func keysAndNeighboursAreTold() throws {
        #expect(ContinuationNotice(line: "See SENATE VOTE, Page 5")?.keys == ["senate", "vote"])
        #expect(ContinuationNotice(line: "FLOOD—Continued from page 1")?.keys == ["flood"])
        #expect(ContinuationNotice(line: "(Continued on next page.)")?.neighbour == .next)
        #expect(ContinuationNotice(line: "[Continued from preceding page.]")?.neighbour == .previous)
        let column = try #require(ContinuationNotice(line: "Continued on fourth column."))
        #expect(!column.namesPage && column.column == 4)
        #expect(ContinuationNotice(line: "See SENATE, Page 5")?.isCertain == false)
    }

    @Test func noticesOfTwoLinesAreRead() {
        let lines = [
            "[Continued from First", "Page.]", "The debate was continued on", "the third day. Page after page",
            "was read, and",
            "(Continued on Page Four,", "Column Two.)",
        ]
        let found = ContinuationNotice.all(in: lines)
        #expect(found.map(\.lines) == [0..<2, 5..<7])
        #expect(found.map(\.notice.target) == ["page 1", "page 4, column 2"])
        #expect(ContinuationNotice.all(in: ["(Continued on Page 3.)", "Two men were hurt."]).map(\.lines) == [0..<1])
    }
}
