import COpenVINO
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
}

/// A model as read, not yet made for a processor.
@safe struct ReadModel: ~Copyable {
    let handle: OpaquePointer

    init(_ file: ModelFile, core: borrowing Core) throws(InferenceError) {
        var read: OpaquePointer?
        let owner = unsafe core.handle
        let status = unsafe file.bytes.withUnsafeBytes { bytes -> ov_status_e in
            guard let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return GENERAL_ERROR }
            return unsafe ov_core_read_model_from_memory_buffer(owner, start, bytes.count, nil, &read)
        }
        guard status == OK, let read = unsafe read else {
            throw InferenceError(
                .modelInvalid,
                "\(file.path) is no model that OpenVINO reads (\(lastMessage(status))); check out the Models folder again"
            )
        }
        unsafe handle = read
    }

    deinit { unsafe ov_model_free(handle) }
}

/// A model made for this processor.
@safe struct CompiledModel: ~Copyable {
    let handle: OpaquePointer

    init(_ model: borrowing ReadModel, core: borrowing Core, settings: InferenceSettings) throws(InferenceError) {
        var compiled: OpaquePointer?
        let (owner, read) = unsafe (core.handle, model.handle)
        let status = unsafe broadsheet_compile_for_cpu(
            owner,
            read,
            String(settings.threads),
            String(settings.streams),
            settings.precision.rawValue,
            &compiled
        )
        guard status == OK, let compiled = unsafe compiled else {
            throw InferenceError(.modelInvalid, "OpenVINO cannot compile the model (\(lastMessage(status)))")
        }
        unsafe handle = compiled
    }

    deinit { unsafe ov_compiled_model_free(handle) }
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
        var shape = unsafe ov_shape_t()
        let dimensions = tensor.shape.map(Int64.init)
        guard unsafe ov_shape_create(Int64(dimensions.count), dimensions, &shape) == OK else {
            throw InferenceError(.shapeMismatch, "\(tensor.shape) is no shape")
        }
        defer { unsafe ov_shape_free(&shape) }
        var made: OpaquePointer?
        var status = unsafe ov_tensor_create(F32, shape, &made)
        guard status == OK, let made = unsafe made else {
            throw InferenceError(.runFailed, "no memory for a tensor of shape \(tensor.shape) (\(lastMessage(status)))")
        }
        defer { unsafe ov_tensor_free(made) }
        var place: UnsafeMutableRawPointer?
        status = unsafe ov_tensor_data(made, &place)
        if status == OK, let place = unsafe place {
            unsafe tensor.values.withUnsafeBytes { values in
                if let start = values.baseAddress { unsafe place.copyMemory(from: start, byteCount: values.count) }
            }
            status = unsafe ov_infer_request_set_input_tensor_by_index(handle, index, made)
        }
        guard status == OK else {
            throw InferenceError(
                .shapeMismatch,
                "input \(index) of the model does not take shape \(tensor.shape) (\(lastMessage(status)))"
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
        defer { unsafe ov_tensor_free(found) }
        var (shape, kind) = unsafe (ov_shape_t(), ov_element_type_e(0))
        var place: UnsafeMutableRawPointer?
        guard unsafe ov_tensor_get_element_type(found, &kind) == OK, kind == F32,
            unsafe ov_tensor_get_shape(found, &shape) == OK
        else { throw InferenceError(.modelInvalid, "output \(index) of the model is not in 32-bit floats") }
        defer { unsafe ov_shape_free(&shape) }
        guard unsafe ov_tensor_data(found, &place) == OK, let place = unsafe place else {
            throw InferenceError(.runFailed, "output \(index) of the model holds nothing")
        }
        let dimensions = unsafe (0..<Int(shape.rank)).map { unsafe Int(shape.dims[$0]) }
        let count = dimensions.reduce(1, *)
        let values = unsafe [Float](
            UnsafeBufferPointer(start: place.assumingMemoryBound(to: Float.self), count: count)
        )
        return Tensor(shape: dimensions, values: values)
    }
}
