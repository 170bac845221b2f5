import CorpusFiles
package import CorpusModel
import Foundation
import SystemPackage

/// A scan file: its format, its digest, and its bytes where a decoder of ours reads them.
package struct ScanFile: Sendable {
    /// Path as given by the user.
    package let path: String
    /// Format of the content.
    package let format: ScanFormat
    /// SHA-256 of the file, lower-case hexadecimal.
    package let sha256: String
    /// All bytes; empty for a PDF or TIFF, which may hold many pages: their decoders read what they need of the file.
    let bytes: [UInt8]

    /// Reads a file once, for decoding and for its digest.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - limits: largest image.
    ///   - known: digest of the file where it is known; taken if the file is still in the state it was made in.
    /// - Returns: format, digest and bytes.
    /// - Throws: `DecodeError` with `.unreadable`, `.empty`, `.notAnImage`, or `.tooLarge` for a file of more than
    ///   eight bytes for every pixel that `limits` allow.
    package static func read(
        _ path: String,
        limits: DecodeLimits = .default,
        known: PageRequest.KnownFile? = nil
    ) throws -> ScanFile {
        try withFile(path) { file, size, format in
            let hasManyPages = format == .pdf || format == .tiff
            let (most, isUnlimited) = limits.maxPixels.multipliedReportingOverflow(by: 8)
            guard hasManyPages || isUnlimited || size <= most else {
                throw DecodeError(
                    .tooLarge,
                    "\(path): \(size) bytes are more than the limits allow; raise them with --max-megapixels, "
                        + "or split the file"
                )
            }
            var digest = SHA256()
            var bytes: [UInt8] = []
            if let known, hasManyPages, FileState(ofFileAt: path) == known.state {
                return ScanFile(path: path, format: format, sha256: known.sha256, bytes: [])
            }
            if hasManyPages {
                var offset = 0
                while offset < size {
                    let part = try read(file, from: offset, count: 1 << 20)
                    guard !part.isEmpty else {
                        throw DecodeError.truncated(path, "the file became shorter while it was read")
                    }
                    digest.update(data: part)
                    offset += part.count
                }
            } else {
                bytes = try read(file, from: 0, count: size)
                guard bytes.count == size else {
                    throw DecodeError.truncated(path, "the file became shorter while it was read")
                }
                digest.update(data: bytes)
            }
            return ScanFile(path: path, format: format, sha256: hexadecimal(digest.finalize()), bytes: bytes)
        }
    }

    /// Number of pages in a file: the images of a TIFF that are no copies of others, the pages of a PDF, 1 for everything else.
    ///
    /// Of a TIFF whose images do not say what they are, those of one shape are decoded and compared.
    ///
    /// - Throws: `DecodeError` if the file cannot be read, is no image, or ends before its last page is found;
    ///   `.dependencyMissing` for a PDF where poppler-utils is not installed.
    @concurrent package static func pageCount(of path: String) async throws -> Int {
        switch try withFile(path, { _, _, format in format }) {
        case .pdf: return try await PDFDocument(path: path, poppler: Poppler()).pageCount()
        case .tiff: return try TIFFDecoder.pageCount(of: path, named: path, limits: .default)
        default: return 1
        }
    }

    /// The last bytes of a file as text, at most `count` of them.
    static func tail(of path: String, count: Int) throws -> String {
        try withFile(path) { file, size, _ in
            String(decoding: try read(file, from: max(0, size - count), count: min(size, count)), as: UTF8.self)
        }
    }

    /// Opens a regular file and tells its size and format.
    private static func withFile<Result>(
        _ path: String,
        _ body: (FileDescriptor, Int, ScanFormat) throws -> Result
    ) throws -> Result {
        do {
            // Without blocking, so that opening a pipe returns and its missing size is noticed.
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.nonBlocking, .closeOnExec])
            return try file.closeAfter {
                let size = Int(try file.seek(offset: 0, from: .end))
                let head = try read(file, from: 0, count: min(size, ScanFormat.sniffedByteCount))
                guard size > 0 else {
                    throw DecodeError(.empty, "\(path): the file is empty; copy or download it again")
                }
                guard let format = ScanFormat.sniff(head) else { throw DecodeError.unknownContent(path, head) }
                return try body(file, size, format)
            }
        } catch let error as Errno {
            let remedy =
                error == .noSuchFileOrDirectory ? "check the path" : "make it a readable file, or remove it"
            throw DecodeError(.unreadable, "\(path): cannot be read (\(error)); \(remedy)")
        }
    }

    /// The bytes from `offset` on, at most `count`, fewer at the end of the file.
    private static func read(_ file: FileDescriptor, from offset: Int, count: Int) throws -> [UInt8] {
        guard count > 0 else {
            // Reading nothing still tells a directory from a file.
            var none = [UInt8](repeating: 0, count: 1)
            _ = try unsafe none.withUnsafeMutableBytes { unsafe try file.read(fromAbsoluteOffset: 0, into: $0) }
            return []
        }
        return try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
                )
                let got = unsafe try file.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
                guard got > 0 else { break }
                filled += got
            }
        }
    }
}
