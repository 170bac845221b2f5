import CorpusFiles
import Foundation
import TestSupport
import Testing

@Suite struct FileDigestTests {
    @Test(
        "known digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ]
    )
    func knownDigests(_ text: String, _ digest: String) throws {
        #expect(hexadecimal(SHA256.hash(data: Data(text.utf8))) == digest)
        let folder = try TemporaryFolder()
        #expect(try FileDigest.sha256(of: folder.write(Data(text.utf8), to: "file").path) == digest)
    }

    @Test func piecesGiveTheDigestOfTheWhole() {
        let bytes = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0) })
        for size in [1, 63, 64, 4096] {
            var digest = SHA256()
            for start in stride(from: 0, to: bytes.count, by: size) {
                digest.update(data: bytes.subdata(in: start..<min(bytes.count, start + size)))
            }
            #expect(digest.finalize() == SHA256.hash(data: bytes))
        }
    }

    @Test func aReadErrorInTheMiddleGivesNoDigest() {
        struct DriveGone: Error {}
        var pieces = [Data("first".utf8), Data("second".utf8)]
        #expect(throws: DriveGone.self) {
            try FileDigest.sha256 {
                guard !pieces.isEmpty else { throw DriveGone() }
                return pieces.removeFirst()
            }
        }
    }

    @Test func whatIsNoFileHasNoDigest() throws {
        let folder = try TemporaryFolder()
        #expect(throws: (any Error).self) { try FileDigest.sha256(of: folder.path) }
        #expect(throws: (any Error).self) { try FileDigest.sha256(of: folder.path + "/missing") }
    }
}
