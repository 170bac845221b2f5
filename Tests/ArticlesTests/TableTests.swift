import Articles
import CorpusModel
import PageFlow
import Testing

/// Tables in articles: their places, numbers and rows.
@Suite struct TableTests {
    /// Two columns, a table in each, and one inside the text of the first.
    private static var page: DrawnPage {
        var page = DrawnPage()
        page.add("x4", .table, 1, 600, 700, text: ["Hay 9", "Straw 7"])
        page.add("x1", .headline, 0, 0, 60, text: ["^THE MARKETS"])
        page.add(
            "x2",
            .article,
            0,
            70,
            590,
            text: [
                ">Prices rose on Tuesday, and the buy-", "ers were many:<", "Corn 48 50-", "60 31 Oats",
                "until the end of",
                "the week came.<",
            ]
        )
        page.add("x3", .table, 0, 600, 700, text: ["Beef 12", "Pork 10"])
        page.add("x5", .article, 1, 70, 590, text: [">Other things were sold", "as before."])
        page.addTable("t3", in: "x4", lines: 0..<2)
        page.addTable("t1", in: "x2", lines: 2..<4)
        page.addTable("t2", in: "x3", lines: 0..<2)
        return page
    }

    @Test("tables are led to the final regions: those of table regions first, in reading order")
    func numbered() {
        let page = Self.page
        let result = ArticleStage().assemble(page.text)
        let drawn = Dictionary(uniqueKeysWithValues: page.regions.map { ($0.layout.bbox, $0.layout.id) })
        let name = Dictionary(uniqueKeysWithValues: result.regions.map { ($0.layout.id, drawn[$0.layout.bbox] ?? "?") })
        #expect(result.tables.map(\.id) == ["t1", "t2", "t3"])
        #expect(result.tables.map { $0.region.flatMap { name[$0] } } == ["x3", "x4", "x2"])
        // The table itself is the one that was found there.
        #expect(result.tables.map(\.bbox) == ["t2", "t3", "t1"].map { id in page.tables.first { $0.id == id }?.bbox })
    }

    @Test func theOrderOfTheInputChangesNothing() {
        var page = Self.page
        let expected = ArticleStage().assemble(page.text)
        page.tables.reverse()
        page.regions.reverse()
        #expect(ArticleStage().assemble(page.text) == expected)
    }

    @Test("rows stay lines, inside a text, too, and nothing is divided across them")
    func rowsStayLines() throws {
        let result = ArticleStage().assemble(Self.page.text)
        let article = try #require(result.articles.first { $0.headline == "THE MARKETS" })
        #expect(
            article.text.hasPrefix(
                """
                Prices rose on Tuesday, and the buyers were many:

                Corn 48 50-
                60 31 Oats

                until the end of the week came.
                """
            )
        )
        #expect(article.text.contains("Beef 12\nPork 10"))
    }

    @Test("a text of which no table is known runs on")
    func withoutTables() throws {
        var page = Self.page
        page.tables = []
        let result = ArticleStage().assemble(page.text)
        let article = try #require(result.articles.first { $0.headline == "THE MARKETS" })
        #expect(!article.text.contains("Corn 48 50-\n60"))
        #expect(result.tables.isEmpty)
    }

    @Test("a table keeps its region when a credit is parted from it")
    func creditParted() throws {
        var page = DrawnPage()
        page.add("x1", .headline, 0, 0, 60, text: ["^THE MARKETS"])
        page.add(
            "x2",
            .article,
            0,
            70,
            590,
            text: ["^By the Associated Press.", ">Prices rose on Tuesday:", "Corn 48", "Oats 31", "and fell again."]
        )
        page.addTable("t1", in: "x2", lines: 2..<4)
        let result = ArticleStage().assemble(page.text)
        #expect(result.regions.map(\.layout.regionClass) == [.headline, .byline, .article])
        #expect(result.tables.map(\.region) == ["r3"])
        #expect(try #require(result.articles.first).text.contains("Corn 48\nOats 31"))
    }

    @Test func aTableOfNoRegionStaysOne() {
        let table = Table(
            id: "t9",
            region: nil,
            bbox: PixelRect(x0: 0, y0: 0, x1: 9, y1: 9),
            score: 1,
            rows: 1,
            columns: 1,
            cells: []
        )
        var page = DrawnPage()
        page.tables = [table]
        let result = ArticleStage().assemble(page.text)
        #expect(result.tables.map(\.id) == ["t1"] && result.tables.map(\.region) == [nil])
        #expect(result.regions.isEmpty && result.articles.isEmpty)
    }
}
