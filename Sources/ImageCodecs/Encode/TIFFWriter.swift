import CLeptonica
import CorpusFiles
import Raster

/// Gray images to TIFF through Leptonica.
enum TIFFWriter {
    /// One bit a pixel, group 4, one page an image.
    static func groupFour(_ pages: [GrayImage], dpi: Int?) throws(EncodeError) -> [UInt8] {
        guard LeptonicaCodec.isSilent, let list = unsafe pixaCreate(Int32(pages.count))
        else { throw EncodeError(.refused, "TIFF: out of memory") }
        defer {
            var last: UnsafeMutablePointer<PIXA>? = unsafe list
            unsafe pixaDestroy(&last)
        }
        for page in pages {
            let picture = unsafe try filled(page, depth: 1, dpi: dpi) { row, words in
                for (x, tone) in row.enumerated() where tone < 128 {
                    unsafe words[x >> 5] |= 0x8000_0000 >> UInt32(x & 31)
                }
            }
            unsafe pixaAddPix(list, picture, Int32(L_INSERT))
        }
        return unsafe try bytes { data, size in
            unsafe pages.count == 1
                ? pixWriteMemTiff(&data, &size, list.pointee.pix[0], Int32(IFF_TIFF_G4))
                : pixaWriteMemMultipageTiff(&data, &size, list)
        }
    }

    /// Eight bits a pixel, LZW.
    static func lzw(_ image: GrayImage, dpi: Int?) throws(EncodeError) -> [UInt8] {
        guard LeptonicaCodec.isSilent else { throw EncodeError(.refused, "TIFF: Leptonica cannot be set up") }
        var picture: UnsafeMutablePointer<PIX>? = unsafe try filled(image, depth: 8, dpi: dpi) { row, words in
            for (x, tone) in row.enumerated() { unsafe words[x >> 2] |= UInt32(tone) << UInt32(24 - 8 * (x & 3)) }
        }
        defer { unsafe pixDestroy(&picture) }
        return unsafe try bytes { data, size in unsafe pixWriteMemTiff(&data, &size, picture, Int32(IFF_TIFF_LZW)) }
    }

    /// A new Leptonica image, the words of whose rows, all zero before, `fill` sets.
    private static func filled(
        _ image: GrayImage,
        depth: Int32,
        dpi: Int?,
        fill: ([UInt8], UnsafeMutablePointer<UInt32>) -> Void
    ) throws(EncodeError) -> UnsafeMutablePointer<PIX> {
        precondition(image.width > 0 && image.height > 0, "an image to encode needs pixels")
        guard let picture = unsafe pixCreate(Int32(image.width), Int32(image.height), depth),
            let words = unsafe pixGetData(picture)
        else { throw EncodeError(.refused, "TIFF of \(image.width) x \(image.height) pixels: out of memory") }
        let rowLength = unsafe Int(pixGetWpl(picture))
        for y in 0..<image.height {
            let row = Array(image.samples[(y * image.width)..<((y + 1) * image.width)])
            unsafe fill(row, words + y * rowLength)
        }
        if let dpi { _ = unsafe pixSetResolution(picture, Int32(dpi), Int32(dpi)) }
        return unsafe picture
    }

    /// The bytes that `write` leaves in memory of Leptonica's.
    private static func bytes(
        _ write: (inout UnsafeMutablePointer<UInt8>?, inout Int) -> Int32
    ) throws(EncodeError) -> [UInt8] {
        var data: UnsafeMutablePointer<UInt8>?
        var size = 0
        let status = unsafe write(&data, &size)
        defer { unsafe lept_free(data) }
        guard status == 0, let start = unsafe data else { throw EncodeError(.refused, "TIFF: Leptonica refused it") }
        return unsafe Array(UnsafeBufferPointer(start: start, count: size))
    }
}
