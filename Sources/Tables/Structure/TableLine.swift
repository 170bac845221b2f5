import Algorithms
import CorpusModel

/// Words that a reader would not part, on one line.
struct TypeRun: Sendable, Hashable {
    /// Left to right, at least one.
    var words: [TypeWord]
    /// Hull of the words.
    var bbox: PixelRect

    /// A run of words; `words` must not be empty.
    init(_ words: [TypeWord]) {
        self.words = words
        bbox = PixelRect.hull(words.map(\.bbox)) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
    }
}

/// Runs side by side at one height.
struct TableLine: Sendable, Hashable {
    /// Left to right.
    var runs: [TypeRun] = []
    /// Hull.
    var bbox: PixelRect
    /// Middle of the letters' height.
    var middle: Double

    /// Lines out of runs: two runs are on one line where most of the lower one's height is common to both.
    static func lines(of runs: [TypeRun], xHeight: Double) -> [TableLine] {
        let order = runs.sorted {
            ($0.bbox.midY, $0.bbox.x0, $0.bbox.y0, $0.bbox.x1) < ($1.bbox.midY, $1.bbox.x0, $1.bbox.y0, $1.bbox.x1)
        }
        var lines: [TableLine] = []
        for run in order {
            var best: (index: Int, common: Double)?
            for index in lines.indices.suffix(10) {
                // The nearest run decides: lines may lean, and letters with and without tails stand side by side.
                var near: (distance: Int, bbox: PixelRect)?
                var isOver = false
                for other in lines[index].runs {
                    if other.bbox.horizontalOverlap(run.bbox) > Int(0.5 * xHeight) { isOver = true }
                    let distance = max(other.bbox.x0 - run.bbox.x1, run.bbox.x0 - other.bbox.x1)
                    if near.map({ distance < $0.distance }) ?? true { near = (distance, other.bbox) }
                }
                guard !isOver, let near else { continue }
                let common = Double(near.bbox.verticalOverlap(run.bbox))
                let share = common / Double(max(1, min(near.bbox.height, run.bbox.height)))
                let offset = abs(near.bbox.midY - run.bbox.midY)
                guard share >= 0.5, offset < 0.8 * xHeight || share > 0.9 else { continue }
                if best.map({ share > $0.common }) ?? true { best = (index, share) }
            }
            if let best {
                lines[best.index].add(run)
            } else {
                lines.append(TableLine(runs: [run], bbox: run.bbox, middle: run.bbox.midY))
            }
        }
        return lines.map { line in
            var line = line
            line.runs.sort { ($0.bbox.x0, $0.bbox.y0) < ($1.bbox.x0, $1.bbox.y0) }
            return line
        }
        .sorted { ($0.middle, $0.bbox.x0) < ($1.middle, $1.bbox.x0) }
    }

    private mutating func add(_ run: TypeRun) {
        let weight = runs.reduce(0.0) { $0 + Double($1.bbox.width) }
        let mine = Double(run.bbox.width)
        middle = (middle * weight + run.bbox.midY * mine) / max(1, weight + mine)
        runs.append(run)
        bbox = bbox.union(run.bbox)
    }

    /// White between neighbouring runs, as `x0..<x1`.
    var gaps: [Range<Int>] {
        runs.adjacentPairs().map { $0.bbox.x1..<max($0.bbox.x1, $1.bbox.x0) }
    }
}
