/// How a network is computed.
package struct InferenceSettings: Sendable, Hashable, Codable {
    /// Numeric precision.
    package enum Precision: String, Sendable, Hashable, Codable, CaseIterable {
        /// 32-bit floating point.
        case f32
        /// 16-bit brain floating point; faster on processors that have it (AMX, AVX512-BF16).
        case bf16
        /// 32-bit floating point, but products with weights of 8 bits are of 8-bit integers; faster on processors that
        /// have these (VNNI). Other networks are computed as with `f32`.
        case int8
    }

    /// Threads for one answer, at least 1; pages run side by side in processes, so more seldom help.
    package var threads: Int
    /// Answers that may be computed at the same time, at least 1.
    package var streams: Int
    /// Numeric precision.
    package var precision: Precision

    package init(threads: Int = 1, streams: Int = 1, precision: Precision = .f32) {
        (self.threads, self.streams, self.precision) = (max(1, threads), max(1, streams), precision)
    }
}
