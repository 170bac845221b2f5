import CorpusModel

/// Words that a reader would not part, on one line.
struct TypeRun: Sendable, Hashable {
    /// Left to right, at least one.
    var words: [TypeWord]
    /// Hull of the words.
    var box: PixelRect

    /// A run of words; `words` must not be empty.
    init(_ words: [TypeWord]) {
        self.words = words
        box = PixelRect.hull(words.map(\.box)) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
    }
}

/// Runs side by side at one height.
struct TableLine: Sendable, Hashable {
    /// Left to right.
    var runs: [TypeRun] = []
    /// Hull.
    var box: PixelRect
    /// Middle of the letters' height.
    var middle: Double

    /// Lines out of runs: two runs are on one line where most of the lower one's height is common to both.
    static func lines(of runs: [TypeRun], unit: Double) -> [TableLine] {
        let order = runs.sorted {
            ($0.box.midY, $0.box.x0, $0.box.y0, $0.box.x1) < ($1.box.midY, $1.box.x0, $1.box.y0, $1.box.x1)
        }
        var lines: [TableLine] = []
        for run in order {
            var best: (index: Int, common: Double)?
            for index in lines.indices.suffix(10) {
                // The nearest run decides: lines may lean, and letters with and without tails stand side by side.
                var near: (distance: Int, box: PixelRect)?
                var isOver = false
                for other in lines[index].runs {
                    if other.box.horizontalOverlap(run.box) > Int(0.5 * unit) { isOver = true }
                    let distance = max(other.box.x0 - run.box.x1, run.box.x0 - other.box.x1)
                    if near.map({ distance < $0.distance }) ?? true { near = (distance, other.box) }
                }
                guard !isOver, let near else { continue }
                let common = Double(near.box.verticalOverlap(run.box))
                let share = common / Double(max(1, min(near.box.height, run.box.height)))
                let offset = abs(near.box.midY - run.box.midY)
                guard share >= 0.5, offset < 0.8 * unit || share > 0.9 else { continue }
                if best.map({ share > $0.common }) ?? true { best = (index, share) }
            }
            if let best {
                lines[best.index].add(run)
            } else {
                lines.append(TableLine(runs: [run], box: run.box, middle: run.box.midY))
            }
        }
        return lines.map { line in
            var line = line
            line.runs.sort { ($0.box.x0, $0.box.y0) < ($1.box.x0, $1.box.y0) }
            return line
        }
        .sorted { ($0.middle, $0.box.x0) < ($1.middle, $1.box.x0) }
    }

    private mutating func add(_ run: TypeRun) {
        let weight = runs.reduce(0.0) { $0 + Double($1.box.width) }
        let mine = Double(run.box.width)
        middle = (middle * weight + run.box.midY * mine) / max(1, weight + mine)
        runs.append(run)
        box = box.union(run.box)
    }

    /// White between neighbouring runs, as `x0..<x1`.
    var gaps: [Range<Int>] {
        zip(runs, runs.dropFirst()).map { $0.box.x1..<max($0.box.x1, $1.box.x0) }
    }
}
