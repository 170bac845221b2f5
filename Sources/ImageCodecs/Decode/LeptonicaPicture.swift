import CLeptonica
import Raster

/// Owner of a Leptonica image.
@safe struct LeptonicaPicture: ~Copyable {
    private let pix: UnsafeMutablePointer<PIX>

    /// Takes over an image that nobody else frees.
    @unsafe init(_ pix: UnsafeMutablePointer<PIX>) { unsafe self.pix = pix }

    deinit {
        var last: UnsafeMutablePointer<PIX>? = unsafe pix
        unsafe pixDestroy(&last)
    }

    /// The image in gray, row by row from Leptonica's packed words, without a copy between.
    func decoded(path: String) throws(DecodeError) -> DecodedImage {
        let (width, height) = unsafe (Int(pixGetWidth(pix)), Int(pixGetHeight(pix)))
        let depth = unsafe Int(pixGetDepth(pix))
        guard let words = unsafe pixGetData(pix), [1, 2, 4, 8, 16, 32].contains(depth) else {
            throw .unsupported(path, "images of \(depth) bits a pixel are not read")
        }
        let rowLength = unsafe Int(pixGetWpl(pix))
        let hasAlpha = unsafe depth == 32 && pixGetSpp(pix) == 4
        let tones = tones(depth: depth)
        let samples = unsafe [UInt8](unsafeUninitializedCapacity: width * height) { target, filled in
            unsafe tones.withUnsafeBufferPointer { tones in
                for y in 0..<height {
                    let row = unsafe words + y &* rowLength
                    let out = unsafe UnsafeMutableBufferPointer(rebasing: target[(y &* width)..<(y &* width &+ width)])
                    switch depth {
                    case 32: unsafe unpackColors(row, into: out, hasAlpha: hasAlpha)
                    case 16: unsafe unpackHighBytes(row, into: out)
                    default: unsafe unpack(row, into: out, depth: depth, tones: tones)
                    }
                }
            }
            filled = width * height
        }
        let (x, y) = unsafe (pixGetXRes(pix), pixGetYRes(pix))
        return DecodedImage(
            image: GrayImage(width: width, height: height, samples: samples),
            fullWidth: width,
            fullHeight: height,
            density: x > 0 && y > 0 ? StatedDensity(x: Double(x), y: Double(y)) : nil
        )
    }

    /// Gray of every value of up to eight bits: from the colour map, or, without one, 1 is black at one bit and the
    /// largest value is white otherwise.
    private func tones(depth: Int) -> [UInt8] {
        guard depth <= 8 else { return [] }
        let largest = (1 << depth) - 1
        guard let map = unsafe pixGetColormap(pix) else {
            return (0...largest).map { depth == 1 ? ($0 == 0 ? 255 : 0) : UInt8($0 * 255 / largest) }
        }
        return (0...largest).map { index in
            var (red, green, blue): (Int32, Int32, Int32) = (0, 0, 0)
            guard unsafe index < Int(pixcmapGetCount(map)) else { return 255 }
            _ = unsafe pixcmapGetColor(map, Int32(index), &red, &green, &blue)
            return GrayTone.luma(UInt8(clamping: red), UInt8(clamping: green), UInt8(clamping: blue))
        }
    }

    /// Values of 1, 2, 4 or 8 bits, the first one in the highest bits of a word.
    @unsafe private func unpack(
        _ row: UnsafePointer<UInt32>,
        into out: UnsafeMutableBufferPointer<UInt8>,
        depth: Int,
        tones: UnsafeBufferPointer<UInt8>
    ) {
        let perWord = 32 / depth
        let mask = UInt32(truncatingIfNeeded: (1 << depth) &- 1)
        var x = 0
        var index = 0
        while x < out.count {
            var word = unsafe row[index]
            index &+= 1
            let end = min(out.count, x &+ perWord)
            // Blank paper is most of a bitonal page.
            if word == 0 {
                let tone = unsafe tones[0]
                while x < end {
                    unsafe out[x] = tone
                    x &+= 1
                }
                continue
            }
            while x < end {
                word = word << UInt32(depth & 31) | word >> UInt32((32 &- depth) & 31)
                unsafe out[x] = tones[Int(word & mask)]
                x &+= 1
            }
        }
    }

    /// The high byte of 16-bit values.
    @unsafe private func unpackHighBytes(_ row: UnsafePointer<UInt32>, into out: UnsafeMutableBufferPointer<UInt8>) {
        for x in 0..<out.count {
            unsafe out[x] = UInt8(truncatingIfNeeded: row[x >> 1] >> (x & 1 == 0 ? 24 : 8))
        }
    }

    /// Red, green, blue and alpha from the highest byte down.
    @unsafe private func unpackColors(
        _ row: UnsafePointer<UInt32>,
        into out: UnsafeMutableBufferPointer<UInt8>,
        hasAlpha: Bool
    ) {
        for x in 0..<out.count {
            let word = unsafe row[x]
            let tone = GrayTone.luma(
                UInt8(truncatingIfNeeded: word >> 24),
                UInt8(truncatingIfNeeded: word >> 16),
                UInt8(truncatingIfNeeded: word >> 8)
            )
            unsafe out[x] = hasAlpha ? GrayTone.overWhite(tone, alpha: UInt8(truncatingIfNeeded: word)) : tone
        }
    }
}
