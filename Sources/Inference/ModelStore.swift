import CorpusFiles
package import Foundation

/// A model read from its file and checked against its digest.
package struct ModelFile: Sendable, Hashable {
    /// Name in the store, such as `layout`.
    package let name: String
    /// Where it was read.
    package let path: String
    /// SHA-256 of its bytes, lower-case hexadecimal.
    package let sha256: String
    /// ONNX, or the graph of OpenVINO's own format.
    let bytes: Data
    /// Weights of a graph in OpenVINO's own format; empty for ONNX.
    let weights: Data
}

/// A folder of models with their digests in `SHA256SUMS`, as `sha256sum` writes it.
package struct ModelStore: Sendable, Hashable {
    /// Environment variable that names the folder.
    package static let environmentName = "BROADSHEET_MODELS"
    private static let listName = "SHA256SUMS"

    /// The folder.
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// Finds the models: in the folder given, else where `BROADSHEET_MODELS` says, else in `Models` or
    /// `share/broadsheet/Models` beside the program or in a folder above it.
    ///
    /// - Throws: `InferenceError` with `modelMissing` where there are none.
    package static func locate(
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

    /// A line of the list.
    private struct Listed {
        var file: String
        var sha256: String
        /// Name of the model, where the file is one by itself or the graph of one.
        var name: String? {
            for ending in [".onnx", ".xml"] where file.hasSuffix(ending) { return String(file.dropLast(ending.count)) }
            return nil
        }
    }

    private func listed() throws(InferenceError) -> [Listed] {
        let path = "\(folder)/\(Self.listName)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw InferenceError(.modelMissing, "cannot read \(path); check out the Models folder whole")
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", omittingEmptySubsequences: true)
            guard parts.count == 2, parts[0].count == 64 else { return nil }
            return Listed(file: String(parts[1].drop { $0 == "*" }), sha256: parts[0].lowercased())
        }
    }

    /// Names of the models the list knows, their files and digests, in order of name.
    ///
    /// A model is an ONNX file, or a graph (`.xml`) with its weights (`.bin`) beside it.
    package func digests() throws(InferenceError) -> [(name: String, file: String, sha256: String)] {
        try listed().compactMap { entry in entry.name.map { ($0, entry.file, entry.sha256) } }
            .sorted { $0.name < $1.name }
    }

    /// The files that belong to models without being graphs or weights, and their digests, in order of name.
    package func companions() throws(InferenceError) -> [(file: String, sha256: String)] {
        try listed().filter { $0.name == nil && !$0.file.hasSuffix(".bin") }.map { ($0.file, $0.sha256) }
            .sorted { $0.file < $1.file }
    }

    /// Reads a model and checks it.
    ///
    /// - Throws: `InferenceError` where it is missing, unlisted or altered; the text names the file and the remedy.
    package func model(_ name: String) throws(InferenceError) -> ModelFile {
        let listed = try listed()
        guard let graph = listed.first(where: { $0.name == name }) else {
            throw InferenceError(
                .modelMissing,
                "\(folder)/\(Self.listName) names no model \(name); check out the Models folder whole"
            )
        }
        let bytes = try checked(graph)
        let weights = try listed.first { $0.file == "\(name).bin" && graph.file == "\(name).xml" }.map(checked)
        let path = "\(folder)/\(graph.file)"
        return ModelFile(name: name, path: path, sha256: graph.sha256, bytes: bytes, weights: weights ?? Data())
    }

    /// Reads a file that belongs to a model and checks it.
    ///
    /// - Throws: as `model(_:)`.
    package func companion(_ file: String) throws(InferenceError) -> Data {
        guard let entry = try listed().first(where: { $0.file == file }) else {
            throw InferenceError(
                .modelMissing,
                "\(folder)/\(Self.listName) names no file \(file); check out the Models folder whole"
            )
        }
        return try checked(entry)
    }

    private func checked(_ entry: Listed) throws(InferenceError) -> Data {
        let path = "\(folder)/\(entry.file)"
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw InferenceError(
                .modelMissing,
                "a model is missing: cannot read \(path); check out the Models folder whole, or set "
                    + "\(Self.environmentName)"
            )
        }
        let digest = hexadecimal(SHA256.hash(data: bytes))
        guard digest == entry.sha256 else {
            throw InferenceError(
                .modelAltered,
                "a model is altered: \(path) has SHA-256 \(digest), \(Self.listName) says \(entry.sha256); "
                    + "check it out again"
            )
        }
        return bytes
    }
}
