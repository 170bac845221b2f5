import CorpusFiles
import COpenJPEG
import Raster

/// JPEG 2000 through OpenJPEG: JP2 files and raw codestreams, 1 to 16 bits, gray and colour, alpha.
enum JPEG2000Codec {
    /// Decodes; a reduction discards the finest resolution levels, which also saves their time.
    ///
    /// A file with fewer levels than asked for is decoded at its smallest and scaled the rest of the way. An image of more than
    /// `stripSamples` after the reduction is decoded in strips of so many.
    static func decode(
        _ bytes: [UInt8],
        path: String,
        limits: DecodeLimits,
        reduction: DecodeReduction,
        stripSamples: Int = 8 << 20
    ) throws(DecodeError) -> DecodedImage {
        let boxes = JPEG2000Boxes(bytes)
        let tiles =
            boxes.isComplete ? nil : boxes.codestream.flatMap { JPEG2000Tiles(bytes, from: $0.start, to: $0.end) }
        if let tiles, tiles.share < DecodedImage.leastShare {
            throw .truncated(path, "most of the codestream is missing")
        }
        var levels = reduction.rawValue.trailingZeroBitCount
        while true {
            let decoder = try JPEG2000Decoder(bytes: bytes, path: path, isWhole: boxes.isComplete)
            if let (width, height) = decoder.readHeader(discardedLevels: levels) {
                try limits.check(width: width, height: height, path: path)
                let strips = strips(width: width, height: height, levels: levels, samples: stripSamples)
                let image =
                    strips.count == 1
                    ? decoder.decode()
                    : try joined(strips, bytes, path: path, levels: levels, isWhole: boxes.isComplete)
                guard let image else {
                    let error: DecodeError =
                        boxes.isComplete
                        ? .damagedJPEG2000(path, "a tile cannot be decoded")
                        : .truncated(path, "the codestream has no end")
                    // A tile's samples of four bytes, and the image's.
                    let rows = strips.map(\.count).max() ?? height
                    throw error.unlessMemoryIsShort(of: 8 * (width >> levels) * (rows >> levels), path: path)
                }
                return DecodedImage(
                    image: tiles?.whitened(image, levels: levels) ?? image,
                    fullWidth: width,
                    fullHeight: height,
                    density: boxes.density,
                    isTruncated: !boxes.isComplete
                )
            }
            guard levels > 0 else {
                if boxes.isCompound {
                    throw DecodeError(
                        .unsupported,
                        "\(path): is a compound JPEG 2000 file (JPM), which is not read; convert it to PDF or TIFF"
                    )
                }
                throw boxes.isComplete
                    ? .damagedJPEG2000(path, "the header cannot be read")
                    : .truncated(path, "the codestream has no end")
            }
            levels -= 1
        }
    }

    /// Strips begin at rows that are multiples of this, where blocks of the codestream usually do.
    private static let stripRows = 512

    /// The rows of an image in parts of some `samples` each: OpenJPEG makes four bytes of every sample.
    private static func strips(width: Int, height: Int, levels: Int, samples: Int) -> [Range<Int>] {
        let rows = (samples << levels) / max(1, width >> levels)
        let step = max(stripRows, rows / stripRows * stripRows)
        guard height > step + stripRows else { return [0..<height] }
        return stride(from: 0, to: height, by: step).map { $0..<min(height, $0 + step) }
    }

    /// Strips decoded one after the other; `nil` where one cannot be.
    private static func joined(
        _ strips: [Range<Int>],
        _ bytes: [UInt8],
        path: String,
        levels: Int,
        isWhole: Bool
    ) throws(DecodeError) -> GrayImage? {
        var samples: [UInt8] = []
        var width = 0, height = 0
        for rows in strips {
            let decoder = try JPEG2000Decoder(bytes: bytes, path: path, isWhole: isWhole)
            guard decoder.readHeader(discardedLevels: levels) != nil, let strip = decoder.decode(rows: rows),
                width == 0 || strip.width == width
            else { return nil }
            width = strip.width
            height += strip.height
            samples += strip.samples
        }
        return GrayImage(width: width, height: height, samples: samples)
    }
}

/// The boxes of a JP2 file, as far as they state a resolution or the end of the codestream.
///
/// Source: ISO/IEC 15444-1, annex I.
struct JPEG2000Boxes {
    /// The capture resolution, else the display resolution.
    private(set) var density: StatedDensity?
    /// Whether the codestream ends with its end marker.
    private(set) var isComplete = false
    /// Where the codestream begins, and where it should end.
    private(set) var codestream: (start: Int, end: Int)?
    /// Whether the file calls itself one of several pictures, as JPM does.
    private(set) var isCompound = false

    init(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes)
        guard bytes.first != 0xFF else {
            isComplete = Self.hasEnd(bytes[...])
            codestream = (0, bytes.count)
            return
        }
        isCompound = reader.has("ftypjpm ", at: 16)
        var display: StatedDensity?
        func visit(_ range: Range<Int>) {
            var offset = range.lowerBound
            while offset < range.upperBound, var length = reader.number(at: offset, size: 4) {
                var body = offset + 8
                if length == 1 {
                    length = reader.number(at: offset + 8, size: 8) ?? 0
                    body = offset + 16
                }
                if length == 0 { length = bytes.count - offset }
                guard length >= body - offset, length <= Int.max / 2 else { return }
                let end = offset + length
                if reader.has("jp2c", at: offset + 4) {
                    isComplete = end <= bytes.count && Self.hasEnd(bytes[body..<end])
                    codestream = (body, end)
                }
                if reader.has("jp2h", at: offset + 4) || reader.has("res ", at: offset + 4) { visit(body..<end) }
                if reader.has("resc", at: offset + 4) { density = Self.resolution(reader, at: body) }
                if reader.has("resd", at: offset + 4) { display = Self.resolution(reader, at: body) }
                offset = end
            }
        }
        visit(0..<bytes.count)
        density = density ?? display
    }

    /// Whether bytes end with the end marker, which zeros may follow.
    private static func hasEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
        let last = bytes.lastIndex { $0 != 0 } ?? bytes.startIndex
        return bytes[..<min(bytes.endIndex, last + 1)].suffix(2) == [0xFF, 0xD9]
    }

    /// Numerators, denominators and powers of ten, vertical before horizontal, in dots per metre.
    private static func resolution(_ reader: ByteReader, at body: Int) -> StatedDensity? {
        func figure(_ fraction: Int, _ exponent: Int) -> Double? {
            guard let above = reader.number(at: body + fraction, size: 2),
                let below = reader.number(at: body + fraction + 2, size: 2), below > 0,
                let power = reader.number(at: body + exponent, size: 1)
            else { return nil }
            var value = Double(above) / Double(below)
            for _ in 0..<abs(power < 128 ? power : power - 256) { value *= power < 128 ? 10 : 0.1 }
            return value
        }
        guard let y = figure(0, 8), let x = figure(4, 9) else { return nil }
        return .perMetre(x: x, y: y)
    }
}

extension DecodeError {
    /// Data that contradict themselves in a JPEG 2000 file.
    static func damagedJPEG2000(_ path: String, _ detail: String) -> Self {
        Self(
            .corrupt,
            "\(path): the data are damaged (JPEG 2000: \(detail)); copy or download the file again, or save what can be read "
                + "with \"opj_decompress -allow-partial -i IN.jp2 -o OUT.tif\" (libopenjp2-tools)"
        )
    }
}
