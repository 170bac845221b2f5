import COpenVINO
import CorpusFiles

/// Cuts texts into the pieces that a text model was trained on, by a tokenizer's graph (OpenVINO Tokenizers).
package final class TextTokenizer: @unchecked Sendable {
    // Unchecked: as for `InferenceSession`, a compiled model answers several threads, each by a request of its own.
    private let core: Core
    private let model: CompiledModel

    /// Compiles a tokenizer.
    ///
    /// - Throws: `InferenceError`: `runtimeMissing` where the tokenizers' library is not there, `modelInvalid` where the
    ///   file is no tokenizer.
    package init(_ file: ModelFile) throws(InferenceError) {
        core = try Core()
        try core.addTokenizerOperations()
        let read = try ReadModel(file, core: core)
        model = try CompiledModel(read, core: core, settings: InferenceSettings())
    }

    /// Cuts texts into pieces.
    ///
    /// - Parameter texts: of any length; what follows a zero character is not seen.
    /// - Returns: the numbers of the pieces of each text, without marks of beginning and end; empty for a text without any.
    /// - Throws: `InferenceError` with `runFailed`.
    package func pieces(of texts: [String]) throws(InferenceError) -> [[Int32]] {
        guard !texts.isEmpty else { return [] }
        let request = try InferRequest(model)
        try request.set(RawTensor(texts: texts), at: 0, describedAs: "texts")
        try request.infer()
        let (begins, ends, numbers) = (try request.output(at: 0), try request.output(at: 1), try request.output(at: 2))
        let (starts, stops) = (begins.integers, ends.integers)
        let all = numbers.integers
        guard starts.count == texts.count, stops.count == texts.count,
            zip(starts, stops).allSatisfy({ 0 <= $0 && $0 <= $1 && $1 <= all.count })
        else {
            throw InferenceError(
                .modelInvalid,
                "the tokenizer answers with shapes \(begins.shape), \(ends.shape) and \(numbers.shape); "
                    + "check out the Models folder again"
            )
        }
        return zip(starts, stops).map { all[Int($0)..<Int($1)].map(Int32.init) }
    }
}
