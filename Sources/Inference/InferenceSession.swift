import COpenVINO
import CorpusFiles

/// A model ready to answer, on the processor's own cores.
///
/// Equal inputs give equal answers, bit by bit, on one kind of processor and whatever else runs.
package final class InferenceSession: @unchecked Sendable {
    // Unchecked: OpenVINO documents compiled models as safe to use from several threads; every answer has a request of
    // its own, and nothing here changes after `init`.
    private let core: Core
    private let model: CompiledModel
    /// Number of inputs and outputs.
    private let inputs: Int, outputs: Int

    /// Compiles a model.
    ///
    /// - Throws: `InferenceError` with `modelInvalid` where the file is no model.
    package init(_ file: ModelFile, settings: InferenceSettings = InferenceSettings()) throws(InferenceError) {
        core = try Core()
        let read = try ReadModel(file, core: core)
        model = try CompiledModel(read, core: core, settings: settings)
        var (inputs, outputs) = (0, 0)
        let handle = unsafe model.handle
        guard unsafe ov_compiled_model_inputs_size(handle, &inputs) == OK,
            unsafe ov_compiled_model_outputs_size(handle, &outputs) == OK
        else { throw InferenceError(.modelInvalid, "\(file.path) has no inputs and outputs") }
        (self.inputs, self.outputs) = (inputs, outputs)
    }

    /// Lengths of the dimensions of an output; `nil` for one that depends on the inputs.
    ///
    /// - Throws: `InferenceError` with `modelInvalid` where the model has no such output.
    package func shape(ofOutput index: Int) throws(InferenceError) -> [Int?] { try model.shape(ofOutput: index) }

    /// Answers.
    ///
    /// - Parameter tensors: the inputs in the model's order.
    /// - Returns: the outputs in the model's order.
    /// - Throws: `InferenceError` with `shapeMismatch` where number or shape of the inputs are not the model's.
    package func run(_ tensors: [Tensor]) throws(InferenceError) -> [Tensor] {
        guard tensors.count == inputs else {
            throw InferenceError(.shapeMismatch, "the model takes \(inputs) inputs, not \(tensors.count)")
        }
        let request = try InferRequest(model)
        for (index, tensor) in tensors.enumerated() { try request.set(tensor, at: index) }
        try request.infer()
        var answers: [Tensor] = []
        for index in 0..<outputs { answers.append(try request.output(at: index)) }
        return answers
    }
}
