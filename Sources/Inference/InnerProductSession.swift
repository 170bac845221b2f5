import COpenVINO
import CorpusFiles
import Foundation

/// Inner products of the rows of two matrices, whose shapes stay the same, in the precision of the processor.
package final class InnerProductSession: @unchecked Sendable {
    // Unchecked: as for `InferenceSession`, a compiled model answers several threads, each by a request of its own.
    private let core: Core
    private let model: CompiledModel
    /// Rows of the first and of the second matrix, and numbers of a row.
    package let queries: Int, targets: Int, dimension: Int

    /// Prepares the products.
    ///
    /// - Parameters:
    ///   - queries: rows of the first matrix.
    ///   - targets: rows of the second one.
    ///   - dimension: numbers of a row.
    ///   - settings: how they are computed.
    /// - Throws: `InferenceError`; `precisionMissing` where the processor has nothing of the precision.
    package init(queries: Int, targets: Int, dimension: Int, settings: InferenceSettings) throws(InferenceError) {
        precondition(queries > 0 && targets > 0 && dimension > 0, "need rows and numbers")
        (self.queries, self.targets, self.dimension) = (queries, targets, dimension)
        core = try Core()
        let graph = Data(Self.graph(queries, targets, dimension).utf8)
        let file = ModelFile(name: "products", path: "the graph of products", sha256: "", bytes: graph, weights: Data())
        model = try CompiledModel(ReadModel(file, core: core), core: core, settings: settings)
    }

    /// One product of two matrices in OpenVINO's own format: `queries * targets^T`.
    private static func graph(_ queries: Int, _ targets: Int, _ dimension: Int) -> String {
        func port(_ number: Int, _ rows: Int, _ columns: Int) -> String {
            "<port id=\"\(number)\" precision=\"FP32\"><dim>\(rows)</dim><dim>\(columns)</dim></port>"
        }
        func parameter(_ number: Int, _ rows: Int) -> String {
            """
            <layer id="\(number)" name="input\(number)" type="Parameter" version="opset1">
            <data shape="\(rows),\(dimension)" element_type="f32"/><output>\(port(0, rows, dimension))</output></layer>
            """
        }
        return """
            <?xml version="1.0"?><net name="products" version="11"><layers>
            \(parameter(0, queries))\(parameter(1, targets))
            <layer id="2" name="products" type="MatMul" version="opset1"><data transpose_a="false" transpose_b="true"/>
            <input>\(port(0, queries, dimension))\(port(1, targets, dimension))</input>
            <output>\(port(2, queries, targets))</output></layer>
            <layer id="3" name="result" type="Result" version="opset1"><input>\(port(0, queries, targets))</input></layer>
            </layers><edges><edge from-layer="0" from-port="0" to-layer="2" to-port="0"/>
            <edge from-layer="1" from-port="0" to-layer="2" to-port="1"/>
            <edge from-layer="2" from-port="2" to-layer="3" to-port="0"/></edges></net>
            """
    }

    /// Computes products; one owner at a time.
    @safe package struct Request: ~Copyable {
        private let session: InnerProductSession
        private let request: InferRequest

        package init(_ session: InnerProductSession) throws(InferenceError) {
            self.session = session
            request = try InferRequest(session.model)
        }

        /// Computes the products of two matrices.
        ///
        /// - Parameters:
        ///   - first: `[queries, dimension]`, row-major; every place must hold a number.
        ///   - second: `[targets, dimension]`, row-major; every place must hold a number.
        ///   - body: is lent the products, `[queries, targets]`, row-major.
        /// - Throws: `InferenceError` with `runFailed`.
        package func products(
            of first: UnsafeMutableBufferPointer<Float>,
            with second: UnsafeMutableBufferPointer<Float>,
            _ body: (UnsafeBufferPointer<Float>) -> Void
        ) throws(InferenceError) {
            let count = session.queries * session.targets
            let queries = try unsafe RawTensor(borrowing: first, [session.queries, session.dimension])
            let targets = try unsafe RawTensor(borrowing: second, [session.targets, session.dimension])
            try request.set(queries, at: 0, describedAs: "a matrix")
            try request.set(targets, at: 1, describedAs: "a matrix")
            try request.infer()
            var found: OpaquePointer?
            var place: UnsafeMutableRawPointer?
            guard unsafe ov_infer_request_get_output_tensor_by_index(request.handle, 0, &found) == OK,
                let found = unsafe found
            else { throw InferenceError(.runFailed, "no products are given") }
            let answer = unsafe RawTensor(owning: found)
            guard unsafe ov_tensor_data(answer.handle, &place) == OK, let place = unsafe place else {
                throw InferenceError(.runFailed, "no products are given")
            }
            unsafe body(UnsafeBufferPointer(start: place.assumingMemoryBound(to: Float.self), count: count))
            withExtendedLifetime(answer) {}
        }
    }
}
