import CorpusFiles
import CorpusText

/// What topics are told by: the encoder's vector of a text, and the stems of its words hashed.
///
/// `Training/topics/features.py` makes the same in training.
struct TopicFeatures: Sendable {
    /// How stems are made and weighted.
    struct Stems: Sendable, Hashable, Decodable {
        /// Letters of a stem, and fewest of a word.
        var letters: Int, shortest: Int
        /// Stems have so many bits.
        var bits: Int
        /// Length of the vector of all stems; that of the encoder's has length 1.
        var weight: Double
        /// Steps of a logarithm in the table of rarities.
        var steps: Double
    }

    /// Mean of the encoder's vectors in training.
    let mean: [Float]
    let stems: Stems
    /// Rarity of each stem, in steps of a logarithm.
    let rarities: [UInt8]

    /// The encoder's vectors of a text's chunks as one: their mean, of length 1.
    static func joined(_ chunks: some Sequence<[Float]>) -> [Float] {
        var sum: [Float] = []
        for chunk in chunks {
            guard !sum.isEmpty else {
                sum = chunk
                continue
            }
            for index in sum.indices { sum[index] += chunk[index] }
        }
        return unit(sum)
    }

    /// A vector of length 1; one of nothing stays as it is.
    static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }

    /// The vector without the mean, of length 1.
    func centred(_ vector: [Float]) -> [Float] { Self.unit(zip(vector, mean).map { $0 - $1 }) }

    /// Numbers of the stems of a text and what each weighs, in ascending order.
    func bag(of text: String) -> [(stem: Int, weight: Float)] {
        var found: Set<Int> = []
        let mask = UInt64(1) << UInt64(stems.bits) - 1
        var (hash, length) = (StableHash.basis, 0)
        func finish() {
            if length >= stems.shortest { found.insert(Int((hash ^ hash >> 32) & mask)) }
            (hash, length) = (StableHash.basis, 0)
        }
        for byte in Dehyphenation.runningText(text).utf8 {
            let small = byte | 0x20
            guard 0x61...0x7A ~= small else {
                finish()
                continue
            }
            if length < stems.letters { hash = StableHash.fnv1a(UInt32(small), from: hash) }
            length += 1
        }
        finish()
        let weights = found.sorted().map { (stem: $0, weight: Double(rarities[$0]) / stems.steps) }
        let whole = weights.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        guard whole > 0 else { return [] }
        return weights.map { ($0.stem, Float($0.weight / whole * stems.weight)) }
    }
}
