import Foundation

/// What the network says of the frames of one line: probabilities of the classes, class 0 the blank.
struct CTCFrames {
    /// A class that a frame may show.
    struct Candidate: Hashable {
        var number: Int
        /// Logarithm of its probability.
        var log: Double
    }

    let count: Int
    /// Likeliest class of each frame.
    private(set) var best: [Int] = []

    private let classes: Int
    private let logits: ArraySlice<Float>
    /// Logarithm of the sum of each frame's exponentials.
    private var normalizers: [Float] = []

    /// Takes logits `[frames, classes]`.
    init(_ logits: ArraySlice<Float>, count: Int, classes: Int) {
        (self.logits, self.count, self.classes) = (logits, count, classes)
        best.reserveCapacity(count)
        normalizers.reserveCapacity(count)
        unsafe logits.withUnsafeBufferPointer { logits in
            for frame in 0..<count {
                let row = unsafe UnsafeBufferPointer(rebasing: logits[(frame * classes)..<((frame + 1) * classes)])
                let top = unsafe Self.largest(row)
                var sum: Float = 0
                // What is a millionth as likely counts for nothing.
                for index in 0..<classes {
                    let difference = unsafe row[index] - top
                    if difference > -14 { sum += exp(difference) }
                }
                best.append(unsafe row.firstIndex(of: top) ?? 0)
                normalizers.append(top + log(sum))
            }
        }
    }

    /// The largest of some numbers; four at a time, as each comparison waits for the one before.
    private static func largest(_ numbers: UnsafeBufferPointer<Float>) -> Float {
        var (a, b, c, d) = (-Float.infinity, -Float.infinity, -Float.infinity, -Float.infinity)
        var index = 0
        while index + 4 <= numbers.count {
            unsafe (a, b) = (max(a, numbers[index]), max(b, numbers[index + 1]))
            unsafe (c, d) = (max(c, numbers[index + 2]), max(d, numbers[index + 3]))
            index += 4
        }
        while index < numbers.count {
            a = unsafe max(a, numbers[index])
            index += 1
        }
        return max(max(a, b), max(c, d))
    }

    /// Logarithm of the probability of a class in a frame.
    func logProbability(of number: Int, in frame: Int) -> Double {
        Double(logits[logits.startIndex + frame * classes + number] - normalizers[frame])
    }

    /// The likeliest classes of a frame, likeliest first: `most` at most, each more than `least` times as likely as the
    /// first; that one alone where its probability is above `sure`.
    func candidates(in frame: Int, sure: Double, least: Double, most: Int) -> [Candidate] {
        let first = Candidate(number: best[frame], log: logProbability(of: best[frame], in: frame))
        if first.log > log(sure) { return [first] }
        let base = logits.startIndex + frame * classes
        let limit = logits[base + first.number] + Float(log(least))
        let possible = (0..<classes).filter { logits[base + $0] > limit }
            .map { Candidate(number: $0, log: logProbability(of: $0, in: frame)) }
        return Array(possible.sorted { ($1.log, $0.number) < ($0.log, $1.number) }.prefix(most))
    }

    /// What the likeliest class of each frame spells: repetitions and blanks dropped.
    var bestSpelling: [Int] {
        var spelling: [Int] = []
        var last = 0
        for number in best {
            if number != 0, number != last { spelling.append(number) }
            last = number
        }
        return spelling
    }

    /// The likeliest class of each frame of all paths that spell this; `nil` where there are too few frames for it.
    func path(spelling: [Int]) -> [Int]? {
        // States: a blank before, between and after all characters.
        let states = 2 * spelling.count + 1
        func number(_ state: Int) -> Int { state % 2 == 0 ? 0 : spelling[state / 2] }
        guard count > 0 else { return spelling.isEmpty ? [] : nil }
        var scores = [Double](repeating: -.infinity, count: states)
        // How many states back the likeliest path to each state came from.
        var steps = [UInt8](repeating: 0, count: states * count)
        scores[0] = logProbability(of: 0, in: 0)
        if states > 1 { scores[1] = logProbability(of: number(1), in: 0) }
        for frame in 1..<max(1, count) {
            for state in stride(from: states - 1, through: 0, by: -1) {
                var (step, score) = (0, scores[state])
                if state > 0, scores[state - 1] > score { (step, score) = (1, scores[state - 1]) }
                // Between two characters the blank may be left out, unless they are alike.
                if state > 1, state % 2 == 1, number(state) != number(state - 2), scores[state - 2] > score {
                    (step, score) = (2, scores[state - 2])
                }
                steps[frame * states + state] = UInt8(step)
                scores[state] = score + logProbability(of: number(state), in: frame)
            }
        }
        var state = states - 1
        if states > 1, scores[states - 2] > scores[state] { state -= 1 }
        guard scores[state] > -.infinity else { return nil }
        var path = [Int](repeating: 0, count: count)
        for frame in stride(from: count - 1, through: 0, by: -1) {
            path[frame] = number(state)
            state -= Int(steps[frame * states + state])
        }
        return path
    }
}
