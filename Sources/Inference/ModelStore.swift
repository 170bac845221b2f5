import Crypto
import Foundation

/// A model read from its file and checked against its digest.
public struct ModelFile: Sendable, Hashable {
    /// Name in the store, such as `layout`.
    public let name: String
    /// Where it was read.
    public let path: String
    /// SHA-256 of its bytes, lower-case hexadecimal.
    public let sha256: String
    /// ONNX.
    let bytes: Data
}

/// A folder of models with their digests in `SHA256SUMS`, as `sha256sum` writes it.
public struct ModelStore: Sendable, Hashable {
    /// Environment variable that names the folder.
    public static let environmentName = "BROADSHEET_MODELS"
    private static let listName = "SHA256SUMS"

    /// The folder.
    public let folder: String

    /// Names a folder.
    public init(folder: String) { self.folder = folder }

    /// Finds the models: in the folder given, else where `BROADSHEET_MODELS` says, else in `Models` or
    /// `share/broadsheet/Models` beside the program or in a folder above it.
    ///
    /// - Throws: `InferenceError` with `modelMissing` where there are none.
    public static func locate(
        _ folder: String? = nil,
        environment: [String: String]? = nil
    ) throws(InferenceError) -> Self {
        let environment = environment ?? ProcessInfo.processInfo.environment
        let files = FileManager.default
        func isStore(_ folder: String) -> Bool { files.fileExists(atPath: "\(folder)/\(listName)") }
        if let named = folder ?? environment[environmentName].flatMap({ $0.isEmpty ? nil : $0 }) {
            guard isStore(named) else {
                throw InferenceError(
                    .modelMissing,
                    "no models in \(named): it holds no \(listName); name the Models folder of a checkout of Broadsheet"
                )
            }
            return Self(folder: named)
        }
        // On Linux this is the program itself, however it was called.
        let executable = (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        var place = URL(fileURLWithPath: executable).deletingLastPathComponent()
        while true {
            for candidate in ["Models", "share/broadsheet/Models"] {
                let path = place.appendingPathComponent(candidate).path
                if isStore(path) { return Self(folder: path) }
            }
            guard place.path != "/" else { break }
            place.deleteLastPathComponent()
        }
        throw InferenceError(
            .modelMissing,
            "found no Models folder near the program; set \(environmentName) to the Models folder of a checkout of "
                + "Broadsheet, or use a pipeline without networks such as Pipelines/fast.yaml"
        )
    }

    /// Names of the models the list knows and their digests, in order of name.
    public func digests() throws(InferenceError) -> [(name: String, sha256: String)] {
        let path = "\(folder)/\(Self.listName)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InferenceError(.modelMissing, "cannot read \(path); check out the Models folder whole")
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: true)
            guard parts.count == 2, parts[0].count == 64 else { return nil }
            let file = parts[1].drop { $0 == "*" }
            guard file.hasSuffix(".onnx") else { return nil }
            return (String(file.dropLast(5)), parts[0].lowercased())
        }.sorted { $0.name < $1.name }
    }

    /// Reads a model and checks it.
    ///
    /// - Throws: `InferenceError` where it is missing, unlisted or altered; the text names the file and the remedy.
    public func model(_ name: String) throws(InferenceError) -> ModelFile {
        let path = "\(folder)/\(name).onnx"
        guard let listed = try digests().first(where: { $0.name == name }) else {
            throw InferenceError(
                .modelMissing,
                "\(folder)/\(Self.listName) names no model \(name).onnx; check out the Models folder whole"
            )
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw InferenceError(
                .modelMissing,
                "the \(name) model is missing: cannot read \(path); check out the Models folder whole, or set "
                    + "\(Self.environmentName)"
            )
        }
        let digest = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        guard digest == listed.sha256 else {
            throw InferenceError(
                .modelAltered,
                "the \(name) model is altered: \(path) has SHA-256 \(digest), \(Self.listName) says \(listed.sha256); "
                    + "check it out again"
            )
        }
        return ModelFile(name: name, path: path, sha256: digest, bytes: bytes)
    }
}
