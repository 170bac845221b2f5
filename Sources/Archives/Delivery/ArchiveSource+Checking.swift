import CorpusFiles
import Foundation

extension ArchiveSource {
    /// Compares the files that are there with the sizes and, where asked for, the digests that the delivery gives.
    ///
    /// - Parameter digests: whether files are read whole for their digests; sizes cost nothing.
    /// - Returns: one finding a file that is not what the delivery says.
    package func contentFindings(digests: Bool) -> [DeliveryFinding] {
        pages.flatMap { page in
            (page.forms + [page.text].compactMap { $0 }).compactMap { file -> DeliveryFinding? in
                guard file.exists else { return nil }
                return Self.finding(file, of: page.name, digests: digests)
            }
        }
    }

    private static func finding(_ file: DeliveredFile, of place: String, digests: Bool) -> DeliveryFinding? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        let size = (attributes?[.size] as? NSNumber)?.intValue
        if let expected = file.size, let size, expected != size {
            return DeliveryFinding(
                .sizeDiffers,
                path: file.relativePath,
                place: place,
                "has \(size) bytes, the METS says \(expected); fetch it again, or correct the METS"
            )
        }
        guard digests, let checksum = file.checksum else { return nil }
        do {
            guard let digest = try MessageDigest.hexadecimal(ofFileAt: file.path, algorithm: checksum.algorithm) else {
                return DeliveryFinding(
                    .checksumDiffers,
                    path: file.relativePath,
                    place: place,
                    "cannot be checked: the digest \(checksum.algorithm) is not known here"
                )
            }
            guard digest != checksum.value else { return nil }
            return DeliveryFinding(
                .checksumDiffers,
                path: file.relativePath,
                place: place,
                "its \(checksum.algorithm) is \(digest), the METS says \(checksum.value); fetch it again"
            )
        } catch {
            return DeliveryFinding(
                .checksumDiffers,
                path: file.relativePath,
                place: place,
                "cannot be read; check its permissions"
            )
        }
    }
}
