import COpenVINO
import CorpusFiles
import Glibc

/// OpenVINO's own shape.
@safe private struct RawShape: ~Copyable {
    let value: ov_shape_t

    init(_ dimensions: [Int]) throws(InferenceError) {
        var shape = unsafe ov_shape_t()
        let lengths = dimensions.map(Int64.init)
        guard unsafe ov_shape_create(Int64(lengths.count), lengths, &shape) == OK else {
            throw InferenceError(.shapeMismatch, "\(dimensions) is no shape")
        }
        unsafe value = shape
    }

    deinit {
        var shape = unsafe value
        unsafe ov_shape_free(&shape)
    }
}

/// OpenVINO's own tensor.
@safe struct RawTensor: ~Copyable {
    let handle: OpaquePointer

    /// Takes over a tensor that OpenVINO made.
    init(owning handle: OpaquePointer) { unsafe self.handle = handle }

    deinit { unsafe ov_tensor_free(handle) }

    /// A copy of numbers in OpenVINO's memory.
    init<Number: BitwiseCopyable>(
        _ kind: ov_element_type_e,
        _ dimensions: [Int],
        _ values: [Number]
    ) throws(InferenceError) {
        let shape = try RawShape(dimensions)
        var made: OpaquePointer?
        var place: UnsafeMutableRawPointer?
        let status = unsafe ov_tensor_create(kind, shape.value, &made)
        guard status == OK, let made = unsafe made, unsafe ov_tensor_data(made, &place) == OK, let place = unsafe place
        else {
            if let made = unsafe made { unsafe ov_tensor_free(made) }
            throw InferenceError(.runFailed, "no memory for a tensor of shape \(dimensions) (\(lastMessage(status)))")
        }
        unsafe values.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { unsafe place.copyMemory(from: start, byteCount: bytes.count) }
        }
        unsafe handle = made
    }

    init(bytes: [UInt8]) throws(InferenceError) { try self.init(U8, [bytes.count], bytes) }

    /// 32-bit floats that stay the caller's: they must outlive the tensor.
    init(borrowing values: UnsafeMutableBufferPointer<Float>, _ dimensions: [Int]) throws(InferenceError) {
        precondition(values.count >= dimensions.reduce(1, *), "need as many values as the shape has places")
        let shape = try RawShape(dimensions)
        var made: OpaquePointer?
        let status = unsafe ov_tensor_create_from_host_ptr(F32, shape.value, values.baseAddress, &made)
        guard status == OK, let made = unsafe made else {
            throw InferenceError(.runFailed, "no tensor of shape \(dimensions) (\(lastMessage(status)))")
        }
        unsafe handle = made
    }

    /// A copy of texts as UTF-8; a zero character ends a text.
    init(texts: [String]) throws(InferenceError) {
        let shape = try RawShape([texts.count])
        var made: OpaquePointer?
        var copies = unsafe texts.map { unsafe UnsafePointer(strdup($0)) }
        defer { unsafe copies.forEach { copy in unsafe free(UnsafeMutablePointer(mutating: copy)) } }
        let status = unsafe ov_tensor_create_from_string_array(&copies, texts.count, shape.value, &made)
        guard status == OK, let made = unsafe made else {
            throw InferenceError(.runFailed, "no tensor of \(texts.count) texts (\(lastMessage(status)))")
        }
        unsafe handle = made
    }

    /// The tensor as a value of ours.
    func copied(asOutput index: Int) throws(InferenceError) -> Tensor {
        var (shape, kind) = unsafe (ov_shape_t(), ov_element_type_e(0))
        guard unsafe ov_tensor_get_element_type(handle, &kind) == OK, unsafe ov_tensor_get_shape(handle, &shape) == OK
        else { throw InferenceError(.runFailed, "output \(index) of the model has no shape") }
        defer { unsafe ov_shape_free(&shape) }
        let dimensions = unsafe (0..<Int(shape.rank)).map { unsafe Int(shape.dims[$0]) }
        let count = dimensions.reduce(1, *)
        guard count > 0 else {
            return kind == F32 ? Tensor(shape: dimensions, values: []) : Tensor(shape: dimensions, integers: [])
        }
        var place: UnsafeMutableRawPointer?
        guard unsafe ov_tensor_data(handle, &place) == OK, let place = unsafe place else {
            throw InferenceError(.runFailed, "output \(index) of the model holds nothing")
        }
        func numbers<Number>(_ type: Number.Type) -> [Number] {
            unsafe [Number](UnsafeBufferPointer(start: place.assumingMemoryBound(to: Number.self), count: count))
        }
        switch kind {
        case F32: return Tensor(shape: dimensions, values: numbers(Float.self))
        case I64: return Tensor(shape: dimensions, integers: numbers(Int64.self))
        case I32: return Tensor(shape: dimensions, integers: numbers(Int32.self).map(Int64.init))
        default:
            throw InferenceError(
                .modelInvalid,
                "output \(index) of the model is neither in 32-bit floats nor in 32- or 64-bit integers"
            )
        }
    }
}
