import CorpusFiles
import CTurboJPEG
import Raster

/// JPEG through TurboJPEG: grayscale, YCbCr and RGB as luma, CMYK and YCCK by way of their inks.
enum JPEGCodec {
    /// Decodes, scaled by DCT where a reduction is asked for.
    static func decode(
        _ bytes: [UInt8],
        path: String,
        limits: DecodeLimits,
        reduction: DecodeReduction
    ) throws(DecodeError) -> DecodedImage {
        let markers = JPEGMarkers(bytes)
        if let refusal = markers.refusal(path) { throw refusal }
        let decoder = try JPEGDecoder(path: path)
        let header = try decoder.header(of: bytes)
        try limits.check(width: header.width, height: header.height, path: path)
        let divisor = reduction.rawValue
        let (width, height) = ((header.width + divisor - 1) / divisor, (header.height + divisor - 1) / divisor)
        let isInks = header.colorSpace == Int32(TJCS_CMYK.rawValue) || header.colorSpace == Int32(TJCS_YCCK.rawValue)
        let format = isInks ? TJPF_CMYK : TJPF_GRAY
        var (samples, isWhole) = try decoder.pixels(
            of: bytes,
            width: width,
            height: height,
            channels: isInks ? 4 : 1,
            format: format
        )
        if !isWhole {
            let part = JPEGRemains(width: width, height: height, block: 8 / divisor, markers: markers)
            guard !isInks, part.keepWhatIsRead(of: &samples) >= DecodedImage.leastShare else {
                throw .truncated(path, "most of the picture is missing")
            }
        }
        let gray = isInks ? toneOfInverseInks(samples) : samples
        return DecodedImage(
            image: GrayImage(width: width, height: height, samples: gray),
            fullWidth: header.width,
            fullHeight: header.height,
            density: markers.density,
            isTruncated: !isWhole
        )
    }

    /// Inks to gray: programs that write CMYK in JPEG store 255 for no ink, after Adobe's example.
    private static func toneOfInverseInks(_ samples: [UInt8]) -> [UInt8] {
        (0..<samples.count / 4).map { pixel in
            GrayTone.luma(
                cyan: 255 - samples[4 * pixel],
                magenta: 255 - samples[4 * pixel + 1],
                yellow: 255 - samples[4 * pixel + 2],
                black: 255 - samples[4 * pixel + 3]
            )
        }
    }
}

/// Owner of a TurboJPEG decompressor.
@safe private struct JPEGDecoder: ~Copyable {
    private let handle: tjhandle
    private let path: String

    init(path: String) throws(DecodeError) {
        guard let handle = unsafe tjInitDecompress() else {
            throw .outOfMemory(path)
        }
        (unsafe self.handle, self.path) = unsafe (handle, path)
    }

    deinit { _ = unsafe tjDestroy(handle) }

    /// Size and colour space that the header states.
    func header(of bytes: [UInt8]) throws(DecodeError) -> (width: Int, height: Int, colorSpace: Int32) {
        var (width, height, subsampling, colorSpace): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let status = unsafe bytes.withUnsafeBufferPointer { data in
            unsafe tjDecompressHeader3(
                handle,
                data.baseAddress,
                UInt(data.count),
                &width,
                &height,
                &subsampling,
                &colorSpace
            )
        }
        if status != 0, width <= 0 || height <= 0 { throw failure(bytes) }
        return (Int(width), Int(height), colorSpace)
    }

    /// All pixels, scaled by DCT to `width` x `height`; and whether the file holds the last of them.
    func pixels(
        of bytes: [UInt8],
        width: Int,
        height: Int,
        channels: Int,
        format: TJPF
    ) throws(DecodeError) -> (samples: [UInt8], isWhole: Bool) {
        let count = width * height * channels
        var status: Int32 = 0
        let samples = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe buffer.initialize(repeating: 0)
            status = unsafe bytes.withUnsafeBufferPointer { data in
                unsafe tjDecompress2(
                    handle,
                    data.baseAddress,
                    UInt(data.count),
                    buffer.baseAddress,
                    Int32(width),
                    0,
                    Int32(height),
                    Int32(format.rawValue),
                    TJFLAG_LIMITSCANS
                )
            }
            filled = count
        }
        if status == 0 { return (samples, true) }
        let isWarning = unsafe tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue)
        let hasEnd = JPEGMarkers.hasEnd(bytes)
        // Stray bytes between segments and odd versions leave every pixel right; without an end, there are those before it.
        if isWarning, hasEnd, ["extraneous bytes", "JFIF", "Adobe"].contains(where: { message.contains($0) }) {
            return (samples, true)
        }
        if isWarning, !hasEnd { return (samples, false) }
        // A progressive JPEG needs all its coefficients, two bytes each, at once.
        throw failure(bytes).unlessMemoryIsShort(of: 6 * width * height, path: path)
    }

    private var message: String { unsafe String(cString: tjGetErrorStr2(handle)) }

    private func failure(_ bytes: [UInt8]) -> DecodeError {
        let message = message
        if ["nsupported", "not implemented", "not supported"].contains(where: { message.contains($0) }) {
            return .unsupportedJPEG(path, message)
        }
        guard JPEGMarkers.hasEnd(bytes) else { return .truncated(path, message) }
        return DecodeError(
            .corrupt,
            "\(path): the data are damaged (\(message)); copy or download the file again, or save what can be read with "
                + "\"djpeg IN.jpg | cjpeg > OUT.jpg\" (libjpeg-turbo-progs)"
        )
    }
}
