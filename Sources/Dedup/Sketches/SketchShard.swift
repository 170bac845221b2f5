import CorpusFiles
import CorpusText
import Foundation

/// Sketches of some texts in one file, mapped into memory.
///
/// The file: a line of ASCII filled up to 64 bytes (`version texts hashes`), then for each text the 16 bytes of its digest,
/// then where its hashes begin and the last ones end (`texts + 1` numbers), then the hashes; all numbers are of 32 bits and
/// little-endian.
struct SketchShard {
    /// Number of texts.
    let count: Int
    private let file: Data

    private static let headLength = 64

    static func path(folder: URL, number: Int) -> URL {
        folder.appendingPathComponent("part-" + number.zeroPadded(to: 5) + ".sketch")
    }

    private static func head(texts: Int, hashes: Int) -> Data {
        let text = "\(TextSketch.version) \(texts) \(hashes)"
        return Data((text + String(repeating: " ", count: headLength - 1 - text.utf8.count) + "\n").utf8)
    }

    private static func length(texts: Int, hashes: Int) -> Int { headLength + texts * 16 + (texts + 1 + hashes) * 4 }

    /// Opens a shard; `nil` where there is none that is whole and of today's version.
    init?(folder: URL, number: Int) {
        guard let file = try? Data(contentsOf: Self.path(folder: folder, number: number), options: .alwaysMapped),
            file.count > Self.headLength
        else { return nil }
        let words = String(decoding: file.prefix(Self.headLength), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let texts = Int(words[1]), let hashes = Int(words[2]),
            (0...SketchStore.shardSize).contains(texts), (0...Int(UInt32.max)).contains(hashes),
            file.prefix(Self.headLength) == Self.head(texts: texts, hashes: hashes),
            file.count == Self.length(texts: texts, hashes: hashes)
        else { return nil }
        (count, self.file) = (texts, file)
    }

    /// Digest of a text, as `ArticleCatalog` has it.
    func digest(_ index: Int) -> SIMD2<UInt64> {
        unsafe file.withUnsafeBytes { bytes in
            let place = Self.headLength + index * 16
            return unsafe SIMD2(
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)),
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
            )
        }
    }

    /// Lends the hashes of a text.
    func withHashes<Result>(_ index: Int, _ body: (Span<UInt32>) throws -> Result) rethrows -> Result {
        try unsafe file.withUnsafeBytes { bytes in
            let bounds = Self.headLength + count * 16
            let low = unsafe Int(bytes.loadUnaligned(fromByteOffset: bounds + index * 4, as: UInt32.self))
            let high = unsafe Int(bytes.loadUnaligned(fromByteOffset: bounds + index * 4 + 4, as: UInt32.self))
            let start = bounds + (count + 1) * 4
            precondition(
                low <= high && start + high * 4 <= bytes.count,
                "a file of sketches was changed while it was used"
            )
            let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[(start + low * 4)..<(start + high * 4)])
            let hashes = unsafe part.assumingMemoryBound(to: UInt32.self)
            return try unsafe body(hashes.span)
        }
    }

    /// Writes a shard, whole or not at all.
    static func write(folder: URL, number: Int, sketches: [(digest: SIMD2<UInt64>, sketch: TextSketch)]) throws {
        let hashes = sketches.reduce(0) { $0 + $1.sketch.hashes.count }
        var file = try AtomicFile(path(folder: folder, number: number).path)
        try file.write(head(texts: sketches.count, hashes: hashes))
        for (digest, _) in sketches { try file.write(bytes(of: [digest[0].littleEndian, digest[1].littleEndian])) }
        var bounds: [UInt32] = [0]
        for (_, sketch) in sketches { bounds.append(bounds[bounds.count - 1] + UInt32(sketch.hashes.count)) }
        try file.write(bytes(of: bounds.map(\.littleEndian)))
        for (_, sketch) in sketches { try file.write(bytes(of: sketch.hashes.map(\.littleEndian))) }
        try file.commit()
    }

    private static func bytes(of numbers: [some FixedWidthInteger]) -> Data {
        unsafe numbers.withUnsafeBytes { unsafe Data($0) }
    }
}
