import CorpusFiles
import CorpusModel
import CorpusStore
import Foundation
import Testing

@Suite struct CorpusStoreTests {
    /// A corpus in a temporary folder.
    private final class Corpus {
        let layout: CorpusLayout

        init() throws {
            layout = CorpusLayout(folder: NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)")
            try FileManager.default.createDirectory(atPath: layout.folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: layout.folder) }

        /// Adopts pages, does what is pending, and publishes; `failing` pages get no record.
        func run(
            _ ids: [String],
            fingerprint: String = "f",
            shardSize: Int = 2,
            failing: Set<String> = [],
            removesMissing: Bool = false,
            modified: Int = 1,
            digest: (String) -> String? = { _ in nil }
        ) throws -> ResumeReport {
            try run(
                ids.map { Self.page($0, modified: modified) },
                fingerprint: fingerprint,
                shardSize: shardSize,
                failing: failing,
                removesMissing: removesMissing,
                digest: digest
            )
        }

        func run(
            _ pages: [PlannedPage],
            fingerprint: String = "f",
            shardSize: Int = 2,
            failing: Set<String> = [],
            removesMissing: Bool = false,
            digest: (String) -> String? = { _ in nil }
        ) throws -> ResumeReport {
            let store = try CorpusStore(layout: layout, shardSize: shardSize)
            let report = try store.adopt(
                pages,
                fingerprint: fingerprint,
                removesMissing: removesMissing,
                digest: digest
            )
            try Self.work(store, fingerprint: fingerprint, failing: failing)
            try store.publishAllShards()
            try store.writeFailures()
            try store.writeCard()
            try store.close()
            return report
        }

        static func work(_ store: CorpusStore, fingerprint: String, failing: Set<String> = []) throws {
            for position in try store.pendingPositions() {
                let request = try store.request(at: position)
                if failing.contains(request.id) {
                    try store.fail(
                        position: position,
                        failure: PageFailure(source: request.path, stage: "decode", code: "empty", message: "empty"),
                        detail: nil,
                        fingerprint: fingerprint,
                        usage: nil
                    )
                } else {
                    try store.finish(
                        position: position,
                        page: CodedPage(records(request, fingerprint)),
                        fingerprint: fingerprint,
                        attempts: 1,
                        usage: PageUsage(wallSeconds: 2, cpuSeconds: 1, peakMemoryBytes: 1 << 20)
                    )
                }
                try store.publishShard(of: position)
            }
        }

        static func page(_ id: String, modified: Int) -> PlannedPage {
            PlannedPage(
                request: PageRequest(id: id, path: "scans/\(id).jpg", page: 1),
                file: FileState(size: 100, modified: modified)
            )
        }

        /// One record, two where the scan is `b.jpg`, which is a spread.
        private static func records(_ request: PageRequest, _ fingerprint: String) -> [PageRecord] {
            guard request.path.hasSuffix("/b.jpg") else { return [record(request, fingerprint)] }
            return [PageFraming.Side.left, .right].map { side in
                var page = record(request, fingerprint)
                page.id += side.idSuffix
                page.articles[0].text += " On the \(side.rawValue)."
                page.frame = PageFraming(
                    rotation: Judged(0, confidence: 1),
                    inverted: Judged(false, confidence: 1),
                    box: Judged(PixelRect(x0: 0, y0: 0, x1: 5, y1: 10), confidence: 1),
                    side: Judged(side, confidence: 0.9)
                )
                return page
            }
        }

        private static func record(_ request: PageRequest, _ fingerprint: String) -> PageRecord {
            let box = PixelRect(x0: 0, y0: 0, x1: 5, y1: 5)
            return PageRecord(
                id: request.id,
                source: ScanSource(path: request.path, page: request.page, sha256: "digest of \(request.path)"),
                image: ImageInfo(width: 10, height: 10, dpi: 300, dpiSource: .default, skewDegrees: 0),
                metadata: request.metadata,
                regions: [Region(id: "r1", regionClass: .article, bbox: box, score: 1)],
                articles: [Article(id: "a1", regions: ["r1"], bbox: box, text: "Text of \(request.path).\n\nMore.")],
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
    }

    /// What a run from nothing gives.
    private func fresh(_ pages: [PlannedPage]) throws -> [String: Data] {
        let corpus = try Corpus()
        _ = try corpus.run(pages)
        return try corpus.files()
    }

    /// What a run from nothing gives.
    private func fresh(_ ids: [String], fingerprint: String = "f", shardSize: Int = 2) throws -> [String: Data] {
        let corpus = try Corpus()
        _ = try corpus.run(ids, fingerprint: fingerprint, shardSize: shardSize)
        return try corpus.files()
    }

    @Test func secondRunKeepsEverything() throws {
        let corpus = try Corpus()
        #expect(try corpus.run(["a", "b", "c"]).toDo == ["new": 3])
        let files = try corpus.files()
        #expect(files["pages/part-00001.jsonl"] != nil && files["articles/part-00001.jsonl"] != nil)
        let again = try corpus.run(["a", "b", "c"])
        #expect(again.kept == 3 && again.toDo.isEmpty)
        #expect(try corpus.files() == files)
    }

    @Test(
        "whatever the corpus was before, the files are those of a fresh run",
        arguments: [
            ["x", "a", "b", "c", "d"], ["a", "b", "x", "c", "d"], ["d", "c", "b", "a"], ["a", "b", "c", "d", "e"],
        ]
    )
    func reordered(_ ids: [String]) throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c", "d"])
        let report = try corpus.run(ids)
        #expect(report.kept == 4 && report.toDoCount == ids.count - 4)
        #expect(try corpus.files() == fresh(ids))
    }

    @Test func removedPagesAreRefusedUnlessAskedFor() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c", "d", "e"])
        let files = try corpus.files()
        let error = #expect(throws: CorpusError.self) { try corpus.run(["a", "c"]) }
        #expect(error?.code == .pagesMissing && error?.description.contains("--remove-missing") == true)
        #expect(try corpus.files() == files)
        let report = try corpus.run(["a", "c"], removesMissing: true)
        #expect(report.removed == 3 && report.kept == 2)
        #expect(try corpus.files() == fresh(["a", "c"]))
    }

    @Test func otherShardSizeRewritesWithoutWork() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c", "d", "e"])
        #expect(try corpus.run(["a", "b", "c", "d", "e"], shardSize: 3).kept == 5)
        #expect(try corpus.files() == fresh(["a", "b", "c", "d", "e"], shardSize: 3))
    }

    @Test func otherConfigurationDoesAllPagesAgain() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c"])
        #expect(try corpus.run(["a", "b", "c"], fingerprint: "g").toDo == ["configuration_changed": 3])
        #expect(try corpus.files() == fresh(["a", "b", "c"], fingerprint: "g"))
    }

    @Test func touchedScansAreComparedByContent() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b"])
        let report = try corpus.run(["a", "b"], modified: 2) { $0 == "scans/a.jpg" ? "digest of \($0)" : "other" }
        #expect(report.kept == 1 && report.toDo == ["scan_changed": 1])
        #expect(try corpus.run(["a", "b"], modified: 2).kept == 2)
    }

    @Test(
        "corrected labels reach the records, and no page is done again",
        arguments: ["title", "date and id", "path"]
    )
    func relabelled(_ correction: String) throws {
        let corpus = try Corpus()
        var pages = ["a", "b", "c", "d", "e"].map { Corpus.page($0, modified: 1) }
        _ = try corpus.run(pages)
        for place in [1, 4] {
            switch correction {
            case "title": pages[place].request.metadata.title = "The Osprey Bay Register"
            case "path": pages[place].request.path = "moved/\(pages[place].request.id).jpg"
            default:
                pages[place].request.metadata.date = "1902-10-03"
                pages[place].request.id = "register/1902-10-03/p\(place)"
            }
        }
        let report = try corpus.run(pages) { "digest of scans/" + ($0 as NSString).lastPathComponent }
        #expect(report.kept == 5 && report.relabelled == 2 && report.toDo.isEmpty && report.removed == 0)
        if correction != "path" {
            let (found, expected) = (try corpus.files(), try fresh(pages))
            #expect(found.keys.sorted() == expected.keys.sorted())
            for (name, data) in expected {
                #expect(String(decoding: found[name] ?? Data(), as: UTF8.self) == String(decoding: data, as: UTF8.self))
            }
        }
        let lines = try corpus.files().filter { $0.key.hasPrefix("articles/") || $0.key.hasPrefix("pages/") }.values
        let text = lines.map { String(decoding: $0, as: UTF8.self) }.joined()
        let label = ["title": "Osprey Bay", "path": "moved/b.jpg"][correction] ?? "register/1902-10-03/p1#left#a1"
        #expect(text.contains(label))
        #expect(try corpus.run(pages).kept == 5)
    }

    @Test(
        "pages find their records again, whatever was exchanged",
        arguments: ["ids", "places", "all but the content"]
    )
    func found(_ change: String) throws {
        let corpus = try Corpus()
        var pages = ["a", "b", "c", "d", "e"].map { Corpus.page($0, modified: 1) }
        for index in pages.indices { pages[index].request.place = pages[index].request.id + ".jpg" }
        _ = try corpus.run(pages)
        let former = pages
        for (index, other) in [(0, 1), (1, 2), (2, 0)] {
            switch change {
            // As when all dates of a paper were one issue off.
            case "ids": pages[index].request.id = former[other].request.id
            case "places": pages[index].request.path = "elsewhere/\(former[index].request.id).jpg"
            default:
                pages[index].request.id = "new/\(index)"
                (pages[index].request.path, pages[index].request.place) = ("new/\(index).jpg", "\(index).jpg")
            }
        }
        let names = Dictionary(uniqueKeysWithValues: zip(pages, former).map { ($0.request.path, $1.request.path) })
        let report = try corpus.run(pages) { names[$0].map { "digest of \($0)" } }
        #expect(report.kept == 5 && report.relabelled == 3 && report.toDo.isEmpty && report.removed == 0)
        let store = try CorpusStore(reading: corpus.layout)
        for (page, before) in zip(pages, former) {
            for record in try store.records(ofPage: page.request.id) {
                #expect(
                    record.id.hasPrefix(page.request.id) && record.source.sha256 == "digest of \(before.request.path)"
                )
                #expect(record.source.path == page.request.path)
            }
        }
        #expect(try corpus.run(pages).kept == 5)
    }

    @Test func ofTwoPagesWithExchangedFilesNoneIsTakenForTheOther() throws {
        let corpus = try Corpus()
        var pages = ["a", "b"].map { Corpus.page($0, modified: 1) }
        _ = try corpus.run(pages)
        (pages[0].file.modified, pages[1].file.modified) = (2, 2)
        let digests = ["scans/a.jpg": "digest of scans/b.jpg", "scans/b.jpg": "digest of scans/a.jpg"]
        let report = try corpus.run(pages) { digests[$0] }
        // Each content has its record already: they change places.
        #expect(report.kept == 2 && report.relabelled == 2)
        let store = try CorpusStore(reading: corpus.layout)
        #expect(try store.records(ofPage: "a").allSatisfy { $0.source.sha256 == "digest of scans/b.jpg" })
    }

    @Test func everyFileSeenIsCounted() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c"], failing: ["b"])
        var account = InputAccount()
        account.planned = 3
        account.skipped = [.init("scans/n.txt", .noScan), .init("scans/a.pdf", .otherForm, of: "scans/a.jpg")]
        account.failures = [
            PageFailure(source: "scans/x", stage: "input", code: "folder-unreadable", message: "scans/x: no")
        ]
        let store = try CorpusStore(layout: corpus.layout, shardSize: 2)
        try store.setInputs(account)
        try store.writeFailures()
        let inputs = try #require(try store.summary().inputs)
        #expect(inputs.seen == account.seen && inputs.withPages == 2 && inputs.failed == 2 && inputs.pending == 0)
        #expect(inputs.seen == inputs.withPages + inputs.failed + inputs.skippedCount + inputs.pending)
        #expect(inputs.sentence == "6 files seen: 2 with pages, 2 failed, 2 skipped (1 no scan, 1 other form)")
        #expect(try store.failures().map(\.code).last == "folder-unreadable")
        let skipped = try String(contentsOfFile: corpus.layout.skipped, encoding: .utf8)
        #expect(skipped.split(separator: "\n").count == 2 && skipped.contains("\"of\":\"scans/a.jpg\""))
        try store.setInputs(InputAccount())
        #expect(!FileManager.default.fileExists(atPath: corpus.layout.skipped))
        try store.close()
    }

    @Test func aFileOfManyPagesIsComparedByContentOnce() throws {
        let corpus = try Corpus()
        func pages(_ modified: Int) -> [PlannedPage] {
            (1...6).map { page in
                PlannedPage(
                    request: PageRequest(id: "p\(page)", path: "scans/many.tif", page: page),
                    file: FileState(size: 100, modified: modified)
                )
            }
        }
        _ = try corpus.run(pages(1))
        var asked = 0
        let report = try corpus.run(pages(2)) {
            asked += 1
            return "digest of \($0)"
        }
        #expect(report.kept == 6 && asked == 1)
    }

    @Test func failedPagesAreTriedAgainAndFillTheirPlace() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c"], failing: ["a", "c"])
        #expect(try corpus.files()["pages/part-00001.jsonl"] == nil)
        #expect(try corpus.files()["failures.jsonl"]?.split(separator: UInt8(ascii: "\n")).count == 2)
        let report = try corpus.run(["a", "b", "c"])
        #expect(report.kept == 1 && report.toDo == ["failed_before": 2])
        #expect(try corpus.files() == fresh(["a", "b", "c"]))
    }

    @Test(arguments: ["delete", "cut"])
    func lostShardIsMadeAgain(_ loss: String) throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c"])
        let files = try corpus.files()
        let shard = URL(fileURLWithPath: corpus.layout.shard(0, of: .pages))
        if loss == "delete" {
            try FileManager.default.removeItem(at: shard)
        } else {
            try Data(contentsOf: shard).dropLast(10).write(to: shard)
        }
        let report = try corpus.run(["a", "b", "c"])
        #expect(report.kept == 1 && report.toDo == ["record_lost": 2])
        #expect(try corpus.files() == files)
    }

    @Test("a process killed between writing a shard and noting it finds the records in the store")
    func killedBeforeShardIsNoted() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c", "d"])
        // All shards are opened, as the page put first moves the others, and the process dies before it publishes.
        let ids = ["0", "a", "b", "c", "d"]
        let store = try CorpusStore(layout: corpus.layout, shardSize: 2)
        _ = try store.adopt(
            ids.map { Corpus.page($0, modified: 1) },
            fingerprint: "f",
            removesMissing: false,
            digest: { _ in nil }
        )
        try store.close()
        let saved = try Data(contentsOf: URL(fileURLWithPath: corpus.layout.store))
        _ = try corpus.run(ids)
        // The files are new, the store is old.
        try saved.write(to: URL(fileURLWithPath: corpus.layout.store))
        #expect(try corpus.run(ids).kept == 4)
        #expect(try corpus.files() == fresh(ids))
    }

    @Test func summaryCountsAndReadsWhileAnotherWrites() throws {
        let corpus = try Corpus()
        let writer = try CorpusStore(layout: corpus.layout, shardSize: 2)
        _ = try writer.adopt(
            ["a", "b", "c"].map { Corpus.page($0, modified: 1) },
            fingerprint: "f",
            removesMissing: false,
            digest: { _ in nil }
        )
        let run = try writer.beginRun(jobs: 3, at: Date(timeIntervalSince1970: 100))
        try Corpus.work(writer, fingerprint: "f", failing: ["b"])
        let summary = try CorpusStore(reading: corpus.layout).summary()
        #expect(summary.pages == 3 && summary.done == 2 && summary.failed == 1 && summary.pending == 0)
        #expect(summary.articles == 2 && summary.failures == ["decode/empty": 1] && summary.cpuSecondsPerPage == 1)
        #expect(summary.lastRun?.jobs == 3 && summary.lastRun?.outcome == nil)
        try writer.endRun(run, pages: 3, outcome: "finished", at: Date(timeIntervalSince1970: 160))
        #expect(try CorpusStore(reading: corpus.layout).summary().lastRun?.seconds == 60)
    }

    @Test func bothPagesOfASpreadStandInTheirPlace() throws {
        let corpus = try Corpus()
        _ = try corpus.run(["a", "b", "c"], shardSize: 2)
        func ids(_ name: String) throws -> [String] {
            let lines = try #require(try corpus.files()[name]).split(separator: UInt8(ascii: "\n"))
            struct Line: Decodable { var id: String }
            return try lines.map { try RecordCoding.decode(Line.self, from: Data($0)).id }
        }
        #expect(try ids("pages/part-00000.jsonl") == ["a", "b#left", "b#right"])
        #expect(try ids("articles/part-00000.jsonl") == ["a#a1", "b#left#a1", "b#right#a1"])
        #expect(try ids("pages/part-00001.jsonl") == ["c"])
        let summary = try CorpusStore(reading: corpus.layout).summary()
        #expect(summary.pages == 3 && summary.done == 3 && summary.records == 4 && summary.spreads == 1)
        #expect(summary.articles == 4)
        // A failed page has no records, and those of a page that is taken out are gone.
        _ = try corpus.run(["a", "b", "c"], fingerprint: "g", failing: ["b"])
        #expect(try CorpusStore(reading: corpus.layout).summary().spreads == 0)
        _ = try corpus.run(["a", "c"], fingerprint: "g", removesMissing: true)
        #expect(try corpus.files() == fresh(["a", "c"], fingerprint: "g"))
    }

    @Test func folderWithoutStoreIsNoCorpus() throws {
        let error = #expect(throws: CorpusError.self) { try CorpusStore(reading: CorpusLayout(folder: "/nowhere")) }
        #expect(error?.code == .notACorpus)
    }

    @Test func damagedStoreIsNamed() throws {
        let corpus = try Corpus()
        try Data(repeating: 65, count: 10_000).write(to: URL(fileURLWithPath: corpus.layout.store))
        let error = #expect(throws: CorpusError.self) { try corpus.run(["a"]) }
        #expect(error?.code == .damaged && error?.description.contains(corpus.layout.store) == true)
    }

    @Test func oneRunAtATime() throws {
        let corpus = try Corpus()
        do {
            let lock = try CorpusLock(corpus.layout.lock)
            let error = #expect(throws: CorpusError.self) { _ = try CorpusLock(corpus.layout.lock) }
            #expect(error?.code == .locked)
            _ = consume lock
        }
        _ = try CorpusLock(corpus.layout.lock)
    }
}

@Suite struct AtomicFileTests {
    @Test func fileThatIsNotCommittedLeavesTheOldOne() throws {
        let path = NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try AtomicFile.write(Data("old".utf8), to: path)
        do {
            var file = try AtomicFile(path)
            try file.write(Data(repeating: 1, count: 3 << 20))
        }
        #expect(FileManager.default.contents(atPath: path) == Data("old".utf8))
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        try AtomicFile.write(Data("new".utf8), to: path)
        #expect(FileManager.default.contents(atPath: path) == Data("new".utf8))
    }

    @Test func folderThatIsNotThereIsAnError() {
        let error = #expect(throws: CorpusError.self) { try AtomicFile.write(Data(), to: "/nowhere/file") }
        #expect(error?.code == .notWritable && error?.description.contains("/nowhere/file") == true)
    }

    @Test func fullDeviceIsAnErrorOfItsOwn() {
        let error = CorpusError(systemError: 28, at: "corpus/pages/part-00000.jsonl")
        #expect(error.code == .outOfSpace && error.description.contains("make space"))
    }
}
