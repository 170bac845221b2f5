package import Foundation

/// Cuts a stream of bytes into lines, up to a length.
package struct LineBuffer: Sendable {
    /// What the buffer has to give.
    package enum Line: Sendable, Equatable {
        /// A line without its newline.
        case line(Data)
        /// The line under way is longer than allowed.
        case tooLong
    }

    private var bytes = Data()
    private var searched = 0
    private let limit: Int

    /// Makes an empty buffer for lines of at most `limit` bytes.
    package init(limit: Int) { self.limit = limit }

    /// Adds bytes at the end.
    package mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Takes the first complete line; `nil` where more bytes are needed.
    package mutating func next() -> Line? {
        guard let newline = bytes[(bytes.startIndex + searched)...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = bytes.count
            return bytes.count > limit ? .tooLong : nil
        }
        let line = Data(bytes[..<newline])
        guard line.count <= limit else { return .tooLong }
        bytes = Data(bytes[(newline + 1)...])
        searched = 0
        return .line(line)
    }

    /// What follows the last newline.
    package var rest: Data { bytes }
}
