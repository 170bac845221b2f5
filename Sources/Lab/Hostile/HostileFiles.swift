import CorpusText
import Typesetter

/// Damaged files: equal seeds give equal bytes.
struct HostileFiles: Sendable {
    /// A damaged file.
    struct File: Sendable {
        /// Number, seed, mutations and ending, such as `00012-tiff-tiles-number.tif`.
        var name: String
        var bytes: [UInt8]
        /// The sound file it was made of.
        var seed: String
        /// What was done to it, in order.
        var mutations: [HostileMutation]
    }

    /// Sound files; at least one.
    let seeds: [HostileSeed]
    /// Decides everything else.
    let seed: UInt64

    /// The file of a number, from 0; its kind of seed and first mutation go by the number, so that each meets each.
    func file(_ index: Int) -> File {
        var random = SeededGenerator(seed: seed).branch("hostile file \(index)")
        let own = seeds[index % seeds.count]
        var mutations = [HostileMutation.allCases[index / seeds.count % HostileMutation.allCases.count]]
        // What cuts everything away comes alone.
        for _ in 0..<random.int(0...2) where random.bool(probability: 0.4) {
            mutations.append(random.pick([.bits, .run, .number, .twice, .hole, .swap]))
        }
        var bytes = own.bytes
        for mutation in mutations {
            bytes = mutation.applied(to: bytes, other: random.pick(seeds).bytes, &random)
        }
        let words = [index.zeroPadded(to: 5), own.name] + mutations.map(\.rawValue)
        return File(
            name: words.joined(separator: "-") + "." + own.fileExtension,
            bytes: bytes,
            seed: own.name,
            mutations: mutations
        )
    }
}
