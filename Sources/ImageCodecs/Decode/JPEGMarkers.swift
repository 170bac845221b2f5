/// The segments of a JPEG file before its pixels, as far as they state a resolution.
///
/// Sources: JFIF 1.02 (APP0), Exif 2.3 section 4.6 (APP1, a small TIFF structure).
struct JPEGMarkers {
    /// What JFIF states, else what Exif states; `nil` where neither gives a unit.
    private(set) var density: StatedDensity?

    init(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes)
        var offset = 2
        var exif: StatedDensity?
        while let marker = reader.number(at: offset, size: 2), let length = reader.number(at: offset + 2, size: 2) {
            guard marker > 0xFF00, marker != 0xFFDA, length >= 2 else { break }
            let body = offset + 4
            if marker == 0xFFE0, reader.has("JFIF\0", at: body) { density = Self.jfif(reader, at: body) ?? density }
            if marker == 0xFFE1, reader.has("Exif\0\0", at: body), body + length - 2 <= bytes.count {
                exif = Self.exif(Array(bytes[(body + 6)..<max(body + 6, body + length - 2)])) ?? exif
            }
            offset += 2 + length
        }
        density = density ?? exif
    }

    private static func jfif(_ reader: ByteReader, at body: Int) -> StatedDensity? {
        guard let unit = reader.number(at: body + 7, size: 1), let x = reader.number(at: body + 8, size: 2),
            let y = reader.number(at: body + 10, size: 2)
        else { return nil }
        return switch unit {
        case 1: StatedDensity(x: Double(x), y: Double(y))
        case 2: .perCentimetre(x: Double(x), y: Double(y))
        default: nil
        }
    }

    /// XResolution, YResolution and ResolutionUnit of the first directory.
    private static func exif(_ bytes: [UInt8]) -> StatedDensity? {
        let reader = ByteReader(bytes: bytes, isLittleEndian: bytes.first == 0x49)
        guard let directory = reader.number(at: 4, size: 4), let count = reader.number(at: directory, size: 2)
        else { return nil }
        var (x, y, unit): (Double?, Double?, Int) = (nil, nil, 2)
        func ratio(_ entry: Int) -> Double? {
            guard let place = reader.number(at: entry + 8, size: 4), let above = reader.number(at: place, size: 4),
                let below = reader.number(at: place + 4, size: 4), below > 0
            else { return nil }
            return Double(above) / Double(below)
        }
        for index in 0..<count {
            let entry = directory + 2 + 12 * index
            guard let tag = reader.number(at: entry, size: 2) else { break }
            if tag == 0x011A { x = ratio(entry) }
            if tag == 0x011B { y = ratio(entry) }
            if tag == 0x0128 { unit = reader.number(at: entry + 8, size: 2) ?? 2 }
        }
        guard let x, let y else { return nil }
        return unit == 3 ? .perCentimetre(x: x, y: y) : StatedDensity(x: x, y: y)
    }
}
