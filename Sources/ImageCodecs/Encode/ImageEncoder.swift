import CLeptonica
import CorpusFiles
import CPNG
import CTurboJPEG
package import Raster

/// Gray images to the bytes of PNG, JPEG, JPEG 2000 and TIFF files.
///
/// Equal images give equal bytes.
package enum ImageEncoder {
    /// A PNG of 8-bit gray.
    ///
    /// - Parameters:
    ///   - image: What to write; at least one pixel.
    ///   - dpi: Resolution to state; `nil` states none.
    /// - Returns: The bytes of the file.
    /// - Throws: `EncodeError` if libpng refuses.
    package static func png(_ image: GrayImage, dpi: Int? = nil) throws -> [UInt8] {
        try png(image.samples, width: image.width, height: image.height, tones: nil, dpi: dpi)
    }

    /// A PNG of one bit a pixel: black where a sample is below `threshold`.
    ///
    /// - Throws: `EncodeError` if libpng refuses.
    package static func bitonalPNG(_ image: GrayImage, threshold: UInt8 = 128, dpi: Int? = nil) throws -> [UInt8] {
        let bits = image.samples.map { $0 < threshold ? UInt8(0) : 1 }
        return try png(bits, width: image.width, height: image.height, tones: [0, 255], dpi: dpi)
    }

    private static func png(
        _ samples: [UInt8],
        width: Int,
        height: Int,
        tones: [UInt8]?,
        dpi: Int?
    ) throws(EncodeError) -> [UInt8] {
        precondition(width > 0 && height > 0, "an image to encode needs pixels")
        var header = unsafe png_image()
        unsafe header.version = png_uint_32(PNG_IMAGE_VERSION)
        unsafe (header.width, header.height) = (png_uint_32(width), png_uint_32(height))
        unsafe header.format = tones == nil ? 0 : png_uint_32(PNG_FORMAT_FLAG_COLORMAP)
        unsafe header.colormap_entries = png_uint_32(tones?.count ?? 0)
        // zlib never makes data longer than this, and the chunks around them are small.
        let room = height * (width + 1) + height * (width + 1) / 500 + 8192
        var size = png_alloc_size_t(room)
        var isWritten = false
        var bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { target, filled in
            isWritten = unsafe png_image_write_to_memory(&header, target.baseAddress, &size, 0, samples, 0, tones) != 0
            filled = isWritten ? Int(size) : 0
        }
        guard isWritten else { throw EncodeError(.refused, "PNG of \(width) x \(height) pixels: libpng refused it") }
        if let dpi { bytes.insert(contentsOf: PNGChunks.density(dpi: dpi), at: 33) }
        return bytes
    }

    /// A JPEG of 8-bit gray.
    ///
    /// - Parameters:
    ///   - image: What to write; at least one pixel, at most 65,500 a side.
    ///   - quality: libjpeg's quality, `1...100`.
    ///   - dpi: Resolution to state; `nil` states none.
    /// - Returns: The bytes of the file.
    /// - Throws: `EncodeError` if libjpeg-turbo refuses.
    package static func jpeg(_ image: GrayImage, quality: Int, dpi: Int? = nil) throws -> [UInt8] {
        precondition((1...100).contains(quality), "quality is 1 to 100")
        precondition(image.width > 0 && image.height > 0, "an image to encode needs pixels")
        guard let encoder = unsafe tjInitCompress() else { throw EncodeError(.refused, "JPEG: out of memory") }
        defer { _ = unsafe tjDestroy(encoder) }
        var data: UnsafeMutablePointer<UInt8>?
        var size: UInt = 0
        defer { unsafe tjFree(data) }
        let status = unsafe tjCompress2(
            encoder,
            image.samples,
            Int32(image.width),
            0,
            Int32(image.height),
            Int32(TJPF_GRAY.rawValue),
            &data,
            &size,
            Int32(TJSAMP_GRAY.rawValue),
            Int32(quality),
            0
        )
        guard status == 0, let start = unsafe data else {
            throw EncodeError(.refused, "JPEG of \(image.width) x \(image.height) pixels: libjpeg-turbo refused it")
        }
        var bytes = unsafe Array(UnsafeBufferPointer(start: start, count: Int(size)))
        // The density of the JFIF segment, which libjpeg writes first.
        if let dpi, bytes.count > 20, bytes[6..<10].elementsEqual("JFIF".utf8) {
            let figure = UInt16(clamping: dpi)
            let pair = [UInt8(figure >> 8), UInt8(figure & 0xFF)]
            bytes.replaceSubrange(13..<18, with: [1] + pair + pair)
        }
        return bytes
    }

    /// A JP2 file of 8-bit gray without loss, in up to six resolution levels.
    ///
    /// - Throws: `EncodeError` if OpenJPEG refuses.
    package static func jpeg2000(_ image: GrayImage) throws -> [UInt8] {
        try JPEG2000Writer.lossless(image)
    }

    /// A TIFF of one bit a pixel in CCITT group 4, one page an image: black where a sample is below 128.
    ///
    /// - Throws: `EncodeError` if Leptonica refuses.
    package static func tiffG4(_ pages: [GrayImage], dpi: Int? = nil) throws -> [UInt8] {
        precondition(!pages.isEmpty, "a TIFF needs a page")
        return try TIFFWriter.groupFour(pages, dpi: dpi)
    }

    /// A TIFF of 8-bit gray with LZW compression.
    ///
    /// - Throws: `EncodeError` if Leptonica refuses.
    package static func tiff(_ image: GrayImage, dpi: Int? = nil) throws -> [UInt8] {
        try TIFFWriter.lzw(image, dpi: dpi)
    }
}
