/// Which letters recognition of old print takes for one another.
///
/// Classes and pairs are those that misread names on digitised front pages show most; the costs are in units of a
/// wholly different letter.
enum LetterConfusion {
    /// A representative of each letter's class.
    private static let classes: [UInt8] = {
        var table = [UInt8](0...255)
        for members in ["oceq", "iltfj", "nurv", "hbk", "saxz", "gyp", "mw"] {
            let letters = Array(members.utf8)
            for letter in letters { table[Int(letter)] = letters[0] }
        }
        return table
    }()
    private static let thin: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for letter in "iltfjr".utf8 { table[Int(letter)] = true }
        return table
    }()

    /// Cost of one letter in place of another.
    static func substitution(_ one: UInt8, _ other: UInt8) -> Float {
        if one == other { return 0 }
        return classes[Int(one)] == classes[Int(other)] ? 0.4 : 1
    }

    /// Cost of a letter that is there in one of the two alone.
    static func gap(_ letter: UInt8) -> Float { thin[Int(letter)] ? 0.6 : 0.9 }

    /// Cost of two letters in the place of one; `nil` for those that are not taken for it.
    static func pair(_ first: UInt8, _ second: UInt8, _ one: UInt8) -> Float? {
        switch one {
        case UInt8(ascii: "m"), UInt8(ascii: "w"):
            // rn, ni, nn, iu, vv.
            let (a, b) = (classes[Int(first)], classes[Int(second)])
            let (n, i) = (UInt8(ascii: "n"), UInt8(ascii: "i"))
            return (a == n && b == n) || (a == n && b == i) || (a == i && b == n) ? 0.5 : nil
        case UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "h"), UInt8(ascii: "b"), UInt8(ascii: "k"),
            UInt8(ascii: "d"), UInt8(ascii: "r"):
            // li, il, ii, ti; cl of d.
            let isThin = thin[Int(first)] && thin[Int(second)]
            let isD = one == UInt8(ascii: "d") && first == UInt8(ascii: "c") && thin[Int(second)]
            return isThin || isD ? 0.5 : nil
        default: return nil
        }
    }

    /// The word with each letter as its class, pairs of thin letters as one: near readings of one word have near keys.
    static func skeleton(_ word: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(word.count)
        var index = 0
        let (i, n) = (UInt8(ascii: "i"), UInt8(ascii: "n"))
        while index < word.count {
            let letter = classes[Int(word[index])]
            let next = index + 1 < word.count ? classes[Int(word[index + 1])] : 0
            if letter == i, next == i {
                key.append(UInt8(ascii: "h"))
                index += 2
            } else if letter == n, word[index] == UInt8(ascii: "r"), next == n {
                key.append(UInt8(ascii: "m"))
                index += 2
            } else {
                key.append(letter)
                index += 1
            }
        }
        return key
    }

    /// Least cost of turning one word into the other; `limit` or more where it is not less.
    static func distance(_ one: [UInt8], _ other: [UInt8], limit: Float = .infinity) -> Float {
        if one == other { return 0 }
        if Float(abs(one.count - other.count)) * 0.4 >= limit { return limit }
        let width = other.count + 1
        var before = [Float](repeating: 0, count: width)
        var last = [Float](repeating: 0, count: width)
        for column in other.indices.map({ $0 + 1 }) { last[column] = last[column - 1] + gap(other[column - 1]) }
        for row in 0..<one.count {
            var current = [Float](repeating: 0, count: width)
            current[0] = last[0] + gap(one[row])
            var least = current[0]
            for column in 0..<other.count {
                var best = last[column] + substitution(one[row], other[column])
                best = min(best, last[column + 1] + gap(one[row]), current[column] + gap(other[column]))
                if row > 0, let cost = pair(one[row - 1], one[row], other[column]) {
                    best = min(best, before[column] + cost)
                }
                if column > 0, let cost = pair(other[column - 1], other[column], one[row]) {
                    best = min(best, last[column - 1] + cost)
                }
                current[column + 1] = best
                least = min(least, best)
            }
            if least >= limit { return limit }
            (before, last) = (last, current)
        }
        return min(last[width - 1], limit)
    }

    /// How far two readings of a word of this many letters may be apart.
    static func tolerance(_ count: Int) -> Float {
        switch count {
        case ...2: 0
        case 3: 0.4
        case 4: 0.8
        case 5: 1.0
        case 6, 7: 1.3
        default: Float(count) * 0.2
        }
    }

    /// Distance, where both may be readings of one word.
    static func nearness(_ one: [UInt8], _ other: [UInt8]) -> Float? {
        let limit = tolerance(min(one.count, other.count))
        let distance = distance(one, other, limit: limit + 0.001)
        return distance <= limit ? distance : nil
    }
}
