import CorpusFiles
import CTIFF

/// Owner of a TIFF that libtiff has open for reading, and of what libtiff complained about.
///
/// Complaints go to the file's own log: libtiff's global handlers, which write to standard error, are never called.
@safe struct TIFFFile: ~Copyable {
    /// One image of the file.
    typealias Directory = UInt64

    /// The open file.
    let handle: OpaquePointer
    /// The name by which messages call the file.
    let name: String
    private let log: UnsafeMutablePointer<tiff_log>

    /// Opens a file and reads its first directory.
    ///
    /// - Parameters:
    ///   - path: where the TIFF lies.
    ///   - name: the name by which messages call it.
    ///   - limits: bound also what libtiff may allocate at once.
    /// - Throws: `DecodeError` with `.truncated` or `.corrupt` where there is no directory.
    init(path: String, named name: String, limits: DecodeLimits) throws(DecodeError) {
        let log = UnsafeMutablePointer<tiff_log>.allocate(capacity: 1)
        unsafe log.initialize(to: tiff_log())
        let (pixels, isUnlimited) = limits.maxPixels.multipliedReportingOverflow(by: 8)
        // 'm': no mapping; 'O': the places of strips are read when they are needed.
        let most = isUnlimited ? Int64.max : Int64(max(pixels, 1 << 26))
        guard let handle = unsafe tiff_open(path, "rmO", log, most) else {
            let error = unsafe Self.directoryFailure(log, name: name)
            unsafe log.deallocate()
            throw error
        }
        unsafe (self.handle, self.log) = unsafe (handle, log)
        self.name = name
    }

    deinit {
        unsafe TIFFClose(handle)
        unsafe log.deallocate()
    }

    /// The first complaint since the last call; `nil` where there is none.
    func takeComplaint() -> String? { unsafe Self.takeComplaint(log) }

    private static func takeComplaint(_ log: UnsafeMutablePointer<tiff_log>) -> String? {
        let text = unsafe withUnsafeBytes(of: &log.pointee.error) { field in
            unsafe String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
        }
        unsafe log.pointee = tiff_log()
        return text.isEmpty ? nil : text
    }

    private static func directoryFailure(_ log: UnsafeMutablePointer<tiff_log>, name: String) -> DecodeError {
        let complaint = unsafe takeComplaint(log) ?? "its first directory cannot be read"
        let isBeyondEnd = ["Can not read TIFF", "Cannot read TIFF", "Seek error", "Read error"].contains {
            complaint.contains($0)
        }
        return isBeyondEnd
            ? .truncated(name, "an image directory lies beyond the end") : .damagedTIFF(name, complaint)
    }

    // MARK: - Directories

    /// Goes on to the next directory of the chain.
    ///
    /// - Returns: false after the last one.
    /// - Throws: `DecodeError` where the chain leaves the file, or the directory cannot be read.
    func advance() throws(DecodeError) -> Bool {
        if unsafe TIFFLastDirectory(handle) != 0 { return false }
        guard unsafe TIFFReadDirectory(handle) == 1 else { throw unsafe Self.directoryFailure(log, name: name) }
        return true
    }

    /// Where the present directory lies in the file.
    var directory: Directory { unsafe TIFFCurrentDirOffset(handle) }

    /// Makes the directory at a place of the file the present one.
    func select(_ directory: Directory) throws(DecodeError) {
        guard unsafe TIFFSetSubDirectory(handle, directory) == 1 else {
            throw unsafe Self.directoryFailure(log, name: name)
        }
    }

    // MARK: - Fields of the present directory

    func word(_ tag: Int32) -> Int? {
        var value: UInt16 = 0
        return unsafe tiff_get_u16(handle, UInt32(tag), &value) == 1 ? Int(value) : nil
    }

    func long(_ tag: Int32) -> Int? {
        var value: UInt32 = 0
        return unsafe tiff_get_u32(handle, UInt32(tag), &value) == 1 ? Int(value) : nil
    }

    func real(_ tag: Int32) -> Double? {
        var value: Float = 0
        return unsafe tiff_get_float(handle, UInt32(tag), &value) == 1 ? Double(value) : nil
    }

    func wordPair(_ tag: Int32) -> (Int, Int)? {
        var (first, second): (UInt16, UInt16) = (0, 0)
        return unsafe tiff_get_u16_pair(handle, UInt32(tag), &first, &second) == 1 ? (Int(first), Int(second)) : nil
    }

    func words(_ tag: Int32) -> [UInt16] {
        var count: UInt16 = 0
        var values: UnsafeMutablePointer<UInt16>?
        guard unsafe tiff_get_u16_list(handle, UInt32(tag), &count, &values) == 1, let start = unsafe values else {
            return []
        }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// Places of the directories that hang on the present one.
    var subdirectories: [Directory] {
        var count: UInt16 = 0
        var values: UnsafeMutablePointer<UInt64>?
        guard unsafe tiff_get_u64_list(handle, UInt32(TIFFTAG_SUBIFD), &count, &values) == 1,
            let start = unsafe values
        else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// Red, green and blue of the colour map, `count` of 16 bits each; `nil` where there is none.
    func colorMap(count: Int) -> (red: [UInt16], green: [UInt16], blue: [UInt16])? {
        var (red, green, blue):
            (UnsafeMutablePointer<UInt16>?, UnsafeMutablePointer<UInt16>?, UnsafeMutablePointer<UInt16>?)
        unsafe (red, green, blue) = (nil, nil, nil)
        guard unsafe tiff_get_color_map(handle, &red, &green, &blue) == 1, let red = unsafe red,
            let green = unsafe green, let blue = unsafe blue
        else { return nil }
        return unsafe (
            Array(UnsafeBufferPointer(start: red, count: count)),
            Array(UnsafeBufferPointer(start: green, count: count)),
            Array(UnsafeBufferPointer(start: blue, count: count))
        )
    }

    /// Length of the file, bytes.
    var byteCount: UInt64 {
        guard let size = unsafe TIFFGetSizeProc(handle) else { return 0 }
        return unsafe size(TIFFClientdata(handle))
    }
}

extension DecodeError {
    /// Data that contradict themselves in a TIFF.
    static func damagedTIFF(_ path: String, _ detail: String) -> Self {
        Self(
            .corrupt,
            "\(path): the data are damaged (\(detail)); copy or download the file again, or save what can be read with "
                + "\"tiffcp -i IN.tif OUT.tif\" (libtiff-tools)"
        )
    }
}
