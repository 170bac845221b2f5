package import Foundation
import Glibc

/// SHA-256 of files.
package enum FileDigest {
    /// SHA-256 of a file, lower-case hexadecimal.
    ///
    /// - Parameter path: see `PathText`.
    /// - Returns: the digest.
    /// - Throws: Foundation's error where the file cannot be read to its end; there is never a digest of a part.
    package static func sha256(of path: String) throws -> String {
        let openable = try OpenableFile(path)
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: openable.path))
        defer { try? file.close() }
        let digest = try sha256 { try file.read(upToCount: 1 << 20) }
        _ = consume openable
        return digest
    }

    /// SHA-256 of what `next` gives, piece by piece, until it gives nothing.
    package static func sha256(_ next: () throws -> Data?) rethrows -> String {
        var digest = SHA256()
        while let piece = try next(), !piece.isEmpty { digest.update(data: piece) }
        return hexadecimal(digest.finalize())
    }
}
