import CTIFF
import Foundation
import Testing

/// A TIFF that libtiff itself writes: strips, tiles, planes, compressions, several directories.
struct MadeTIFF {
    struct Page {
        var width: Int, height: Int
        /// Samples as they are stored, rows of whole bytes: one array for all samples of a pixel, or one for each plane.
        var planes: [[UInt8]]
        var bits = 8
        var samples = 1
        /// `SAMPLEFORMAT_UINT` and its kin.
        var format = Int(SAMPLEFORMAT_UINT)
        var photometric = Int(PHOTOMETRIC_MINISBLACK)
        var compression = Int(COMPRESSION_NONE)
        var predictor: Int?
        /// Sides of the tiles, multiples of 16; strips without.
        var tile: (width: Int, height: Int)?
        var rowsPerStrip = 16
        var orientation: Int?
        /// Tag 254.
        var kind: Int?
        var extraSamples: [UInt16] = []
        var colorMap: (red: [UInt16], green: [UInt16], blue: [UInt16])?
        var subsampling: (Int, Int)?
        var dpi: Double?
        /// Directories that hang on this one.
        var below: [Page] = []
    }

    var pages: [Page]
    /// Mode of `TIFFOpen`: `w`, with `8` for BigTIFF, `b` and `l` for the byte order.
    var mode = "w"

    /// The bytes of the file.
    func file() throws -> [UInt8] {
        let folder = try TestFolder()
        defer { folder.remove() }
        let path = folder.path + "/made.tif"
        let tiff = try #require(TIFFOpen(path, mode))
        for page in pages.flatMap({ [$0] + $0.below }) {
            set(page, in: tiff)
            for (plane, data) in page.planes.enumerated() { try write(data, of: page, plane: plane, to: tiff) }
            try #require(TIFFWriteDirectory(tiff) == 1)
        }
        TIFFClose(tiff)
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func set(_ page: Page, in tiff: OpaquePointer) {
        func set(_ tag: Int32, _ value: Int?) {
            if let value { #expect(tiff_set_int(tiff, UInt32(tag), Int32(value)) == 1, "tag \(tag)") }
        }
        set(TIFFTAG_SUBFILETYPE, page.kind)
        set(TIFFTAG_IMAGEWIDTH, page.width)
        set(TIFFTAG_IMAGELENGTH, page.height)
        set(TIFFTAG_BITSPERSAMPLE, page.bits)
        set(TIFFTAG_SAMPLESPERPIXEL, page.samples)
        set(TIFFTAG_SAMPLEFORMAT, page.format)
        set(TIFFTAG_PHOTOMETRIC, page.photometric)
        set(TIFFTAG_COMPRESSION, page.compression)
        set(TIFFTAG_PREDICTOR, page.predictor)
        set(TIFFTAG_PLANARCONFIG, page.planes.count > 1 ? Int(PLANARCONFIG_SEPARATE) : Int(PLANARCONFIG_CONTIG))
        set(TIFFTAG_ORIENTATION, page.orientation)
        if let tile = page.tile {
            set(TIFFTAG_TILEWIDTH, tile.width)
            set(TIFFTAG_TILELENGTH, tile.height)
        } else {
            set(TIFFTAG_ROWSPERSTRIP, page.rowsPerStrip)
        }
        if let dpi = page.dpi {
            tiff_set_double(tiff, UInt32(TIFFTAG_XRESOLUTION), dpi)
            tiff_set_double(tiff, UInt32(TIFFTAG_YRESOLUTION), dpi)
            set(TIFFTAG_RESOLUTIONUNIT, Int(RESUNIT_INCH))
        }
        if !page.extraSamples.isEmpty {
            tiff_set_u16_list(tiff, UInt32(TIFFTAG_EXTRASAMPLES), Int32(page.extraSamples.count), page.extraSamples)
        }
        if let map = page.colorMap { tiff_set_color_map(tiff, map.red, map.green, map.blue) }
        if let (x, y) = page.subsampling {
            tiff_set_int_pair(tiff, UInt32(TIFFTAG_YCBCRSUBSAMPLING), Int32(x), Int32(y))
        }
        if !page.below.isEmpty {
            let places = [UInt64](repeating: 0, count: page.below.count)
            tiff_set_u64_list(tiff, UInt32(TIFFTAG_SUBIFD), Int32(places.count), places)
        }
    }

    private func write(_ data: [UInt8], of page: Page, plane: Int, to tiff: OpaquePointer) throws {
        let pixelBits = page.bits * (page.planes.count > 1 ? 1 : page.samples)
        let rowBytes =
            page.subsampling.map { (x, y) in
                // Rows of clumps, `y` rows of pixels each.
                (page.width + x - 1) / x * (x * y + 2) / y
            } ?? (page.width * pixelBits + 7) / 8
        guard let tile = page.tile else {
            let perPlane = (page.height + page.rowsPerStrip - 1) / page.rowsPerStrip
            for strip in 0..<perPlane {
                let start = strip * page.rowsPerStrip * rowBytes
                var part = Array(data[start..<min(data.count, start + page.rowsPerStrip * rowBytes)])
                let number = UInt32(plane * perPlane + strip)
                try #require(TIFFWriteEncodedStrip(tiff, number, &part, Int64(part.count)) >= 0)
            }
            return
        }
        for y in stride(from: 0, to: page.height, by: tile.height) {
            for x in stride(from: 0, to: page.width, by: tile.width) {
                let (left, tileBytes) = (x * pixelBits / 8, tile.width * pixelBits / 8)
                var part: [UInt8] = []
                for row in y..<(y + tile.height) {
                    let end = min(rowBytes, left + tileBytes)
                    let there = row < page.height ? Array(data[(row * rowBytes + left)..<(row * rowBytes + end)]) : []
                    part += there + [UInt8](repeating: 0xA5, count: tileBytes - there.count)
                }
                let number = TIFFComputeTile(tiff, UInt32(x), UInt32(y), 0, UInt16(plane))
                try #require(TIFFWriteEncodedTile(tiff, number, &part, Int64(part.count)) >= 0)
            }
        }
    }
}

/// Samples of more than a byte in the machine's order, as libtiff takes them.
func stored<Value: BitwiseCopyable>(_ values: [Value]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

/// Values of `bits` bits packed from the highest bit down, each row in whole bytes.
func packed(_ values: [Int], width: Int, bits: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in stride(from: 0, to: values.count, by: width) {
        var (held, count) = (0, 0)
        for value in values[row..<(row + width)] {
            (held, count) = (held << bits | value, count + bits)
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: held >> (count - 8)))
                count -= 8
            }
        }
        if count > 0 { bytes.append(UInt8(truncatingIfNeeded: held << (8 - count))) }
    }
    return bytes
}
