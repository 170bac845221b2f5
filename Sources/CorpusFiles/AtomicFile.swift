package import Foundation
import Glibc

/// A file written beside its place and renamed into it when complete, so that readers see the old one or the new one.
///
/// A file that is dropped without `commit()` leaves nothing.
package struct AtomicFile: ~Copyable {
    /// Where the file will be.
    package let path: String
    /// Bytes written so far.
    package private(set) var count = 0
    private let partial: String
    private let descriptor: Int32
    private var buffer = Data()
    private var isCommitted = false

    /// Bytes gathered before each write.
    private static let bufferSize = 1 << 20

    /// Starts a file; `path` keeps what it holds until `commit()`.
    package init(_ path: String) throws(CorpusError) {
        self.path = path
        partial = path + ".partial"
        descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CorpusError(systemError: errno, at: partial) }
    }

    deinit {
        close(descriptor)
        if !isCommitted { unsafe unlink(partial) }
    }

    /// Adds `data` at the end.
    package mutating func write(_ data: Data) throws(CorpusError) {
        buffer.append(data)
        count += data.count
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Makes the content durable and puts the file in its place.
    package consuming func commit() throws(CorpusError) {
        try flush()
        guard fsync(descriptor) == 0, unsafe rename(partial, path) == 0 else {
            throw CorpusError(systemError: errno, at: path)
        }
        isCommitted = true
        try synchroniseFolder(of: path)
    }

    private mutating func flush() throws(CorpusError) {
        var done = 0
        while done < buffer.count {
            let written = unsafe buffer.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + done }, $0.count - done)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw CorpusError(systemError: errno, at: path)
            }
            done += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes a whole file at once.
    package static func write(_ data: Data, to path: String) throws(CorpusError) {
        var file = try AtomicFile(path)
        try file.write(data)
        try file.commit()
    }
}

/// Makes the entries of the folder of `path` durable.
private func synchroniseFolder(of path: String) throws(CorpusError) {
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = unsafe open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CorpusError(systemError: errno, at: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw CorpusError(systemError: errno, at: folder) }
}
