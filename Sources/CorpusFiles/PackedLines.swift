import CZlib
package import Foundation
import Glibc

/// The lines of a text, plain or packed by gzip, unpacked as they are read: for files too large to unpack first.
@safe package struct PackedLines: ~Copyable {
    private let file: URL
    private let handle: gzFile
    private var buffer = Data()
    private var start = 0
    private var isAtEnd = false
    /// Number of the line that `next()` gave last, from 1.
    package private(set) var lineNumber = 0

    private static let pieceSize = 1 << 20

    /// - Throws: `UnpackingError`, naming the file and the remedy.
    package init(_ file: URL) throws(UnpackingError) {
        guard let handle = unsafe gzopen(file.path, "rbe") else {
            throw UnpackingError(
                .unreadable,
                "cannot read \(file.path) (\(systemMessage(errno))); check path and permissions"
            )
        }
        self.file = file
        unsafe self.handle = handle
        unsafe gzbuffer(handle, 1 << 18)
    }

    deinit { unsafe gzclose(handle) }

    /// The next line, without its end; `nil` behind the last.
    ///
    /// - Throws: `UnpackingError` where the file is damaged, ends in the middle, or is packed otherwise.
    package mutating func next() throws(UnpackingError) -> Data? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { (start, lineNumber) = (end + 1, lineNumber + 1) }
                return Data(buffer[start..<end])
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { (start, lineNumber) = (buffer.count, lineNumber + 1) }
                return Data(buffer[start...])
            }
            buffer = Data(buffer[start...])
            (start, searched) = (0, buffer.count)
            try fill()
        }
    }

    private mutating func fill() throws(UnpackingError) {
        var piece = Data(count: Self.pieceSize)
        let count = unsafe piece.withUnsafeMutableBytes { unsafe gzread(handle, $0.baseAddress, UInt32($0.count)) }
        var code: Int32 = Z_OK
        let message = unsafe gzerror(handle, &code)
        guard count >= 0, code == Z_OK || code == Z_STREAM_END else {
            let reason = unsafe message.map { unsafe String(cString: $0) } ?? ""
            let what =
                code == Z_BUF_ERROR ? "ends in the middle of its gzip data" : "cannot be read to its end (\(reason))"
            throw UnpackingError(.damaged, "\(file.path) \(what); copy or download it again")
        }
        if lineNumber == 0, buffer.isEmpty, let packing = Self.packing(piece.prefix(Int(count))) {
            throw UnpackingError(
                .unknownCoding,
                "\(file.path) is compressed by \(packing), which is not read here; pack it by gzip instead"
            )
        }
        if count == 0 { isAtEnd = true }
        buffer.append(piece.prefix(Int(count)))
    }

    /// How bytes at a file's beginning are packed that gzip does not read.
    private static func packing(_ head: Data) -> String? {
        let known: [(name: String, bytes: [UInt8])] = [
            ("bzip2", Array("BZh".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
            ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD]),
        ]
        return known.first { head.starts(with: $0.bytes) }?.name
    }
}
