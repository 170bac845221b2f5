import CorpusFiles
import CPNG
import Raster

/// PNG through libpng's simplified interface: 1 to 16 bits, gray, colour, palette, alpha, interlaced.
enum PNGCodec {
    /// Decodes; colours become luma, transparency lies on white.
    ///
    /// Of a file that ends early the rows before its end are decoded, unless it is interlaced.
    static func decode(_ bytes: [UInt8], path: String, limits: DecodeLimits) throws(DecodeError) -> DecodedImage {
        let header = ByteReader(bytes: bytes)
        if header.has("CgBI", at: 12) {
            throw DecodeError(
                .unsupported,
                "\(path): is a PNG of Apple's own kind, which is not read; convert it with "
                    + "\"pngcrush -revert-iphone-optimizations IN OUT\""
            )
        }
        guard header.has("IHDR", at: 12), let width = header.number(at: 16, size: 4),
            let height = header.number(at: 20, size: 4)
        else { throw .truncated(path, "the header is not complete") }
        try limits.check(width: width, height: height, path: path)
        let chunks = PNGChunks(bytes)
        var pixels = pixels(bytes, count: width * height)
        if let message = pixels.message {
            let error: DecodeError =
                chunks.isComplete
                ? DecodeError(
                    .corrupt,
                    "\(path): the data are damaged (\(message)); copy or download the file again, or save what can be "
                        + "read with \"pngcheck\" and \"convert IN OUT.png\" (imagemagick)"
                ) : .truncated(path, message)
            let isInterlaced = header.number(at: 28, size: 1) != 0
            guard !chunks.isComplete, !isInterlaced, let mended = PNGChunks.mended(bytes) else {
                throw error.unlessMemoryIsShort(of: 4 * width * height, path: path)
            }
            pixels = Self.pixels(mended, count: width * height)
            let channels = pixels.isColor ? 3 : 1
            let rows = rowsRead(of: pixels.samples, rowLength: channels * width)
            guard Double(rows) >= DecodedImage.leastShare * Double(height) else { throw error }
            for index in (rows * channels * width)..<pixels.samples.count { pixels.samples[index] = 255 }
        }
        let gray = pixels.isColor ? luma(ofTriples: pixels.samples, count: width * height) : pixels.samples
        return DecodedImage(
            image: GrayImage(width: width, height: height, samples: gray),
            fullWidth: width,
            fullHeight: height,
            density: chunks.density,
            isTruncated: !chunks.isComplete
        )
    }

    /// What the samples are that libpng did not come to.
    private static let unread: UInt8 = 0x7B

    private struct Pixels {
        /// One or three a pixel.
        var samples: [UInt8] = []
        var isColor = false
        /// libpng's complaint; then the rows after the fault are those of `unread`.
        var message: String?
    }

    private static func pixels(_ bytes: [UInt8], count: Int) -> Pixels {
        var pixels = Pixels()
        unsafe bytes.withUnsafeBytes { data in
            var image = unsafe png_image()
            unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
            defer { unsafe png_image_free(&image) }
            guard unsafe png_image_begin_read_from_memory(&image, data.baseAddress, data.count) != 0 else {
                pixels.message = unsafe text(of: image)
                return
            }
            pixels.isColor = unsafe image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
            unsafe image.format = pixels.isColor ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
            // Sixteen bits without a gamma of their own are taken for sRGB like eight bits, not for linear light.
            unsafe image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
            var white = png_color(red: 255, green: 255, blue: 255)
            let capacity = count * (pixels.isColor ? 3 : 1)
            pixels.samples = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
                unsafe buffer.initialize(repeating: unread)
                if unsafe png_image_finish_read(&image, &white, buffer.baseAddress, 0, nil) == 0 {
                    pixels.message = unsafe text(of: image)
                }
                filled = capacity
            }
        }
        return pixels
    }

    private static func rowsRead(of samples: [UInt8], rowLength: Int) -> Int {
        var rows = samples.count / max(1, rowLength)
        while rows > 0, samples[((rows - 1) * rowLength)..<(rows * rowLength)].allSatisfy({ $0 == unread }) {
            rows -= 1
        }
        return rows
    }

    private static func text(of image: png_image) -> String {
        unsafe withUnsafeBytes(of: image.message) { field in
            unsafe String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private static func luma(ofTriples samples: [UInt8], count: Int) -> [UInt8] {
        unsafe samples.withUnsafeBufferPointer { source in
            unsafe [UInt8](unsafeUninitializedCapacity: count) { target, filled in
                for pixel in 0..<count {
                    unsafe target[pixel] = GrayTone.luma(
                        source[3 &* pixel],
                        source[3 &* pixel &+ 1],
                        source[3 &* pixel &+ 2]
                    )
                }
                filled = count
            }
        }
    }
}

/// The chunks of a PNG file, as far as they state a resolution, an orientation or the end.
struct PNGChunks {
    /// Resolution of the `pHYs` chunk where its unit is the metre.
    private(set) var density: StatedDensity?
    /// What the `eXIf` chunk states.
    private(set) var orientation = ScanOrientation.upright
    /// Whether the closing `IEND` chunk is there.
    private(set) var isComplete = false

    init(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes: bytes)
        var offset = 8
        while let length = reader.number(at: offset, size: 4) {
            if reader.has("IEND", at: offset + 4) { isComplete = bytes.count >= offset + 12 + length }
            if reader.has("pHYs", at: offset + 4), reader.number(at: offset + 16, size: 1) == 1,
                let x = reader.number(at: offset + 8, size: 4), let y = reader.number(at: offset + 12, size: 4)
            {
                density = .perMetre(x: Double(x), y: Double(y))
            }
            if reader.has("eXIf", at: offset + 4), length <= bytes.count - offset - 8 {
                orientation = ExifFields(Array(bytes[(offset + 8)..<(offset + 8 + length)]))?.orientation ?? .upright
            }
            offset += 12 + length
        }
    }

    /// A file that ends early with an end: the chunk that was cut is made as long as what is there of it.
    ///
    /// libpng takes a chunk's data only where all of them are there.
    static func mended(_ bytes: [UInt8]) -> [UInt8]? {
        let reader = ByteReader(bytes: bytes)
        var offset = 8
        while let length = reader.number(at: offset, size: 4), bytes.count - offset - 12 >= length {
            offset += 12 + length
        }
        guard reader.has("IDAT", at: offset + 4) else {
            // It ends between two chunks.
            return offset <= bytes.count ? Array(bytes[..<offset]) + word(0) + closing("IEND", []) : nil
        }
        let length = reader.number(at: offset, size: 4) ?? 0
        let data = Array(bytes[(offset + 8)...].prefix(length))
        return Array(bytes[..<offset]) + word(UInt32(data.count)) + closing("IDAT", data) + word(0)
            + closing("IEND", [])
    }

    private static func word(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// Name, data and checksum of a chunk.
    private static func closing(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return body + word(checksum(body))
    }

    /// A whole `pHYs` chunk that states `dpi` in both directions.
    static func density(dpi: Int) -> [UInt8] {
        let perMetre = word(UInt32((Double(dpi) / 0.0254).rounded()))
        return word(9) + closing("pHYs", perMetre + perMetre + [1])
    }

    /// CRC-32 as PNG uses it, bit by bit: for small chunks and for the last one of a file that was cut.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var rest: UInt32 = .max
        for byte in bytes {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
        }
        return ~rest
    }
}
