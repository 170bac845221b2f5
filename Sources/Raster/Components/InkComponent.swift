package import CorpusModel

/// A connected piece of ink (8 neighbours): a letter, a dot, a rule, several touching letters.
package struct InkComponent: Sendable, Hashable {
    /// Hull of the ink.
    package var box: PixelRect
    /// Number of ink pixels.
    package var area: Int
    /// Number of horizontal runs the ink consists of; `area / runs` is the mean width of its strokes.
    package var runs: Int

    package init(box: PixelRect, area: Int, runs: Int) { (self.box, self.area, self.runs) = (box, area, runs) }
}

extension GrayImage {
    /// The connected pieces of samples darker than `threshold`, in the order of their first pixels, row by row.
    package func inkComponents(threshold: UInt8) -> [InkComponent] {
        var parents: [Int] = []
        var pieces: [InkComponent] = []
        var previous: [InkRun] = []
        var current: [InkRun] = []
        let samples = samples.span
        for y in 0..<height {
            current.removeAll(keepingCapacity: true)
            var (x, candidate) = (0, 0)
            let row = y * width
            while x < width {
                guard samples[row + x] < threshold else {
                    x += 1
                    continue
                }
                let start = x
                while x < width, samples[row + x] < threshold { x += 1 }
                var label = -1
                while candidate < previous.count, previous[candidate].end < start { candidate += 1 }
                var neighbour = candidate
                while neighbour < previous.count, previous[neighbour].start <= x {
                    let other = Self.root(of: previous[neighbour].label, in: &parents)
                    if label < 0 {
                        label = other
                    } else if label != other {
                        (parents[max(label, other)], label) = (min(label, other), min(label, other))
                    }
                    neighbour += 1
                }
                let run = InkComponent(box: PixelRect(x0: start, y0: y, x1: x, y1: y + 1), area: x - start, runs: 1)
                if label < 0 {
                    label = parents.count
                    parents.append(label)
                    pieces.append(run)
                } else {
                    pieces[label].absorb(run)
                }
                current.append(InkRun(start: start, end: x, label: label))
            }
            swap(&previous, &current)
        }
        for label in pieces.indices {
            let root = Self.root(of: label, in: &parents)
            if root != label { pieces[root].absorb(pieces[label]) }
        }
        return pieces.indices.filter { parents[$0] == $0 }.map { pieces[$0] }
    }

    private static func root(of label: Int, in parents: inout [Int]) -> Int {
        var label = label
        while parents[label] != label {
            parents[label] = parents[parents[label]]
            label = parents[label]
        }
        return label
    }
}

private struct InkRun {
    var start: Int, end: Int, label: Int
}

extension InkComponent {
    fileprivate mutating func absorb(_ other: InkComponent) {
        box = box.union(other.box)
        area += other.area
        runs += other.runs
    }
}

extension Sequence<InkComponent> {
    /// Height of the lower-case letters among the pieces, pixels; for text in capitals, their height.
    ///
    /// Of the pieces as high as letters (not rules, dots or pictures) the 40th percentile of the heights: about two
    /// letters in three have no ascender, and letters that touch raise the rest.
    ///
    /// - Returns: `nil` if nothing looks like a letter.
    package func xHeight() -> Double? {
        let heights =
            filter { piece in
                let (width, height) = (Double(piece.box.width), Double(piece.box.height))
                return height >= 4 && width < 6 * height && height < 8 * width
            }
            .map(\.box.height).sorted()
        guard !heights.isEmpty else { return nil }
        // Dots, commas and broken pieces are small: letters are at least half as high as the upper quartile.
        let upper = heights[heights.count * 3 / 4]
        let letters = heights.filter { 2 * $0 >= upper && $0 <= 3 * upper }
        return letters.isEmpty ? nil : Double(letters[letters.count * 2 / 5])
    }
}
