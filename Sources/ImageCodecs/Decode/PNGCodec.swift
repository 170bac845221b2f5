import CPNG
import Raster

/// PNG through libpng's simplified interface: 1 to 16 bits, gray, colour, palette, alpha, interlaced.
enum PNGCodec {
    /// Decodes; colours become luma, transparency lies on white.
    static func decode(_ bytes: [UInt8], path: String, limits: DecodeLimits) throws(DecodeError) -> DecodedImage {
        let header = ByteReader(bytes: bytes)
        guard header.has("IHDR", at: 12), let width = header.number(at: 16, size: 4),
            let height = header.number(at: 20, size: 4)
        else { throw .truncated(path, "the header is not complete") }
        try limits.check(width: width, height: height, path: path)
        var samples: [UInt8] = []
        var message: String?
        var isColor = false
        unsafe bytes.withUnsafeBytes { data in
            var image = unsafe png_image()
            unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
            defer { unsafe png_image_free(&image) }
            guard unsafe png_image_begin_read_from_memory(&image, data.baseAddress, data.count) != 0 else {
                message = unsafe text(of: image)
                return
            }
            isColor = unsafe image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
            unsafe image.format = isColor ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
            // Sixteen bits without a gamma of their own are taken for sRGB like eight bits, not for linear light.
            unsafe image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
            let count = width * height * (isColor ? 3 : 1)
            var white = png_color(red: 255, green: 255, blue: 255)
            samples = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                unsafe buffer.initialize(repeating: 255)
                if unsafe png_image_finish_read(&image, &white, buffer.baseAddress, 0, nil) == 0 {
                    message = unsafe text(of: image)
                }
                filled = count
            }
        }
        if let message {
            let chunks = PNGChunks(bytes)
            let error: DecodeError = chunks.isComplete ? .corrupt(path, message) : .truncated(path, message)
            throw error.unlessMemoryIsShort(of: 4 * width * height, path: path)
        }
        let gray = isColor ? luma(ofTriples: samples, count: width * height) : samples
        return DecodedImage(
            image: GrayImage(width: width, height: height, samples: gray),
            fullWidth: width,
            fullHeight: height,
            density: PNGChunks(bytes).density
        )
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

/// The chunks of a PNG file, as far as they state a resolution or the end.
struct PNGChunks {
    /// Resolution of the `pHYs` chunk where its unit is the metre.
    private(set) var density: StatedDensity?
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
            offset += 12 + length
        }
    }

    /// A whole `pHYs` chunk that states `dpi` in both directions.
    static func density(dpi: Int) -> [UInt8] {
        func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let perMetre = word(UInt32((Double(dpi) / 0.0254).rounded()))
        let body = Array("pHYs".utf8) + perMetre + perMetre + [1]
        return word(9) + body + word(checksum(body))
    }

    /// CRC-32 as PNG uses it; for the few bytes of a chunk of ours, so bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var rest: UInt32 = .max
        for byte in bytes {
            rest ^= UInt32(byte)
            for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
        }
        return ~rest
    }
}
