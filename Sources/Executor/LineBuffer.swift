package import Foundation

/// Cuts a stream of bytes into lines and blocks, up to a length.
package struct LineBuffer: Sendable {
    package enum Line: Sendable, Equatable {
        /// A line without its newline.
        case line(Data)
        /// The line under way is longer than allowed.
        case tooLong
    }

    private var bytes = Data()
    /// Where in `bytes` the next line starts, and up to where no newline is.
    private var start = 0, searched = 0
    private let limit: Int

    /// Makes an empty buffer for lines of at most `limit` bytes.
    package init(limit: Int) { self.limit = limit }

    /// Adds bytes at the end.
    package mutating func append(_ more: some Sequence<UInt8>) {
        dropUsed()
        bytes.append(contentsOf: more)
    }

    /// Adds bytes at the end.
    package mutating func append(_ more: UnsafeRawBufferPointer) {
        dropUsed()
        if let base = more.baseAddress { bytes.append(base.assumingMemoryBound(to: UInt8.self), count: more.count) }
    }

    /// Takes the first complete line; `nil` where more bytes are needed.
    package mutating func next() -> Line? {
        guard let newline = bytes[(start + searched)...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count - start
            return searched > limit ? .tooLong : nil
        }
        guard newline - start <= limit else { return .tooLong }
        let line = bytes.subdata(in: start..<newline)
        (start, searched) = (newline + 1, 0)
        return .line(line)
    }

    /// Takes `count` bytes, newlines or not; `nil` where more are needed.
    package mutating func take(_ count: Int) -> Data? {
        guard bytes.count - start >= count else { return nil }
        defer { (start, searched) = (start + count, 0) }
        return bytes.subdata(in: start..<(start + count))
    }

    /// What follows the last newline.
    package var rest: Data { bytes.subdata(in: start..<bytes.count) }

    /// Bytes already given are dropped only here, once for each addition, and not for each line.
    private mutating func dropUsed() {
        guard start > 0 else { return }
        bytes = bytes.subdata(in: start..<bytes.count)
        start = 0
    }
}
