import Foundation
import Subprocess
import SystemPackage
import Testing

/// The built `broadsheet` and how it ended.
enum Program {
    struct Ending: Sendable {
        var status: Int32
        var output: String
        var log: String
    }

    /// The programs lie in the build folder, beside the tests.
    static let path = path(of: "broadsheet")
    static let laboratory = path(of: "broadsheet-lab")

    private static func path(of name: String) -> String {
        let test = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let bundles = [CommandLine.arguments.first { $0.hasSuffix(".xctest") }, test].compactMap { $0 }
        let candidates = bundles.map { ($0 as NSString).deletingLastPathComponent + "/\(name)" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ".build/debug/\(name)"
    }

    /// Runs the program to its end; `whileRunning` gets its process id.
    static func run(
        _ arguments: [String],
        program: String = path,
        input: String = "",
        environment: [Environment.Key: String?] = [:],
        whileRunning: @escaping @Sendable (pid_t) async throws -> Void = { _ in }
    ) async throws -> Ending {
        var platform = PlatformOptions()
        platform.processGroupID = 0
        let result = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: .inherit.updating(environment),
            platformOptions: platform,
            input: .inputWriter,
            output: .sequence,
            error: .sequence
        ) { execution in
            async let output = text(execution.standardOutput)
            async let log = text(execution.standardError)
            if !input.isEmpty { _ = try? await execution.standardInputWriter.write(input) }
            try await execution.standardInputWriter.finish()
            try await whileRunning(execution.processIdentifier.value)
            return await (output, log)
        }
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let number): -number
            }
        return Ending(status: status, output: result.closureResult.0, log: result.closureResult.1)
    }

    private static func text(_ stream: SubprocessOutputSequence) async -> String {
        var bytes: [UInt8] = []
        var chunks = stream.makeAsyncIterator()
        while let chunk = try? await chunks.next() { bytes += chunk.withUnsafeBytes { Array($0) } }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A temporary folder with scans, and a place for corpora.
final class Workplace: Sendable {
    let root: String
    var scans: String { root + "/scans" }
    var corpus: String { root + "/corpus" }

    /// Makes `pageCount` scans, all different, of two typeset strips.
    init(pageCount: Int = 0) throws {
        root = NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: scans, withIntermediateDirectories: true)
        for number in 0..<pageCount { try addStrip(number) }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    private static let strips = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("RecognitionTests/Resources")

    /// Adds a scan of one strip with some white rows below, whose number makes it one of its kind.
    func addStrip(_ number: Int, named name: String? = nil) throws {
        let strip = number.isMultiple(of: 2) ? "council" : "wheat"
        let data = try Data(contentsOf: Self.strips.appendingPathComponent(strip + ".pbm"))
        // Twice, one below the other, so that reading takes a moment.
        let bitmap = try #require(Bitmap(pbm: data)?.stacked(2))
        let digits = number < 10 ? "0\(number)" : "\(number)"
        try write(name ?? "page\(digits).pbm", bitmap.padded(rows: number).pbm)
    }

    func write(_ name: String, _ data: Data) throws {
        try data.write(to: URL(fileURLWithPath: scans + "/" + name))
    }

    /// Every file of a corpus but the store and what is kept so that it needs not be done again (vectors, links), by path
    /// below the folder.
    func files(of corpus: String? = nil) throws -> [String: String] {
        let folder = corpus ?? self.corpus
        var found: [String: String] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
            guard !["broadsheet.", "vectors/", "links/"].contains(where: name.hasPrefix),
                let data = FileManager.default.contents(atPath: folder + "/" + name)
            else { continue }
            found[name] = String(decoding: data, as: UTF8.self)
        }
        return found
    }
}

/// A black-and-white picture as in a binary PBM file.
struct Bitmap {
    let width: Int, height: Int
    let rows: Data

    /// Reads a PBM without comments.
    init?(pbm: Data) {
        let header = pbm.prefix(40).split(maxSplits: 3, whereSeparator: { $0 == 10 || $0 == 32 })
        let numbers = header.dropFirst().prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard header.first.map({ Array($0) }) == Array("P4".utf8), numbers.count == 2 else { return nil }
        (width, height) = (numbers[0], numbers[1])
        rows = pbm.suffix((width + 7) / 8 * height)
    }

    private init(width: Int, height: Int, rows: Data) { (self.width, self.height, self.rows) = (width, height, rows) }

    func stacked(_ times: Int) -> Bitmap {
        let all = (0..<times).reduce(into: Data()) { data, _ in data += rows }
        return Bitmap(width: width, height: height * times, rows: all)
    }

    func padded(rows count: Int) -> Bitmap {
        Bitmap(width: width, height: height + count, rows: rows + Data(count: (width + 7) / 8 * count))
    }

    var pbm: Data { Data("P4\n\(width) \(height)\n".utf8) + rows }
}

/// A generator with a seed, so that moments of killing can be told and tried again.
struct SeededMoments {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(in range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int(state >> 33) % (range.upperBound - range.lowerBound + 1)
    }
}
