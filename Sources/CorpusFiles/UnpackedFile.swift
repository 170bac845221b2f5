import CZlib
import CZstd
package import Foundation
import Glibc

/// Why a file of JSON lines cannot be read as text.
package typealias UnpackingError = CodedError<UnpackingErrorCode>

/// Kinds of `UnpackingError`.
package enum UnpackingErrorCode: String, ErrorCode {
    /// It cannot be opened or read.
    case unreadable
    /// It is compressed or coded in a way that is not read here.
    case unknownCoding = "unknown-coding"
    /// It is compressed, and ends in the middle or is damaged.
    case damaged
    /// There is no room for what is in it.
    case outOfSpace = "out-of-space"

    package var exitStatus: ExitStatus { self == .outOfSpace ? .outputNotWritable : .inputNotReadable }
}

/// A file of text that may be compressed by gzip or Zstandard, known by its first bytes and not by its name.
///
/// What is compressed is unpacked once, to a file without a name that nobody else can open and that is gone when this value
/// is, however the process ends. All bytes of it can then be reached in any order, as those of a plain file.
package final class UnpackedFile: Sendable {
    /// The file as it was named.
    package let name: URL
    /// Path by which the text is opened.
    package let path: String
    private let descriptor: Int32

    private static let pieceSize = 1 << 18

    /// - Parameters:
    ///   - file: the file.
    ///   - folder: has room for the text of a compressed file.
    /// - Throws: `UnpackingError`, naming the file and the remedy.
    package init(_ file: URL, scratch folder: String) throws(UnpackingError) {
        name = file
        guard let source = unsafe fopen(file.path, "rbe") else {
            throw UnpackingError(
                .unreadable,
                "cannot read \(file.path) (\(systemMessage(errno))); check path and permissions"
            )
        }
        defer { unsafe fclose(source) }
        var head = [UInt8](repeating: 0, count: 6)
        let length = unsafe fread(&head, 1, head.count, source)
        head.removeLast(head.count - length)
        unsafe rewind(source)
        let coding = try Self.coding(head, file)
        guard coding != .plain else {
            (path, descriptor) = (file.path, -1)
            return
        }
        let target = try Self.scratchFile(in: folder, for: file)
        do {
            var output = Output(descriptor: target, file: file)
            if coding == .gzip {
                try unsafe Self.inflate(source, into: &output, file)
            } else {
                try unsafe Self.decompress(source, into: &output, file)
            }
        } catch {
            close(target)
            throw error
        }
        (path, descriptor) = ("/proc/self/fd/\(target)", target)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private enum Coding { case plain, gzip, zstandard }

    private static func coding(_ head: [UInt8], _ file: URL) throws(UnpackingError) -> Coding {
        func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if starts([0x1F, 0x8B]) { return .gzip }
        // A Zstandard file may begin with frames to be passed over.
        let isSkippable = head.count >= 4 && head[0] & 0xF0 == 0x50 && Array(head[1...3]) == [0x2A, 0x4D, 0x18]
        if starts([0x28, 0xB5, 0x2F, 0xFD]) || isSkippable { return .zstandard }
        let others: [(name: String, remedy: String, bytes: [UInt8])] = [
            ("compressed by bzip2", "unpack it with bunzip2", Array("BZh".utf8)),
            ("compressed by xz", "unpack it with unxz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
            ("compressed by lz4", "unpack it with unlz4", [0x04, 0x22, 0x4D, 0x18]),
            ("a ZIP archive", "unpack it with unzip", [0x50, 0x4B, 0x03, 0x04]),
            ("a Parquet table", "write it as JSON lines", Array("PAR1".utf8)),
            ("an Arrow table", "write it as JSON lines", Array("ARROW1".utf8)),
            ("UTF-16", "write it as UTF-8, for example with iconv", [0xFF, 0xFE]),
            ("UTF-16", "write it as UTF-8, for example with iconv", [0xFE, 0xFF]),
        ]
        if let other = others.first(where: { starts($0.bytes) }) {
            throw UnpackingError(.unknownCoding, "\(file.path) is \(other.name), which is not read; \(other.remedy)")
        }
        return .plain
    }

    /// A file without a name, readable and writable by nobody but this process.
    private static func scratchFile(in folder: String, for file: URL) throws(UnpackingError) -> Int32 {
        // It is made with a name that nobody can guess, for its owner alone, and loses the name at once.
        var template = Array("\(folder)/unpacked-XXXXXX".utf8CString)
        let named = unsafe mkstemp(&template)
        guard named >= 0, fcntl(named, F_SETFD, FD_CLOEXEC) == 0 else {
            throw UnpackingError(
                .outOfSpace,
                "\(file.path) cannot be unpacked in \(folder) (\(systemMessage(errno))); check the folder"
            )
        }
        unsafe unlink(template)
        return named
    }

    /// Where the text goes.
    private struct Output {
        let descriptor: Int32
        let file: URL

        mutating func write(_ bytes: UnsafeRawBufferPointer) throws(UnpackingError) {
            var done = 0
            while done < bytes.count {
                guard let start = bytes.baseAddress else { return }
                let count = unsafe Glibc.write(descriptor, start + done, bytes.count - done)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw UnpackingError(
                        .outOfSpace,
                        "\(file.path) cannot be unpacked: \(systemMessage(errno)); make space, or unpack it yourself"
                    )
                }
                done += count
            }
        }
    }

    private static func damaged(_ file: URL, _ what: String) -> UnpackingError {
        UnpackingError(.damaged, "\(file.path) \(what); copy or download it again")
    }

    /// Unpacks all members of a gzip file.
    private static func inflate(
        _ source: UnsafeMutablePointer<FILE>,
        into output: inout Output,
        _ file: URL
    ) throws(UnpackingError) {
        var stream = unsafe z_stream()
        guard unsafe broadsheet_inflate_init(&stream) == Z_OK else { throw damaged(file, "cannot be unpacked") }
        defer { unsafe inflateEnd(&stream) }
        let (input, text) = (
            UnsafeMutablePointer<UInt8>.allocate(capacity: pieceSize),
            UnsafeMutablePointer<UInt8>.allocate(capacity: pieceSize)
        )
        defer {
            unsafe input.deallocate()
            unsafe text.deallocate()
        }
        var isInMember = true
        while true {
            if unsafe stream.avail_in == 0 {
                let count = unsafe try read(source, into: input, file)
                guard count > 0 else { break }
                unsafe stream.next_in = input
                unsafe stream.avail_in = UInt32(count)
            }
            if !isInMember {
                // Zeros fill up blocks of tapes; anything else that is no member is passed over, as gzip does.
                let next = unsafe stream.next_in[0]
                guard next == 0x1F else {
                    unsafe stream.next_in += 1
                    unsafe stream.avail_in -= 1
                    continue
                }
                guard unsafe inflateReset(&stream) == Z_OK else { throw damaged(file, "cannot be unpacked") }
                isInMember = true
            }
            unsafe stream.next_out = text
            unsafe stream.avail_out = UInt32(pieceSize)
            let status = unsafe zlibInflate(&stream)
            let count = unsafe pieceSize - Int(stream.avail_out)
            try unsafe output.write(UnsafeRawBufferPointer(start: text, count: count))
            switch status {
            case Z_STREAM_END: isInMember = false
            case Z_OK, Z_BUF_ERROR: break
            default: throw damaged(file, "is damaged: gzip cannot go on")
            }
        }
        if isInMember { throw damaged(file, "ends in the middle of its gzip data") }
    }

    /// Reads a piece; 0 at the end of the file.
    ///
    /// - Throws: `UnpackingError` where it cannot be read to its end, which would pass for a whole file.
    private static func read(
        _ source: UnsafeMutablePointer<FILE>,
        into piece: UnsafeMutableRawPointer,
        _ file: URL
    ) throws(UnpackingError) -> Int {
        let count = unsafe fread(piece, 1, pieceSize, source)
        if count == 0, unsafe ferror(source) != 0 { throw damaged(file, "cannot be read to its end") }
        return count
    }

    private static func zlibInflate(_ stream: inout z_stream) -> Int32 { unsafe CZlib.inflate(&stream, Z_NO_FLUSH) }

    /// Unpacks all frames of a Zstandard file.
    private static func decompress(
        _ source: UnsafeMutablePointer<FILE>,
        into output: inout Output,
        _ file: URL
    ) throws(UnpackingError) {
        guard let context = unsafe ZSTD_createDCtx() else { throw damaged(file, "cannot be unpacked") }
        defer { unsafe ZSTD_freeDCtx(context) }
        // Archives are packed with long windows (`zstd --long=31`).
        _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 31)
        let (input, text) = (
            UnsafeMutableRawPointer.allocate(byteCount: pieceSize, alignment: 16),
            UnsafeMutableRawPointer.allocate(byteCount: pieceSize, alignment: 16)
        )
        defer {
            unsafe input.deallocate()
            unsafe text.deallocate()
        }
        var rest = 0
        while true {
            let count = unsafe try read(source, into: input, file)
            guard count > 0 else { break }
            var piece = unsafe ZSTD_inBuffer(src: input, size: count, pos: 0)
            var isFull = false
            // A frame that just fills the piece is over: a further call would begin the next one.
            while unsafe piece.pos < piece.size || (isFull && rest != 0) {
                var out = unsafe ZSTD_outBuffer(dst: text, size: pieceSize, pos: 0)
                rest = unsafe ZSTD_decompressStream(context, &out, &piece)
                if ZSTD_isError(rest) != 0 { throw damaged(file, "is damaged: Zstandard cannot go on") }
                try unsafe output.write(UnsafeRawBufferPointer(start: text, count: out.pos))
                isFull = unsafe out.pos == out.size
            }
        }
        if rest != 0 { throw damaged(file, "ends in the middle of its Zstandard data") }
    }
}
