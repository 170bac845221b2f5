import Foundation

/// Rows of 32-bit floats out of shards of 16-bit ones.
extension VectorStore {
    /// Copies the rows of one article.
    ///
    /// - Parameters:
    ///   - place: where they are.
    ///   - target: gets `place.rows * dimension` numbers from its beginning.
    package func copyRows(_ place: Place, to target: UnsafeMutableBufferPointer<Float>) {
        let shard = shards[Int(place.shard)]
        let dimension = shard.head.dimension
        let count = Int(place.rows) * dimension
        precondition(target.count >= count, "need room for the rows")
        unsafe shard.file.withUnsafeBytes { bytes in
            let first = shard.start + Int(place.row) * dimension * 2
            let halves = unsafe UnsafeRawBufferPointer(rebasing: bytes[first..<(first + count * 2)])
                .assumingMemoryBound(to: UInt16.self)
            for index in 0..<count { unsafe target[index] = Self.float(halves[index]) }
        }
    }

    /// A 16-bit float as a 32-bit one: exact, also for subnormal numbers, and without a call, so that loops of it are
    /// computed several at a time.
    @inline(__always)
    private static func float(_ half: UInt16) -> Float {
        let magnitude = Float(bitPattern: UInt32(half & 0x7FFF) << 13) * 0x1p112
        return Float(bitPattern: magnitude.bitPattern | UInt32(half & 0x8000) << 16)
    }
}
