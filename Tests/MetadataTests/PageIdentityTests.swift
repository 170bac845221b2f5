import CorpusModel
import Metadata
import Testing

@Suite struct PageIdentityTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var place: String
        var page = 1
        var metadata = PageMetadata()
        var id: String
        var testDescription: String { "\(place) \(page)" }
    }

    /// Page 1 of a second section, the ninth page of its issue.
    private static let sectioned: PageMetadata = {
        var metadata = PageMetadata(lccn: "sn83045462", date: "1920-11-15", edition: 1, page: 1)
        metadata.sequence = 9
        return metadata
    }()

    static let examples: [Example] = [
        Example(
            place: "a/b.jp2",
            metadata: PageMetadata(title: "Star", lccn: "sn83045462", date: "1920-11-15", edition: 1, page: 1),
            id: "sn83045462/1920-11-15/ed-1/p1"
        ),
        Example(
            place: "a/b.jp2",
            metadata: PageMetadata(title: "The Star & Herald", date: "1920-11-15", page: 12),
            id: "the-star-herald/1920-11-15/p12"
        ),
        Example(place: "a/b.jp2", metadata: sectioned, id: "sn83045462/1920-11-15/ed-1/p9"),
        Example(place: "a/b.jp2", metadata: PageMetadata(lccn: "sn83045462", page: 1), id: "a/b"),
        // All issues of a month would have one id.
        Example(
            place: "a/b.jp2",
            metadata: PageMetadata(lccn: "sn83045462", date: "1920-11", datePrecision: .month, page: 1),
            id: "a/b"
        ),
        Example(place: "data/b.tif", page: 2, id: "data/b#2"),
        Example(place: "b.v2.tif", id: "b.v2"), Example(place: "b", id: "b"), Example(place: "b.1920", id: "b.1920"),
    ]

    @Test("ids from metadata, else from the place", arguments: examples)
    func gives(_ example: Example) {
        let page = PageIdentity.Page(place: example.place, pageInFile: example.page, metadata: example.metadata)
        #expect(PageIdentity.ids(of: [page]) == [example.id])
    }

    @Test func everyIdIsGivenOnceWhateverTheOrder() {
        let known = PageMetadata(lccn: "sn83045462", date: "1920-11-15", page: 1)
        let pages: [(PageIdentity.Page, String)] = [
            (.init(place: "x/a.tif", metadata: known), "sn83045462/1920-11-15/p1"),
            (.init(place: "x/b.tif", metadata: known), "x/b.tif"),
            (.init(place: "x/a.jpg"), "x/a"), (.init(place: "x/b.png"), "x/b"), (.init(place: "x/b#2.tif"), "x/b#2"),
            (.init(place: "x/b.tif", pageInFile: 2), "x/b.tif#2"), (.init(place: "y/c.png", rank: 1), "y/c.png"),
            (.init(place: "y/c.tif"), "y/c"),
        ]
        for _ in 0..<20 {
            let shuffled = pages.shuffled()
            #expect(PageIdentity.ids(of: shuffled.map { $0.0 }) == shuffled.map { $0.1 })
        }
    }

    @Test func namesThatDifferInNormalFormHaveTwoIDs() {
        let ids = PageIdentity.ids(of: [.init(place: "caf\u{E9}.png"), .init(place: "cafe\u{301}.png")])
        // Not equal in Unicode's sense, so that nobody takes one for the other.
        #expect(ids[0] != ids[1])
    }

    @Test func aFurtherPageMovesNoOther() {
        let first = ["box1/0001.png", "box3/0001.png"], all = ["box1/0001.png", "box2/0001.png", "box3/0001.png"]
        func ids(_ places: [String]) -> [String] { PageIdentity.ids(of: places.map { PageIdentity.Page(place: $0) }) }
        #expect(ids(first) == ["box1/0001", "box3/0001"] && ids(all) == ["box1/0001", "box2/0001", "box3/0001"])
    }
}
