/// Least number of letters put in, left out or exchanged that make one text of the other.
///
/// Myers, "A fast bit-vector algorithm for approximate string matching" (1999), in one word: the shorter text has at most
/// 64 letters, a longer one is compared by the plain table.
package enum LetterDistance {
    package static func between(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int {
        let (pattern, text) = first.count <= second.count ? (first, second) : (second, first)
        if pattern.isEmpty { return text.count }
        return pattern.count <= 64 ? bitwise(pattern, text) : table(pattern, text)
    }

    private static func bitwise(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Int {
        var masks = [UInt64](repeating: 0, count: 256)
        for (index, letter) in pattern.enumerated() { masks[Int(letter)] |= 1 << UInt64(index) }
        let last: UInt64 = 1 << UInt64(pattern.count - 1)
        var (positive, negative) = (UInt64.max, UInt64(0))
        var distance = pattern.count
        for letter in text {
            let equal = masks[Int(letter)]
            let vertical = equal | negative
            let horizontal = (((equal & positive) &+ positive) ^ positive) | equal
            var up = negative | ~(horizontal | positive)
            var down = positive & horizontal
            if up & last != 0 { distance += 1 }
            if down & last != 0 { distance -= 1 }
            up = up << 1 | 1
            down <<= 1
            positive = down | ~(vertical | up)
            negative = up & vertical
        }
        return distance
    }

    private static func table(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Int {
        var row = Array(0...pattern.count)
        for (line, letter) in text.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (index, other) in pattern.enumerated() {
                let next = min(min(row[index], row[index + 1]) + 1, diagonal + (letter == other ? 0 : 1))
                diagonal = row[index + 1]
                row[index + 1] = next
            }
        }
        return row[pattern.count]
    }
}
