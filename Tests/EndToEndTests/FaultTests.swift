import CorpusFiles
import CorpusModel
import CorpusStore
import Foundation
import Glibc
import ImageCodecs
import Raster
import Subprocess
import SystemPackage
import TestSupport
import Testing

// One after another: these tests are about moments, and side by side they would slow each other down.
@Suite(.serialized) struct FaultTests {
    private static let pageCount = 9

    private func failures(_ place: Workplace) throws -> [PageFailure] {
        try (place.files()["failures.jsonl"] ?? "").split(separator: "\n").map {
            try RecordCoding.decode(PageFailure.self, from: Data($0.utf8))
        }
    }

    /// A picture whose encodings are some kilobytes.
    private static var picture: GrayImage {
        GrayImage(
            width: 200,
            height: 150,
            samples: (0..<30_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7 + $0 / 200) }
        )
    }

    @Test("scans that cannot be read are named, each with its kind, and cost only themselves")
    func unreadableInputs() async throws {
        let place = try Workplace(pageCount: 2)
        // Less than a quarter of a picture is no page.
        func tenth(_ bytes: [UInt8]) -> Data { Data(bytes.prefix(bytes.count / 10)) }
        try place.write("a-empty.jpg", Data())
        try place.write("b-cut.jpg", tenth(ImageEncoder.jpeg(Self.picture, quality: 90)))
        try place.write("c-cut.tif", tenth(ImageEncoder.tiff(Self.picture)))
        try place.write("d-cut.jp2", tenth(ImageEncoder.jpeg2000(Self.picture)))
        try place.write("e-cut.pdf", Data("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nend".utf8))
        try place.write("f-empty.pdf", Data())
        try place.write("g-text.tif", Data("This is no picture at all, but a letter to the editor.\n".utf8))
        try place.write("h-huge.png", Self.hugePNGHeader)
        #expect(mkfifo(place.scans + "/i-pipe.png", 0o600) == 0)
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "--jobs", "2"])
        #expect(run.status == 6, "\(run.log)")
        let found = try failures(place)
        #expect(
            found.map { ($0.source as NSString).lastPathComponent.prefix(1) } == [
                "a", "b", "c", "d", "e", "f", "g", "h",
            ]
        )
        for failure in found {
            #expect(failure.stage == "decode" && failure.attempts == 1, "\(failure)")
            #expect(failure.message.contains(failure.source), "\(failure)")
        }
        let codes = Dictionary(found.map { (($0.source as NSString).lastPathComponent, $0.code) }) { first, _ in first }
        #expect(codes["a-empty.jpg"] == "empty" && codes["f-empty.pdf"] == "empty")
        #expect(codes["b-cut.jpg"] == "truncated" && codes["g-text.tif"] == "not-an-image")
        #expect(codes["h-huge.png"] == "too-large")
        let skipped = try place.files()["skipped.jsonl"]
        #expect(skipped?.contains("i-pipe.png") == true)
        #expect(try place.files()["pages/part-00000.jsonl"]?.split(separator: "\n").count == 2)
        #expect(run.log.contains("failed pages are in \(place.corpus)/failures.jsonl"))
    }

    /// Signature and header of a PNG of 60,000 x 60,000 pixels, and nothing after it.
    private static var hugePNGHeader: Data {
        let side: [UInt8] = [0, 0, 0xEA, 0x60]
        let chunk = Array("IHDR".utf8) + side + side + [8, 0, 0, 0, 0]
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in chunk {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let check = (0..<4).map { UInt8(truncatingIfNeeded: ~crc >> (24 - 8 * $0)) }
        return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + chunk + check)
    }

    @Test func pageThatNeedsMoreMemoryThanAllowedIsNamedSo() async throws {
        let place = try Workplace(pageCount: 1)
        // A white page of 225 million pixels: 28 MB as it is, 225 MB in gray.
        let path = place.scans + "/large.pbm"
        #expect(FileManager.default.createFile(atPath: path, contents: Data("P4\n15000 15000\n".utf8)))
        #expect(truncate(path, 15 + 1875 * 15000) == 0)
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "-j", "1", "--memory-limit", "384"])
        #expect(run.status == 6, "\(run.log)")
        let failure = try #require(try failures(place).first)
        #expect(failure.stage == "worker" && failure.code == "out-of-memory", "\(failure) \(run.log)")
        #expect(failure.message.contains("--memory-limit"))
        #expect(try place.files()["pages/part-00000.jsonl"]?.split(separator: "\n").count == 1)
    }

    @Test func aGoodScanForWhichThereIsNoMemoryIsNotCalledDamaged() async throws {
        let place = try Workplace()
        // OpenJPEG keeps four bytes a pixel, twice: 288 MB.
        let white = GrayImage(width: 6000, height: 6000, samples: [UInt8](repeating: 255, count: 36_000_000))
        try place.write("large.jp2", Data(ImageEncoder.jpeg2000(white)))
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "-j", "1", "--memory-limit", "256"])
        #expect(run.status == 6, "\(run.log)")
        let failure = try #require(try failures(place).first)
        #expect(failure.stage == "decode" && failure.code == "out-of-memory", "\(failure) \(run.log)")
        #expect(failure.message.contains("--memory-limit"))
    }

    @Test func folderThatVanishesDuringTheRunCostsItsPagesUntilItIsBack() async throws {
        let place = try Workplace(pageCount: Self.pageCount)
        let away = place.root + "/away"
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "-j", "1"]) { _ in
            try await Self.wait { Self.decided(place.corpus) > 0 }
            try FileManager.default.moveItem(atPath: place.scans, toPath: away)
        }
        #expect(run.status == 6, "\(run.log)")
        let lost = try failures(place)
        #expect(!lost.isEmpty && lost.allSatisfy { $0.code == "unreadable" && $0.message.contains($0.source) })
        let without = try await Program.run(["run", place.scans, "-o", place.corpus])
        #expect(without.status == 2 && without.log.contains(place.scans))
        try FileManager.default.moveItem(atPath: away, toPath: place.scans)
        let again = try await Program.run(["run", place.scans, "-o", place.corpus])
        #expect(again.status == 0 && again.log.contains("failed before"), "\(again.log)")
        let (found, undisturbed) = try await (place.files(), UndisturbedCorpora.shared.files(pageCount: Self.pageCount))
        // Which files differ, and where the first does: whole files say nothing.
        let differing = Set(found.keys).union(undisturbed.keys).filter { found[$0] != undisturbed[$0] }.sorted()
        let name = differing.first ?? ""
        let (mine, other) = (Array(found[name] ?? ""), Array(undisturbed[name] ?? ""))
        let at = zip(mine, other).prefix { $0 == $1 }.count
        #expect(
            differing.isEmpty,
            "\(differing): \(String(mine.dropFirst(max(0, at - 60)).prefix(140))) | \(String(other.dropFirst(max(0, at - 60)).prefix(140)))"
        )
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func askedToStopItFinishesWhatIsUnderWayAndGoesOnLater(_ number: Int32) async throws {
        let place = try Workplace(pageCount: Self.pageCount)
        let run = try await Program.run(["run", place.scans, "-o", place.corpus, "-j", "1", "--json"]) { process in
            try await Self.wait { Self.decided(place.corpus) > 0 }
            kill(process, number)
        }
        #expect(run.status == 130, "\(run.log)")
        #expect(run.log.contains("the same command goes on from here") && run.output.contains("\"interrupted\":true"))
        #expect((1..<Self.pageCount).contains(Self.decided(place.corpus)))
        let again = try await Program.run(["run", place.scans, "-o", place.corpus])
        #expect(again.status == 0 && again.log.contains("done before"), "\(again.log)")
        #expect(try await place.files() == UndisturbedCorpora.shared.files(pageCount: Self.pageCount))
    }

    @Test("killed at any moment, the run goes on and ends with the same bytes", arguments: [1, 2] as [UInt64])
    func killedCoordinator(_ seed: UInt64) async throws {
        let place = try Workplace(pageCount: Self.pageCount)
        let command = ["run", place.scans, "-j", "2", "--shard-size", "2", "-o", place.corpus]
        var generator = SeededGenerator(seed: seed)
        var done = 0
        // While pages are read, three times; when all are read, while shards and clusters are written.
        for least in [1, Self.pageCount / 3, 2 * Self.pageCount / 3, Self.pageCount] {
            let delay = Int.random(in: 0...60, using: &generator)
            let goal = max(least, min(done + 1, Self.pageCount))
            let run = try await Program.run(command) { process in
                try await Self.wait { Self.decided(place.corpus) >= goal }
                try await Task.sleep(for: .milliseconds(delay))
                kill(process, SIGKILL)
            }
            done = Self.decided(place.corpus)
            #expect(run.status == -SIGKILL, "the run had ended with \(done) pages: \(run.log)")
            #expect(done >= goal)
            if least == 1 {
                #expect(done < Self.pageCount, "the first kill must meet a corpus partly done")
            }
        }
        let last = try await Program.run(command)
        #expect(last.status == 0 && last.log.contains("done before"), "\(last.log)")
        #expect(try await place.files() == UndisturbedCorpora.shared.files(pageCount: Self.pageCount, shardSize: 2))
    }

    @Test("killed workers cost no page", arguments: [3] as [UInt64])
    func killedWorkers(_ seed: UInt64) async throws {
        let place = try Workplace(pageCount: Self.pageCount)
        let command = ["run", place.scans, "-j", "2", "--shard-size", "2", "-o", place.corpus]
        let killer = Task {
            var generator = SeededGenerator(seed: seed)
            var killed = 0
            while !Task.isCancelled, killed < 4 {
                try? await Task.sleep(for: .milliseconds(Int.random(in: 300...700, using: &generator)))
                guard let worker = Self.workers(of: place.corpus).randomElement(using: &generator) else { continue }
                kill(worker, SIGKILL)
                killed += 1
            }
            return killed
        }
        var run = try await Program.run(command)
        killer.cancel()
        #expect(await killer.value > 0)
        // A page whose two workers were both killed waits for the next run.
        if run.status == 6 { run = try await Program.run(command) }
        #expect(run.status == 0, "\(run.log)")
        #expect(try await place.files() == UndisturbedCorpora.shared.files(pageCount: Self.pageCount, shardSize: 2))
    }

    @Test func secondRunOnTheSameCorpusIsRefused() async throws {
        let place = try Workplace(pageCount: 3)
        let first = try await Program.run(["run", place.scans, "-o", place.corpus, "-j", "1"]) { _ in
            try await Self.wait { FileManager.default.fileExists(atPath: place.corpus + "/pipeline.yaml") }
            let second = try await Program.run(["run", place.scans, "-o", place.corpus])
            #expect(second.status == 5 && second.log.contains("another run"), "\(second.log)")
        }
        #expect(first.status == 0)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
    func fullDiskEndsTheRunAndMoreSpaceLetsItGoOn() async throws {
        let place = try Workplace(pageCount: Self.pageCount)
        let disk = try SmallDisk(kilobytes: 1200)
        let corpus = disk.path + "/corpus"
        try Data(count: 1000 << 10).write(to: URL(fileURLWithPath: disk.path + "/filler"))
        let command = ["run", place.scans, "-j", "1", "--shard-size", "2", "-o", corpus]
        let full = try await Program.run(command)
        #expect(full.status == 5, "\(full.log)")
        #expect(full.log.contains("no space left") && full.log.contains("make space"), "\(full.log)")
        try FileManager.default.removeItem(atPath: disk.path + "/filler")
        let again = try await Program.run(command)
        #expect(again.status == 0, "\(again.log)")
        #expect(
            try await place.files(of: corpus)
                == UndisturbedCorpora.shared.files(pageCount: Self.pageCount, shardSize: 2)
        )
    }

    // MARK: The state of a run

    /// Waits until a condition holds, at most half a minute.
    private static func wait(until holds: () -> Bool) async throws {
        for _ in 0..<3000 {
            if holds() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("what was waited for did not happen")
    }

    /// Pages that have a record or a failure, as `broadsheet status` counts them.
    private static func decided(_ corpus: String) -> Int {
        guard let store = try? CorpusStore(reading: CorpusLayout(folder: corpus)), let summary = try? store.summary()
        else { return 0 }
        return summary.done + summary.failed
    }

    /// Processes that serve a corpus as workers.
    private static func workers(of corpus: String) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.sorted().filter { process in
            guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
            let arguments = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            return arguments.contains("--coordinated") && arguments.contains(corpus + "/pipeline.yaml")
        }
    }
}
