package import Foundation

/// The lines of a file with the places where they stand.
package struct LocatedLines: ~Copyable {
    package struct Line {
        var bytes: Data
        var offset: Int
        /// From 1.
        var number: Int
    }

    private let handle: FileHandle
    private var buffer = Data()
    /// Place of the buffer's first byte in the file, and of the next line in the buffer.
    private var base = 0, start = 0
    private var number = 0
    private var isAtEnd = false

    private static let pieceSize = 4 << 20

    package init(contentsOf file: URL) throws { handle = try FileHandle(forReadingFrom: file) }

    deinit { try? handle.close() }

    /// The next line that is not blank, `nil` at the end.
    package mutating func next() throws -> Line? {
        while true {
            let from = buffer.startIndex + start
            if let end = buffer[from...].firstIndex(of: 10) {
                number += 1
                let line = Line(bytes: buffer[from..<end], offset: base + start, number: number)
                start = end - buffer.startIndex + 1
                if line.bytes.contains(where: { $0 > 32 }) { return line }
                continue
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                number += 1
                let line = Line(bytes: buffer[from...], offset: base + start, number: number)
                start = buffer.count
                return line.bytes.contains { $0 > 32 } ? line : nil
            }
            base += start
            buffer = Data(buffer[from...])
            start = 0
            if let piece = try handle.read(upToCount: Self.pieceSize), !piece.isEmpty {
                buffer.append(piece)
            } else {
                isAtEnd = true
            }
        }
    }
}
