import CorpusModel
import Metadata
import Testing

@Suite struct PageIdentityTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var path: String
        var root: String?
        var page = 1
        var metadata = PageMetadata()
        var id: String
        var testDescription: String { "\(path) \(page)" }
    }

    /// Page 1 of a second section, the ninth page of its issue.
    private static let sectioned: PageMetadata = {
        var metadata = PageMetadata(lccn: "sn83045462", date: "1920-11-15", edition: 1, page: 1)
        metadata.sequence = 9
        return metadata
    }()

    static let examples: [Example] = [
        Example(
            path: "a/b.jp2",
            metadata: PageMetadata(title: "Star", lccn: "sn83045462", date: "1920-11-15", edition: 1, page: 1),
            id: "sn83045462/1920-11-15/ed-1/p1"
        ),
        Example(
            path: "a/b.jp2",
            metadata: PageMetadata(title: "The Star & Herald", date: "1920-11-15", page: 12),
            id: "the-star-herald/1920-11-15/p12"
        ),
        Example(path: "a/b.jp2", metadata: sectioned, id: "sn83045462/1920-11-15/ed-1/p9"),
        Example(path: "in/a/b.jp2", root: "in", metadata: PageMetadata(lccn: "sn83045462", page: 1), id: "a/b"),
        Example(path: "/data/in/a/b.jp2", root: "/data/in/", id: "a/b"),
        Example(path: "./in/a/b.jp2", root: "in", id: "a/b"),
        Example(path: "/data/b.tif", page: 2, id: "data/b#2"),
        Example(path: "../b.v2.tif", id: "b.v2"),
        Example(path: "inn/b.tif", root: "in", id: "inn/b"),
        Example(path: "b.tif", root: "b.tif", id: "b"),
    ]

    @Test("ids from metadata, else from the path", arguments: examples)
    func gives(_ example: Example) {
        var identity = PageIdentity()
        let id = identity.id(
            forPath: example.path,
            below: example.root,
            pageInFile: example.page,
            metadata: example.metadata
        )
        #expect(id == example.id)
    }

    @Test func everyIdIsGivenOnceAndTheSameInTheSameOrder() {
        let known = PageMetadata(lccn: "sn83045462", date: "1920-11-15", page: 1)
        let calls: [(String, Int, PageMetadata)] = [
            ("x/a.tif", 1, known), ("x/b.tif", 1, known), ("x/a.jpg", 1, PageMetadata()),
            ("x/b.png", 1, PageMetadata()),
            ("x/b.png", 1, PageMetadata()), ("x/b.png", 1, PageMetadata()), ("x/b#2.tif", 1, PageMetadata()),
            ("x/b.tif", 2, PageMetadata()), ("x/b.tif", 2, PageMetadata()),
        ]
        func ids() -> [String] {
            var identity = PageIdentity()
            return calls.map { identity.id(forPath: $0.0, pageInFile: $0.1, metadata: $0.2) }
        }
        #expect(
            ids() == [
                "sn83045462/1920-11-15/p1", "x/b", "x/a", "x/b.png", "x/b.png~2", "x/b.png~3", "x/b#2", "x/b.tif#2",
                "x/b.tif#2~2",
            ]
        )
        #expect(Set(ids()).count == calls.count)
        #expect(ids() == ids())
    }
}
