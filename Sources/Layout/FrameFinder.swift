import CorpusModel

/// Finds boxes of rules: two vertical rules closed by horizontal ones above and below.
struct FrameFinder {
    let ink: PageInk

    /// Frames, the smallest first; none inside another of nearly the same size.
    func frames() -> [PixelRect] {
        let reach = 2.5 * ink.xHeight
        let sides = ink.verticalRules.map(\.bbox).sorted { ($0.x0, $0.y0) < ($1.x0, $1.y0) }
        let beams = ink.horizontalRules
        var found: [PixelRect] = []
        for (index, left) in sides.enumerated() {
            for right in sides[(index + 1)...] {
                let (top, bottom) = (max(left.y0, right.y0), min(left.y1, right.y1))
                let width = right.x0 - left.x1
                guard Double(width) > 15 * ink.xHeight, Double(bottom - top) > 6 * ink.xHeight else { continue }
                func closes(_ beam: PixelRect, at row: Int) -> Bool {
                    abs(Double(beam.y0 - row)) < reach && abs(Double(beam.x0 - left.x0)) < reach
                        && abs(Double(beam.x1 - right.x1)) < reach
                }
                guard abs(Double(left.y0 - right.y0)) < reach, abs(Double(left.y1 - right.y1)) < reach,
                    beams.contains(where: { closes($0, at: top) }), beams.contains(where: { closes($0, at: bottom) })
                else { continue }
                found.append(left.union(right))
            }
        }
        var kept: [PixelRect] = []
        for frame in found.sorted(by: { ($0.area, $0.y0, $0.x0) < ($1.area, $1.y0, $1.x0) })
        where !kept.contains(where: { $0.intersectionOverUnion(frame) > 0.7 }) {
            kept.append(frame)
        }
        return kept
    }
}
