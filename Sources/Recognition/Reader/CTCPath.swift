import Foundation

/// The most likely path through the network's answer for one line, and the characters on it.
///
/// Connectionist temporal classification, best-path decoding (A. Graves et al., ICML 2006): the most likely class of each
/// frame, repetitions and blanks dropped.
struct CTCPath {
    /// A character on the path.
    struct Step: Sendable, Hashable {
        var character: Character
        /// Frames where it is the likeliest class.
        var frames: Range<Int>
        /// Highest probability in these frames, `0...1`.
        var probability: Double
        /// Minus the logarithm of the path's probability since the character before, blanks included.
        var surprise: Double
    }

    private(set) var steps: [Step] = []

    /// Decodes frames `[frames, classes]` of logits, class 0 the blank.
    init(_ logits: ArraySlice<Float>, frames: Int, alphabet: ReaderAlphabet) {
        let classes = alphabet.classes
        var last = 0
        var waiting = 0.0
        unsafe logits.withUnsafeBufferPointer { logits in
            for frame in 0..<frames {
                let base = frame * classes
                var (best, top) = (0, unsafe logits[base])
                for index in 1..<classes where unsafe logits[base + index] > top {
                    (best, top) = (index, unsafe logits[base + index])
                }
                var sum: Float = 0
                // What is a millionth as likely counts for nothing.
                for index in 0..<classes {
                    let difference = unsafe logits[base + index] - top
                    if difference > -14 { sum += exp(difference) }
                }
                let surprise = Double(log(sum))
                if best != 0, best != last {
                    steps.append(
                        Step(
                            character: alphabet.characters[best - 1],
                            frames: frame..<(frame + 1),
                            probability: exp(-surprise),
                            surprise: waiting + surprise
                        )
                    )
                    waiting = 0
                } else if best != 0, let at = steps.indices.last {
                    steps[at].frames = steps[at].frames.lowerBound..<(frame + 1)
                    steps[at].probability = max(steps[at].probability, exp(-surprise))
                    steps[at].surprise += surprise
                } else {
                    waiting += surprise
                }
                last = best
            }
        }
        if let at = steps.indices.last { steps[at].surprise += waiting }
    }

    /// Mean of the characters' log probabilities; 0 is certain, `nil` where nothing was read.
    var meanLogProbability: Double? {
        steps.isEmpty ? nil : steps.reduce(0) { $0 + log(max(1e-9, $1.probability)) } / Double(steps.count)
    }
}
