import COpenJPEG
import Raster

/// Owner of an OpenJPEG decompressor, of the stream it reads and of the image it makes.
///
/// Used for one image.
@safe struct JPEG2000Decoder: ~Copyable {
    private let codec: UnsafeMutablePointer<opj_codec_t?>
    private let stream: UnsafeMutablePointer<opj_stream_t?>
    private let image: UnsafeMutablePointer<UnsafeMutablePointer<opj_image_t>?>
    private let source: UnsafeMutablePointer<JPEG2000Source>

    private let isWhole: Bool

    /// - Parameters:
    ///   - bytes: of a JP2 file or a codestream.
    ///   - path: of the file.
    ///   - isWhole: whether the file holds its end; else what there is is decoded.
    /// - Throws: `DecodeError` where there is no memory.
    init(bytes: [UInt8], path: String, isWhole: Bool) throws(DecodeError) {
        self.isWhole = isWhole
        let kind = bytes.first == 0xFF ? OPJ_CODEC_J2K : OPJ_CODEC_JP2
        guard let codec = unsafe opj_create_decompress(kind) else {
            throw .outOfMemory(path)
        }
        guard let stream = unsafe opj_stream_create(1 << 16, 1) else {
            unsafe opj_destroy_codec(codec)
            throw .outOfMemory(path)
        }
        unsafe (self.codec, self.stream) = unsafe (codec, stream)
        unsafe image = .allocate(capacity: 1)
        unsafe image.initialize(to: nil)
        unsafe source = .allocate(capacity: 1)
        unsafe source.initialize(to: JPEG2000Source(bytes: bytes))
        unsafe opj_stream_set_user_data(stream, source, nil)
        unsafe opj_stream_set_user_data_length(stream, UInt64(bytes.count))
        unsafe opj_stream_set_read_function(stream) { target, count, user in
            guard let target = unsafe target, let source = unsafe user?.assumingMemoryBound(to: JPEG2000Source.self)
            else { return -1 }
            return unsafe source.pointee.read(into: UnsafeMutableRawBufferPointer(start: target, count: Int(count)))
        }
        unsafe opj_stream_set_skip_function(stream) { count, user in
            guard let source = unsafe user?.assumingMemoryBound(to: JPEG2000Source.self) else { return -1 }
            return unsafe source.pointee.skip(Int(count)) ? count : -1
        }
        unsafe opj_stream_set_seek_function(stream) { offset, user in
            guard let source = unsafe user?.assumingMemoryBound(to: JPEG2000Source.self) else { return 0 }
            return unsafe source.pointee.seek(Int(offset)) ? 1 : 0
        }
    }

    deinit {
        if let made = unsafe image.pointee { unsafe opj_image_destroy(made) }
        unsafe image.deallocate()
        unsafe opj_stream_destroy(stream)
        unsafe opj_destroy_codec(codec)
        unsafe source.deinitialize(count: 1)
        unsafe source.deallocate()
    }

    /// Full size of the image; `nil` if the header is damaged or has too few levels to discard that many.
    func readHeader(discardedLevels: Int) -> (width: Int, height: Int)? {
        var parameters = opj_dparameters_t()
        unsafe opj_set_default_decoder_parameters(&parameters)
        parameters.cp_reduce = UInt32(discardedLevels)
        guard unsafe opj_setup_decoder(codec, &parameters) != 0,
            unsafe opj_decoder_set_strict_mode(codec, isWhole ? 1 : 0) != 0,
            unsafe opj_read_header(stream, codec, image) != 0,
            let header = unsafe image.pointee
        else { return nil }
        let (right, left) = unsafe (Int(header.pointee.x1), Int(header.pointee.x0))
        let (bottom, top) = unsafe (Int(header.pointee.y1), Int(header.pointee.y0))
        return (right - left, bottom - top)
    }

    /// Decodes the image, or rows of it.
    ///
    /// - Parameter rows: of the full size, from the image's first row; a multiple of the reduction, or the last. `nil` for all.
    /// - Returns: the pixels in gray; `nil` if the data are damaged or end early.
    func decode(rows: Range<Int>? = nil) -> GrayImage? {
        guard let made = unsafe image.pointee else { return nil }
        if let rows {
            let (left, right, top) = unsafe (made.pointee.x0, made.pointee.x1, made.pointee.y0)
            let area = unsafe opj_set_decode_area(
                codec,
                made,
                Int32(left),
                Int32(Int(top) + rows.lowerBound),
                Int32(right),
                Int32(Int(top) + rows.upperBound)
            )
            guard area != 0 else { return nil }
        }
        guard unsafe opj_decode(codec, stream, made) != 0 else { return nil }
        let components = unsafe UnsafeBufferPointer(start: made.pointee.comps, count: Int(made.pointee.numcomps))
        guard let first = unsafe components.first, unsafe first.data != nil else { return nil }
        let (width, height) = unsafe (Int(first.w), Int(first.h))
        // Components of another size are subsampled chroma, or nothing that gray needs.
        let usable = unsafe components.filter { unsafe $0.w == first.w && $0.h == first.h && $0.data != nil }
        let colors = unsafe usable.filter { unsafe $0.alpha == 0 }.map { unsafe SamplePlane($0) }
        let alpha = unsafe usable.first { unsafe $0.alpha != 0 }.map { unsafe SamplePlane($0) }
        guard let gray = unsafe colors.first else { return nil }
        let isLuma = unsafe made.pointee.color_space == OPJ_CLRSPC_SYCC || made.pointee.color_space == OPJ_CLRSPC_EYCC
        let isInks = unsafe made.pointee.color_space == OPJ_CLRSPC_CMYK && colors.count >= 4
        let isColor = unsafe !isLuma && colors.count >= 3
        let samples = unsafe [UInt8](unsafeUninitializedCapacity: width * height) { target, filled in
            for pixel in 0..<width * height {
                let tone: UInt8
                if isInks {
                    tone = unsafe GrayTone.luma(
                        cyan: colors[0][pixel],
                        magenta: colors[1][pixel],
                        yellow: colors[2][pixel],
                        black: colors[3][pixel]
                    )
                } else if isColor {
                    tone = unsafe GrayTone.luma(colors[0][pixel], colors[1][pixel], colors[2][pixel])
                } else {
                    tone = unsafe gray[pixel]
                }
                unsafe target[pixel] = alpha.map { unsafe GrayTone.overWhite(tone, alpha: $0[pixel]) } ?? tone
            }
            filled = width * height
        }
        return GrayImage(width: width, height: height, samples: samples)
    }
}

/// One component of a decoded image, read as eight bits; valid while the image lives.
@unsafe private struct SamplePlane {
    private let data: UnsafePointer<Int32>
    private let offset: Int32, shift: Int32, maximum: Int32

    init(_ component: opj_image_comp_t) {
        unsafe data = UnsafePointer(component.data)
        let precision = unsafe Int32(component.prec)
        unsafe offset = component.sgnd != 0 ? 1 << (precision - 1) : 0
        unsafe shift = max(0, precision - 8)
        unsafe maximum = (1 << min(8, precision)) - 1
    }

    subscript(pixel: Int) -> UInt8 {
        let value = unsafe min(maximum, max(0, (data[pixel] &+ offset) >> shift))
        return unsafe UInt8(truncatingIfNeeded: maximum == 255 ? value : value &* 255 / maximum)
    }
}

/// The bytes of a file as OpenJPEG reads them.
struct JPEG2000Source {
    private let bytes: [UInt8]
    private var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Copies what is left, at most the size of `target`; -1 at the end.
    mutating func read(into target: UnsafeMutableRawBufferPointer) -> OPJ_SIZE_T {
        let count = min(target.count, bytes.count - offset)
        guard count > 0 else { return -1 }
        unsafe target.copyBytes(from: bytes[offset..<(offset + count)])
        offset += count
        return OPJ_SIZE_T(count)
    }

    /// Moves on by `count` bytes; false beyond either end.
    mutating func skip(_ count: Int) -> Bool { seek(offset + count) }

    /// Moves to `place`; false beyond either end.
    mutating func seek(_ place: Int) -> Bool {
        guard place >= 0, place <= bytes.count else { return false }
        offset = place
        return true
    }
}
