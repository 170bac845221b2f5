import CorpusFiles
import Foundation
import Testing
import TestSupport

// One after another: these tests are about moments, and side by side they would slow each other down.
@Suite(.serialized) struct DedupTests {
    private static let words = """
        harbor mayor wheat lantern council river orchard engine widow timber captain ledger valley chapel thunder market bridge \
        copper teacher saddle winter tavern meadow sailor garden pistol barrel cotton parson ribbon hammer anchor basket kettle \
        window pepper cellar mirror needle pillow rocket shovel ticket violin walnut yellow silver summer spirit golden humble \
        ancient broken careful distant eager famous gentle hollow idle joyful keen lonely mighty narrow obscure patient quiet \
        returned carried followed gathered promised reported scattered swallowed trembled vanished wandered answered borrowed \
        climbed divided entered finished granted hurried injured knocked listened measured noticed offered praised quarreled
        """.split(separator: " ").map(String.init)

    /// Stories of random words; every third is printed in three newspapers a day apart, cut at the end and misread.
    private static func articles(_ count: Int) -> [String] {
        var lines: [String] = []
        var generator = SeededGenerator(seed: 11)
        func phrase(_ length: Int) -> String {
            (0..<length).compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " ")
        }
        for story in 0..<count {
            let text = phrase(80)
            for copy in 0...(story % 3 == 0 ? 2 : 0) {
                let day = 1 + (story % 20) + copy
                let date = "1911-03-\(day < 10 ? "0" : "")\(day)"
                let printed = copy == 0 ? text : String(text.prefix(text.count - 90 * copy)).replacing("re", with: "rc")
                let headline = phrase(5)
                lines.append(
                    #"{"id": "s\#(story)-\#(copy)", "text": "\#(printed)", "date": "\#(date)", "series": "Paper \#(copy)", "#
                        + #""headline": "\#(headline)"}"#
                )
            }
        }
        return lines
    }

    private static func write(_ lines: [String], to place: Workplace, _ name: String = "articles.jsonl") throws
        -> String
    {
        try place.write(lines.joined(separator: "\n") + "\n", beside: name)
    }

    private static func clusters(_ folder: String) throws -> [Set<String>] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/clusters.jsonl"))
        struct Line: Decodable { var members: [String] }
        return try String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            Set(try RecordCoding.decode(Line.self, from: Data($0.utf8)).members)
        }
    }

    /// A run that nothing disturbed over `articles(30)`, with one job: how it ended, its files and its clusters.
    private static let undisturbed = Task {
        let place = try Workplace()
        let input = try Self.write(Self.articles(30), to: place)
        let ending = try await Program.run(["dedup", input, "-o", place.corpus, "--jobs", "1", "--json"])
        return (ending: ending, files: try place.files(), clusters: try Self.clusters(place.corpus))
    }

    @Test("reprints are found, the same for any number of jobs, and of a grown corpus only new articles are encoded")
    func wholeAndGrowing() async throws {
        let place = try Workplace()
        let lines = Self.articles(30)
        let whole = try Self.write(lines, to: place)
        let (first, files, found) = try await Self.undisturbed.value
        #expect(first.status == 0, "\(first.log)")
        #expect(lines.count == 50 && first.log.contains("articles encoded: 50 of 50"))
        struct Summary: Decodable { var clusters: Int, reproduced: Int }
        let summary = try RecordCoding.decode(Summary.self, from: Data(first.output.utf8))
        #expect(summary.clusters >= 9 && summary.reproduced >= 25, "\(first.output)")
        for cluster in found { #expect(Set(cluster.map { $0.prefix { $0 != "-" } }).count == 1, "\(cluster)") }
        let second = try await Program.run(["dedup", whole, "-o", place.root + "/three", "--jobs", "3"])
        #expect(second.status == 0)
        #expect(try place.files(of: place.root + "/three") == files)

        let part = try Self.write(Array(lines.prefix(30)), to: place, "part.jsonl")
        let rest = try Self.write(Array(lines.dropFirst(30)), to: place, "rest.jsonl")
        let grown = place.root + "/grown"
        #expect(try await Program.run(["dedup", part, "-o", grown]).status == 0)
        let again = try await Program.run(["dedup", part, rest, "-o", grown])
        #expect(again.log.contains("articles encoded: 20 of 20"), "\(again.log)")
        #expect(try Set(Self.clusters(grown)) == Set(found))
    }

    /// What a run has written when it is killed.
    enum Moment: String, CaseIterable {
        case start = "."
        case vectors = "vectors/part-00000.jsonl"
        case sketches = "sketches/part-00000.sketch"
        case clusters = "clusters.jsonl"
    }

    @Test("killed at any moment, the same command goes on and gives the same bytes", arguments: Moment.allCases)
    func killed(_ moment: Moment) async throws {
        let place = try Workplace()
        let input = try Self.write(Self.articles(30), to: place)
        let output = place.root + "/killed"
        let killed = try await Program.run(["dedup", input, "-o", output, "--jobs", "2"]) { process in
            for _ in 0..<30_000 where !FileManager.default.fileExists(atPath: "\(output)/\(moment.rawValue)") {
                try await Task.sleep(for: .milliseconds(1))
            }
            _ = kill(process, SIGKILL)
        }
        // Pairs and summary follow the clusters within milliseconds, so that a run may end before it is killed then.
        if moment != .clusters {
            #expect(killed.status == -SIGKILL, "\(killed.log)")
            #expect(!FileManager.default.fileExists(atPath: output + "/clusters.jsonl"))
        }
        let end = try await Program.run(["dedup", input, "-o", output, "--jobs", "2"])
        #expect(end.status == 0, "\(end.log)")
        #expect(end.log.contains("articles encoded: 50 of 50") == (moment == .start), "\(end.log)")
        #expect(try await place.files(of: output) == Self.undisturbed.value.files)
    }

    @Test("files that hold no articles, a damaged file of vectors and wrong settings have their exit codes")
    func faults() async throws {
        let place = try Workplace()
        let empty = try Self.write(["", "nothing here"], to: place, "empty.jsonl")
        let none = try await Program.run(["dedup", empty, "-o", place.root + "/x"])
        #expect(none.status == 2 && none.log.contains("empty.jsonl") && none.log.contains("not a JSON object"))
        #expect(try await Program.run(["dedup", place.root + "/no.jsonl", "-o", place.root + "/x"]).status == 2)
        let input = try Self.write(Self.articles(4) + ["{\"id\": \"s0-0\", \"text\": \"twice\"}"], to: place)
        #expect(try await Program.run(["dedup", input, "-o", place.root + "/x", "--window-days", "-1"]).status == 1)
        let good = try await Program.run(["dedup", input, "-o", place.root + "/x"])
        #expect(
            good.status == 0 && good.log.contains("1 lines with an id that came before: articles.jsonl:9"),
            "\(good.log)"
        )
        try Data("no numbers".utf8).write(to: URL(fileURLWithPath: place.root + "/x/vectors/part-00000.npy"))
        let damaged = try await Program.run(["dedup", input, "-o", place.root + "/x"])
        #expect(damaged.status == 5 && damaged.log.contains("part-00000.npy") && damaged.log.contains("remove both"))
        let folder = try await Program.run(["dedup", input, "-o", input])
        #expect(folder.status == 5, "\(folder.log)")
    }
}
