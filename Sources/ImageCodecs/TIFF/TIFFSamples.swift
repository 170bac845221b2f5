/// Samples as libtiff gives them, in the machine's byte order, to tones of eight bits.
///
/// Numbers of more than eight bits are often kept in fields that are wider than they need: twelve bits in sixteen, bytes in
/// numbers with a point. What the numbers span is seen while they are read; where they turn out to span another range than
/// was expected they are read once more.
struct TIFFSamples {
    enum Kind: Equatable { case unsigned, signed, real }

    /// Bits of a sample: 1 to 16, 32, and 64 for numbers with a point.
    let bits: Int
    let kind: Kind
    /// What becomes 0 and 255.
    private(set) var range: ClosedRange<Double>
    /// Smallest and largest number seen.
    private var smallest = Double.infinity, largest = -Double.infinity

    init(bits: Int, kind: Kind) {
        (self.bits, self.kind) = (bits, kind)
        range =
            switch kind {
            case .unsigned: 0...Double((UInt64(1) << UInt64(bits)) - 1)
            case .signed: 0...Double((UInt64(1) << UInt64(bits - 1)) - 1)
            case .real: 0...1
            }
    }

    /// Whether tones are the samples themselves.
    var areTones: Bool { bits == 8 && kind == .unsigned }

    /// The range to read with instead, if what was seen speaks for another one.
    var betterRange: ClosedRange<Double>? {
        guard smallest <= largest, bits > 8 || kind != .unsigned else { return nil }
        let better: ClosedRange<Double>
        if kind == .real {
            let usual: ClosedRange<Double>? = [1.0, 255, 65_535].first { largest <= $0 * 1.001 }.map { 0...$0 }
            better =
                smallest < 0 || usual == nil ? (smallest < largest ? smallest...largest : range) : usual ?? range
        } else if smallest < 0 {
            let half = Double(UInt64(1) << UInt64(bits - 1))
            better = -half...(half - 1)
        } else if largest <= 0 {
            better = range
        } else if largest == 1 {
            better = 0...1
        } else {
            // One bit less than the field has may be a dark scan; fewer are a scanner's bits.
            let used = max(8, 64 - UInt64(largest).leadingZeroBitCount)
            let field = kind == .signed ? bits - 1 : bits
            better = field - used >= 2 ? 0...Double((UInt64(1) << UInt64(used)) - 1) : range
        }
        return better == range ? nil : better
    }

    /// Reads with another range.
    mutating func use(_ range: ClosedRange<Double>) { self.range = range }

    /// Bytes that `count` samples of a row take.
    func byteCount(of count: Int) -> Int { (count * bits + 7) / 8 }

    /// Tones of the first `count` samples of a row.
    ///
    /// - Parameters:
    ///   - row: at least `byteCount(of: count)` bytes.
    ///   - count: of samples.
    ///   - out: where the first tone goes.
    ///   - stride: places from a tone to the next.
    @unsafe mutating func unpack(
        _ row: UnsafeRawPointer,
        count: Int,
        into out: UnsafeMutablePointer<UInt8>,
        stride: Int
    ) {
        switch (kind, bits) {
        case (.unsigned, 8):
            for index in 0..<count {
                unsafe out[index &* stride] = row.load(fromByteOffset: index, as: UInt8.self)
            }
        case (.unsigned, 16): unsafe unpack(row, count, into: out, stride) { (value: UInt16) in Double(value) }
        case (.unsigned, 32): unsafe unpack(row, count, into: out, stride) { (value: UInt32) in Double(value) }
        case (.signed, 8): unsafe unpack(row, count, into: out, stride) { (value: Int8) in Double(value) }
        case (.signed, 16): unsafe unpack(row, count, into: out, stride) { (value: Int16) in Double(value) }
        case (.signed, 32): unsafe unpack(row, count, into: out, stride) { (value: Int32) in Double(value) }
        case (.real, 16): unsafe unpack(row, count, into: out, stride) { (value: Float16) in Double(value) }
        case (.real, 32): unsafe unpack(row, count, into: out, stride) { (value: Float) in Double(value) }
        case (.real, 64): unsafe unpack(row, count, into: out, stride) { (value: Double) in value }
        default: unsafe unpackBits(row, count, into: out, stride)
        }
    }

    @unsafe private mutating func unpack<Value: BitwiseCopyable>(
        _ row: UnsafeRawPointer,
        _ count: Int,
        into out: UnsafeMutablePointer<UInt8>,
        _ stride: Int,
        number: (Value) -> Double
    ) {
        let (low, scale) = (range.lowerBound, 255 / (range.upperBound - range.lowerBound))
        var (least, most) = (smallest, largest)
        for index in 0..<count {
            let value = unsafe number(
                row.loadUnaligned(fromByteOffset: index &* MemoryLayout<Value>.size, as: Value.self)
            )
            // What is no number is paper.
            guard value.isFinite else {
                unsafe out[index &* stride] = 255
                continue
            }
            if value < least { least = value }
            if value > most { most = value }
            unsafe out[index &* stride] = UInt8(min(255, max(0, (value - low) * scale + 0.5)))
        }
        (smallest, largest) = (least, most)
    }

    /// Samples of any number of bits up to 16, packed from the highest bit down.
    @unsafe private mutating func unpackBits(
        _ row: UnsafeRawPointer,
        _ count: Int,
        into out: UnsafeMutablePointer<UInt8>,
        _ stride: Int
    ) {
        let mask = UInt32(1) << UInt32(bits) &- 1
        var (held, heldBits, place): (UInt32, Int, Int) = (0, 0, 0)
        for index in 0..<count {
            while heldBits < bits {
                held = unsafe held << 8 | UInt32(row.load(fromByteOffset: place, as: UInt8.self))
                (heldBits, place) = (heldBits &+ 8, place &+ 1)
            }
            heldBits &-= bits
            let value = held >> UInt32(heldBits) & mask
            unsafe out[index &* stride] = UInt8(truncatingIfNeeded: (value &* 255 &+ mask / 2) / mask)
        }
    }

    /// Indices of the first `count` pixels of a row with a colour map, each of 1, 2, 4, 8 or 16 bits, as tones.
    @unsafe func look(
        up row: UnsafeRawPointer,
        count: Int,
        each samples: Int,
        in tones: [UInt8],
        into out: UnsafeMutablePointer<UInt8>
    ) {
        unsafe tones.withUnsafeBufferPointer { tones in
            switch bits {
            case 16:
                for index in 0..<count {
                    let value = unsafe row.loadUnaligned(fromByteOffset: 2 &* index &* samples, as: UInt16.self)
                    unsafe out[index] = tones[Int(value)]
                }
            case 8:
                for index in 0..<count {
                    unsafe out[index] = tones[Int(row.load(fromByteOffset: index &* samples, as: UInt8.self))]
                }
            default:
                let mask = 1 << bits &- 1
                for index in 0..<count {
                    let bit = index &* samples &* bits
                    let byte = unsafe Int(row.load(fromByteOffset: bit >> 3, as: UInt8.self))
                    unsafe out[index] = tones[byte >> (8 &- bits &- bit & 7) & mask]
                }
            }
        }
    }
}
