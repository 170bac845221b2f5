import COpenVINO
import CorpusFiles
import Foundation

/// OpenVINO's own account of what went wrong, for the text of an error.
func lastMessage(_ status: ov_status_e) -> String {
    let name = unsafe String(cString: ov_get_error_info(status))
    guard let detail = unsafe ov_get_last_err_msg() else { return name }
    let text = unsafe String(cString: detail).split(separator: "\n").last.map(String.init) ?? ""
    return text.isEmpty ? name : "\(name): \(text)"
}

/// OpenVINO's root object; loads the plugins.
@safe struct Core: ~Copyable {
    let handle: OpaquePointer

    init() throws(InferenceError) {
        var created: OpaquePointer?
        let status = unsafe ov_core_create(&created)
        guard status == OK, let created = unsafe created else {
            throw InferenceError(
                .runtimeMissing,
                "OpenVINO does not start (\(lastMessage(status))); run Scripts/setup again"
            )
        }
        unsafe handle = created
    }

    deinit { unsafe ov_core_free(handle) }

    /// Makes the operations of tokenizers known; their library lies beside OpenVINO's own.
    func addTokenizerOperations() throws(InferenceError) {
        let library = "libopenvino_tokenizers.so"
        // What is mapped into this process tells where OpenVINO was found.
        let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
        let own = maps.split(separator: "\n").first { $0.contains("/libopenvino_c.so") }
            .flatMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
        let path = own.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/" + library } ?? library
        let status = unsafe ov_core_add_extension(handle, path)
        guard status == OK else {
            throw InferenceError(
                .runtimeMissing,
                "OpenVINO's tokenizers do not load from \(path) (\(lastMessage(status))); run Scripts/setup again"
            )
        }
    }
}

/// A model as read, not yet made for a processor.
@safe struct ReadModel: ~Copyable {
    let handle: OpaquePointer

    init(_ file: ModelFile, core: borrowing Core) throws(InferenceError) {
        if file.weights.isEmpty {
            unsafe handle = try unsafe Self.read(file, core: core, weights: nil)
        } else {
            let weights = try RawTensor(bytes: [UInt8](file.weights))
            unsafe handle = try unsafe Self.read(file, core: core, weights: weights.handle)
        }
    }

    private static func read(
        _ file: ModelFile,
        core: borrowing Core,
        weights: OpaquePointer?
    ) throws(InferenceError) -> OpaquePointer {
        var read: OpaquePointer?
        let owner = unsafe core.handle
        let status = unsafe file.bytes.withUnsafeBytes { bytes -> ov_status_e in
            guard let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return GENERAL_ERROR }
            return unsafe ov_core_read_model_from_memory_buffer(owner, start, bytes.count, weights, &read)
        }
        guard status == OK, let read = unsafe read else {
            throw InferenceError(
                .modelInvalid,
                "\(file.path) is no model that OpenVINO reads (\(lastMessage(status))); check out the Models folder again"
            )
        }
        return unsafe read
    }

    deinit { unsafe ov_model_free(handle) }
}

/// A model made for this processor.
@safe struct CompiledModel: ~Copyable {
    let handle: OpaquePointer

    /// Activations that are quantised by one scale with `int8`.
    ///
    /// Of the sizes that the library takes this is the fastest one at which vectors stay as near.
    private static let quantisedGroup = "128"

    /// Compiles a model.
    ///
    /// - Throws: `InferenceError`: `modelInvalid`, or `precisionMissing` where the processor has nothing of the precision.
    init(_ model: borrowing ReadModel, core: borrowing Core, settings: InferenceSettings) throws(InferenceError) {
        guard ProcessorFeatures.own.has(settings.precision) else {
            throw InferenceError(
                .precisionMissing,
                "this processor does not compute in \(settings.precision.rawValue); ask for the precision auto or f32"
            )
        }
        var compiled: OpaquePointer?
        let (owner, read) = unsafe (core.handle, model.handle)
        let isQuantised = settings.precision == .int8
        let floats = isQuantised ? InferenceSettings.Precision.f32.rawValue : settings.precision.rawValue
        func compile(_ group: UnsafePointer<CChar>?) -> ov_status_e {
            unsafe broadsheet_compile_for_cpu(
                owner,
                read,
                String(settings.threads),
                String(settings.streams),
                floats,
                group,
                &compiled
            )
        }
        let status = unsafe isQuantised ? Self.quantisedGroup.withCString(compile) : compile(nil)
        guard status == OK, let compiled = unsafe compiled else {
            throw InferenceError(.modelInvalid, "OpenVINO cannot compile the model (\(lastMessage(status)))")
        }
        unsafe handle = compiled
    }

    deinit { unsafe ov_compiled_model_free(handle) }

    /// Lengths of the dimensions of an output; `nil` for one that depends on the inputs.
    ///
    /// - Throws: `InferenceError` with `modelInvalid` where there is no such output, or even their number depends on the
    ///   inputs.
    func shape(ofOutput index: Int) throws(InferenceError) -> [Int?] {
        var port: OpaquePointer?
        var shape = unsafe ov_partial_shape_t()
        guard unsafe ov_compiled_model_output_by_index(handle, index, &port) == OK, let port = unsafe port else {
            throw InferenceError(.modelInvalid, "the model has no output \(index)")
        }
        defer { unsafe ov_output_const_port_free(port) }
        guard unsafe ov_port_get_partial_shape(port, &shape) == OK else {
            throw InferenceError(.modelInvalid, "output \(index) of the model has no shape")
        }
        defer { unsafe ov_partial_shape_free(&shape) }
        guard unsafe !ov_rank_is_dynamic(shape.rank) else {
            throw InferenceError(.modelInvalid, "output \(index) of the model has a shape that changes")
        }
        return unsafe (0..<Int(shape.rank.max)).map { axis in
            let length = unsafe shape.dims[axis]
            return length.min == length.max ? Int(length.max) : nil
        }
    }
}

/// One computation.
@safe struct InferRequest: ~Copyable {
    let handle: OpaquePointer

    init(_ model: borrowing CompiledModel) throws(InferenceError) {
        var made: OpaquePointer?
        let status = unsafe ov_compiled_model_create_infer_request(model.handle, &made)
        guard status == OK, let made = unsafe made else {
            throw InferenceError(.runFailed, "OpenVINO gives no request (\(lastMessage(status)))")
        }
        unsafe handle = made
    }

    deinit { unsafe ov_infer_request_free(handle) }

    /// Sets an input; the values are copied.
    func set(_ tensor: Tensor, at index: Int) throws(InferenceError) {
        let raw =
            switch tensor.contents {
            case .floats(let values): try RawTensor(F32, tensor.shape, values)
            case .integers(let values): try RawTensor(I64, tensor.shape, values)
            }
        try set(raw, at: index, describedAs: "shape \(tensor.shape)")
    }

    /// Sets an input.
    func set(_ raw: borrowing RawTensor, at index: Int, describedAs name: String) throws(InferenceError) {
        let status = unsafe ov_infer_request_set_input_tensor_by_index(handle, index, raw.handle)
        guard status == OK else {
            throw InferenceError(
                .shapeMismatch,
                "input \(index) of the model does not take \(name) (\(lastMessage(status)))"
            )
        }
    }

    /// Computes.
    func infer() throws(InferenceError) {
        let status = unsafe ov_infer_request_infer(handle)
        guard status == OK else {
            throw InferenceError(.runFailed, "OpenVINO cannot compute (\(lastMessage(status)))")
        }
    }

    /// A copy of an output.
    func output(at index: Int) throws(InferenceError) -> Tensor {
        var found: OpaquePointer?
        guard unsafe ov_infer_request_get_output_tensor_by_index(handle, index, &found) == OK, let found = unsafe found
        else {
            throw InferenceError(.runFailed, "the model gives no output \(index)")
        }
        return try unsafe RawTensor(owning: found).copied(asOutput: index)
    }
}
