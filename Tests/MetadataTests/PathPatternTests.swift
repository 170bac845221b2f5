import CorpusFiles
import CorpusModel
import Foundation
import Metadata
import Testing

@Suite struct PathPatternTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var path: String
        var metadata: PageMetadata
        var testDescription: String { path }
    }

    static let examples: [Example] = [
        Example(
            path: "sn83045462/1920-11-15/ed-1/seq-1.jp2",
            metadata: PageMetadata(lccn: "sn83045462", date: "1920-11-15", edition: 1, page: 1)
        ),
        Example(
            path: "https://example.org/lccn/sn83045462/1920-11-15/ed-2/seq-14",
            metadata: PageMetadata(lccn: "sn83045462", date: "1920-11-15", edition: 2, page: 14)
        ),
        Example(
            path: "/scans/2010270501/1861-04-01/ed-1/p3/image.tif",
            metadata: PageMetadata(lccn: "2010270501", date: "1861-04-01", edition: 1, page: 3)
        ),
        Example(
            path: "sn83045462/1920-11-15/ed-1/issue.pdf",
            metadata: PageMetadata(lccn: "sn83045462", date: "1920-11-15", edition: 1)
        ),
        Example(
            path: "batch_x_ver01/data/sn83045462/00280654139/1859022101/0007.pdf",
            metadata: PageMetadata(
                lccn: "sn83045462",
                date: "1859-02-21",
                edition: 1,
                extra: ["reel": "00280654139"]
            )
        ),
        Example(
            path: "sn83045462_1920-11-15_ed-1_seq-4.jp2",
            metadata: PageMetadata(lccn: "sn83045462", date: "1920-11-15", edition: 1, page: 4)
        ),
        Example(
            path: "x/park-record-1935-08-02-p1.jp2",
            metadata: PageMetadata(title: "Park Record", date: "1935-08-02", page: 1)
        ),
        Example(
            path: "evening-star-1868051901.jpg",
            metadata: PageMetadata(title: "Evening Star", date: "1868-05-19", edition: 1)
        ),
        Example(
            path: "evening-star-1868051902-p11.jpg",
            metadata: PageMetadata(title: "Evening Star", date: "1868-05-19", edition: 2, page: 11)
        ),
        Example(
            path: "weekly-journal-18560510-p12.tiff",
            metadata: PageMetadata(title: "Weekly Journal", date: "1856-05-10", page: 12)
        ),
        Example(
            path: "The_Sun_1897-09-21_p6.png",
            metadata: PageMetadata(title: "The Sun", date: "1897-09-21", page: 6)
        ),
        Example(
            path: "Leeds_Mercury_18240229_0003.jp2",
            metadata: PageMetadata(title: "Leeds Mercury", date: "1824-02-29", page: 3)
        ),
    ]

    @Test("what paths say by the patterns built in", arguments: examples)
    func known(_ example: Example) {
        #expect(MetadataResolver().metadata(forPath: example.path) == example.metadata)
    }

    @Test(
        "what says nothing stays unknown",
        arguments: [
            "", "/", "a.jpg", "1856051001.pdf", "park-record-1935-1292.jp2", "evening-star-1868023001.jpg",
            "evening-star-18681319.jpg", "sn83045462/1921-02-29/ed-1/seq-1.jp2", "sn83045462/1920-11-15/ed-0/seq-0",
            "sn8304546/1920-11-15/ed-1/seq-1", "scan-1920-11-15.tif", "img_19201115_0001.tif", "p-18560510-p1.tif",
            "evening-star-1868051901-p1234567890.jpg", "star-12345678901.jpg", "1856-05-10-p1.tif",
            "sn83045462/00280654139/1859022100/0007.pdf",
        ]
    )
    func unknown(_ path: String) { #expect(MetadataResolver().metadata(forPath: path) == PageMetadata()) }

    @Test func patternsOfTheUser() throws {
        let patterns = try [
            "{region}/{date:dd.MM.yyyy} page {page:2}*", "{title}/{date:yyyy_MM_dd}/{page}",
            "{title:words} {date:yyyyMMdd}",
        ].map { try PathPattern($0) }
        let resolver = MetadataResolver(patterns: patterns)
        let table: [(String, PageMetadata)] = [
            (
                "Ohio/03.07.1863 page 04 (recto).tif",
                PageMetadata(date: "1863-07-03", page: 4, extra: ["region": "Ohio"])
            ),
            ("the-SUN & co/1863_07_03/2.tif", PageMetadata(title: "the-SUN & co", date: "1863-07-03", page: 2)),
            ("st-louis-post 19000101.png", PageMetadata(title: "St Louis Post", date: "1900-01-01")),
            ("Ohio/03.07.1863 page 4.tif", PageMetadata()),
        ]
        for (path, expected) in table { #expect(resolver.metadata(forPath: path) == expected, "\(path)") }
    }

    @Test func extensionsAreDroppedAndFiguresAfterADotKept() throws {
        let pattern = try PathPattern("{name}")
        for (path, name) in [("a.tiff", "a"), ("a.b.jp2", "a.b"), ("v1.5", "v1.5"), (".hidden", ".hidden")] {
            #expect(pattern.metadata(forPath: path)?.extra == ["name": name])
        }
    }

    @Test(
        "patterns that make no sense are refused with their text",
        arguments: [
            "", "[x]", "{}", "{page", "page}", "[a", "a]", "[a[b]]", "{date}", "{date:yyyy-MM}", "{date:yyyy/MM/dd}",
            "{page}-{page}", "{page:x}", "{lccn:4}", "{title:slug}", "{a b}", "[a][b][c][d][e][f][g]x",
        ]
    )
    func refuses(_ text: String) {
        let error = #expect(throws: MetadataError.self) { try PathPattern(text) }
        #expect(error?.code == .patternInvalid)
        #expect(error?.description.contains("\"\(text)\"") == true)
    }

    @Test func allBuiltInPatternsAreThereAndCode() throws {
        #expect(PathPattern.defaults.count == 10)
        let data = try JSONEncoder().encode(PathPattern.defaults)
        #expect(try JSONDecoder().decode([PathPattern].self, from: data) == PathPattern.defaults)
    }

    @Test func furtherPagesOfAFileHaveNoPageFromItsPath() {
        let path = "sn83045462/1920-11-15/ed-1/seq-1.tif"
        #expect(MetadataResolver().metadata(forPath: path, pageInFile: 2).page == nil)
        #expect(MetadataResolver().metadata(forPath: path, pageInFile: 2).lccn == "sn83045462")
    }
}
