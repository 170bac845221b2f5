/// What it costs that a sign was read where another letter stands: a weighted edit distance (Wagner and Fischer, with costs of single
/// signs as Brill and Moore give them, and two signs for one letter and one for two).
///
/// Costs are hundredths of a plain substitution. The truth is folded: small letters `a...z` and digits; what was read keeps its case
/// and punctuation, as these tell which letter it may be, but no blanks.
struct ConfusionModel: Sendable {
    static let newspaper = Self()

    /// Letters and digits of the truth.
    private static let letters = 36
    private static let never: UInt8 = 255
    /// Cost of a confusion that shapes explain; of any other substitution; of a letter that is in the text alone or missing in it.
    static let likeness: UInt8 = 40
    private static let stranger: UInt8 = 100, lost: UInt8 = 75, lostThin: UInt8 = 55

    /// `[read][truth]`.
    private let substitution: [UInt8]
    /// `[read]`: a sign that stands for nothing.
    private let extra: [UInt8]
    /// `[first read * 128 + second][truth]`; `[read][first truth * letters + second]`.
    private let split: [UInt8], joined: [UInt8]
    /// Pairs of letters for which one sign may be read.
    private let isJoined: [Bool]
    /// More than any bound.
    private static let far: Int32 = 100_000

    init() {
        let letters = Self.letters
        var substitution = [UInt8](repeating: Self.stranger, count: 128 * letters)
        var extra = [UInt8](repeating: Self.lost, count: 128)
        var split = [UInt8](repeating: Self.never, count: 128 * 128 * letters)
        var joined = [UInt8](repeating: Self.never, count: 128 * letters * letters)
        var isJoined = [Bool](repeating: false, count: letters * letters)
        for read in 0..<128 {
            let sign = UInt8(read)
            if !Self.isLetter(sign) {
                extra[read] = Self.isDigit(sign) ? 50 : 12
                // A sign that is no letter stands for a letter as well as any.
                for truth in 0..<26 { substitution[read * letters + truth] = Self.isDigit(sign) ? 80 : 65 }
                for truth in 26..<letters { substitution[read * letters + truth] = 80 }
            }
        }
        for sign in "iljtfrIJ".utf8 { extra[Int(sign)] = Self.lostThin }
        for (truth, read) in ConfusionShapes.single {
            for sign in read.utf8 { substitution[Int(sign) * letters + Self.index(truth)] = Self.likeness }
        }
        for (truth, read) in ConfusionShapes.split {
            for pair in read.split(separator: " ").map({ Array($0.utf8) }) where pair.count == 2 {
                split[(Int(pair[0]) * 128 + Int(pair[1])) * letters + Self.index(truth)] = Self.likeness
            }
        }
        for (truth, read) in ConfusionShapes.joined {
            let pair = truth.map(Self.index)
            isJoined[pair[0] * letters + pair[1]] = true
            for sign in read.utf8 {
                joined[Int(sign) * letters * letters + pair[0] * letters + pair[1]] = Self.likeness
            }
        }
        for truth in 0..<letters {
            let small = truth < 26 ? 97 + truth : 48 + truth - 26
            substitution[small * letters + truth] = 0
            if truth < 26 { substitution[(small - 32) * letters + truth] = 0 }
        }
        (self.substitution, self.extra, self.split, self.joined, self.isJoined) = (
            substitution, extra, split, joined, isJoined
        )
    }

    private static func isLetter(_ sign: UInt8) -> Bool { (65...90).contains(sign & 0xDF) }
    private static func isDigit(_ sign: UInt8) -> Bool { (48...57).contains(sign) }

    private static func index(_ character: Character) -> Int {
        index(character.asciiValue ?? 97)
    }

    /// Number of a folded letter or digit.
    static func index(_ byte: UInt8) -> Int { byte >= 97 ? Int(byte) - 97 : Int(byte) - 48 + 26 }

    /// Cost of a letter of the truth that was not read.
    private func missing(_ truth: UInt8) -> Int32 {
        switch truth {
        case UInt8(ascii: "i"), UInt8(ascii: "l"), UInt8(ascii: "t"), UInt8(ascii: "j"): Int32(Self.lostThin)
        default: Int32(Self.lost)
        }
    }

    /// What was read, with the costs of each of its signs for each letter, so that many names can be compared with it.
    struct Read: Sendable {
        let count: Int
        let signs: [UInt8]
        /// `[letter * count + sign]`: of a sign for a letter, and of it with the sign before.
        fileprivate let substitution: [Int32], split: [Int32]
        /// `[sign]`: of standing for nothing.
        fileprivate let extra: [Int32]
        /// The row before the first letter: what each beginning costs when nothing of the truth is read yet.
        let firstRow: [Int32]
    }

    /// Prepares what was read, signs without blanks; with `anywhere` the truth may begin anywhere in it.
    func read(_ signs: [UInt8], anywhere: Bool = false) -> Read {
        let letters = Self.letters
        let count = signs.count
        var substitution = [Int32](repeating: 0, count: letters * count)
        var split = [Int32](repeating: Self.far, count: letters * count)
        var extra: [Int32] = []
        var firstRow: [Int32] = [0]
        for (j, sign) in signs.enumerated() {
            let at = Int(sign & 127)
            extra.append(Int32(self.extra[at]))
            firstRow.append(anywhere ? 0 : firstRow[j] + extra[j])
            let pair = j > 0 ? (Int(signs[j - 1] & 127) * 128 + at) * letters : -1
            for letter in 0..<letters {
                substitution[letter * count + j] = Int32(self.substitution[at * letters + letter])
                if pair >= 0, self.split[pair + letter] != Self.never {
                    split[letter * count + j] = Int32(self.split[pair + letter])
                }
            }
        }
        return Read(
            count: count,
            signs: signs,
            substitution: substitution,
            split: split,
            extra: extra,
            firstRow: firstRow
        )
    }

    /// Goes on by one letter of the truth.
    ///
    /// - Parameters:
    ///   - rows: rows one after another, of `read.count + 1` costs each; number `row` is written from the two before it.
    ///   - row: 1 after the first letter.
    ///   - letter: the letter, folded.
    ///   - before: the letter before it; 0 at the beginning.
    ///   - read: what was read.
    /// - Returns: the least cost in the new row.
    @discardableResult
    func advance(_ rows: inout [Int32], row: Int, letter: UInt8, before: UInt8, read: Read) -> Int32 {
        let letters = Self.letters
        let count = read.count, width = count + 1
        let truth = Self.index(letter)
        let gone = missing(letter)
        let here = row * width, last = here - width, earlier = last - width
        let costs = truth * count
        var cost = rows[last] + gone
        rows[here] = cost
        var least = cost
        for j in 0..<count {
            var next = rows[last + j] + read.substitution[costs + j]
            next = min(next, rows[last + j + 1] + gone)
            next = min(next, cost + read.extra[j])
            if j > 0 { next = min(next, rows[last + j - 1] + read.split[costs + j]) }
            cost = next
            rows[here + j + 1] = cost
            if cost < least { least = cost }
        }
        guard before != 0, row > 1 else { return least }
        let pair = Self.index(before) * letters + truth
        guard isJoined[pair] else { return least }
        // One sign for two letters, rarely: the row is mended, and what follows from it.
        for j in 0..<count {
            let one = joined[Int(read.signs[j] & 127) * letters * letters + pair]
            if one != Self.never { rows[here + j + 1] = min(rows[here + j + 1], rows[earlier + j] + Int32(one)) }
            rows[here + j + 1] = min(rows[here + j + 1], rows[here + j] + read.extra[j])
            least = min(least, rows[here + j + 1])
        }
        return least
    }

    private func rows(_ read: Read, of truth: [UInt8]) -> [Int32] {
        var rows = read.firstRow + [Int32](repeating: 0, count: truth.count * (read.count + 1))
        var before: UInt8 = 0
        for (number, letter) in truth.enumerated() {
            advance(&rows, row: number + 1, letter: letter, before: before, read: read)
            before = letter
        }
        return rows
    }

    /// Cost of reading all of `read` for all of `truth`.
    ///
    /// - Parameters:
    ///   - read: signs without blanks.
    ///   - truth: folded.
    ///   - bound: greatest cost.
    /// - Returns: the cost; `nil` beyond the bound.
    func cost(of read: [UInt8], for truth: [UInt8], bound: Int) -> Int? {
        cost(of: self.read(read), for: truth, bound: bound)
    }

    func cost(of read: Read, for truth: [UInt8], bound: Int) -> Int? {
        // Each sign more than twice the letters, and each letter more than twice the signs, costs at least a speck.
        guard abs(read.count - truth.count) * 12 <= bound else { return nil }
        let rows = rows(read, of: truth)
        let cost = Int(rows[rows.count - 1])
        return cost <= bound ? cost : nil
    }

    /// Where in `read`, made with `anywhere`, the truth stands at the least cost (Sellers' search); `nil` beyond the bound.
    func find(_ truth: [UInt8], in read: Read, bound: Int) -> (cost: Int, range: Range<Int>)? {
        guard !truth.isEmpty, read.count > 0 else { return nil }
        let rows = rows(read, of: truth)
        var (end, best) = (0, Int32.max)
        for (j, cost) in rows.suffix(read.count + 1).enumerated() where cost < best { (best, end) = (cost, j) }
        guard best <= bound, end > 0 else { return nil }
        return (Int(best), start(of: truth, in: read.signs, end: end, cost: Int(best))..<end)
    }

    /// The beginning from which `read` up to `end` costs as little as can be.
    private func start(of truth: [UInt8], in read: [UInt8], end: Int, cost: Int) -> Int {
        var best = (cost: Int.max, start: max(0, end - truth.count))
        let shortest = max(1, truth.count / 2), longest = min(end, truth.count * 2 + 4)
        guard shortest <= longest else { return 0 }
        for length in shortest...longest {
            if let c = self.cost(of: Array(read[(end - length)..<end]), for: truth, bound: cost + 60), c < best.cost {
                best = (c, end - length)
                if c <= cost { break }
            }
        }
        return best.start
    }
}
