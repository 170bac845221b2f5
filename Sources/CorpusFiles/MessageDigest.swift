import COpenSSL
import Foundation

/// Digests by which archives record that files are whole; our own are SHA-256 (`FileDigest`).
package enum MessageDigest {
    /// Algorithms, under the names that METS and PREMIS use for them, in lower case without punctuation.
    private static func algorithm(_ name: String) -> OpaquePointer? {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "md5": unsafe EVP_md5()
        case "sha1", "sha": unsafe EVP_sha1()
        case "sha256": unsafe EVP_sha256()
        case "sha384": unsafe EVP_sha384()
        case "sha512": unsafe EVP_sha512()
        default: nil
        }
    }

    /// Digest of a file.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: `SHA-1`, `MD5`, `SHA-256`, ..., case and punctuation aside.
    /// - Returns: lower-case hexadecimal; `nil` for an algorithm that is not known.
    /// - Throws: Foundation's error where the file cannot be read to its end.
    package static func hexadecimal(ofFileAt path: String, algorithm name: String) throws -> String? {
        guard let algorithm = unsafe algorithm(name) else { return nil }
        guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest") }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestInit_ex(context, algorithm, nil) == 1 else { return nil }
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            unsafe piece.withUnsafeBytes { bytes in
                precondition(
                    unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1,
                    "OpenSSL refused bytes"
                )
            }
        }
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        precondition(unsafe EVP_DigestFinal_ex(context, &digest, &length) == 1, "OpenSSL gave no digest")
        return CorpusFiles.hexadecimal(digest.prefix(Int(length)))
    }
}
