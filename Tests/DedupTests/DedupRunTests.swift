import CorpusFiles
import CorpusModel
import Foundation
import Inference
import Testing
import TestSupport

@testable import Dedup

@Suite("A search for reprints from files to clusters")
struct DedupRunTests {
    private static let story = """
        PORT LYDIA, March 4.--The schooner Harriet Bell, bound from Kingsbarrow with a cargo of salted fish and lumber, was \
        driven upon the Gull Rocks in the gale of Tuesday night, and went to pieces before daylight. Captain Josiah Merrow and \
        eleven men were taken off by the crew of the life-saving station after a struggle of four hours in the surf.
        """
    private static let other = """
        The city council met last evening with Alderman Prewitt in the chair. The ordinance to pave Market street from the depot \
        to the mill bridge was read a third time and passed by seven votes to two. A petition of the ladies of the Second Ward \
        asking for a public fountain was laid over to the next meeting.
        """

    private let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    /// Copies of two stories, dated in several ways.
    private static let articles = [
        ("day", story, "1911-03-06"), ("late", story, "1921-03-06"), ("month", story, "March 1911"),
        ("undated", story, ""),
        ("council", other, "19110306"), ("copy", other.replacing("the", with: "tbe"), "Mar-08-1911"),
        ("old", other, "12/11/1910"),
    ]

    private func run(
        _ name: String,
        _ articles: [(String, String, String)] = articles,
        _ dedup: DedupSettings = DedupSettings(),
        jobs: Int = 2
    ) async throws -> DedupRun.Findings {
        _ = try SampleArticles.write(articles, to: folder)
        let settings = DedupRun.Settings(
            files: [folder.file("articles.jsonl")],
            names: FieldNames(),
            output: folder.file(name).path,
            dedup: dedup,
            models: try ModelStore.locate(),
            jobs: jobs
        )
        return try await DedupRun(settings).run { _ in }
    }

    private func members(_ findings: DedupRun.Findings) -> [[String]] { findings.clusters.map(\.record.members) }

    /// The files of a folder by their names.
    private func files(_ name: String) throws -> [String: Data] {
        let root = folder.file(name).path
        let names = try FileManager.default.subpathsOfDirectory(atPath: root)
        return try Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                let url = URL(fileURLWithPath: root + "/" + name)
                return try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
                    ? nil : (name, try Data(contentsOf: url))
            }
        )
    }

    @Test("articles with a month or no date join the copies that the rule lets them be compared with")
    func rules() async throws {
        let all = try await run("all")
        #expect(members(all) == [["council", "copy"], ["day", "late", "month", "undated"]])
        #expect(all.catalog.issues.map(\.fault) == ["a date that can be read in two ways"])
        #expect(all.search.undated == .all && all.search.comparesAllVectors)
        #expect(all.search.candidates.bySketches >= all.linkCount)
        let own = try await run("own", Self.articles, DedupSettings(undated: .undated))
        #expect(members(own) == [["council", "copy"], ["day", "month"]])
        let none = try await run("none", Self.articles, DedupSettings(undated: .none))
        #expect(members(none) == members(own))
        let record = try #require(all.clusters.last?.record)
        #expect(record.reprints.map(\.date) == ["1911-03-06", "1921-03-06", "1911-03", nil])
        #expect(record.firstDate == "1911-03-06" && record.lastDate == "1921-03-06" && record.days == 3653)
        let loose = try await run(
            "loose",
            [("m", Self.story, "1911-03"), ("y", Self.story, "1911"), ("z", Self.story, "")]
        )
        let dated = try #require(loose.clusters.first?.record)
        #expect(dated.members == ["m", "y", "z"] && dated.days == nil)
        #expect(dated.firstDate == "1911" && dated.lastDate == "1911")
    }

    @Test("the same bytes for any number of jobs, and after whatever part is missing is made again")
    func bytes() async throws {
        _ = try await run("one", jobs: 1)
        let whole = try files("one")
        _ = try await run("two", jobs: 2)
        #expect(try files("two") == whole)
        let links = whole.keys.filter { $0.hasPrefix("links/") }.count
        #expect(links == 13)
        #expect(whole["sketches/part-00000.sketch"] != nil)
        for part in ["vectors/part-00000.jsonl", "sketches", "links/", "clusters.jsonl"] {
            let name = try #require(whole.keys.sorted().last { $0.hasPrefix(part) })
            try FileManager.default.removeItem(at: folder.file("two/\(name)"))
            _ = try await run("two")
            #expect(try files("two") == whole, "\(name)")
        }
        let cut = try #require(whole.keys.filter { $0.hasPrefix("links/") }.min())
        try Data((whole[cut] ?? Data()).dropLast(5)).write(to: folder.file("two/\(cut)"))
        let resumed = try await run("two")
        #expect(try files("two") == whole)
        #expect(try await run("one").search == resumed.search)
    }

    @Test("undated articles that come later leave the links of dated ones as they are")
    func later() async throws {
        _ = try await run("grown", Self.articles.filter { $0.0 != "undated" && $0.0 != "old" })
        let before = try files("grown").filter { $0.key.hasPrefix("links/") }
        _ = try await run("grown")
        let after = try files("grown").filter { $0.key.hasPrefix("links/") }
        #expect(before.count < after.count && before.allSatisfy { after[$0.key] == $0.value })
    }

    @Test("by the encoder alone no text is sketched, and undated ones are compared all the same")
    func encoderOnly() async throws {
        let settings = DedupSettings(exhaustivePairs: 0, verifies: false, linkCosine: 0.9)
        let found = try await run("encoder", Self.articles, settings)
        #expect(members(found).contains(["day", "late", "month", "undated"]))
        #expect(found.search.candidates.bySketches == 0 && found.search.candidates.byVectors == found.linkCount)
        #expect(try files("encoder").keys.allSatisfy { !$0.hasPrefix("sketches") })
    }
}
