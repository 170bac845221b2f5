import CorpusModel

/// Parts a page of running text in columns, so that lines of neighbouring columns are not taken for rows.
struct PageAreas {
    let xHeight: Double

    /// Runs of each part.
    func areas(of runs: [TypeRun]) -> [[TypeRun]] { divided(runs, depth: 0) }

    private func divided(_ runs: [TypeRun], depth: Int) -> [[TypeRun]] {
        guard depth < 6, runs.count > 12, let gutter = gutter(in: runs) else { return runs.isEmpty ? [] : [runs] }
        let above = runs.filter { $0.bbox.midY < Double(gutter.y0) }
        let below = runs.filter { $0.bbox.midY >= Double(gutter.y1) }
        let beside = runs.filter { $0.bbox.midY >= Double(gutter.y0) && $0.bbox.midY < Double(gutter.y1) }
        let left = beside.filter { $0.bbox.midX < Double(gutter.x) }
        let right = beside.filter { $0.bbox.midX >= Double(gutter.x) }
        return [above, left, right, below].flatMap { divided($0, depth: depth + 1) }
    }

    private struct Gutter {
        var x: Int, y0: Int, y1: Int
    }

    /// A place that long lines of text on both sides keep clear of over many lines.
    private func gutter(in runs: [TypeRun]) -> Gutter? {
        guard let hull = PixelRect.hull(runs.map(\.bbox)) else { return nil }
        let lines = TableLine.lines(of: runs, xHeight: xHeight).map { Self.joined($0, xHeight: xHeight) }
        var best: (score: Int, gutter: Gutter)?
        let step = max(1, Int(0.7 * xHeight))
        for x in stride(from: hull.x0 + hull.width / 6, to: hull.x1 - hull.width / 6, by: step) {
            // Stretches of lines that nothing crosses.
            var stretch: (pairs: Int, count: Int, y0: Int, y1: Int)?
            func close() {
                guard let s = stretch else { return }
                if s.pairs >= 6, s.pairs * 100 >= s.count * 45, best.map({ s.pairs > $0.score }) ?? true {
                    best = (s.pairs, Gutter(x: x, y0: s.y0, y1: s.y1))
                }
                stretch = nil
            }
            for line in lines {
                if line.contains(where: { $0.x0 < x && $0.x1 > x }) {
                    close()
                    continue
                }
                let left = line.last { $0.x1 <= x }
                let right = line.first { $0.x0 >= x }
                let isPair =
                    left.map { Double($0.width) > 17 * xHeight && Double(x - $0.x1) < 9 * xHeight } ?? false
                    && right.map { Double($0.width) > 17 * xHeight && Double($0.x0 - x) < 4 * xHeight } ?? false
                let y0 = line.map(\.y0).min() ?? 0, y1 = line.map(\.y1).max() ?? 0
                if let s = stretch {
                    stretch = (s.pairs + (isPair ? 1 : 0), s.count + 1, min(s.y0, y0), max(s.y1, y1))
                } else {
                    stretch = (isPair ? 1 : 0, 1, y0, y1)
                }
            }
            close()
        }
        return best?.gutter
    }

    /// Boxes of a line's runs, those with small spaces between joined: justified text has wide ones.
    private static func joined(_ line: TableLine, xHeight: Double) -> [PixelRect] {
        var boxes: [PixelRect] = []
        for run in line.runs {
            if let last = boxes.last, Double(run.bbox.x0 - last.x1) < 1.6 * xHeight {
                boxes[boxes.count - 1] = last.union(run.bbox)
            } else {
                boxes.append(run.bbox)
            }
        }
        return boxes
    }
}
