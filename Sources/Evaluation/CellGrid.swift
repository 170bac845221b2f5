import CorpusModel

/// A page as cells of 8 x 8 pixels, each with a label; 0 means none.
struct CellGrid {
    /// Side of a cell, pixels of the truth.
    static let step = 8.0

    let rows: Int, columns: Int
    private(set) var labels: [Int32]

    /// An empty grid over a page.
    init(over truth: PageTruth) {
        (rows, columns) = (truth.height / Int(Self.step) + 2, truth.width / Int(Self.step) + 2)
        labels = Array(repeating: 0, count: rows * columns)
    }

    /// Gives all cells of a box a label.
    mutating func fill(_ box: ScaledBox, with label: Int) {
        let (y, x) = cells(box)
        for row in y {
            for column in x { labels[row * columns + column] = Int32(label) }
        }
    }

    /// Labels of the cells of a box, row by row.
    func labels(in box: ScaledBox) -> [Int32] {
        let (y, x) = cells(box)
        return y.flatMap { row in labels[(row * columns + x.lowerBound)..<(row * columns + x.upperBound)] }
    }

    /// Cells whose borders lie nearest to the box, at least one each way.
    private func cells(_ box: ScaledBox) -> (y: Range<Int>, x: Range<Int>) {
        (range(box.y0, box.y1, count: rows), range(box.x0, box.x1, count: columns))
    }

    private func range(_ from: Double, _ to: Double, count: Int) -> Range<Int> {
        let first = Int((from / Self.step).rounded(.toNearestOrEven))
        let end = max(first + 1, Int((to / Self.step).rounded(.toNearestOrEven)))
        let lower = min(max(0, first), count)
        return lower..<max(lower, min(end, count))
    }
}

/// The most frequent of some labels, the smallest among equals; `nil` where there are none.
func mostFrequent(_ labels: some Sequence<Int32>) -> Int32? {
    var counts: [Int32: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    return counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
}
