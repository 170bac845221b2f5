import CorpusFiles
import CTIFF
import Raster

/// TIFF through libtiff: strips and tiles, every depth, gray, palette, colours, inks, all compressions that libtiff has.
///
/// Colours become gray a strip or tile at a time, so that no picture is ever held in colour; where one strip is the whole
/// picture, a row at a time.
enum TIFFDecoder {
    /// Number of pages of a file.
    static func pageCount(of path: String, named name: String, limits: DecodeLimits) throws(DecodeError) -> Int {
        try pages(of: path, named: name, limits: limits).directories.count
    }

    /// Decodes page `page`, from 1, reading no other page's pixels.
    ///
    /// - Parameters:
    ///   - path: where the TIFF lies.
    ///   - page: from 1.
    ///   - name: the name by which messages call it.
    ///   - limits: largest image.
    /// - Returns: the page in gray, as it is to be seen.
    /// - Throws: `DecodeError`.
    static func decode(
        _ path: String,
        page: Int,
        named name: String,
        limits: DecodeLimits
    ) throws(DecodeError) -> DecodedImage {
        let directories = try pages(of: path, named: name, limits: limits).directories
        guard directories.indices.contains(page - 1) else {
            throw DecodeError(
                .pageMissing,
                "\(name): has \(directories.count) pages, and page \(page) was asked for"
            )
        }
        return try image(at: directories[page - 1], of: path, named: name, limits: limits)
    }

    private static func pages(
        of path: String,
        named name: String,
        limits: DecodeLimits
    ) throws(DecodeError) -> TIFFPages {
        try TIFFPages(TIFFFile(path: path, named: name, limits: limits)) { large, small in
            // What cannot be decoded is no copy of anything: it stays, and its error is told when it is asked for.
            guard let large = try? image(at: large, of: path, named: name, limits: limits).image,
                let small = try? image(at: small, of: path, named: name, limits: limits).image
            else { return false }
            return PageLikeness.isCopy(small, of: large)
        }
    }

    private static func image(
        at directory: TIFFFile.Directory,
        of path: String,
        named name: String,
        limits: DecodeLimits
    ) throws(DecodeError) -> DecodedImage {
        let file = try TIFFFile(path: path, named: name, limits: limits)
        try file.select(directory)
        let form = try TIFFForm(file, limits: limits)
        var reader = TIFFReader(form)
        try reader.read(file)
        if let range = reader.samples.betterRange {
            reader.samples.use(range)
            try reader.read(file)
        }
        let image = DecodedImage(
            image: GrayImage(width: form.width, height: form.height, samples: reader.takeTones()),
            fullWidth: form.width,
            fullHeight: form.height,
            density: form.density,
            isTruncated: reader.isTruncated
        )
        return image.oriented(form.orientation)
    }
}

/// Reads the pixels of one image of a TIFF.
struct TIFFReader {
    /// A strip larger than this is read a row at a time, bytes.
    private static let largestStrip = 1 << 25

    let form: TIFFForm
    var samples: TIFFSamples
    /// Whether the file ends before the last of the pixels.
    private(set) var isTruncated = false
    /// The picture in gray, row by row.
    private var tones: [UInt8] = []
    /// Tones of every value of samples of up to eight bits where a pixel has one.
    private let table: [UInt8]
    private var readPixels = 0

    /// A part of the picture that libtiff gives at once.
    private struct Block {
        /// Place and size of what lies in the picture, pixels.
        var x: Int, y: Int, width: Int, height: Int
        /// Numbers of its strips or tiles, one for each plane.
        var numbers: [UInt32]
        /// Bytes from row to row.
        var rowBytes: Int
        /// Pixels from row to row.
        var fullWidth: Int
    }

    init(_ form: TIFFForm) {
        self.form = form
        samples = TIFFSamples(bits: form.bits, kind: form.kind)
        table =
            switch form.meaning {
            case .palette(let tones): tones
            case .lightness(let whiteIsZero) where form.kind == .unsigned && [1, 2, 4, 8].contains(form.bits):
                (0..<(1 << form.bits)).map { value in
                    let tone = UInt8(value * 255 / ((1 << form.bits) - 1))
                    return whiteIsZero ? 255 - tone : tone
                }
            default: []
            }
    }

    /// The picture; the reader is empty afterwards.
    mutating func takeTones() -> [UInt8] {
        defer { tones = [] }
        return tones
    }

    /// Reads all pixels of the directory that is the present one.
    ///
    /// - Throws: `DecodeError`.
    mutating func read(_ file: borrowing TIFFFile) throws(DecodeError) {
        _ = file.takeComplaint()
        (isTruncated, readPixels) = (false, 0)
        tones = [UInt8](repeating: 255, count: form.width * form.height)
        if form.meaning == .foreign {
            try readForeign(file)
        } else if form.isTiled {
            try readTiles(file)
        } else {
            try readStrips(file)
        }
        guard isTruncated else { return }
        guard Double(readPixels) >= DecodedImage.leastShare * Double(form.width * form.height) else {
            throw .truncated(file.name, "most of the image data lie beyond the end of the file")
        }
    }

    // MARK: - Strips and tiles

    private mutating func readStrips(_ file: borrowing TIFFFile) throws(DecodeError) {
        let stated = file.long(TIFFTAG_ROWSPERSTRIP) ?? form.height
        let rows = min(form.height, max(1, stated))
        let stripBytes = unsafe Int(TIFFStripSize(file.handle))
        let rowBytes = unsafe Int(TIFFScanlineSize(file.handle))
        let rowSamples = form.width * (form.isPlanar ? 1 : form.samples)
        guard stripBytes > 0, rowBytes >= samples.byteCount(of: rowSamples) else {
            throw .damagedTIFF(file.name, "its strips have no size")
        }
        // JBIG gives whole strips only.
        if stripBytes > Self.largestStrip, !form.isPlanar, form.compression != Int(COMPRESSION_JBIG) {
            return try readRows(file, rowBytes: rowBytes, stripRows: rows)
        }
        let perPlane = (form.height + rows - 1) / rows
        for band in 0..<perPlane {
            let y = band * rows
            let block = Block(
                x: 0,
                y: y,
                width: form.width,
                height: min(rows, form.height - y),
                numbers: (0..<(form.isPlanar ? form.samples : 1)).map { UInt32($0 * perPlane + band) },
                rowBytes: rowBytes,
                fullWidth: form.width
            )
            try read(block, bytes: rowBytes * block.height, file)
        }
    }

    private mutating func readTiles(_ file: borrowing TIFFFile) throws(DecodeError) {
        guard let tileWidth = file.long(TIFFTAG_TILEWIDTH), let tileHeight = file.long(TIFFTAG_TILELENGTH),
            tileWidth > 0, tileHeight > 0
        else { throw .damagedTIFF(file.name, "its tiles have no size") }
        let (tileBytes, rowBytes) = unsafe (Int(TIFFTileSize(file.handle)), Int(TIFFTileRowSize(file.handle)))
        let rowSamples = min(tileWidth, form.width) * (form.isPlanar ? 1 : form.samples)
        guard tileBytes > 0, rowBytes >= samples.byteCount(of: rowSamples), tileBytes / rowBytes >= tileHeight else {
            throw .damagedTIFF(file.name, "its tiles have no size")
        }
        for y in stride(from: 0, to: form.height, by: tileHeight) {
            for x in stride(from: 0, to: form.width, by: tileWidth) {
                let planes = 0..<(form.isPlanar ? form.samples : 1)
                var numbers: [UInt32] = []
                for plane in planes {
                    numbers.append(
                        unsafe TIFFComputeTile(file.handle, UInt32(x), UInt32(y), 0, UInt16(clamping: plane))
                    )
                }
                let block = Block(
                    x: x,
                    y: y,
                    width: min(tileWidth, form.width - x),
                    height: min(tileHeight, form.height - y),
                    numbers: numbers,
                    rowBytes: rowBytes,
                    fullWidth: tileWidth
                )
                try read(block, bytes: tileBytes, file)
            }
        }
    }

    /// Reads one strip or tile of every plane.
    private mutating func read(_ block: Block, bytes: Int, _ file: borrowing TIFFFile) throws(DecodeError) {
        let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 16)
        defer { unsafe raw.deallocate() }
        let needsPlanes = block.numbers.count > 1
        let planes = UnsafeMutablePointer<UInt8>.allocate(
            capacity: needsPlanes ? block.width * block.height * form.samples : 1
        )
        defer { unsafe planes.deallocate() }
        for (plane, number) in block.numbers.enumerated() {
            guard unsafe TIFFGetStrileByteCount(file.handle, number) > 0 else {
                // The program that wrote the file did not come to it.
                isTruncated = true
                return
            }
            unsafe raw.initializeMemory(as: UInt8.self, repeating: 0)
            let got =
                form.isTiled
                ? unsafe TIFFReadEncodedTile(file.handle, number, raw.baseAddress, Int64(bytes))
                : unsafe TIFFReadEncodedStrip(file.handle, number, raw.baseAddress, Int64(bytes))
            guard got >= 0, let start = raw.baseAddress else {
                return try isMissing([number], file)
            }
            guard needsPlanes else {
                unsafe convert(block, start)
                continue
            }
            for row in 0..<block.height {
                unsafe samples.unpack(
                    start + row &* block.rowBytes,
                    count: block.width,
                    into: planes + (row &* block.width &* form.samples &+ plane),
                    stride: form.samples
                )
            }
        }
        if needsPlanes {
            // The picture is lent out while its reader works on it.
            var picture: [UInt8] = []
            swap(&picture, &tones)
            defer { swap(&picture, &tones) }
            unsafe picture.withUnsafeMutableBufferPointer { out in
                guard let base = out.baseAddress else { return }
                for row in 0..<block.height {
                    unsafe combine(
                        UnsafePointer(planes + row &* block.width &* form.samples),
                        count: block.width,
                        into: base + ((block.y &+ row) &* form.width &+ block.x)
                    )
                }
            }
        }
        readPixels += block.width * block.height
    }

    /// Reads the rows of strips that are too large to be held.
    private mutating func readRows(_ file: borrowing TIFFFile, rowBytes: Int, stripRows: Int) throws(DecodeError) {
        let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: rowBytes, alignment: 16)
        defer { unsafe raw.deallocate() }
        for y in 0..<form.height {
            guard unsafe TIFFReadScanline(file.handle, raw.baseAddress, UInt32(y), 0) == 1,
                let start = raw.baseAddress
            else { return try isMissing([UInt32(y / stripRows)], file) }
            let block = Block(
                x: 0,
                y: y,
                width: form.width,
                height: 1,
                numbers: [],
                rowBytes: rowBytes,
                fullWidth: form.width
            )
            unsafe convert(block, start)
            readPixels += form.width
        }
    }

    /// Takes note of data that cannot be read because the file ends before them.
    ///
    /// - Throws: `DecodeError` where the file holds them: they are damaged, or of a kind that is not read.
    private mutating func isMissing(_ numbers: [UInt32], _ file: borrowing TIFFFile) throws(DecodeError) {
        let complaint = file.takeComplaint() ?? "image data cannot be decoded, compression \(form.compression)"
        let size = file.byteCount
        for number in numbers {
            let (place, count) = unsafe (
                TIFFGetStrileOffset(file.handle, number), TIFFGetStrileByteCount(file.handle, number)
            )
            let (end, isEndless) = place.addingReportingOverflow(count)
            if isEndless || end > size {
                isTruncated = true
                return
            }
        }
        let isForeign = ["not supported", "nsupported", "not implemented", "not configured", "precision"].contains {
            complaint.contains($0)
        }
        let error: DecodeError =
            isForeign ? .unsupportedTIFF(file.name, complaint) : .damagedTIFF(file.name, complaint)
        throw error.unlessMemoryIsShort(of: 4 * form.width * form.height, path: file.name)
    }

    // MARK: - Tones

    /// Rows of samples that lie together to tones of the picture.
    @unsafe private mutating func convert(_ block: Block, _ raw: UnsafeRawPointer) {
        let count = block.width
        // The picture is lent out while its reader works on it.
        var picture: [UInt8] = []
        swap(&picture, &tones)
        defer { swap(&picture, &tones) }
        let channels = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, count * form.samples))
        defer { unsafe channels.deallocate() }
        unsafe picture.withUnsafeMutableBufferPointer { out in
            guard let base = out.baseAddress else { return }
            for row in 0..<block.height {
                let source = unsafe raw + row &* block.rowBytes
                let target = unsafe base + ((block.y &+ row) &* form.width &+ block.x)
                if !table.isEmpty, form.opacity == nil {
                    unsafe samples.look(up: source, count: count, each: form.samples, in: table, into: target)
                } else if samples.areTones {
                    unsafe combine(
                        source.assumingMemoryBound(to: UInt8.self),
                        count: count,
                        into: target
                    )
                } else {
                    unsafe samples.unpack(source, count: count &* form.samples, into: channels, stride: 1)
                    unsafe combine(UnsafePointer(channels), count: count, into: target)
                }
            }
        }
    }

    /// The samples of every pixel, eight bits each, to one tone.
    @unsafe private func combine(
        _ channels: UnsafePointer<UInt8>,
        count: Int,
        into out: UnsafeMutablePointer<UInt8>
    ) {
        let step = form.samples
        switch form.meaning {
        case .colors:
            for index in 0..<count {
                let pixel = unsafe channels + index &* step
                unsafe out[index] = GrayTone.luma(pixel[0], pixel[1], pixel[2])
            }
        case .inks:
            for index in 0..<count {
                let pixel = unsafe channels + index &* step
                unsafe out[index] = GrayTone.luma(
                    cyan: pixel[0],
                    magenta: pixel[1],
                    yellow: pixel[2],
                    black: pixel[3]
                )
            }
        case .palette(let tones):
            for index in 0..<count { unsafe out[index] = tones[min(tones.count - 1, Int(channels[index &* step]))] }
        case .lightness(let whiteIsZero):
            let turn: UInt8 = whiteIsZero ? 255 : 0
            for index in 0..<count { unsafe out[index] = channels[index &* step] ^ turn }
        case .foreign: break
        }
        guard let opacity = form.opacity else { return }
        for index in 0..<count {
            switch opacity {
            case .separate(let sample):
                unsafe out[index] = GrayTone.overWhite(out[index], alpha: channels[index &* step &+ sample])
            case .multiplied(let sample):
                let light = unsafe Int(out[index]) + 255 - Int(channels[index &* step &+ sample])
                unsafe out[index] = UInt8(min(255, light))
            }
        }
    }

    // MARK: - What libtiff makes colours of

    /// Reads by way of libtiff's conversion to red, green, blue and opacity, a strip or tile at a time.
    private mutating func readForeign(_ file: borrowing TIFFFile) throws(DecodeError) {
        // It would turn the picture half-way; that is done at the end.
        _ = unsafe tiff_set_int(file.handle, UInt32(TIFFTAG_ORIENTATION), ORIENTATION_TOPLEFT)
        let stepX = form.isTiled ? file.long(TIFFTAG_TILEWIDTH) ?? 0 : form.width
        let stated = file.long(form.isTiled ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP) ?? form.height
        let stepY = form.isTiled ? stated : min(form.height, stated)
        let (area, isTooMuch) = stepX.multipliedReportingOverflow(by: stepY)
        guard stepX > 0, stepY > 0, !isTooMuch, area <= max(1 << 26, 2 * form.width * form.height) else {
            throw .damagedTIFF(file.name, "its strips or tiles have no size")
        }
        let raster = UnsafeMutablePointer<UInt32>.allocate(capacity: area)
        defer { unsafe raster.deallocate() }
        for y in stride(from: 0, to: form.height, by: stepY) {
            for x in stride(from: 0, to: form.width, by: stepX) {
                let status =
                    unsafe form.isTiled
                    ? TIFFReadRGBATileExt(file.handle, UInt32(x), UInt32(y), raster, 1)
                    : TIFFReadRGBAStripExt(file.handle, UInt32(y), raster, 1)
                let number =
                    unsafe form.isTiled
                    ? TIFFComputeTile(file.handle, UInt32(x), UInt32(y), 0, 0)
                    : TIFFComputeStrip(file.handle, UInt32(y), 0)
                guard status == 1 else {
                    try isMissing([number], file)
                    continue
                }
                let (width, height) = (min(stepX, form.width - x), min(stepY, form.height - y))
                // The last row comes first; a tile is given whole, a strip only as far as the picture goes.
                let last = form.isTiled ? stepY - 1 : height - 1
                for row in 0..<height {
                    let source = unsafe raster + (last - row) * stepX
                    for column in 0..<width {
                        let pixel = unsafe source[column]
                        tones[(y + row) * form.width + x + column] = GrayTone.luma(
                            UInt8(truncatingIfNeeded: pixel),
                            UInt8(truncatingIfNeeded: pixel >> 8),
                            UInt8(truncatingIfNeeded: pixel >> 16)
                        )
                    }
                }
                readPixels += width * height
            }
        }
    }
}
