import CTIFF
import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import PageFlow
import Raster
import Testing

/// Kinds of TIFF that archives have, all of one picture: a ramp with bars, which shows what is turned, reversed or shifted.
@Suite struct TIFFKindTests {
    static let picture = TestImages.page(width: 100, height: 70)
    /// The same in black and white.
    static let bars = TestImages.bitonal(width: 100, height: 70)

    struct Kind: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var tolerance = 0
        var expected: GrayImage = TIFFKindTests.picture
        var mode = "w"
        var page: @Sendable () -> MadeTIFF.Page
    }

    static func gray(_ change: (inout MadeTIFF.Page) -> Void = { _ in }) -> MadeTIFF.Page {
        var page = MadeTIFF.Page(width: 100, height: 70, planes: [picture.samples])
        change(&page)
        return page
    }

    /// The picture with every sample as another type.
    static func numbers<Value: BitwiseCopyable>(
        bits: Int,
        format: Int32,
        photometric: Int32 = PHOTOMETRIC_MINISBLACK,
        _ value: (Double) -> Value
    ) -> MadeTIFF.Page {
        gray { page in
            page.planes = [stored(picture.samples.map { value(Double($0)) })]
            (page.bits, page.format, page.photometric) = (bits, Int(format), Int(photometric))
        }
    }

    static func bits(_ bits: Int, photometric: Int32, of image: GrayImage = picture) -> MadeTIFF.Page {
        let most = (1 << bits) - 1
        return gray { page in
            let values = image.samples.map { sample in
                let value = (Int(sample) * most + 127) / 255
                return photometric == PHOTOMETRIC_MINISWHITE ? most - value : value
            }
            page.planes = [packed(values, width: 100, bits: bits)]
            (page.bits, page.photometric) = (bits, Int(photometric))
        }
    }

    static func colors(planar: Bool, _ change: (inout MadeTIFF.Page) -> Void = { _ in }) -> MadeTIFF.Page {
        gray { page in
            page.planes =
                planar
                ? [picture.samples, picture.samples, picture.samples] : [picture.samples.flatMap { [$0, $0, $0] }]
            (page.samples, page.photometric) = (3, Int(PHOTOMETRIC_RGB))
            change(&page)
        }
    }

    static let depths: [Kind] = [1, 2, 4, 6, 8, 12, 16].flatMap { depth in
        [PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_MINISWHITE].map { photometric in
            Kind(
                testDescription: "\(depth) bits, photometric \(photometric)",
                tolerance: depth >= 8 ? 1 : 128 / ((1 << depth) - 1) + 1
            ) {
                depth == 16
                    ? numbers(bits: 16, format: SAMPLEFORMAT_UINT, photometric: photometric) { tone in
                        UInt16((photometric == PHOTOMETRIC_MINISWHITE ? 255 - tone : tone) * 257)
                    } : bits(depth, photometric: photometric)
            }
        }
    }

    static let kinds: [Kind] = [
        Kind(testDescription: "32 bits", tolerance: 1) {
            numbers(bits: 32, format: SAMPLEFORMAT_UINT) { UInt32($0) * 0x0101_0101 }
        },
        Kind(testDescription: "32 bits, white is zero", tolerance: 1) {
            numbers(bits: 32, format: SAMPLEFORMAT_UINT, photometric: PHOTOMETRIC_MINISWHITE) {
                UInt32(255 - $0) * 0x0101_0101
            }
        },
        Kind(testDescription: "bytes in 32 bits") { numbers(bits: 32, format: SAMPLEFORMAT_UINT) { UInt32($0) } },
        Kind(testDescription: "12 bits in 16", tolerance: 1) {
            numbers(bits: 16, format: SAMPLEFORMAT_UINT) { UInt16($0 * 4095 / 255) }
        },
        Kind(testDescription: "signed, 8 bits") { numbers(bits: 8, format: SAMPLEFORMAT_INT) { Int8($0 - 128) } },
        Kind(testDescription: "signed, 16 bits", tolerance: 1) {
            numbers(bits: 16, format: SAMPLEFORMAT_INT) { Int16($0 * 257 - 32_768) }
        },
        Kind(testDescription: "floats to 1") { numbers(bits: 32, format: SAMPLEFORMAT_IEEEFP) { Float($0 / 255) } },
        Kind(testDescription: "floats to 1, white is zero") {
            numbers(bits: 32, format: SAMPLEFORMAT_IEEEFP, photometric: PHOTOMETRIC_MINISWHITE) { Float(1 - $0 / 255) }
        },
        Kind(testDescription: "floats to 255") { numbers(bits: 32, format: SAMPLEFORMAT_IEEEFP) { Float($0) } },
        Kind(testDescription: "halves") { numbers(bits: 16, format: SAMPLEFORMAT_IEEEFP) { Float16($0 / 255) } },
        Kind(testDescription: "doubles below zero", tolerance: 1) {
            numbers(bits: 64, format: SAMPLEFORMAT_IEEEFP) { ($0 - 10) / 100 - 1 }
        },
        Kind(testDescription: "colours") { colors(planar: false) },
        Kind(testDescription: "colours, a plane each") { colors(planar: true) },
        Kind(testDescription: "colours of 16 bits, a plane each", tolerance: 1) {
            colors(planar: true) { page in
                page.planes = page.planes.map { stored($0.map { UInt16($0) * 257 }) }
                page.bits = 16
            }
        },
        Kind(testDescription: "colours, tiles of every plane") {
            colors(planar: true) { $0.tile = (32, 48) }
        },
        Kind(testDescription: "a fourth sample that says nothing") {
            colors(planar: false) { page in
                page.planes = [picture.samples.flatMap { [$0, $0, $0, 9] }]
                (page.samples, page.extraSamples) = (4, [UInt16(EXTRASAMPLE_UNSPECIFIED)])
            }
        },
        Kind(
            testDescription: "opacity",
            expected: GrayImage(width: 100, height: 70, samples: picture.samples.map { $0 < 60 ? $0 : 255 })
        ) {
            colors(planar: false) { page in
                page.planes = [picture.samples.flatMap { $0 < 60 ? [$0, $0, $0, 255] : [$0, $0, $0, 0] }]
                (page.samples, page.extraSamples) = (4, [UInt16(EXTRASAMPLE_UNASSALPHA)])
            }
        },
        Kind(
            testDescription: "opacity that has been multiplied, gray",
            expected: GrayImage(width: 100, height: 70, samples: picture.samples.map { $0 < 60 ? $0 : 255 })
        ) {
            gray { page in
                page.planes = [picture.samples.flatMap { $0 < 60 ? [$0, 255] : [0, 0] }]
                (page.samples, page.extraSamples) = (2, [UInt16(EXTRASAMPLE_ASSOCALPHA)])
            }
        },
        Kind(testDescription: "inks", tolerance: 1) {
            gray { page in
                page.planes = [picture.samples.flatMap { [0, 0, 0, 255 - $0] }]
                (page.samples, page.photometric) = (4, Int(PHOTOMETRIC_SEPARATED))
            }
        },
        Kind(testDescription: "palette of 8 bits") {
            gray { page in
                page.photometric = Int(PHOTOMETRIC_PALETTE)
                let map = (0..<256).map { UInt16(255 - $0) * 257 }
                page.planes = [picture.samples.map { 255 - $0 }]
                page.colorMap = (map, map, map)
            }
        },
        Kind(testDescription: "palette of 1 bit, white first", expected: bars) {
            var page = bits(1, photometric: PHOTOMETRIC_MINISWHITE, of: bars)
            page.photometric = Int(PHOTOMETRIC_PALETTE)
            page.colorMap = ([65_535, 0], [65_535, 0], [65_535, 0])
            return page
        },
        Kind(testDescription: "palette of the old kind") {
            gray { page in
                page.photometric = Int(PHOTOMETRIC_PALETTE)
                let map = (0..<256).map { UInt16(255 - $0) }
                page.planes = [picture.samples.map { 255 - $0 }]
                page.colorMap = (map, map, map)
            }
        },
        Kind(testDescription: "lightness and two colours") {
            gray { page in
                page.planes = [picture.samples.flatMap { [$0, 0, 0] }]
                (page.samples, page.photometric) = (3, Int(PHOTOMETRIC_CIELAB))
            }
        },
        Kind(testDescription: "luma with coarse chroma", tolerance: 2) {
            gray { page in
                var data: [UInt8] = []
                for y in stride(from: 0, to: 70, by: 2) {
                    for x in stride(from: 0, to: 100, by: 2) {
                        data += [picture[x, y], picture[x + 1, y], picture[x, y + 1], picture[x + 1, y + 1], 128, 128]
                    }
                }
                page.planes = [data]
                (page.samples, page.photometric, page.subsampling) = (3, Int(PHOTOMETRIC_YCBCR), (2, 2))
            }
        },
        Kind(testDescription: "BigTIFF in tiles", mode: "w8") { gray { $0.tile = (64, 32) } },
        Kind(testDescription: "big-endian, 16 bits in tiles", tolerance: 1, mode: "wb") {
            var page = numbers(bits: 16, format: SAMPLEFORMAT_UINT) { UInt16($0 * 257) }
            page.tile = (64, 32)
            return page
        },
        Kind(testDescription: "tiles of one bit, group 4", expected: bars) {
            var page = bits(1, photometric: PHOTOMETRIC_MINISWHITE, of: bars)
            (page.tile, page.compression) = ((32, 32), Int(COMPRESSION_CCITTFAX4))
            return page
        },
    ]

    static let compressions: [Kind] =
        [
            ("LZW", COMPRESSION_LZW), ("Deflate", COMPRESSION_ADOBE_DEFLATE), ("PackBits", COMPRESSION_PACKBITS),
            ("LZMA", COMPRESSION_LZMA), ("Zstandard", COMPRESSION_ZSTD), ("LERC", COMPRESSION_LERC),
        ].flatMap { name, compression in
            [nil, (width: 32, height: 32)].map { tile in
                Kind(testDescription: "\(name)\(tile == nil ? "" : ", tiles")") {
                    gray { ($0.compression, $0.tile) = (Int(compression), tile) }
                }
            }
        }
        + [
            ("group 3", COMPRESSION_CCITTFAX3), ("group 4", COMPRESSION_CCITTFAX4), ("runs", COMPRESSION_CCITTRLE),
            ("JBIG", COMPRESSION_JBIG),
        ].map { name, compression in
            Kind(testDescription: name, expected: bars) {
                var page = bits(1, photometric: PHOTOMETRIC_MINISWHITE, of: bars)
                page.compression = Int(compression)
                if compression == COMPRESSION_JBIG { page.rowsPerStrip = 70 }
                return page
            }
        } + [
            Kind(testDescription: "JPEG", tolerance: 40) {
                gray { ($0.compression, $0.rowsPerStrip) = (Int(COMPRESSION_JPEG), 16) }
            },
            Kind(testDescription: "JPEG of colours in tiles", tolerance: 40) {
                colors(planar: false) { ($0.compression, $0.tile) = (Int(COMPRESSION_JPEG), (32, 32)) }
            },
            Kind(testDescription: "LZW of colours with a predictor") {
                colors(planar: false) { ($0.compression, $0.predictor) = (Int(COMPRESSION_LZW), 2) }
            },
        ]

    @Test("kinds of TIFF give the picture", arguments: depths + kinds + compressions)
    func decodes(_ kind: Kind) async throws {
        let file = try MadeTIFF(pages: [kind.page()], mode: kind.mode).file()
        let found = try await decode(file, as: "made.tif")
        #expect(TestImages.difference(found.image, kind.expected) <= kind.tolerance)
        #expect(found.source.truncated == nil)
    }

    @Test("a picture in one large strip is read a row at a time")
    func largeStrip() async throws {
        let (width, height) = (6000, 2100)
        let row = (0..<width).map { UInt8($0 * 255 / width) }
        let rows = [row, row.reversed()]
        let colors = rows.map { row in row.flatMap { [$0, $0, $0] } }
        var (samples, stored): ([UInt8], [UInt8]) = ([], [])
        for y in 0..<height {
            samples += rows[y / 50 % 2]
            stored += colors[y / 50 % 2]
        }
        let page = MadeTIFF.Page(
            width: width,
            height: height,
            planes: [stored],
            samples: 3,
            photometric: Int(PHOTOMETRIC_RGB),
            compression: Int(COMPRESSION_PACKBITS),
            rowsPerStrip: height
        )
        let found = try await decode(try MadeTIFF(pages: [page]).file())
        #expect(found.image.samples == samples)
    }

    @Test("the picture is turned as tag 274 says", arguments: 1...8)
    func orientation(_ value: Int) async throws {
        let stored = Self.picture.stored(as: value)
        let page = MadeTIFF.Page(
            width: stored.width,
            height: stored.height,
            planes: [stored.samples],
            orientation: value,
            dpi: 300
        )
        let found = try await decode(try MadeTIFF(pages: [page]).file())
        #expect(found.image == Self.picture)
        #expect(found.source.orientation == (value == 1 ? nil : value))
        #expect(found.fileResolution?.dpi == 300)
    }

    @Test("compressions that libtiff has not are refused with a way out", arguments: [34_712, 33_003, 50_002, 9])
    func unknownCompression(_ compression: Int) async throws {
        let tiff = TestTIFF(
            width: 2,
            height: 1,
            bitsPerSample: [8],
            photometric: 1,
            pixels: [1, 2],
            compression: compression
        )
        let error = try #require(try await failure(tiff.file, as: "a.tif"))
        #expect(error.code == .unsupported)
        #expect(error.description.contains("a.tif") && error.description.contains("gdal_translate"))
    }

    @Test("a camera's raw data are refused") func raw() async throws {
        let tiff = TestTIFF(width: 2, height: 1, bitsPerSample: [8], photometric: 32_803, pixels: [1, 2])
        #expect(try await failure(tiff.file)?.code == .unsupported)
    }
}

extension GrayImage {
    /// How the picture is stored under an orientation of tag 274: row by row, what the tag says is the first row first.
    func stored(as orientation: Int) -> GrayImage {
        let isSideways = orientation >= 5
        let (rows, columns) = isSideways ? (width, height) : (height, width)
        var samples: [UInt8] = []
        for row in 0..<rows {
            for column in 0..<columns {
                // Rows lie from the top, the bottom, the left or the right; columns likewise.
                let place: (x: Int, y: Int) =
                    switch orientation {
                    case 1: (column, row)
                    case 2: (width - 1 - column, row)
                    case 3: (width - 1 - column, height - 1 - row)
                    case 4: (column, height - 1 - row)
                    case 5: (row, column)
                    case 6: (width - 1 - row, column)
                    case 7: (width - 1 - row, height - 1 - column)
                    default: (row, height - 1 - column)
                    }
                samples.append(self[place.x, place.y])
            }
        }
        return GrayImage(width: columns, height: rows, samples: samples)
    }
}
