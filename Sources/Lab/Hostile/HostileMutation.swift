import Typesetter

/// One way of damaging a file.
enum HostileMutation: String, Sendable, Hashable, CaseIterable {
    /// Single bits turned over.
    case bits
    /// A run of bytes overwritten by zeros, ones or noise.
    case run
    /// A length, place, size or kind made large, small or another.
    case number
    /// The end cut off.
    case cut
    /// A part there twice.
    case twice
    /// A part taken out.
    case hole
    /// Two parts exchanged.
    case swap
    /// The beginning of one file and the end of another.
    case splice
    /// The first bytes of another format before the rest of this one.
    case head
    /// Nothing, or next to nothing.
    case empty
    /// One thing within another, thousands of times.
    case nest

    /// The damaged bytes.
    ///
    /// - Parameters:
    ///   - bytes: of a file, damaged already or not.
    ///   - other: of another file.
    ///   - random: decides where and how.
    /// - Returns: the bytes of the damaged file.
    func applied(to bytes: [UInt8], other: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        guard !bytes.isEmpty else { return bytes }
        var out = bytes
        switch self {
        case .bits:
            for _ in 0..<random.int(1...48) { out[Self.place(in: out, &random)] ^= 1 << UInt8(random.int(0...7)) }
            return Self.withSums(out, &random)
        case .run:
            let part = Self.part(of: out, &random)
            let kind = random.int(0...2)
            for index in part { out[index] = [0, 0xFF, UInt8(truncatingIfNeeded: random.next())][kind] }
            return Self.withSums(out, &random)
        case .number: return Self.withOtherNumbers(out, &random)
        case .cut: return Array(out.prefix(random.int(0...(out.count - 1))))
        case .twice:
            let part = Self.part(of: out, &random)
            return Array(out[..<part.upperBound] + out[part] + out[part.upperBound...])
        case .hole:
            out.removeSubrange(Self.part(of: out, &random))
            return out
        case .swap:
            let length = random.int(1...max(1, out.count / 4))
            let (first, second) = (random.int(0...(out.count - length)), random.int(0...(out.count - length)))
            for index in 0..<length { out.swapAt(first + index, second + index) }
            return out
        case .splice:
            let (end, start) = (random.int(0...out.count), random.int(0...other.count))
            return Array(out[..<end] + other[start...])
        case .head:
            let length = min(random.pick([4, 8, 16, 32, 64, 200]), other.count)
            return Array(other[..<length] + out.dropFirst(length))
        case .empty: return random.bool(probability: 0.5) ? [] : Array(out.prefix(random.int(1...16)))
        case .nest: return NestedFile.file(like: out, depth: random.pick([3, 40, 501, 2000, 6001, 20_000]))
        }
    }

    /// Half of all places are in the first hundred bytes, where headers are.
    private static func place(in bytes: [UInt8], _ random: inout SeededGenerator) -> Int {
        random.int(0...(min(bytes.count, random.bool(probability: 0.5) ? 100 : Int.max) - 1))
    }

    /// A part of at least a byte, short ones oftener.
    private static func part(of bytes: [UInt8], _ random: inout SeededGenerator) -> Range<Int> {
        let start = place(in: bytes, &random)
        let longest = min(bytes.count - start, random.pick([4, 32, 512, 1 << 16]))
        return start..<(start + random.int(1...longest))
    }

    /// Decoders of PNG look at nothing whose check sum is wrong.
    private static func withSums(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let isPNG = bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
        return isPNG && random.bool(probability: 0.8) ? PNGChunkList.withRightSums(bytes) : bytes
    }

    private static func withOtherNumbers(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let fields = NumberField.fields(of: bytes)
        guard !fields.isEmpty else { return withOtherDigits(bytes, &random) }
        var out = bytes
        for _ in 0..<random.int(1...3) {
            let field = random.pick(fields)
            let places = (0..<field.size).map { field.offset + (field.isBigEndian ? field.size - 1 - $0 : $0) }
            let old = places.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(out[$1]) }
            let new = number(instead: old, bits: field.size * 8, fileLength: bytes.count, &random)
            for (index, place) in places.enumerated() {
                out[place] = UInt8(truncatingIfNeeded: new >> UInt64(8 * index))
            }
        }
        return withSums(out, &random)
    }

    private static func number(
        instead old: UInt64,
        bits: Int,
        fileLength: Int,
        _ random: inout SeededGenerator
    ) -> UInt64 {
        let all = UInt64.max >> UInt64(64 - bits)
        return random.pick([
            0, 1, 2, all, all - 1, all >> 1, (all >> 1) + 1, all >> 2, old &+ 1, old &- 1, old &* 2, old &* 16, old / 2,
            UInt64(fileLength), UInt64(fileLength - 1), UInt64(fileLength + 1), 30_000, 1 << 16, 1 << 24, random.next(),
        ])
    }

    /// The same in a format of letters.
    private static func withOtherDigits(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var out = bytes
        for _ in 0..<random.int(1...3) {
            let isDigit = out.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            let starts = out.indices.filter { isDigit[$0] && ($0 == 0 || !isDigit[$0 - 1]) }
            guard !starts.isEmpty else { return out }
            // Numbers of the header oftener than those of the rest.
            let start = random.bool(probability: 0.5) ? random.pick(Array(starts.prefix(6))) : random.pick(starts)
            let end = isDigit[start...].firstIndex(of: false) ?? out.endIndex
            let number = random.pick([
                "0", "1", "-1", "3", "255", "65535", "65536", "999999", "2147483647", "2147483648", "4294967295",
                "9223372036854775808", "1e9", "00000000000000000000000000000000000001", "\(bytes.count)",
            ])
            out.replaceSubrange(start..<end, with: Array(number.utf8))
        }
        return out
    }
}
