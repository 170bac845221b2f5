import COpenBLAS

/// Products of matrices by OpenBLAS, one thread a call: blocks are computed side by side by the callers.
package enum MatrixProduct {
    /// Limits the library to one thread a call, once, before the first product.
    private static let isLimitedToOneThread: Bool = {
        openblas_set_num_threads(1)
        return true
    }()

    /// Inner products of every query with every target.
    ///
    /// - Parameters:
    ///   - queries: `[queryCount, dimension]`, row-major.
    ///   - queryCount: number of queries.
    ///   - targets: `[targetCount, dimension]`, row-major.
    ///   - targetCount: number of targets.
    ///   - dimension: numbers of a row.
    ///   - products: gets `[queryCount, targetCount]`, row-major; large enough.
    package static func innerProducts(
        queries: UnsafeBufferPointer<Float>,
        queryCount: Int,
        targets: UnsafeBufferPointer<Float>,
        targetCount: Int,
        dimension: Int,
        into products: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(
            queries.count >= queryCount * dimension && targets.count >= targetCount * dimension
                && products.count >= queryCount * targetCount,
            "need room for the whole matrices"
        )
        _ = isLimitedToOneThread
        unsafe cblas_sgemm(
            CblasRowMajor,
            CblasNoTrans,
            CblasTrans,
            CInt(queryCount),
            CInt(targetCount),
            CInt(dimension),
            1,
            queries.baseAddress,
            CInt(dimension),
            targets.baseAddress,
            CInt(dimension),
            0,
            products.baseAddress,
            CInt(targetCount)
        )
    }
}
