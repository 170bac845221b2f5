import Foundation
import Glibc
import TestSupport
import Testing

/// All parts of enrichment with their models and tables, on articles made up for these tests.
@Suite("Enrichment by the program")
struct EnrichTests {
    private static let body =
        "The mayor said this morning that the strike of the miners is at an end, and that Senator Henry Cabot Lodge of Massachusetts "
        + "will speak in Chicago on Friday. Nobody was hurt. The Republican convention meets next week."

    private static func article(_ number: Int, text: String) -> String {
        #"{"id":"p\#(number)#a1","page":"p\#(number)","text":"\#(text)","date":"1916-03-\#(10 + number)","title":"Bee \#(number)","lccn":"sn0000000\#(number)","boxes":[[0,0,9,9]]}"#
            + "\n"
    }

    /// A corpus folder with two files of articles, the same dispatch in three newspapers among them.
    private static func corpus(_ place: Workplace) throws {
        let dispatch = "LONDON, March 9.\u{2014}(By Associated Press.) " + body
        _ = try place.write(
            article(1, text: dispatch) + article(2, text: dispatch) + article(3, text: ""),
            beside: "corpus/articles/part-00000.jsonl"
        )
        _ = try place.write(
            article(4, text: dispatch)
                + article(5, text: "Tlic niavor sald tliis inoruing tbat tlie strlke ls ot an eud."),
            beside: "corpus/articles/part-00001.jsonl"
        )
        let members = [1, 2, 4].map { #""p\#($0)#a1""# }.joined(separator: ",")
        let reprints = [1, 2, 4].map {
            #"{"id":"p\#($0)#a1","date":"1916-03-\#(10 + $0)","newspaper":"sn0000000\#($0)"}"#
        }
        _ = try place.write(
            #"{"id":"c1","members":[\#(members)],"best":"p2#a1","reprints":[\#(reprints.joined(separator: ","))]}"#
                + "\n",
            beside: "corpus/clusters.jsonl"
        )
        _ = try place.write(
            #"{"id":"lodge","name":"Henry Cabot Lodge","birth":"1850","death":"1924","roles":[{"role":"Senator","from":"1893","to":"1924","place":"Massachusetts"}]}"#
                + "\n",
            beside: "people.jsonl"
        )
    }

    private static func command(_ place: Workplace, jobs: Int) -> [String] {
        ["enrich", place.corpus, "--authority", place.root + "/people.jsonl", "--jobs", "\(jobs)"]
    }

    private static func records(_ place: Workplace, _ file: String) throws -> [[String: Any]] {
        try String(contentsOfFile: "\(place.corpus)/\(file)", encoding: .utf8).split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("what is found, the vote of copies, and articles above a quality")
    func found() async throws {
        let place = try Workplace()
        try Self.corpus(place)
        let run = try await Program.run(Self.command(place, jobs: 1))
        try #require(run.status == 0, "\(run.log)")
        let first = try #require(Self.records(place, "enrichment/part-00000.jsonl").first)
        #expect(first["dateline"] as? String == "LONDON, March 9." && first["agency"] as? String == "AP")
        #expect((first["place"] as? [String: Any])?["country"] as? String == "GB" && first["wire"] as? Bool == true)
        let persons = try #require(first["persons"] as? [[String: Any]])
        #expect(persons.contains { $0["authority"] as? String == "lodge" })
        let entities = try #require(first["entities"] as? [[String: Any]])
        #expect(entities.contains { $0["text"] as? String == "Chicago" && $0["type"] as? String == "LOC" })
        #expect((first["quality"] as? [String: Any])?["language"] as? String == "en")
        let empty = try #require(Self.records(place, "enrichment/part-00000.jsonl").last)
        #expect(empty["dateline"] == nil && (empty["entities"] as? [Any])?.isEmpty == true)
        let newswire = try Self.records(place, "newswire.jsonl")
        #expect(newswire.count == 1 && newswire[0]["cluster_size"] as? Int == 3)
        #expect(newswire[0]["place_votes"] as? Int == 3 && newswire[0]["best_copy"] as? String == "p2#a1")
        let people = try #require(newswire[0]["people"] as? [[String: Any]])
        #expect(people.map { $0["authority"] as? String } == ["lodge"] && people[0]["copies"] as? Int == 3)

        let export = try await Program.run(
            ["export", place.corpus, "--articles", "--format", "jsonl", "--minimum-quality", "0.9"]
        )
        try #require(export.status == 0, "\(export.log)")
        let kept = try Self.records(place, "export/articles.jsonl").compactMap { $0["id"] as? String }
        #expect(kept == ["p1#a1", "p2#a1", "p4#a1"])
    }

    @Test("the same bytes for other jobs, and after a run that was killed")
    func sameBytes() async throws {
        let place = try Workplace()
        try Self.corpus(place)
        let other = try Workplace()
        try Self.corpus(other)
        #expect(try await Program.run(Self.command(place, jobs: 1)).status == 0)
        let corpus = other.corpus
        _ = try await Program.run(Self.command(other, jobs: 3)) { process in
            for _ in 0..<600 where !FileManager.default.fileExists(atPath: corpus + "/enrichment/part-00000.jsonl") {
                try await Task.sleep(for: .milliseconds(20))
            }
            kill(process, SIGKILL)
        }
        #expect(try await Program.run(Self.command(other, jobs: 3)).status == 0)
        #expect(try other.files() == place.files())
    }

    @Test("what is missing is named with the remedy")
    func missing() async throws {
        let place = try Workplace()
        try Self.corpus(place)
        let tables = try await Program.run(Self.command(place, jobs: 1) + ["--tables", "/nowhere"])
        #expect(tables.status == 3 && tables.log.contains("/nowhere") && tables.log.contains("Scripts/setup"))
        let models = try await Program.run(Self.command(place, jobs: 1) + ["--models", "/nowhere"])
        #expect(models.status == 3 && models.log.contains("/nowhere"))
        let nothing = try await Program.run(["enrich", place.scans])
        #expect(nothing.status == 2 && nothing.log.contains(place.scans))
    }
}
