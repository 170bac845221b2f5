import CLeptonica
import CorpusFiles

/// The rarer formats through Leptonica, from memory.
enum LeptonicaCodec {
    /// Leptonica reports on stderr unless told otherwise; a stage has nothing to say there.
    static let isSilent: Bool = {
        setMsgSeverity(Int32(L_SEVERITY_NONE))
        // Some messages ignore the severity.
        unsafe leptSetStderrHandler { _ in }
        return true
    }()

    /// Decodes BMP, GIF (its first picture), PNM or WebP.
    static func decode(
        _ bytes: [UInt8],
        format: ScanFormat,
        path: String,
        limits: DecodeLimits
    ) throws(DecodeError) -> DecodedImage {
        guard isSilent else { throw .corrupt(path, "Leptonica cannot be set up") }
        guard let (width, height) = size(bytes, format: format) else {
            throw .truncated(path, "the \(format.rawValue.uppercased()) header is not complete")
        }
        try limits.check(width: width, height: height, path: path)
        if let refusal = refusal(bytes, format: format, path: path) { throw refusal }
        let picture = unsafe bytes.withUnsafeBufferPointer { data in unsafe pixReadMem(data.baseAddress, data.count) }
        guard let picture = unsafe picture else {
            throw DecodeError.truncated(path, "its \(format.rawValue.uppercased()) pixels cannot all be read")
                .unlessMemoryIsShort(of: 4 * width * height, path: path)
        }
        return unsafe try LeptonicaPicture(picture).decoded(path: path)
    }

    /// Why a picture is of a kind that Leptonica does not read; `nil` where it does.
    private static func refusal(_ bytes: [UInt8], format: ScanFormat, path: String) -> DecodeError? {
        let reader = ByteReader(bytes: bytes, isLittleEndian: true)
        switch format {
        case .webp where reader.has("VP8X", at: 12) && (reader.number(at: 20, size: 1) ?? 0) & 2 != 0:
            return DecodeError(
                .unsupported,
                "\(path): is a WebP of several pictures that move, which is not read; take one out with "
                    + "\"webpmux -get frame 1 IN.webp -o OUT.webp\" (webp)"
            )
        case .bmp where reader.number(at: 14, size: 4) != 12 && ![0, 3].contains(reader.number(at: 30, size: 4)):
            return DecodeError(
                .unsupported,
                "\(path): is a compressed BMP, which is not read; convert it with \"convert IN.bmp OUT.png\" (imagemagick)"
            )
        default: return nil
        }
    }

    /// Size that the header states, pixels.
    private static func size(_ bytes: [UInt8], format: ScanFormat) -> (Int, Int)? {
        let reader = ByteReader(bytes: bytes, isLittleEndian: true)
        var (width, height): (Int32, Int32) = (0, 0)
        switch format {
        case .gif:
            guard let width = reader.number(at: 6, size: 2), let height = reader.number(at: 8, size: 2) else {
                return nil
            }
            return (width, height)
        case .bmp:
            let isOld = reader.number(at: 14, size: 4) == 12
            guard let width = reader.number(at: 18, size: isOld ? 2 : 4),
                let stated = reader.number(at: isOld ? 20 : 22, size: isOld ? 2 : 4)
            else { return nil }
            // A negative height, here beyond 2^31, says that the rows run from the top.
            return (width, !isOld && stated >= 1 << 31 ? (1 << 32) - stated : stated)
        case .pnm:
            let status = unsafe bytes.withUnsafeBufferPointer { data in
                unsafe readHeaderMemPnm(data.baseAddress, data.count, &width, &height, nil, nil, nil, nil)
            }
            return status == 0 ? (Int(width), Int(height)) : nil
        case .webp:
            return sizeOfWebP(reader)
        case .jpeg, .jpeg2000, .pdf, .png, .tiff: return nil
        }
    }

    /// Canvas size of the extended form, else picture size of the lossless or the lossy form.
    ///
    /// Source: RFC 9649.
    private static func sizeOfWebP(_ reader: ByteReader) -> (Int, Int)? {
        if reader.has("VP8X", at: 12), let width = reader.number(at: 24, size: 3),
            let height = reader.number(at: 27, size: 3)
        {
            return (width + 1, height + 1)
        }
        if reader.has("VP8L", at: 12), let bits = reader.number(at: 21, size: 4) {
            return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        }
        if reader.has("VP8 ", at: 12), let width = reader.number(at: 26, size: 2),
            let height = reader.number(at: 28, size: 2)
        {
            return (width & 0x3FFF, height & 0x3FFF)
        }
        return nil
    }
}
