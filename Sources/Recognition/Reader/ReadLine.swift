import CorpusModel
import Foundation

/// What the network read in a line.
struct ReadLine {
    var shape: LineShape
    /// How sure it is: mean log probability of a character, at most 0.
    var certainty: Double
    var words: [Word]
    /// All characters, words joined by single spaces.
    var text: String { words.map(\.text).joined(separator: " ") }

    /// Words with boxes on the page `bounds`; `nil` where nothing was read.
    init?(_ path: CTCPath, picture: LinePicture, shape: LineShape, bounds: PixelRect) {
        guard let certainty = path.meanLogProbability else { return nil }
        (self.shape, self.certainty) = (shape, certainty)
        let steps = path.steps
        let groups = steps.indices.split { steps[$0].character == " " }
        guard let first = groups.first, let last = groups.last else { return nil }
        let extent = WordExtents(picture)
        // Columns between the letters on either side, in which the space lies.
        func gap(after left: Range<Int>, before right: Range<Int>) -> Range<Int> {
            let (a, b) = (steps[left.upperBound - 1].frames, steps[right.lowerBound].frames)
            return extent.widestGap(between: a.upperBound * 2 - 1, and: b.lowerBound * 2 + 1)
        }
        let gaps = zip(groups, groups.dropFirst()).map { gap(after: $0, before: $1) }
        let starts = [extent.start(before: steps[first.lowerBound].frames.lowerBound * 2 + 1)] + gaps.map(\.upperBound)
        let ends = gaps.map(\.lowerBound) + [extent.end(after: steps[last.upperBound - 1].frames.upperBound * 2 - 1)]
        let spelled = groups.map { group in group.map { steps[$0] } }
        let confidence = WordConfidence(of: spelled)
        words = groups.indices.map { index in
            let word = spelled[index]
            let columns = starts[index]..<max(starts[index] + 1, ends[index])
            return Word(
                bbox: extent.box(of: columns, shape: shape, bounds: bounds),
                text: String(word.map(\.character)),
                confidence: confidence.probability(of: word)
            )
        }
    }
}

/// Where words begin and end in a line's picture.
private struct WordExtents {
    /// Ink of each column.
    private let columns: [Float]
    private let picture: LinePicture

    init(_ picture: LinePicture) {
        self.picture = picture
        var columns = [Float](repeating: 0, count: picture.width)
        for row in 2..<29 {
            for x in 0..<picture.width { columns[x] += picture.ink[row * picture.width + x] }
        }
        self.columns = columns
    }

    /// Less ink than a thin stroke of a quarter of the x-height.
    private func isBlank(_ column: Int) -> Bool { columns[column] < 1 }

    private func clamped(_ column: Int) -> Int { min(max(0, column), picture.width) }

    /// The widest blank between two columns, or the place with the least ink.
    func widestGap(between left: Int, and right: Int) -> Range<Int> {
        let (left, right) = (clamped(left), max(clamped(left), clamped(right)))
        var (best, start) = (left..<left, -1)
        for column in left..<right {
            if isBlank(column) {
                if start < 0 { start = column }
                if column + 1 - start > best.count { best = start..<(column + 1) }
            } else {
                start = -1
            }
        }
        if !best.isEmpty { return best }
        let least = (left..<right).min { columns[$0] < columns[$1] } ?? left
        return least..<least
    }

    /// Where the ink begins that reaches to a column from the left, over blanks narrower than three columns.
    func start(before column: Int) -> Int {
        var (at, blanks) = (clamped(column), 0)
        var start = at
        while at > 0, blanks < 3 {
            at -= 1
            if isBlank(at) { blanks += 1 } else { (start, blanks) = (at, 0) }
        }
        return start
    }

    /// Where the ink ends that reaches to a column from the right.
    func end(after column: Int) -> Int {
        var (at, blanks) = (clamped(column), 0)
        var end = at
        while at < picture.width, blanks < 3 {
            if isBlank(at) { blanks += 1 } else { (end, blanks) = (at + 1, 0) }
            at += 1
        }
        return end
    }

    /// The box on the page of the ink in some columns, between its highest and lowest row that hang together with the
    /// rows of small letters; at least one pixel within `bounds`.
    func box(of range: Range<Int>, shape: LineShape, bounds: PixelRect) -> PixelRect {
        let range = clamped(range.lowerBound)..<max(clamped(range.lowerBound), clamped(range.upperBound))
        func ink(_ row: Int) -> Float {
            range.reduce(Float(0)) { $0 + picture.ink[row * picture.width + $1] }
        }
        let (xLine, baseline) = (Int(LinePicture.baselineRow - LinePicture.xHeight), Int(LinePicture.baselineRow))
        var (top, bottom) = (xLine, baseline)
        while top > 1, ink(top - 1) > 0.8 { top -= 1 }
        while bottom < LinePicture.rows - 1, ink(bottom) > 0.8 { bottom += 1 }
        let x0 = picture.left + Double(range.lowerBound) / picture.scaleX
        let x1 = picture.left + Double(range.upperBound) / picture.scaleX
        let level = shape.baseline + shape.course.drop(at: (x0 + x1) / 2)
        let y0 = level + (Double(top) - LinePicture.baselineRow) / picture.scaleY
        let y1 = level + (Double(bottom) - LinePicture.baselineRow) / picture.scaleY
        let left = min(max(bounds.x0, Int(x0.rounded())), bounds.x1 - 1)
        let upper = min(max(bounds.y0, Int(y0.rounded())), bounds.y1 - 1)
        return PixelRect(
            x0: left,
            y0: upper,
            x1: min(max(left + 1, Int(x1.rounded())), bounds.x1),
            y1: min(max(upper + 1, Int(y1.rounded())), bounds.y1)
        )
    }
}
