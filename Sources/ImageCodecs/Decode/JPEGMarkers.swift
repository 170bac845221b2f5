import CorpusFiles

/// The segments of a JPEG file before its pixels: resolution, orientation, and how the pixels are coded.
///
/// Sources: ITU-T T.81 annex B, JFIF 1.02 (APP0), Exif 2.3 section 4.6 (APP1, a small TIFF structure).
struct JPEGMarkers {
    /// What JFIF states, else what Exif states; `nil` where neither gives a unit.
    private(set) var density: StatedDensity?
    /// What Exif states.
    private(set) var orientation = ScanOrientation.upright
    /// The second byte of the frame's marker, `nil` before there is one: 0xC0 for baseline.
    private(set) var process: Int?
    /// Bits of a sample.
    private(set) var precision = 8
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let reader = ByteReader(bytes: bytes)
        var exif: ExifFields?
        Self.visit(bytes) { marker, body, length in
            switch marker {
            case 0xE0 where reader.has("JFIF\0", at: body): density = Self.jfif(reader, at: body) ?? density
            case 0xE1 where reader.has("Exif\0\0", at: body) && body + length <= bytes.count:
                exif = exif ?? ExifFields(Array(bytes[min(body + 6, body + length)..<(body + length)]))
            case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker), 0xF7:
                process = process ?? marker
                precision = reader.number(at: body, size: 1) ?? 8
            default: break
            }
            return marker != 0xDA
        }
        orientation = exif?.orientation ?? .upright
        density = density ?? exif?.density
    }

    /// Whether more scans follow that add to what the first ones gave.
    var isProgressive: Bool { process == 0xC2 || process == 0xCA }

    /// Whether a scan of a progressive file has begun that gives more than the mean tone of each block.
    var hasDetail: Bool {
        guard isProgressive else { return true }
        let reader = ByteReader(bytes: bytes)
        var hasDetail = false
        Self.visit(bytes) { marker, body, _ in
            guard marker == 0xDA, let count = reader.number(at: body, size: 1) else { return true }
            if let first = reader.number(at: body + 1 + 2 * count, size: 1), first > 0 { hasDetail = true }
            return !hasDetail
        }
        return hasDetail
    }

    /// Whether the marker of the end stands after the pixels, and not only inside a segment, as that of a small preview does.
    static func hasEnd(_ bytes: [UInt8]) -> Bool {
        var hasEnd = false
        visit(bytes) { marker, _, _ in
            hasEnd = marker == 0xD9
            return !hasEnd
        }
        return hasEnd
    }

    /// Why files coded like this are not read; `nil` where they are.
    func refusal(_ path: String) -> DecodeError? {
        guard let process else { return nil }
        switch process {
        case 0xF7:
            return DecodeError(
                .unsupported,
                "\(path): is JPEG-LS, which is not read; convert it with \"ffmpeg -i IN OUT.png\" (ffmpeg)"
            )
        case 0xC3, 0xCB: return .unsupportedJPEG(path, "is a lossless JPEG (process \(process - 0xC0))")
        case 0xC5, 0xC6, 0xC7, 0xCD, 0xCE, 0xCF:
            return .unsupportedJPEG(path, "is a hierarchical JPEG (process \(process - 0xC0))")
        default: return precision == 8 ? nil : .unsupportedJPEG(path, "is a JPEG of \(precision) bits a sample")
        }
    }

    /// Visits the segments and what stands between them, until `body` says that it has seen enough.
    ///
    /// `body` is given the second byte of a marker, and place and length of what follows it.
    private static func visit(_ bytes: [UInt8], _ body: (_ marker: Int, _ place: Int, _ length: Int) -> Bool) {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var offset = 2
            while true {
                // Pixels, in which 0xFF is followed by 0 or a number for starting anew, and filling bytes.
                while offset &+ 1 < bytes.count,
                    unsafe bytes[offset] != 0xFF || bytes[offset &+ 1] == 0 || bytes[offset &+ 1] == 0xFF
                        || (0xD0...0xD7).contains(bytes[offset &+ 1])
                {
                    offset &+= 1
                }
                guard offset + 1 < bytes.count else { return }
                let marker = unsafe Int(bytes[offset + 1])
                if marker == 0xD9 || marker == 0xD8 || marker == 0x01 {
                    guard body(marker, offset + 2, 0) else { return }
                    offset += 2
                    continue
                }
                guard offset + 3 < bytes.count else { return }
                let length = unsafe Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
                guard length >= 2, body(marker, offset + 4, length - 2) else { return }
                offset += 2 + length
            }
        }
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
}

/// What the first directory of Exif data states.
struct ExifFields {
    /// How the picture is to be turned.
    private(set) var orientation = ScanOrientation.upright
    private(set) var density: StatedDensity?

    /// Reads data that begin with the header of a TIFF.
    init?(_ bytes: [UInt8]) {
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
            switch tag {
            case 0x0112:
                // A short, though some programs write a long.
                let size = reader.number(at: entry + 2, size: 2) == 4 ? 4 : 2
                let value = reader.number(at: entry + 8, size: size)
                orientation = value.flatMap(ScanOrientation.init(rawValue:)) ?? .upright
            case 0x011A: x = ratio(entry)
            case 0x011B: y = ratio(entry)
            case 0x0128: unit = reader.number(at: entry + 8, size: 2) ?? 2
            default: break
            }
        }
        guard let x, let y else { return }
        density = unit == 3 ? .perCentimetre(x: x, y: y) : StatedDensity(x: x, y: y)
    }
}

extension DecodeError {
    /// A kind of JPEG that is not read.
    static func unsupportedJPEG(_ path: String, _ detail: String) -> Self {
        Self(
            .unsupported,
            "\(path): \(detail), which is not read; convert it with \"djpeg -pnm IN.jpg > OUT.pnm\" of libjpeg-turbo 3 or "
                + "later"
        )
    }
}
