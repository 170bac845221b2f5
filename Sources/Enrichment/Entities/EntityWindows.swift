/// Windows over the words of a long text, and which of them speaks for a word.
struct EntityWindows {
    /// Pieces of a window, besides the marks of beginning and end, that the network was trained on.
    static let mostPieces = 254
    /// Pieces that a window shares with the one before.
    static let overlap = 64

    /// Words of each window.
    let ranges: [Range<Int>]
    /// Of each window the words that it speaks for: of the words that two share, half go to each, so that each has
    /// context.
    let owned: [Range<Int>]

    /// Cuts a text into windows.
    ///
    /// - Parameters:
    ///   - counts: pieces of each word, none above `mostPieces`.
    ///   - mostPieces: pieces of a window.
    ///   - overlap: pieces that two windows share.
    init(pieces counts: [Int], mostPieces: Int = Self.mostPieces, overlap: Int = Self.overlap) {
        var ranges: [Range<Int>] = []
        var first = 0
        while first < counts.count {
            var (end, pieces) = (first, 0)
            while end < counts.count, pieces + counts[end] <= mostPieces {
                pieces += counts[end]
                end += 1
            }
            ranges.append(first..<end)
            if end == counts.count { break }
            let begin = first
            (pieces, first) = (0, end)
            while first > begin + 1, pieces + counts[first - 1] <= overlap {
                first -= 1
                pieces += counts[first]
            }
        }
        let begins = ranges.indices.map { index in
            index == 0
                ? ranges[0].lowerBound
                : ranges[index].lowerBound + (ranges[index - 1].upperBound - ranges[index].lowerBound + 1) / 2
        }
        owned = ranges.indices.map { index in
            begins[index]..<(index + 1 < ranges.count ? begins[index + 1] : ranges[index].upperBound)
        }
        self.ranges = ranges
    }
}
