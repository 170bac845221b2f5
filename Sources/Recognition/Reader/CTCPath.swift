import Foundation

/// A path through the network's answer for one line, and the characters on it.
///
/// Connectionist temporal classification (A. Graves et al., ICML 2006): a class for each frame, repetitions and blanks
/// dropped.
struct CTCPath {
    /// A character on the path.
    struct Step: Sendable, Hashable {
        var character: Character
        /// Frames where it lies on the path.
        var frames: Range<Int>
        /// Highest probability in these frames, `0...1`.
        var probability: Double
        /// Minus the logarithm of the path's probability since the character before, blanks included.
        var surprise: Double
    }

    private(set) var steps: [Step] = []

    /// Takes the likeliest class of each frame.
    init(_ frames: CTCFrames, alphabet: ReaderAlphabet) {
        self.init(frames.best, in: frames, alphabet: alphabet)
    }

    /// Takes the path that spells what the search finds, where the network can read the line.
    init(_ frames: CTCFrames, alphabet: ReaderAlphabet, search: CTCBeamSearch) {
        self.init(frames, alphabet: alphabet)
        guard let certainty = meanLogProbability, certainty >= log(CTCBeamSearch.readable) else { return }
        let spelling = search.spelling(of: frames)
        guard spelling != frames.bestSpelling, let path = frames.path(spelling: spelling) else { return }
        self.init(path, in: frames, alphabet: alphabet)
    }

    private init(_ path: [Int], in frames: CTCFrames, alphabet: ReaderAlphabet) {
        var last = 0
        var waiting = 0.0
        for (frame, number) in path.enumerated() {
            let surprise = -frames.logProbability(of: number, in: frame)
            if number != 0, number != last {
                steps.append(
                    Step(
                        character: alphabet.characters[number - 1],
                        frames: frame..<(frame + 1),
                        probability: exp(-surprise),
                        surprise: waiting + surprise
                    )
                )
                waiting = 0
            } else if number != 0, let at = steps.indices.last {
                steps[at].frames = steps[at].frames.lowerBound..<(frame + 1)
                steps[at].probability = max(steps[at].probability, exp(-surprise))
                steps[at].surprise += surprise
            } else {
                waiting += surprise
            }
            last = number
        }
        if let at = steps.indices.last { steps[at].surprise += waiting }
    }

    /// Mean of the characters' log probabilities; 0 is certain, `nil` where nothing was read.
    var meanLogProbability: Double? {
        steps.isEmpty ? nil : steps.reduce(0) { $0 + log(max(1e-9, $1.probability)) } / Double(steps.count)
    }
}
