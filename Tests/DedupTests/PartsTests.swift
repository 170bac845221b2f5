import CorpusFiles
import CorpusModel
import CorpusText
import Foundation
import Inference
import Testing
import TestSupport

@testable import Dedup

@Suite("A search in parts of the calendar, and their join")
struct PartsTests {
    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private typealias Article = (id: String, text: String, date: String)
    private static let parts = [
        ("1911-01-01", "1911-03-10"), ("1911-03-11", "1911-03-12"), ("1911-03-13", "1911-12-31"),
    ]

    /// Stories whose copies stand on both sides of the borders of `parts`, dated in several ways, and many others.
    private static let articles: [Article] = {
        var random = SeededGenerator(seed: 21)
        var articles: [Article] = []
        for (story, days) in [[8, 10, 11, 13, 19], [9, 12], [12, 14, 15], [1, 2], [10, 17], [10, 18]].enumerated() {
            let text = SampleText.words(70, &random)
            for day in days {
                let date = "1911-03-\(day.zeroPadded(to: 2))"
                articles.append(("s\(story)-\(day)", SampleText.misread(text, one: 60, &random), date))
            }
            switch story {
            case 0: articles.append(("month", text, "March 1911"))
            case 1: articles.append(("undated", text, ""))
            case 3: articles += [("year", text, "1911"), ("far", text, "1911-10-02"), ("unread", text, "1911-02-31")]
            default: break
            }
        }
        for number in 0..<30 {
            articles.append(("o\(number)", SampleText.words(60, &random), "1911-03-\((1 + number).zeroPadded(to: 2))"))
        }
        return articles
    }()

    private func dedup(_ name: String, _ dedup: DedupSettings = DedupSettings(), joining parts: [String] = [])
        throws -> DedupRun
    {
        DedupRun(
            DedupRun.Settings(
                files: [folder.file("articles.jsonl")],
                names: FieldNames(),
                output: folder.file(name).path,
                dedup: dedup,
                models: try ModelStore.locate(),
                precision: .f32,
                jobs: 2,
                parts: parts.map { folder.file($0).path }
            )
        )
    }

    /// Makes the parts.
    private func makeParts(_ settings: DedupSettings = DedupSettings()) async throws {
        for (number, days) in Self.parts.enumerated() {
            let stretch = try CalendarStretch(from: days.0, to: days.1)
            _ = try await dedup("p\(number)", settings).runPart(stretch) { _ in }
        }
    }

    private func clusters(_ name: String) throws -> Data {
        try Data(contentsOf: folder.file("\(name)/clusters.jsonl"))
    }

    private static let everyPart = ["p2", "p0", "p1"]

    @Test(
        "three parts and a join give the same bytes as one run, and compare each pair once",
        arguments: [
            DedupSettings(),
            DedupSettings(windowDays: 30, exhaustivePairs: 0, allowsOneNewspaper: false),
            DedupSettings(windowDays: 1, undated: .undated, verifies: false, linkCosine: 0.8),
        ]
    )
    func join(_ settings: DedupSettings) async throws {
        _ = try SampleArticles.write(Self.articles, to: folder)
        let whole = try await dedup("whole", settings).run { _ in }
        try await makeParts(settings)
        for name in ["p0", "p1", "p2"] {
            #expect(FileManager.default.fileExists(atPath: folder.file("\(name)/part.json").path))
            #expect(!FileManager.default.fileExists(atPath: folder.file("\(name)/clusters.jsonl").path))
        }
        for _ in 0..<(settings == DedupSettings() ? 2 : 1) {
            let joined = try await dedup("joined", settings, joining: Self.everyPart).run { _ in }
            #expect(try clusters("joined") == clusters("whole"))
            #expect(joined.search == whole.search && joined.linkCount == whole.linkCount)
            #expect(
                joined.catalog.issues == whole.catalog.issues
                    && joined.clusters.map(\.members) == whole.clusters.map(\.members)
            )
        }
        guard settings == DedupSettings() else { return }
        let first = try #require(whole.clusters.first { $0.record.members.contains("s0-8") })
        #expect(Set(first.record.members).isSuperset(of: ["s0-8", "s0-10", "s0-11", "s0-13", "s0-19", "month"]))
        #expect(whole.clusters.contains { Set($0.record.members) == ["s4-10", "s4-17"] })
        #expect(!whole.clusters.contains { $0.record.members.contains("s5-18") })
        let table = try Data(contentsOf: folder.file("joined/vectors/part-00000.jsonl"))
        #expect(
            table.split(separator: UInt8(ascii: "\n")).count == 1 + 2,
            "of articles without a day only texts that no part has are encoded"
        )
    }

    @Test(
        "a part keeps what is near its days, encodes what is in reach, and is the same made again after an interruption"
    )
    func part() async throws {
        _ = try SampleArticles.write(Self.articles, to: folder)
        let stretch = try CalendarStretch(from: "1911-03-11", to: "1911-03-12")
        let record = try await dedup("p1").runPart(stretch) { _ in }
        #expect(record.articles == 5 && record.links > 0 && record.files.count == 1)
        let days = SearchChunk.days(neededFor: stretch.days, windowDays: 7)
        let near = Self.articles.filter {
            CalendarDate(iso: $0.date).map { days.contains($0.dayNumber) } ?? false
        }
        let catalog = try ArticleCatalog(files: [folder.file("articles.jsonl")], names: FieldNames(), days: days)
        #expect(catalog.count == near.count && catalog.count < Self.articles.count)
        let vectors = try Data(contentsOf: folder.file("p1/vectors/part-00000.jsonl"))
        let reached = Self.articles.filter { ("1911-03-11"..."1911-03-19").contains($0.date) }
        #expect(vectors.split(separator: UInt8(ascii: "\n")).count == 1 + reached.count)
        let whole = try contents("p1")
        // Killed before a file of links was whole, and before the sketches were.
        for name in ["links/\(record.files[0])", "sketches/part-00000.sketch", "vectors/part-00000.jsonl"] {
            try FileManager.default.removeItem(at: folder.file("p1/\(name)"))
            try FileManager.default.removeItem(at: folder.file("p1/part.json"))
            let error = await #expect(throws: DedupError.self) { try await dedup("j", joining: ["p1"]).run { _ in } }
            #expect(error?.code == .partsNotFitting && error?.description.contains("no finished part") == true)
            #expect(try await dedup("p1").runPart(stretch) { _ in } == record)
            #expect(try contents("p1") == whole)
        }
    }

    private func contents(_ name: String) throws -> [String: Data] {
        let root = folder.file(name)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.contains(".") }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: root.appendingPathComponent($0))) }
        )
    }

    @Test("one part of all days, one without articles, and a whole search in the folder of a part")
    func edges() async throws {
        _ = try SampleArticles.write(Self.articles, to: folder)
        let whole = try await dedup("whole").run { _ in }
        _ = try await dedup("p0").runPart(try CalendarStretch(from: "1900-01-01", to: "1950-12-31")) { _ in }
        let empty = try await dedup("p1").runPart(try CalendarStretch(from: "1951-01-01", to: "1951-12-31")) { _ in }
        #expect(empty.articles == 0 && empty.links == 0)
        let joined = try await dedup("joined", joining: ["p0", "p1"]).run { _ in }
        #expect(joined.search == whole.search)
        #expect(try clusters("joined") == clusters("whole"))
        // The folder of a whole search becomes that of a part, and the other way round.
        _ = try await dedup("whole").runPart(try CalendarStretch(from: "1911-03-01", to: "1911-03-02")) { _ in }
        #expect(!FileManager.default.fileExists(atPath: folder.file("whole/clusters.jsonl").path))
        _ = try await dedup("whole").run { _ in }
        #expect(!FileManager.default.fileExists(atPath: folder.file("whole/part.json").path))
        #expect(try clusters("whole") == clusters("joined"))
    }

    @Test("parts that do not fit are refused, and the error names the part or the days")
    func faults() async throws {
        _ = try SampleArticles.write(Self.articles, to: folder)
        try await makeParts()
        func refused(
            _ words: [String],
            _ settings: DedupSettings = DedupSettings(),
            joining parts: [String] = Self.everyPart,
            output: String = "joined"
        ) async {
            let error = await #expect(throws: DedupError.self) {
                try await dedup(output, settings, joining: parts).run { _ in }
            }
            #expect(error?.exitStatus == (output == "joined" ? .inputNotReadable : .usage))
            for word in words { #expect(error?.description.contains(word) == true, "\(error?.description ?? "")") }
        }
        await refused(["no part", "--from 1911-03-11 --to 1911-03-12"], joining: ["p0", "p2"])
        await refused(["no part", "--from 1911-03-13 --to 1911-10-02"], joining: ["p0", "p1"])
        await refused(["no part", "--from 1911-03-01 --to 1911-03-10"], joining: ["p1", "p2"])
        await refused(["p1", "one part only"], joining: ["p0", "p1", "p1", "p2"])
        await refused(["nowhere/part.json", "no finished part"], joining: ["p0", "p1", "nowhere"])
        await refused(["p0 is a part"], joining: ["p0", "p1", "p2"], output: "p0")
        await refused(["window days", "(7 there, 8 here)", "p0"], DedupSettings(windowDays: 8))
        await refused(["candidate cosine"], DedupSettings(candidateCosine: 0.6))
        await refused(["encoder only"], DedupSettings(verifies: false))
        // What decides nothing among dated articles may differ.
        _ = try await dedup("joined", DedupSettings(undated: .none, resolution: 0.2), joining: Self.everyPart).run {
            _ in
        }

        let record = folder.file("p2/part.json")
        let whole = try Data(contentsOf: record)
        try whole.dropLast(9).write(to: record)
        await refused(["p2/part.json is damaged"])
        try whole.write(to: record)
        let name = try #require(try RecordCoding.decode(PartRecord.self, from: whole).files.first)
        for (file, keeps, words) in [
            ("links/\(name)", 0.9, "links/\(name) is missing or damaged"),
            ("sketches/part-00000.sketch", 0.5, "sketches of"), ("vectors/part-00000.jsonl", 0, "vectors"),
        ] as [(String, Double, String)] {
            let url = folder.file("p2/\(file)")
            let before = try Data(contentsOf: url)
            if keeps > 0 {
                try before.prefix(Int(Double(before.count) * keeps)).write(to: url)
            } else {
                try FileManager.default.removeItem(at: url)
            }
            try FileManager.default.removeItem(at: folder.file("joined"))
            await refused(["p2", words, "again"])
            try before.write(to: url)
        }
        let links = folder.file("p2/links/\(name)")
        let lines = try Data(contentsOf: links)
        try lines.prefix(through: try #require(lines.dropLast().lastIndex(of: UInt8(ascii: "\n")))).write(to: links)
        await refused(["p2", "part.json counts"])
        try lines.write(to: links)

        _ = try SampleArticles.write(
            Self.articles + [("late", "One more article of that day.", "1911-03-30")],
            to: folder
        )
        await refused(["was made of other articles", "again"])
    }

    @Test("sketches of a part are compared among the same articles as in one search, however many a stretch has")
    func chunks() throws {
        let articles = (0..<8300).map { number in
            (id: "a\(number)", text: "\(number)", date: "1911-03-\((1 + number % 20).zeroPadded(to: 2))")
        }
        let catalog = try SampleArticles.write(articles, to: folder)
        let store = try VectorStore(folder: folder.file("none"), encoder: "e")
        func chunks(of catalog: ArticleCatalog, only wanted: Range<Int>? = nil) -> [SearchChunk] {
            let search = WindowedSearch(catalog: catalog, vectors: store, settings: DedupSettings(windowDays: 2))
            return SearchChunk.all(of: search, method: "m", only: wanted)
        }
        func ids(_ range: Range<Int>, _ catalog: ArticleCatalog) -> [String] { catalog.entries[range].map(\.id) }
        let whole = chunks(of: catalog)
        #expect(whole.count > 1)
        var own: [String] = []
        for (from, to) in [("1911-03-01", "1911-03-05"), ("1911-03-06", "1911-03-19"), ("1911-03-20", "1911-04-30")] {
            let stretch = try CalendarStretch(from: from, to: to)
            let part = try ArticleCatalog(
                files: catalog.files,
                names: catalog.names,
                days: SearchChunk.days(neededFor: stretch.days, windowDays: 2)
            )
            for chunk in chunks(of: part, only: part.numbers(datedWithin: stretch.days)) {
                let queries = ids(chunk.queries, part)
                let same = try #require(whole.first { ids($0.queries, catalog) == queries })
                #expect(
                    chunk.own == chunk.queries
                        ? chunk.fingerprint == same.fingerprint : chunk.fingerprint != same.fingerprint
                )
                own += ids(chunk.own, part)
            }
        }
        #expect(own == catalog.entries.map(\.id))
    }

    @Test("days are written as a calendar has them, the first first, and need those near them")
    func days() throws {
        #expect(throws: DedupError.self) { try CalendarStretch(from: "1911-03-02", to: "1911-03-01") }
        let error = #expect(throws: DedupError.self) { try CalendarStretch(from: "March 1911", to: "1911-03-01") }
        #expect(error?.exitStatus == .usage && error?.description.contains("March 1911") == true)
        let day = try CalendarStretch(from: "1911-03-01", to: "1911-03-01")
        for window in [0, 7, 40] {
            let needed = SearchChunk.days(neededFor: day.days, windowDays: window)
            #expect(needed.lowerBound % 28 == 0 && needed.lowerBound <= day.from.dayNumber)
            #expect(needed.upperBound >= day.from.dayNumber + window && needed.count >= 28)
        }
        let before = try CalendarStretch(from: "1850-01-01", to: "1850-01-02")
        #expect(SearchChunk.days(neededFor: before.days, windowDays: 0).contains(before.to.dayNumber))
    }
}
