import Articles
import CorpusModel
import PageFlow
import Testing

@Suite struct DirectionTests {
    /// Two columns under heads of their own and, on the right, a head over two columns.
    private var page: DrawnPage {
        var page = DrawnPage()
        page.add("left head", .headline, 0, 100, 140)
        page.add("left", .article, 0, 150, 900, text: ["All is well"])
        page.add("wide head", .headline, 1, to: 2, 100, 140)
        page.add("inner", .article, 1, 150, 900, text: ["It began thus,"])
        page.add("outer", .article, 2, 150, 900, text: ["and so it ended."])
        return page
    }

    @Test func columnsFollowFromTheSideThatIsReadFirst() {
        #expect(page.articles() == [["left head", "left"], ["wide head", "inner", "outer"]])
        let backwards = ArticleStage(readsFromRight: true).assemble(page.text)
        #expect(
            DrawnPage.names(backwards, page.regions) == [["wide head", "outer", "inner"], ["left head", "left"]]
        )
        #expect(backwards.articles.first?.text.hasPrefix("and so it ended.") == true)
    }

    @Test func boxesStayWhereTheyAre() {
        let found = ArticleStage(readsFromRight: true).assemble(page.text)
        let boxes = Dictionary(grouping: page.regions, by: \.layout.bbox)
        #expect(found.regions.count == page.regions.count)
        for region in found.regions {
            let drawn = boxes[region.layout.bbox]?.first
            #expect(drawn?.lines.map(\.bbox) == region.lines.map(\.bbox))
            #expect(drawn?.lines.flatMap(\.words).map(\.bbox) == region.lines.flatMap(\.words).map(\.bbox))
        }
        for article in found.articles {
            let members = found.regions.filter { article.regions.contains($0.layout.id) }.map(\.layout.bbox)
            #expect(PixelRect.hull(members) == article.bbox)
        }
    }

    @Test func aMirroredPageReadFromTheRightIsTheSame() {
        let drawn = page
        var mirrored = drawn.text
        func turned(_ box: PixelRect) -> PixelRect {
            let width = mirrored.bounds.x1
            return PixelRect(x0: width - box.x1, y0: box.y0, x1: width - box.x0, y1: box.y1)
        }
        for index in mirrored.regions.indices {
            mirrored.regions[index].layout.bbox = turned(mirrored.regions[index].layout.bbox)
            for line in mirrored.regions[index].lines.indices {
                mirrored.regions[index].lines[line].bbox = turned(mirrored.regions[index].lines[line].bbox)
            }
        }
        let (plain, backwards) = (
            ArticleStage().assemble(drawn.text), ArticleStage(readsFromRight: true).assemble(mirrored)
        )
        #expect(plain.articles.map(\.text) == backwards.articles.map(\.text))
        #expect(plain.articles.map(\.regions) == backwards.articles.map(\.regions))
    }
}
