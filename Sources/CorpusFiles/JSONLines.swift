package import Foundation

/// The lines of a JSON-lines file, read a piece at a time: only the longest line is ever in memory.
package struct JSONLines: ~Copyable {
    private let handle: FileHandle
    private var buffer = Data()
    /// Where the next line starts, and up to where no newline is, in `buffer`.
    private var start = 0, searched = 0
    private var isAtEnd = false
    /// Place of the buffer's first byte in the file.
    private var base = 0
    /// Number of the line that `next()` gave last, from 1.
    package private(set) var lineNumber = 0
    /// Place in the file where the line that `next()` gave last begins, bytes.
    package private(set) var lineOffset = 0

    private static let pieceSize = 1 << 20
    private static let newline = UInt8(ascii: "\n")

    /// Opens a file; throws Foundation's error where it cannot be read.
    ///
    /// A byte order mark at its beginning belongs to no line.
    package init(contentsOf file: URL) throws {
        let opened = try FileHandle(forReadingFrom: file)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let head = try opened.read(upToCount: mark.count) ?? Data()
        handle = opened
        if head.elementsEqual(mark) { base = mark.count } else { buffer = head }
    }

    deinit { try? handle.close() }

    /// The next line that is not blank, without its newline; `nil` at the end.
    package mutating func next() throws -> Data? {
        while let line = try nextLine() {
            if line.contains(where: { $0 > UInt8(ascii: " ") }) { return line }
        }
        return nil
    }

    private mutating func nextLine() throws -> Data? {
        while true {
            if let end = buffer[searched...].firstIndex(of: Self.newline) {
                let line = Data(buffer[start..<end])
                lineOffset = base + start
                (start, searched, lineNumber) = (end + 1, end + 1, lineNumber + 1)
                return line
            }
            // Lines already given are dropped only here, once a piece, and not line by line.
            buffer = Data(buffer[start...])
            base += start
            (start, searched) = (0, buffer.count)
            if isAtEnd {
                guard !buffer.isEmpty else { return nil }
                lineOffset = base
                defer { (buffer, searched, lineNumber) = (Data(), 0, lineNumber + 1) }
                return buffer
            }
            if let piece = try handle.read(upToCount: Self.pieceSize), !piece.isEmpty {
                buffer.append(piece)
            } else {
                isAtEnd = true
            }
        }
    }

    /// The shards `part-*.jsonl` of a folder, in the order of their names; empty where there is no such folder.
    package static func shards(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix("part-") && $0.hasSuffix(".jsonl") }.sorted()
            .map { folder.appendingPathComponent($0) }
    }
}
