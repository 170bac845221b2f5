import Foundation

/// Prints borders of ornaments around advertisements: each is one sort, repeated.
struct BorderArtist {
    /// How many borders there are.
    static let count = 8
    let stroke: Double

    /// A border inside a rectangle.
    func draw(_ kind: Int, _ rect: InkRect, width: Double, on sheet: InkSheet) {
        let half = width / 2
        let (x0, y0, x1, y1) = (rect.x0 + half, rect.y0 + half, rect.x1 - half, rect.y1 - half)
        switch kind {
        case 6:  // Two lines, the corners cut off.
            for inset in [0, width * 0.7] {
                let (l, t, r, b, c) = (
                    rect.x0 + inset + stroke, rect.y0 + inset + stroke, rect.x1 - inset - stroke,
                    rect.y1 - inset - stroke, width * 3
                )
                let corners = [
                    (x: l + c, y: t), (x: r - c, y: t), (x: r, y: t + c), (x: r, y: b - c), (x: r - c, y: b),
                    (x: l + c, y: b), (x: l, y: b - c), (x: l, y: t + c),
                ]
                sheet.stroke(corners, width: stroke * (inset == 0 ? 2 : 1), isClosed: true)
            }
        case 7:  // Heavy bars with gaps.
            side(x0, y0, x1, y0, step: width * 4) { x, y, _ in
                sheet.fill(InkRect(x0: x - width * 1.6, y0: y - half, x1: x + width * 1.6, y1: y + half))
            }
            side(x0, y1, x1, y1, step: width * 4) { x, y, _ in
                sheet.fill(InkRect(x0: x - width * 1.6, y0: y - half, x1: x + width * 1.6, y1: y + half))
            }
            for x in [rect.x0, rect.x1 - stroke * 1.5] {
                sheet.fill(InkRect(x0: x, y0: rect.y0, x1: x + stroke * 1.5, y1: rect.y1))
            }
        default:
            let step = width * [1.1, 1.3, 1.0, 2.2, 1.0, 1.5][kind % 6]
            for (a, b, c, d) in [(x0, y0, x1, y0), (x1, y0, x1, y1), (x1, y1, x0, y1), (x0, y1, x0, y0)] {
                side(a, b, c, d, step: step) { x, y, index in
                    sort(kind, x: x, y: y, half: half, index: index, isUpright: a == c, on: sheet)
                }
            }
        }
    }

    private func side(
        _ x0: Double,
        _ y0: Double,
        _ x1: Double,
        _ y1: Double,
        step: Double,
        body: (_ x: Double, _ y: Double, _ index: Int) -> Void
    ) {
        let count = max(1, Int((hypot(x1 - x0, y1 - y0) / step).rounded()))
        for index in 0..<count {
            let t = (Double(index) + 0.5) / Double(count)
            body(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, index)
        }
    }

    /// One sort: bead, ring, star, dash, saw tooth, wave.
    private func sort(
        _ kind: Int,
        x: Double,
        y: Double,
        half: Double,
        index: Int,
        isUpright: Bool,
        on sheet: InkSheet
    ) {
        func polygon(_ corners: Int, _ radius: Double) -> [(x: Double, y: Double)] {
            (0..<corners).map { corner in
                let t = Double(corner) / Double(corners) * 2 * .pi
                return (x + radius * cos(t), y + radius * sin(t))
            }
        }
        switch kind % 6 {
        case 0: sheet.fill(polygon(10, half * 0.8))
        case 1: sheet.stroke(polygon(10, half * 0.7), width: stroke, isClosed: true)
        case 2: sheet.fill(polygon(4, half))
        case 3:
            let (a, b) = isUpright ? (half * 0.5, half * 1.5) : (half * 1.5, half * 0.5)
            sheet.fill(InkRect(x0: x - a, y0: y - b, x1: x + a, y1: y + b))
        case 4:
            sheet.fill(
                isUpright
                    ? [(x - half, y - half), (x + half, y), (x - half, y + half)]
                    : [(x - half, y + half), (x, y - half), (x + half, y + half)]
            )
        default:
            let sign = index % 2 == 0 ? 1.0 : -1.0
            sheet.stroke(
                isUpright
                    ? [(x - half * 0.6 * sign, y - half * 1.4), (x + half * 0.6 * sign, y + half * 1.4)]
                    : [(x - half * 1.4, y - half * 0.6 * sign), (x + half * 1.4, y + half * 0.6 * sign)],
                width: stroke * 1.5
            )
        }
    }
}
