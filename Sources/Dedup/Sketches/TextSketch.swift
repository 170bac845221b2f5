import CorpusFiles
import CorpusText

/// A sample of a text's runs of letters by which copies of a text, and cuts of it, are found without comparing the texts.
///
/// Every run of `gram` letters is hashed, and the hashes below a fixed limit are kept: one of `rate`, the same ones in every
/// text that has them (FracMinHash: Irber et al., "Lightweight compositional analysis of metagenomes", 2022). Of a short text
/// the `least` smallest are kept (bottom-k sketch: Broder, "On the resemblance and containment of documents", 1997). Two
/// sketches are compared below the smaller of their limits, so that a short text beside a long one is judged by its own part.
package struct TextSketch: Sendable, Hashable {
    /// Letters of a run: shorter ones are in too many texts, longer ones are seldom whole in bad print.
    package static let gram = 11
    /// One hash of so many is kept.
    package static let rate: UInt32 = 8
    /// Hashes of a short text; all of a text that has fewer.
    package static let least = 64
    /// What decides the hashes; its first number is raised whenever the letters or their hashes change.
    package static let version = "sketch-1-\(gram)-\(rate)-\(least)"
    /// Hashes below this are always kept.
    static let threshold = UInt32.max / rate

    /// The hashes, ascending, each once.
    package let hashes: [UInt32]

    /// Sketches a text, or as much of it as is compared; a text of fewer than `gram` letters has an empty sketch.
    package init(_ text: String) {
        let all = Self.hashes(of: ComparableText.letters(of: text))
        let kept = Self.distinct(all.filter { $0 < Self.threshold })
        hashes = kept.count >= Self.least ? kept : Array(Self.distinct(all).prefix(Self.least))
    }

    private static func hashes(of letters: [UInt8]) -> [UInt32] {
        var list: [UInt32] = []
        list.reserveCapacity(letters.count)
        RunHashes.forEach(in: letters[...], length: gram) { _, hash in
            list.append(UInt32(StableHash.mixed(hash) >> 32))
        }
        return list
    }

    private static func distinct(_ hashes: [UInt32]) -> [UInt32] {
        var distinct: [UInt32] = []
        for hash in hashes.sorted() where distinct.last != hash { distinct.append(hash) }
        return distinct
    }
}

extension TextSketch {
    /// How much two sketches share below the smaller of their limits.
    package struct Overlap: Sendable, Hashable {
        /// Hashes that both have.
        package var shared: Int
        /// Hashes of the one that has fewer.
        package var fewer: Int

        /// Part of the runs of one text that the other has too, of the text that has fewer there: an estimate, `0...1`.
        package var share: Double { fewer == 0 ? 0 : Double(shared) / Double(fewer) }

        /// - Parameters:
        ///   - first: hashes of a sketch.
        ///   - second: hashes of another one.
        package init(_ first: Span<UInt32>, _ second: Span<UInt32>) {
            let limit = min(Self.limit(of: first), Self.limit(of: second))
            var (a, b) = (0, 0)
            shared = 0
            while a < first.count, b < second.count {
                let (one, other) = (first[a], second[b])
                guard one <= limit, other <= limit else { break }
                if one == other { shared += 1 }
                if one <= other { a += 1 }
                if other <= one { b += 1 }
            }
            while a < first.count, first[a] <= limit { a += 1 }
            while b < second.count, second[b] <= limit { b += 1 }
            fewer = min(a, b)
        }

        /// The hash up to which a sketch has all hashes of its text.
        private static func limit(of hashes: Span<UInt32>) -> UInt32 {
            if hashes.count < least { return .max }
            return max(threshold - 1, hashes[hashes.count - 1])
        }
    }
}
