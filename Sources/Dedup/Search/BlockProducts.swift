package import Inference

/// Inner products of two blocks of vectors of length 1, in the fastest way of the processor, and how exact they are.
///
/// On processors with tiles of 16-bit brain floats these are used, at three times the speed of 32-bit floats. Whoever asks
/// computes again what is near enough, so that results do not depend on the way.
package struct BlockProducts: Sendable {
    /// Rows of queries and of targets in a block: the products stay within the processor's cache.
    package static let queryRows = 2048, targetRows = 1024

    /// Numbers of a vector.
    package let dimension: Int
    /// What computes; `nil` where OpenVINO cannot, as it may have no memory left: then it is done plainly and slowly.
    private let session: InnerProductSession?
    private let precision: InferenceSettings.Precision

    /// By how much a product may differ from the exact one.
    ///
    /// A brain float differs from a number by at most 1 part in 512, a product of two of them by 2 in 512, and the sum of
    /// products of vectors of length 1, rounded again, by 3 in 512 in the worst case.
    package var tolerance: Float { precision == .bf16 ? 1 / 128 : 1e-4 }

    /// Prepares products of vectors.
    ///
    /// - Parameters:
    ///   - dimension: numbers of a vector.
    ///   - tasks: products computed at the same time, at most.
    ///   - precision: precision of the products.
    package init(dimension: Int, tasks: Int, precision: InferenceSettings.Precision = Self.fastestPrecision) {
        (self.dimension, self.precision) = (dimension, precision)
        guard dimension > 0 else {
            session = nil
            return
        }
        session = try? InnerProductSession(
            queries: Self.queryRows,
            targets: Self.targetRows,
            dimension: dimension,
            settings: InferenceSettings(threads: tasks, streams: tasks, precision: precision)
        )
    }

    /// The fastest precision of products on this processor: there are no weights of 8 bits in them.
    package static var fastestPrecision: InferenceSettings.Precision {
        ProcessorFeatures.own.hasBrainFloatTiles ? .bf16 : .f32
    }

    /// A place to compute in, for one task.
    package struct Workspace: ~Copyable {
        private let request: InnerProductSession.Request?
        private let dimension: Int

        package init(_ blocks: BlockProducts) {
            dimension = blocks.dimension
            request = blocks.session.flatMap { try? InnerProductSession.Request($0) }
        }

        /// Computes the products of two blocks.
        ///
        /// - Parameters:
        ///   - queries: `[queryRows, dimension]`; every place must hold a number.
        ///   - targets: `[targetRows, dimension]`, likewise.
        ///   - body: is lent the products, `[queryRows, targetRows]`, row-major.
        package func products(
            of queries: UnsafeMutableBufferPointer<Float>,
            with targets: UnsafeMutableBufferPointer<Float>,
            _ body: (_ products: UnsafeBufferPointer<Float>) -> Void
        ) {
            switch request {
            case .some(let request):
                do throws(InferenceError) {
                    try unsafe request.products(of: queries, with: targets, body)
                    return
                } catch {}
            case .none: break
            }
            let products = unsafe plainProducts(of: UnsafeBufferPointer(queries), with: UnsafeBufferPointer(targets))
            unsafe products.withUnsafeBufferPointer(body)
        }

        private func plainProducts(
            of queries: UnsafeBufferPointer<Float>,
            with targets: UnsafeBufferPointer<Float>
        ) -> [Float] {
            var products = [Float](repeating: 0, count: queryRows * targetRows)
            for query in 0..<queryRows {
                for target in 0..<targetRows {
                    var sum: Float = 0
                    for index in 0..<dimension {
                        unsafe sum += queries[query * dimension + index] * targets[target * dimension + index]
                    }
                    products[query * targetRows + target] = sum
                }
            }
            return products
        }
    }
}
