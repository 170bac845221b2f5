import Articles
import CorpusModel
import PageFlow
import Testing
import TestSupport

@Suite struct ArticleStageTests {
    @Test("layouts and their articles", arguments: LayoutCase.all)
    func articles(_ example: LayoutCase) {
        #expect(example.page().articles() == example.expected)
    }

    @Test("the order of the input changes nothing", arguments: LayoutCase.all)
    func shuffled(_ example: LayoutCase) {
        var page = example.page()
        let expected = ArticleStage().assemble(page.text)
        for seed in 1...5 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            page.regions.shuffle(using: &generator)
            page.separators.shuffle(using: &generator)
            #expect(ArticleStage().assemble(page.text) == expected)
        }
    }

    @Test("boxes a few pixels off give the same articles", arguments: LayoutCase.all)
    func shaken(_ example: LayoutCase) {
        var page = example.page()
        var generator = SeededGenerator(seed: 7)
        for index in page.regions.indices {
            let box = page.regions[index].layout.bbox
            let shifts = (0..<4).map { _ in Int.random(in: -4...4, using: &generator) }
            page.regions[index].layout.bbox = PixelRect(
                x0: box.x0 + shifts[0],
                y0: box.y0 + shifts[1],
                x1: box.x1 + shifts[2],
                y1: box.y1 + shifts[3]
            )
        }
        #expect(page.articles() == example.expected)
    }

    @Test func regionsAreNumberedInReadingOrder() {
        var page = DrawnPage()
        page.add("second", .article, 1, 0, 900)
        page.add("wide", .headline, 0, to: 1, 920, 1000)
        page.add("lower left", .article, 0, 1010, 1900)
        page.add("lower right", .article, 1, 1010, 1900)
        page.add("first", .article, 0, 0, 900)
        page.add("ad", .advertisement, 2, to: 3, 0, 1900)
        page.add("title", .masthead, 0, to: 3, -200, -10)
        let result = ArticleStage().assemble(page.text)
        let drawn = Dictionary(uniqueKeysWithValues: page.regions.map { ($0.layout.bbox, $0.layout.id) })
        #expect(
            result.regions.map { drawn[$0.layout.bbox] }
                == ["title", "first", "second", "wide", "lower left", "lower right", "ad"]
        )
        #expect(result.regions.map(\.layout.id) == (1...7).map { "r\($0)" })
    }

    @Test func textOfAnArticle() throws {
        var page = DrawnPage()
        page.add("h", .headline, 0, 0, 44, text: ["FLOOD IN THE VALLEY.", "Bridges Carried Away."])
        page.add("by", .byline, 0, 90, 110, text: ["By our own Correspondent."])
        page.add(
            "b1",
            .article,
            0,
            120,
            900,
            text: [
                ">The river rose in the night to a", "height not known for twenty-", "five years.<",
                ">Nothing was left of the sub-",
            ]
        )
        page.add("b2", .article, 1, 0, 900, text: ["stantial bridge at Horley.<", "^(Continued on Second Page.)"])
        page.regions[2].layout.legibility = Legibility(label: .legible, score: 1)
        page.regions[3].layout.legibility = Legibility(label: .borderline, score: 1)
        let result = ArticleStage().assemble(page.text)
        let article = try #require(result.articles.first)
        #expect(result.articles.count == 1)
        #expect(article.headline == "FLOOD IN THE VALLEY. Bridges Carried Away.")
        #expect(article.byline == "By our own Correspondent.")
        #expect(
            article.text == """
                The river rose in the night to a height not known for twenty-five years.

                Nothing was left of the substantial bridge at Horley.
                """
        )
        #expect(article.continues == "page 2")
        #expect(article.legibility == .borderline)
        #expect(article.confidence == 0.9)
        #expect(article.bbox == PixelRect(x0: 0, y0: 0, x1: 620, y1: 900))
        let divided = result.regions.flatMap(\.lines).flatMap(\.words).filter { $0.subsContent != nil }
        #expect(divided.map(\.text) == ["twenty-", "five", "sub-", "stantial"])
        #expect(divided.map(\.subsContent) == ["twenty-five", "twenty-five", "substantial", "substantial"])
    }

    @Test func decksAreLinesOfTheHeadline() {
        var page = DrawnPage()
        page.add("h1", .headline, 0, 0, 44, text: ["FLOOD IN THE", "VALLEY."])
        page.add("h2", .headline, 0, 60, 104, text: ["Bridges Carried Away, and the Rail-", "way Cut."])
        page.add("b", .article, 0, 120, 900)
        let article = ArticleStage().assemble(page.text).articles.first
        #expect(article?.headline == "FLOOD IN THE VALLEY.\nBridges Carried Away, and the Railway Cut.")
    }

    @Test func tablesKeepTheirRows() {
        var page = DrawnPage()
        page.add("h", .headline, 0, 0, 40, text: ["CROPS."])
        page.add("b", .article, 0, 50, 100, text: [">The yield was as follows:<"])
        page.add("t", .table, 0, 110, 200, text: ["Wheat 12", "Oats 30"])
        let article = ArticleStage().assemble(page.text).articles.first
        #expect(article?.text == "The yield was as follows:\n\nWheat 12\nOats 30")
    }
}
