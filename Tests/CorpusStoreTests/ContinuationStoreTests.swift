import CorpusFiles
import CorpusModel
import CorpusStore
import Foundation
import Testing

@Suite struct ContinuationStoreTests {
    /// Articles of two papers' issues of one day; the first article of a page goes on in the first of the next one.
    private final class Corpus {
        let layout: CorpusLayout

        init() throws {
            layout = CorpusLayout(folder: NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)")
            try FileManager.default.createDirectory(atPath: layout.folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: layout.folder) }

        /// Ids such as "bee1": page 1 of the Bee; "x" has no metadata.
        func store(_ ids: [String], fingerprint: String = "f", shardSize: Int = 2) throws -> CorpusStore {
            let store = try CorpusStore(layout: layout, shardSize: shardSize)
            let pages = ids.map { id in
                let metadata =
                    id == "x"
                    ? PageMetadata()
                    : PageMetadata(title: String(id.dropLast()), date: "1902-10-03", page: id.last?.wholeNumberValue)
                return PlannedPage(
                    request: PageRequest(id: id, path: "scans/\(id).jpg", page: 1, metadata: metadata),
                    file: FileState(size: 100, modified: 1)
                )
            }
            _ = try store.adopt(pages, fingerprint: fingerprint, removesMissing: true) { _ in nil }
            for position in try store.pendingPositions() {
                let request = try store.request(at: position)
                try store.finish(
                    position: position,
                    page: CodedPage([Self.record(request, fingerprint)]),
                    fingerprint: fingerprint,
                    attempts: 1,
                    usage: nil
                )
                try store.publishShard(of: position)
            }
            try store.publishAllShards()
            return store
        }

        /// Links pages of an issue that follow each other; gives the issues that were not linked yet.
        @discardableResult
        func link(_ store: CorpusStore, version: Int = 1) throws -> [[String]] {
            let issues = try store.unlinkedIssues(version: version)
            for issue in issues {
                let links = zip(issue.ids, issue.ids.dropFirst()).map { from, to in
                    ContinuationLink(
                        from: .init(page: from, article: "a1"),
                        to: .init(page: to, article: "a1"),
                        confidence: 0.9
                    )
                }
                let pages = Dictionary(uniqueKeysWithValues: issue.ids.map { ($0, $0) })
                try store.setContinuations(links, pageOfRecord: pages, of: issue)
            }
            try store.publishContinuations()
            try store.writeCard()
            return issues.map(\.ids)
        }

        func run(_ ids: [String], fingerprint: String = "f", shardSize: Int = 2) throws -> [[String]] {
            let store = try store(ids, fingerprint: fingerprint, shardSize: shardSize)
            let issues = try link(store)
            try store.close()
            return issues
        }

        private static func record(_ request: PageRequest, _ fingerprint: String) -> PageRecord {
            let box = PixelRect(x0: 0, y0: 0, x1: 5, y1: 5)
            return PageRecord(
                id: request.id,
                source: ScanSource(path: request.path, page: request.page, sha256: "digest of \(request.path)"),
                image: ImageInfo(width: 10, height: 10, dpi: 300, dpiSource: .default, skewDegrees: 0),
                metadata: request.metadata,
                regions: [
                    Region(id: "r1", regionClass: .article, bbox: box, score: 1),
                    Region(id: "r2", regionClass: .article, bbox: box, score: 1),
                ],
                articles: [
                    Article(id: "a1", regions: ["r1"], bbox: box, text: "first of \(request.id)"),
                    Article(id: "a2", regions: ["r2"], bbox: box, text: "second of \(request.id)"),
                ],
                tables: [],
                provenance: Provenance(broadsheet: "0", fingerprint: fingerprint, models: [:], tesseract: "0")
            )
        }

        /// Files but the store, by name.
        func files() throws -> [String: Data] {
            var found: [String: Data] = [:]
            for case let name as String in try #require(FileManager.default.enumerator(atPath: layout.folder)) {
                guard !name.hasPrefix("broadsheet.") else { continue }
                found[name] = FileManager.default.contents(atPath: layout.folder + "/" + name)
            }
            return found
        }

        func articles() throws -> [ArticleRecord] {
            try JSONLines.shards(in: URL(fileURLWithPath: layout.folder(of: .articles))).flatMap { file in
                try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
                    try RecordCoding.decode(ArticleRecord.self, from: Data($0))
                }
            }
        }
    }

    private static let pages = ["bee1", "x", "sun1", "bee2", "sun2", "bee3"]

    private func fresh(_ ids: [String], fingerprint: String = "f", shardSize: Int = 2) throws -> [String: Data] {
        let corpus = try Corpus()
        _ = try corpus.run(ids, fingerprint: fingerprint, shardSize: shardSize)
        return try corpus.files()
    }

    @Test func partsOfOtherShardsAreInOneRecord() throws {
        let corpus = try Corpus()
        #expect(try corpus.run(Self.pages) == [["bee1", "bee2", "bee3"], ["sun1", "sun2"]])
        let articles = try corpus.articles()
        #expect(
            articles.map(\.id) == [
                "bee1#a1", "bee1#a2", "x#a1", "x#a2", "sun1#a1", "sun1#a2", "bee2#a2", "sun2#a2", "bee3#a2",
            ]
        )
        #expect(articles[0].text == "first of bee1 first of bee2 first of bee3")
        #expect(articles[0].parts?.map(\.page) == ["bee1", "bee2", "bee3"])
        #expect(articles[0].parts?.map(\.regions) == [["r1"], ["r1"], ["r1"]])
        #expect(articles[0].parts?.map(\.linkConfidence) == [nil, 0.9, 0.9])
        #expect(articles[1].parts == nil)
        let summary = try CorpusStore(reading: corpus.layout).summary()
        #expect(summary.articles == 9 && summary.continued == 3)
    }

    @Test func aSecondRunLinksNothingAnew() throws {
        let corpus = try Corpus()
        _ = try corpus.run(Self.pages)
        let files = try corpus.files()
        #expect(try corpus.run(Self.pages) == [])
        #expect(try corpus.files() == files)
        let store = try corpus.store(Self.pages)
        #expect(try corpus.link(store, version: 2).count == 2)
        #expect(try corpus.files() == files)
    }

    @Test(
        "whatever the corpus was before, the files are those of a fresh run",
        arguments: [
            ["bee1", "sun1", "bee2"], ["sun2", "bee3", "bee2", "bee1", "sun1", "x"], ["x", "bee1", "bee3", "sun1"],
            ["new1", "bee1", "x", "sun1", "bee2", "sun2", "bee3", "new2"],
        ]
    )
    func changed(_ ids: [String]) throws {
        let corpus = try Corpus()
        _ = try corpus.run(Self.pages)
        _ = try corpus.run(ids)
        let (found, expected) = (try corpus.files(), try fresh(ids))
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (name, data) in expected {
            #expect(String(decoding: found[name] ?? Data(), as: UTF8.self) == String(decoding: data, as: UTF8.self))
        }
    }

    @Test func pagesDoneAgainAreLinkedAnew() throws {
        let corpus = try Corpus()
        _ = try corpus.run(Self.pages)
        #expect(try corpus.run(Self.pages, fingerprint: "g").count == 2)
        #expect(try corpus.files() == fresh(Self.pages, fingerprint: "g"))
        _ = try corpus.run(Self.pages, fingerprint: "g", shardSize: 5)
        #expect(try corpus.files() == fresh(Self.pages, fingerprint: "g", shardSize: 5))
    }

    @Test("a process killed at any point leaves what the next run goes on from", arguments: [0, 1, 2, 3])
    func killed(_ point: Int) throws {
        let corpus = try Corpus()
        let store = try corpus.store(Self.pages)
        let issues = try store.unlinkedIssues(version: 1)
        let link = ContinuationLink(
            from: .init(page: "bee1", article: "a1"),
            to: .init(page: "bee2", article: "a1"),
            confidence: 0.9
        )
        if point > 0 {
            // Half of what the issue has: as if the method had found less.
            try store.setContinuations([link], pageOfRecord: ["bee1": "bee1", "bee2": "bee2"], of: issues[0])
        }
        if point > 1 {
            // The files are written, and the store does not know it.
            try store.close()
            let saved = try Data(contentsOf: URL(fileURLWithPath: corpus.layout.store))
            let again = try CorpusStore(layout: corpus.layout, shardSize: 2)
            try again.publishContinuations()
            try again.close()
            if point == 2 { try saved.write(to: URL(fileURLWithPath: corpus.layout.store)) }
            if point == 3 { try FileManager.default.removeItem(atPath: corpus.layout.shard(0, of: .articles)) }
        } else {
            try store.close()
        }
        let last = try corpus.store(Self.pages)
        try corpus.link(last, version: 2)
        try last.close()
        #expect(try corpus.files().filter { $0.key != "failures.jsonl" } == fresh(Self.pages))
    }
}
