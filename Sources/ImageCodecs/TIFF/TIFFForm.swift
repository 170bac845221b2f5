import CorpusFiles
import CTIFF

/// How the pixels of one image of a TIFF are stored.
struct TIFFForm {
    /// What the samples of a pixel mean.
    enum Meaning: Equatable {
        /// The first sample is lightness; reversed where 0 is white.
        case lightness(whiteIsZero: Bool)
        /// The first sample is an index into tones.
        case palette([UInt8])
        /// Red, green, blue.
        case colors
        /// Cyan, magenta, yellow, black.
        case inks
        /// Left to libtiff, which makes colours of it: chroma stored more coarsely than luma, JPEG of the old kind.
        case foreign
    }

    /// What a further sample says of a pixel's opacity.
    enum Opacity: Equatable {
        /// Colours have been multiplied by it, or have not.
        case multiplied(sample: Int), separate(sample: Int)
    }

    /// Size in pixels.
    var width: Int, height: Int
    /// Bits of a sample.
    var bits: Int
    /// Samples of a pixel.
    var samples: Int
    var kind: TIFFSamples.Kind
    var meaning: Meaning
    var opacity: Opacity?
    /// Whether every sample has a plane of its own.
    var isPlanar: Bool
    var isTiled: Bool
    /// Tag 259.
    var compression: Int
    /// Tag 274.
    var orientation: ScanOrientation
    var density: StatedDensity?

    /// Reads the present directory and tells libtiff how to give its pixels.
    ///
    /// - Throws: `DecodeError` with `.unsupported`, `.tooLarge`, or `.corrupt`.
    init(_ file: borrowing TIFFFile, limits: DecodeLimits) throws(DecodeError) {
        (width, height) = (file.long(TIFFTAG_IMAGEWIDTH) ?? 0, file.long(TIFFTAG_IMAGELENGTH) ?? 0)
        try limits.check(width: width, height: height, path: file.name)
        bits = file.word(TIFFTAG_BITSPERSAMPLE) ?? 1
        samples = file.word(TIFFTAG_SAMPLESPERPIXEL) ?? 1
        isPlanar = file.word(TIFFTAG_PLANARCONFIG) == Int(PLANARCONFIG_SEPARATE) && samples > 1
        isTiled = unsafe TIFFIsTiled(file.handle) != 0
        compression = file.word(TIFFTAG_COMPRESSION) ?? 1
        guard TIFFIsCODECConfigured(UInt16(clamping: compression)) != 0 else {
            throw .unsupportedTIFF(file.name, "its compression \(Self.name(ofCompression: compression)) is not read")
        }
        orientation = file.word(TIFFTAG_ORIENTATION).flatMap(ScanOrientation.init(rawValue:)) ?? .upright
        density = Self.density(file)
        let photometric = file.word(TIFFTAG_PHOTOMETRIC) ?? Self.guess(samples: samples, compression: compression)
        let extra = file.words(TIFFTAG_EXTRASAMPLES)
        let colors = samples - extra.count
        if let index = extra.firstIndex(of: UInt16(EXTRASAMPLE_ASSOCALPHA)) {
            opacity = .multiplied(sample: colors + index)
        } else if let index = extra.firstIndex(of: UInt16(EXTRASAMPLE_UNASSALPHA)) {
            opacity = .separate(sample: colors + index)
        }
        if photometric == Int(PHOTOMETRIC_LOGL) || photometric == Int(PHOTOMETRIC_LOGLUV) {
            _ = unsafe tiff_set_int(file.handle, UInt32(TIFFTAG_SGILOGDATAFMT), SGILOGDATAFMT_8BIT)
            bits = 8
        }
        kind = try Self.kind(file, bits: bits)
        meaning = try Self.meaning(file, photometric: photometric, compression: compression, bits: bits)
        let needed = meaning == .colors ? 3 : meaning == .inks ? 4 : 1
        guard samples >= needed else {
            throw .damagedTIFF(file.name, "\(samples) samples a pixel are too few for its colours")
        }
    }

    private static func guess(samples: Int, compression: Int) -> Int {
        if samples >= 3 { return Int(PHOTOMETRIC_RGB) }
        let isFax = [COMPRESSION_CCITTRLE, COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_CCITTRLEW]
            .contains(Int32(compression))
        return Int(isFax ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK)
    }

    private static func kind(_ file: borrowing TIFFFile, bits: Int) throws(DecodeError) -> TIFFSamples.Kind {
        switch Int32(file.word(TIFFTAG_SAMPLEFORMAT) ?? 1) {
        case SAMPLEFORMAT_IEEEFP:
            guard [16, 32, 64].contains(bits) else {
                throw .unsupportedTIFF(file.name, "its numbers with a point of \(bits) bits are not read")
            }
            return .real
        case SAMPLEFORMAT_INT where [8, 16, 32].contains(bits): return .signed
        case SAMPLEFORMAT_UINT, SAMPLEFORMAT_VOID, SAMPLEFORMAT_INT:
            guard (1...16).contains(bits) || bits == 32 else {
                throw .unsupportedTIFF(file.name, "samples of \(bits) bits are not read")
            }
            return .unsigned
        default: throw .unsupportedTIFF(file.name, "its complex numbers are not read")
        }
    }

    private static func meaning(
        _ file: borrowing TIFFFile,
        photometric: Int,
        compression: Int,
        bits: Int
    ) throws(DecodeError) -> Meaning {
        if compression == Int(COMPRESSION_OJPEG) { return .foreign }
        switch Int32(photometric) {
        case PHOTOMETRIC_MINISWHITE: return .lightness(whiteIsZero: true)
        case PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_CIELAB, PHOTOMETRIC_ICCLAB, PHOTOMETRIC_ITULAB, PHOTOMETRIC_LOGL,
            PHOTOMETRIC_MASK:
            return .lightness(whiteIsZero: false)
        case PHOTOMETRIC_RGB, PHOTOMETRIC_LOGLUV: return .colors
        case PHOTOMETRIC_PALETTE: return .palette(try tones(file, bits: bits))
        case PHOTOMETRIC_SEPARATED: return (file.word(TIFFTAG_SAMPLESPERPIXEL) ?? 1) >= 4 ? .inks : .foreign
        case PHOTOMETRIC_YCBCR:
            if compression == Int(COMPRESSION_JPEG) {
                // As in a JPEG file: libjpeg makes colours of it, at full size.
                _ = unsafe tiff_set_int(file.handle, UInt32(TIFFTAG_JPEGCOLORMODE), JPEGCOLORMODE_RGB)
                return .colors
            }
            let isCoarse = file.wordPair(TIFFTAG_YCBCRSUBSAMPLING).map { $0 != (1, 1) } ?? true
            return isCoarse ? .foreign : .lightness(whiteIsZero: false)
        case PHOTOMETRIC_CFA, 34_892:
            throw DecodeError(
                .unsupported,
                "\(file.name): holds a camera's raw data; develop it first, for example with \"dcraw -T IN\""
            )
        default:
            throw .unsupportedTIFF(file.name, "its colours (photometric interpretation \(photometric)) are not read")
        }
    }

    /// Luma of every colour of the map; old programs wrote 8 bits in the fields of 16.
    private static func tones(_ file: borrowing TIFFFile, bits: Int) throws(DecodeError) -> [UInt8] {
        let isAlone = (file.word(TIFFTAG_SAMPLESPERPIXEL) ?? 1) == 1
        guard bits == 8 || isAlone && [1, 2, 4, 16].contains(bits) else {
            throw .unsupportedTIFF(file.name, "its indices of colours of \(bits) bits are not read")
        }
        guard let map = file.colorMap(count: 1 << bits) else { throw .damagedTIFF(file.name, "it has no colour map") }
        let isOld = [map.red, map.green, map.blue].allSatisfy { $0.allSatisfy { $0 < 256 } }
        func part(_ value: UInt16) -> UInt8 { UInt8(truncatingIfNeeded: isOld ? value : value >> 8) }
        return (0..<(1 << bits)).map { GrayTone.luma(part(map.red[$0]), part(map.green[$0]), part(map.blue[$0])) }
    }

    private static func density(_ file: borrowing TIFFFile) -> StatedDensity? {
        guard let x = file.real(TIFFTAG_XRESOLUTION), let y = file.real(TIFFTAG_YRESOLUTION), x > 0, y > 0 else {
            return nil
        }
        return switch Int32(file.word(TIFFTAG_RESOLUTIONUNIT) ?? 2) {
        case RESUNIT_INCH: StatedDensity(x: x, y: y)
        case RESUNIT_CENTIMETER: .perCentimetre(x: x, y: y)
        default: nil
        }
    }

    private static func name(ofCompression compression: Int) -> String {
        switch Int32(compression) {
        case COMPRESSION_JP2000, 33_003, 33_004, 33_005: "JPEG 2000 (\(compression))"
        case COMPRESSION_JXL: "JPEG XL (\(compression))"
        case COMPRESSION_T85, COMPRESSION_T43: "JBIG of TIFF/FX (\(compression))"
        case 34_933, 34_934: "PNG or JPEG XR (\(compression))"
        default: "\(compression)"
        }
    }
}

extension DecodeError {
    /// A kind of TIFF that is not read.
    static func unsupportedTIFF(_ path: String, _ detail: String) -> Self {
        Self(
            .unsupported,
            "\(path): \(detail); convert the file, for example with \"gdal_translate -ot Byte IN.tif OUT.tif\" (gdal-bin) "
                + "or with the program that made it, to a TIFF of 8 bits with LZW"
        )
    }
}
