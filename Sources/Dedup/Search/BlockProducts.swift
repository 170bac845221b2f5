package import Inference

/// Inner products of two blocks of vectors of length 1, in the fastest way of the processor, and how exact they are.
///
/// On processors with tiles of 16-bit brain floats these are used, at three times the speed and more. What they find is
/// computed again by whoever asks, so that results do not depend on the way.
package struct BlockProducts: Sendable {
    /// Rows of queries and of targets in a block: the products stay within the processor's cache.
    package static let queryRows = 2048, targetRows = 1024

    /// Products of brain floats; `nil` where OpenBLAS computes in 32-bit floats.
    private let session: InnerProductSession?
    private let dimension: Int

    /// By how much a product may differ from the exact one.
    ///
    /// A brain float differs from a number by at most 1 part in 512, a product of two of them by 2 in 512 and the sum of
    /// products of vectors of length 1, rounded again, by 3 in 512 in the worst case.
    package var tolerance: Float { session == nil ? 1e-4 : 1 / 128 }

    /// Prepares products of vectors.
    ///
    /// - Parameters:
    ///   - dimension: numbers of a vector.
    ///   - tasks: products computed at the same time, at most.
    ///   - processor: what the processor has.
    package init(dimension: Int, tasks: Int, processor: ProcessorFeatures = .own) {
        self.dimension = dimension
        let settings = InferenceSettings(threads: tasks, streams: tasks, precision: .bf16)
        // Without the library's products there are OpenBLAS's.
        session =
            processor.hasBrainFloatTiles && dimension > 0
            ? try? InnerProductSession(
                queries: Self.queryRows,
                targets: Self.targetRows,
                dimension: dimension,
                settings: settings
            ) : nil
    }

    /// A place to compute in, for one task.
    @safe package struct Workspace: ~Copyable {
        private let request: InnerProductSession.Request?
        private let products: UnsafeMutableBufferPointer<Float>
        private let dimension: Int

        package init(_ blocks: BlockProducts) {
            dimension = blocks.dimension
            request = blocks.session.flatMap { try? InnerProductSession.Request($0) }
            unsafe products = .allocate(capacity: queryRows * targetRows)
        }

        deinit { unsafe products.deallocate() }

        /// Computes the products of two blocks.
        ///
        /// - Parameters:
        ///   - queries: `[queryRows, dimension]`; what lies behind the rows in use must be numbers, too.
        ///   - queryCount: rows in use.
        ///   - targets: `[targetRows, dimension]`, likewise.
        ///   - targetCount: rows in use.
        ///   - body: is lent the products, row-major, and the length of a row of them, at least `targetCount`.
        package func products(
            of queries: UnsafeMutableBufferPointer<Float>,
            _ queryCount: Int,
            with targets: UnsafeMutableBufferPointer<Float>,
            _ targetCount: Int,
            _ body: (_ products: UnsafeBufferPointer<Float>, _ stride: Int) -> Void
        ) {
            switch request {
            case .some(let request):
                do throws(InferenceError) {
                    try unsafe request.products(of: queries, with: targets) { unsafe body($0, targetRows) }
                    return
                } catch {}
            case .none: break
            }
            // Without the library's products there are these.
            unsafe MatrixProduct.innerProducts(
                queries: UnsafeBufferPointer(queries),
                queryCount: queryCount,
                targets: UnsafeBufferPointer(targets),
                targetCount: targetCount,
                dimension: dimension,
                into: products
            )
            unsafe body(UnsafeBufferPointer(products), targetCount)
        }
    }
}
