import Archives
import CorpusModel
import Metadata
import Testing

@Suite struct MetadataResolverTests {
    private static let path = "sn00000001/1920-11-15/ed-1/seq-2.jp2"

    @Test func `a table of titles completes what path and sidecar say`() throws {
        var titles = TitleTable()
        titles.add(
            NewspaperTitle(
                lccn: "sn00000001",
                title: "The Lydian",
                city: "Port Lydia",
                state: "Ohio",
                country: "United States",
                firstYear: 1854,
                lastYear: 1972
            )
        )
        let plain = MetadataResolver(titles: titles).metadata(forPath: Self.path)
        #expect(
            (plain.title, plain.city, plain.state, plain.country) == (
                "The Lydian", "Port Lydia", "Ohio", "United States"
            )
        )
        #expect((plain.date, plain.page, plain.firstYear, plain.lastYear) == ("1920-11-15", 2, 1854, 1972))
        let sidecar = try MetadataSidecar(text: "path,title\nseq-2.jp2,Mine\n", name: "s.csv")
        let mine = MetadataResolver(sidecar: sidecar, titles: titles).metadata(forPath: Self.path)
        #expect((mine.title, mine.city) == ("Mine", "Port Lydia"))
        // The catalogue's name goes before the label of an issue.
        let labelled = MetadataResolver(titles: titles).metadata(
            ofPath: "a.pdf",
            pageInFile: 1,
            source: PageMetadata(title: "Lydian, The", lccn: "sn00000001"),
            table: nil
        )
        #expect((labelled.title, labelled.state) == ("The Lydian", "Ohio"))
        #expect(MetadataResolver(titles: titles).metadata(forPath: "other/a.tif") == PageMetadata())
    }

    @Test func `what a source says goes before the path, and behind the user's table`() {
        var delivered = PageMetadata(title: "Delivered", lccn: "sn00000009", date: "1921-01-01", edition: 2, page: 7)
        (delivered.sequence, delivered.section, delivered.volume) = (9, "Sports", "12")
        func metadata(_ resolver: MetadataResolver, _ table: PageMetadata?, page: Int = 1) -> PageMetadata {
            resolver.metadata(ofPath: Self.path, pageInFile: page, source: delivered, table: table)
        }
        #expect(metadata(MetadataResolver(), nil) == delivered)
        var expected = delivered
        expected.title = "Mine"
        #expect(metadata(MetadataResolver(), PageMetadata(title: "Mine")) == expected)
        // What the delivery does not know, the path may.
        delivered.date = nil
        #expect(metadata(MetadataResolver(), nil).date == "1920-11-15")
    }
}
