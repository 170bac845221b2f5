import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// The built `broadsheet` and how it ended.
enum Program {
    struct Ending: Sendable {
        var status: Int32
        var output: String
        var log: String
    }

    static let path = path(of: "broadsheet")
    static let laboratory = path(of: "broadsheet-lab")

    /// A program in the folder that `BROADSHEET_PROGRAMS` names (relative to the checkout), else beside the built tests.
    private static func path(of name: String) -> String {
        if let folder = ProcessInfo.processInfo.environment["BROADSHEET_PROGRAMS"], !folder.isEmpty {
            return URL(fileURLWithPath: folder, relativeTo: Checkout.root).appendingPathComponent(name).path
        }
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
