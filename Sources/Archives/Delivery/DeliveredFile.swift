/// A file that a delivery names, whether it is there or not.
package struct DeliveredFile: Sendable, Hashable {
    /// What a file is for, the best form of a page first.
    package enum Role: String, Sendable, Hashable, Codable, Comparable, CaseIterable {
        /// The scan as it was made: TIFF in NDNP.
        case master
        /// A copy for reading, often compressed with loss: JPEG 2000 in NDNP.
        case service
        /// A copy made of another: PDF in NDNP.
        case derivative
        /// Text with boxes: ALTO or hOCR.
        case text

        package static func < (one: Self, other: Self) -> Bool {
            (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
        }
    }

    /// A digest that the delivery gives.
    package struct Checksum: Sendable, Hashable {
        /// Name as written: `SHA-1`, `MD5`, ...
        package var algorithm: String
        /// Lower-case hexadecimal.
        package var value: String
    }

    package var role: Role
    /// Path as the user would spell it.
    package var path: String
    /// Path below the delivery's folder.
    package var relativePath: String
    /// Whether it is there.
    package var exists: Bool
    /// Size in bytes that the delivery gives.
    package var size: Int?
    /// Digest that the delivery gives.
    package var checksum: Checksum?
}

extension DeliveredFile.Role {
    /// What a file of METS is for; `nil` for thumbnails and all that is neither scan nor text.
    ///
    /// By its `USE`, else by its MIME type, else by the ending of its name.
    init?(_ file: METSDocument.File) {
        let use = file.use
        let ending = (file.reference ?? "").split(separator: ".").last.map { $0.lowercased() } ?? ""
        let mime = file.mimeType?.lowercased() ?? ""
        func says(_ words: String...) -> Bool { words.contains { use.contains($0) } }
        if says("thumb", "audio", "video") { return nil }
        if says("ocr", "fulltext", "alto", "text") || mime.hasSuffix("xml") && !mime.hasPrefix("image") {
            self = .text
        } else if says("master", "preservation", "archive") {
            self = .master
        } else if says("service", "access", "reference", "image", "default", "presentation") {
            self = .service
        } else if says("derivative", "pdf") || mime.hasSuffix("pdf") || ending == "pdf" {
            self = .derivative
        } else if mime == "image/tiff" || ["tif", "tiff"].contains(ending) {
            self = .master
        } else if mime.hasPrefix("image/") || ["jp2", "jpg", "jpeg", "png", "jpf", "jpx"].contains(ending) {
            self = .service
        } else if ["xml", "hocr", "html"].contains(ending) {
            self = .text
        } else {
            return nil
        }
    }
}
