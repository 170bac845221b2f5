import COpenSSL
package import Foundation

/// SHA-256 by OpenSSL, fed piece by piece.
///
/// Source: FIPS 180-4.
@safe package struct SHA256: ~Copyable {
    private let context: OpaquePointer

    package init() {
        guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            preconditionFailure("OpenSSL has no memory for a digest")
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds bytes at the end.
    package mutating func update(data: some ContiguousBytes) {
        unsafe data.withUnsafeBytes { bytes in
            precondition(unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1, "OpenSSL refused bytes")
        }
    }

    /// The digest, 32 bytes.
    package consuming func finalize() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        precondition(unsafe EVP_DigestFinal_ex(context, &digest, nil) == 1, "OpenSSL gave no digest")
        return digest
    }

    /// The digest of some bytes at once.
    package static func hash(data: some ContiguousBytes) -> [UInt8] {
        var digest = Self()
        digest.update(data: data)
        return digest.finalize()
    }
}
