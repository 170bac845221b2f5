import ImageCodecs

/// Files that hold one thing within another, or after another, more often than anybody needs.
enum NestedFile {
    /// A file of the seed's format; the seed's own bytes many times over where the format is not known.
    ///
    /// - Parameters:
    ///   - seed: a file of the format.
    ///   - depth: how often, at least 1.
    /// - Returns: the bytes of the file.
    static func file(like seed: [UInt8], depth: Int) -> [UInt8] {
        switch ScanFormat.sniff(seed) {
        case .tiff: depth % 2 == 0 ? directories(depth) : subdirectories(depth)
        case .pdf: depth % 2 == 0 ? pageTree(depth) : arrays(depth)
        case .png: png(seed, depth)
        case .jpeg: depth % 2 == 0 ? scans(seed, depth) : segments(seed, depth)
        case .jpeg2000: boxes(seed, depth)
        case .gif: frames(seed, depth)
        case .pnm: Array("P5\n".utf8) + comments(depth) + Array("4 4\n255\n".utf8) + [UInt8](repeating: 9, count: 16)
        case .webp: riff(seed, depth)
        case .bmp, nil: Array(repeatElement(seed, count: min(depth, 1 + (1 << 18) / max(1, seed.count))).joined())
        }
    }

    private static func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// Entries of a directory of one gray pixel that lies at byte 8.
    private static let pixelEntries: [[UInt8]] = [
        (256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1),
    ].map { tag, value in number(tag, 2) + number(4, 2) + number(1, 4) + number(value, 4) }

    /// A TIFF of `depth` pages of one pixel; the last leads back to the first.
    private static func directories(_ depth: Int) -> [UInt8] {
        let length = 2 + pixelEntries.count * 12 + 4
        var file = Array("II".utf8) + number(42, 2) + number(16, 4) + [UInt8](repeating: 7, count: 8)
        for index in 0..<depth {
            let next = index + 1 < depth ? 16 + (index + 1) * length : 16
            file += number(pixelEntries.count, 2) + pixelEntries.joined() + number(next, 4)
        }
        return file
    }

    /// A TIFF whose page has a smaller page within it (tag 330), and so on.
    private static func subdirectories(_ depth: Int) -> [UInt8] {
        let length = 2 + (pixelEntries.count + 1) * 12 + 4
        var file = Array("II".utf8) + number(42, 2) + number(16, 4) + [UInt8](repeating: 7, count: 8)
        for index in 0..<depth {
            let inner = index + 1 < depth ? 16 + (index + 1) * length : 16
            file += number(pixelEntries.count + 1, 2) + pixelEntries.joined()
            file += number(330, 2) + number(13, 2) + number(1, 4) + number(inner, 4) + number(0, 4)
        }
        return file
    }

    /// A PDF whose tree of pages is `depth` deep.
    private static func pageTree(_ depth: Int) -> [UInt8] {
        var objects = [Array("<</Type/Catalog/Pages 2 0 R>>".utf8)]
        for index in 0..<depth {
            let parent = index == 0 ? "" : "/Parent \(index + 1) 0 R"
            objects.append(Array("<</Type/Pages/Kids[\(index + 3) 0 R]/Count 1\(parent)>>".utf8))
        }
        objects.append(Array("<</Type/Page/Parent \(depth + 1) 0 R/MediaBox[0 0 60 75]>>".utf8))
        return PDFWriter.file(objects: objects)
    }

    /// A PDF whose page's contents are arrays within arrays.
    private static func arrays(_ depth: Int) -> [UInt8] {
        let nest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        return PDFWriter.file(objects: [
            Array("<</Type/Catalog/Pages 2 0 R>>".utf8), Array("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
            Array("<</Type/Page/Parent 2 0 R/MediaBox[0 0 60 75]/Contents \(nest)>>".utf8),
        ])
    }

    private static func png(_ seed: [UInt8], _ depth: Int) -> [UInt8] {
        let header = PNGChunkList.chunks(of: seed).first.map { $0.offset + 12 + $0.length } ?? 8
        let text = PNGChunkList.chunk("tEXt", Array("Comment\u{0}x".utf8))
        return Array(seed[..<header]) + repeatElement(text, count: depth).joined() + seed[header...]
    }

    /// The last scan of a JPEG again and again: cheap to write, dear to decode.
    private static func scans(_ seed: [UInt8], _ depth: Int) -> [UInt8] {
        let starts = seed.indices.dropLast().filter { seed[$0] == 0xFF && seed[$0 + 1] == 0xDA }
        guard let last = starts.last else { return seed }
        let scan = Array(seed[last...].dropLast(2))
        return Array(seed[..<last]) + repeatElement(scan, count: min(depth, 1 + (1 << 20) / scan.count)).joined()
            + [0xFF, 0xD9]
    }

    private static func segments(_ seed: [UInt8], _ depth: Int) -> [UInt8] {
        // An Exif segment whose directory leads to itself.
        let exif = Array("Exif\0\0II".utf8) + number(42, 2) + number(8, 4) + number(0, 2) + number(8, 4)
        let segment = [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
        return Array(seed.prefix(2)) + repeatElement(segment, count: depth).joined() + seed.dropFirst(2)
    }

    /// Boxes within boxes before the codestream.
    private static func boxes(_ seed: [UInt8], _ depth: Int) -> [UInt8] {
        let nest = (0..<depth).flatMap { index -> [UInt8] in
            number(8 * (depth - index), 4).reversed() + Array("jp2h".utf8)
        }
        let head = seed.starts(with: [0xFF]) ? 0 : min(32, seed.count)
        return Array(seed[..<head]) + nest + seed[head...]
    }

    private static func frames(_ seed: [UInt8], _ depth: Int) -> [UInt8] {
        guard let first = seed.indices.dropFirst(13).first(where: { seed[$0] == 0x2C }) else { return seed }
        let frame = Array(seed[first...].dropLast())
        return Array(seed[..<first]) + repeatElement(frame, count: min(depth, 1 + (1 << 20) / frame.count)).joined()
            + [0x3B]
    }

    private static func riff(_ seed: [UInt8], _ depth: Int) -> [UInt8] {
        let chunk = Array("EXIF".utf8) + number(2, 4) + [0, 0]
        let body = seed.dropFirst(12) + repeatElement(chunk, count: depth).joined()
        return Array("RIFF".utf8) + number(body.count + 4, 4) + Array("WEBP".utf8) + body
    }

    private static func comments(_ depth: Int) -> [UInt8] { Array(String(repeating: "# fair\n", count: depth).utf8) }
}
