/// Hashes that are the same in every run and on every machine; not for anything that an enemy may choose.
package enum StableHash {
    /// Offset basis and prime of 64-bit FNV-1a (Fowler, Noll and Vo).
    package static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// FNV-1a of some bytes; `hash` goes on from the hash of bytes before them.
    package static func fnv1a(_ bytes: some Sequence<UInt8>, from hash: UInt64 = basis) -> UInt64 {
        bytes.reduce(hash) { ($0 ^ UInt64($1)) &* prime }
    }

    /// One step of FNV-1a with a number in place of a byte, as it is needed letter by letter.
    package static func fnv1a(_ number: UInt32, from hash: UInt64) -> UInt64 { (hash ^ UInt64(number)) &* prime }

    /// FNV-1a over the parts with a zero byte after each, its bits mixed at the end.
    package static func of(_ parts: String...) -> UInt64 {
        mixed(parts.reduce(basis) { fnv1a(CollectionOfOne(0), from: fnv1a($1.utf8, from: $0)) })
    }

    /// FNV-1a of some bytes, its bits mixed at the end.
    package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 { mixed(fnv1a(bytes)) }

    /// The finaliser of MurmurHash3 (Appleby), which spreads every bit over all.
    package static func mixed(_ hash: UInt64) -> UInt64 {
        var value = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
