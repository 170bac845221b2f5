import CorpusModel

/// Finds boxes of rules.
struct FrameFinder {
    let ink: PageInk

    /// Frames, the smallest first; none of nearly the same place as another.
    ///
    /// Two horizontal rules of one width, one below the other, with vertical rules from end to end on either side; a
    /// fifth of a side may be missing.
    func frames() -> [PixelRect] {
        let reach = 2.5 * ink.xHeight
        let beams = ink.horizontalRules.filter { Double($0.width) > 15 * ink.xHeight }
            .sorted { ($0.y0, $0.x0) < ($1.y0, $1.x0) }
        var found: [PixelRect] = []
        for (index, top) in beams.enumerated() {
            for bottom in beams[(index + 1)...] {
                guard abs(Double(top.x0 - bottom.x0)) < reach, abs(Double(top.x1 - bottom.x1)) < reach,
                    Double(bottom.y0 - top.y1) > 6 * ink.xHeight,
                    hasSide(at: (top.x0 + bottom.x0) / 2, top.y0, bottom.y1),
                    hasSide(at: (top.x1 + bottom.x1) / 2, top.y0, bottom.y1)
                else { continue }
                found.append(top.union(bottom))
            }
        }
        var kept: [PixelRect] = []
        for frame in found.sorted(by: { ($0.area, $0.y0, $0.x0) < ($1.area, $1.y0, $1.x0) })
        where !kept.contains(where: { $0.intersectionOverUnion(frame) > 0.7 }) {
            kept.append(frame)
        }
        return kept
    }

    /// Whether vertical rules near column `x` cover the rows from `top` to `bottom`.
    private func hasSide(at x: Int, _ top: Int, _ bottom: Int) -> Bool {
        let near = ink.verticalRules.map(\.bbox)
            .filter { abs($0.midX - Double(x)) < 2.5 * ink.xHeight && $0.y0 < bottom && $0.y1 > top }
            .sorted { ($0.y0, $0.y1) < ($1.y0, $1.y1) }
        var (covered, end) = (0, top)
        for side in near {
            covered += max(0, min(side.y1, bottom) - max(side.y0, end))
            end = max(end, min(side.y1, bottom))
        }
        return covered * 10 > (bottom - top) * 8
    }
}
