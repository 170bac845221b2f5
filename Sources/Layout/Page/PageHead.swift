import CorpusModel
import Raster

/// The head of a page: name plate, date line and what stands beside and between them.
struct PageHead: Sendable, Hashable {
    /// Hull of the name plate; `nil` on pages without one.
    var masthead: PixelRect?
    /// Rectangles whose lines are header: date line, ears, folio.
    var headers: [PixelRect]

    /// Finds the head of a page.
    ///
    /// The name plate is the largest type of the upper quarter if it goes over a good part of the page. The date line
    /// stands between rules as wide as the page below it, or at the very top of a page without a name plate.
    init(ink: PageInk) {
        let xHeight = ink.xHeight
        let upper = ink.height / 4
        let tall = (ink.letters.map(\.bbox) + ink.large.map(\.bbox)).filter {
            Double($0.height) > 4.5 * xHeight && Double($0.height) < 40 * xHeight && $0.y1 < upper
                && $0.width < ink.width / 2 && Double($0.width) > 0.5 * xHeight
        }
        var best: (box: PixelRect, score: Int)?
        for seed in tall {
            let row = tall.filter {
                // Letters of one line stand on one base line; strokes of a drawing do not.
                abs($0.y1 - seed.y1) * 4 < seed.height && $0.height * 10 > seed.height * 4
                    && $0.height * 10 <= seed.height * 15
            }
            guard row.count >= 4, let box = PixelRect.hull(row) else { continue }
            let covered = row.reduce(0) { $0 + $1.width }
            guard box.width * 10 > ink.width * 3, covered * 10 > box.width * 4 else { continue }
            let score = seed.height * covered * max(1, upper - seed.y0) / upper
            if best.map({ score > $0.score }) ?? true { best = (box, score) }
        }
        masthead = best?.box
        headers = []
        let wide = ink.horizontalRules.filter { $0.width * 10 > ink.width * 4 && $0.y1 < ink.height * 3 / 10 }
        if let plate = masthead {
            // Rules below the plate, each not far from the one before.
            var bottom = plate.y1
            var hull: PixelRect?
            for rule in wide.sorted(by: { ($0.y0, $0.x0) < ($1.y0, $1.x0) })
            where rule.y0 > plate.y1 - plate.height / 4 && rule.y0 - bottom < Int(14 * xHeight)
                && rule.horizontalOverlap(plate) * 2 > plate.width
            {
                bottom = max(bottom, rule.y1)
                hull = hull?.union(rule) ?? rule
            }
            if let hull {
                headers.append(PixelRect(x0: hull.x0, y0: plate.y1, x1: hull.x1, y1: hull.y1))
                // Ears: beside the plate, above the rules.
                headers.append(PixelRect(x0: hull.x0, y0: plate.y0, x1: plate.x0, y1: plate.y1))
                headers.append(PixelRect(x0: plate.x1, y0: plate.y0, x1: hull.x1, y1: plate.y1))
            }
        } else if let first = wide.min(by: { ($0.y0, $0.x0) < ($1.y0, $1.x0) }) {
            let above = ink.letters.filter { $0.bbox.y1 <= first.y1 && first.horizontalOverlap($0.bbox) > 0 }
            if let box = PixelRect.hull(above.map(\.bbox)), Double(box.height) < 8 * xHeight, above.count >= 8 {
                headers.append(box.union(PixelRect(x0: first.x0, y0: first.y0, x1: first.x1, y1: first.y0)))
            }
        }
    }
}
