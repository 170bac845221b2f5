import Foundation
import TestSupport
import Testing

/// Pages done by workers that no coordinator drives, and put together by one.
@Suite("Answers of workers elsewhere")
struct AnswersTests {
    /// Plans a corpus, and gives the request lines.
    private func requests(_ place: Workplace, _ more: String...) async throws -> [String] {
        let file = place.root + "/requests.jsonl"
        let plan = try await Program.run(["run", place.scans, "-o", place.corpus, "--requests", file] + more)
        try #require(plan.status == 0, "\(plan.log)")
        return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// What a worker answers to request lines.
    private func answers(_ place: Workplace, _ requests: [String]) async throws -> String {
        let worker = try await Program.run(
            ["worker", "--answers", "--pipeline", place.corpus + "/pipeline.yaml"],
            input: requests.map { $0 + "\n" }.joined()
        )
        try #require(worker.status == 0, "\(worker.log)")
        return worker.output
    }

    @Test("the corpus has the same bytes, wherever its pages were done")
    func sameBytes() async throws {
        let place = try Workplace(pageCount: 5)
        try place.write("page03b.png", Data())
        let requests = try await requests(place, "--shard-size", "2")
        #expect(requests.count == 6)
        let folder = place.root + "/answers"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Out of order, one page twice, and one file cut in the middle of a page.
        let first = try await answers(place, Array(requests[3...]))
        let second = try await answers(place, Array(requests[..<4]))
        try Data(first.utf8).write(to: URL(fileURLWithPath: folder + "/a.answers"))
        try Data(second.utf8.dropLast(900)).write(to: URL(fileURLWithPath: folder + "/b.answers"))
        let run = try await Program.run(
            ["run", place.scans, "-o", place.corpus, "--shard-size", "2", "--jobs", "1", "--answers", folder]
        )
        #expect(run.status == 6, "\(run.log)")
        #expect(run.log.contains("6 pages answered by workers elsewhere"))
        #expect(run.log.contains("1 files of answers end in the middle of one"))
        let local = try await Program.run(
            ["run", place.scans, "-o", place.root + "/local", "--shard-size", "2", "--jobs", "1"]
        )
        #expect(local.status == 6)
        #expect(try place.files() == place.files(of: place.root + "/local"))
    }

    @Test("answers of another pipeline, and files that are none, are refused by name; what is there stays")
    func refused() async throws {
        let place = try Workplace(pageCount: 2)
        _ = try await requests(place)
        let other = place.root + "/other.answers"
        for (text, words) in [
            ("{\"hello\":{\"fingerprint\":\"0123456789abcdef\"}}\n", "made by another pipeline"),
            ("no answers\n", "is no file of answers"),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: other))
            let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--answers", other])
            #expect(run.status == 2 && run.log.contains("other.answers") && run.log.contains(words), "\(run.log)")
        }
        let missing = try await Program.run(["run", place.scans, "-o", place.corpus, "--answers", place.root + "/none"])
        #expect(missing.status == 2 && missing.log.contains("no such file or folder"))
        let run = try await Program.run(["run", place.scans, "-o", place.corpus])
        #expect(run.status == 0)
    }

    @Test("a page that failed on one machine and was done on another is done")
    func failedElsewhere() async throws {
        let place = try Workplace(pageCount: 2)
        let requests = try await requests(place)
        try place.write("page00.pbm", Data())
        try Data(try await answers(place, requests).utf8).write(to: URL(fileURLWithPath: place.root + "/a.answers"))
        try place.addStrip(0)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -3600)],
            ofItemAtPath: place.scans + "/page00.pbm"
        )
        try Data(try await answers(place, requests).utf8).write(to: URL(fileURLWithPath: place.root + "/b.answers"))
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--answers", place.root])
        #expect(run.status == 0 && run.log.contains("2 pages answered by workers elsewhere"), "\(run.log)")
    }

    @Test("a scan that has changed since it was answered is read again")
    func changed() async throws {
        let place = try Workplace(pageCount: 2)
        let requests = try await requests(place)
        let file = place.root + "/a.answers"
        try Data(try await answers(place, requests).utf8).write(to: URL(fileURLWithPath: file))
        for (old, minutes) in [(file, 60.0), (place.scans + "/page00.pbm", 90)] {
            let date = Date(timeIntervalSinceNow: -60 * minutes)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: old)
        }
        try place.addStrip(7, named: "page01.pbm")
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--answers", file])
        #expect(run.status == 0 && run.log.contains("1 answers are of scans that have changed since"), "\(run.log)")
    }
}
