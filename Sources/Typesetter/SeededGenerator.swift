import CorpusFiles

/// A small seeded generator of random numbers: SplitMix64 (Steele, Lea and Flood 2014).
///
/// Equal seeds give equal numbers on every platform, which the system generator and `Int.random` do not promise.
package struct SeededGenerator: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A separate generator for one purpose, so that a change in one part of a page does not change the others.
    package func branch(_ purpose: String) -> SeededGenerator {
        var branch = SeededGenerator(seed: state ^ StableHash.fnv1a(purpose.utf8))
        // One step of the generator mixes the hash with the state.
        _ = branch.next()
        return branch
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number in `0..<1`.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number in the range.
    package mutating func real(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    }

    /// A whole number in the range.
    package mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// Whether an event of this probability happens.
    package mutating func bool(probability: Double) -> Bool { unit() < probability }

    /// One of the elements; there must be some.
    package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...(elements.count - 1))] }

    /// The elements in random order (Fisher and Yates).
    package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var out = elements
        for index in stride(from: out.count - 1, to: 0, by: -1) { out.swapAt(index, int(0...index)) }
        return out
    }
}
