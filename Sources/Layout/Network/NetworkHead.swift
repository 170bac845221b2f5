import CorpusModel
import Raster

/// Name plate, date line, ears and page number by network and geometry: lines that the network takes for the head belong
/// together where it sees no side of a region between them.
struct NetworkHead {
    let geometry: PageGeometry
    let maps: LayoutMaps

    private var xHeight: Double { geometry.ink.xHeight }

    /// The regions, those of the head made anew from their lines.
    func completed(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        let lines = regions.filter { $0.regionClass == .header }.flatMap(\.lines).filter { line in
            line.letterCount >= 8 || maps.chances(in: line.bbox)[.header] > 0.3
        }
        let numbers = pageNumbers()
        let heads = clusters(of: lines.filter { line in !numbers.contains { $0.overlaps(line.bbox) } })
        return regions.filter { $0.regionClass != .header }.map(withWholePlate)
            + heads.filter { head in head.reduce(0) { $0 + $1.letterCount } >= 5 }.map(header)
            + numbers.map { WorkingRegion(regionClass: .pageNumber, bbox: $0, score: 0, lines: []) }
    }

    /// Figures that stand alone at the edge of the type: too small to be found as lines.
    private func pageNumbers() -> [PixelRect] {
        maps.areas(of: [.pageNumber], smallest: 2).compactMap { area in
            let near = area.grown(by: Int(xHeight), within: maps.bounds)
            let figures = geometry.ink.letters.map(\.bbox).filter {
                near.intersection($0).area * 2 > $0.area && Double($0.height) > 0.8 * xHeight
            }
            guard (1...4).contains(figures.count), let box = PixelRect.hull(figures) else { return nil }
            return Double(box.width) < 8 * xHeight ? box : nil
        }
    }

    private func header(of lines: [TypeLine]) -> WorkingRegion {
        let sorted = lines.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
        let hull = PixelRect.hull(sorted.map(\.bbox)) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
        return WorkingRegion(regionClass: .header, bbox: hull, score: 0, lines: sorted)
    }

    /// Lines joined with those that stand beside or beneath them in the same region.
    private func clusters(of lines: [TypeLine]) -> [[TypeLine]] {
        var groups: [[TypeLine]] = []
        for line in lines.sorted(by: { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }) {
            let near = groups.indices.filter { groups[$0].contains { belongTogether($0, line) } }
            let all = near.flatMap { groups[$0] } + [line]
            for index in near.reversed() { groups.remove(at: index) }
            groups.append(all)
        }
        return groups
    }

    private func belongTogether(_ first: TypeLine, _ second: TypeLine) -> Bool {
        let (a, b) = (first.bbox, second.bbox)
        if a.verticalOverlap(b) * 5 > 2 * min(a.height, b.height) {
            let (left, right) = a.x0 <= b.x0 ? (a, b) : (b, a)
            guard right.x0 > left.x1 else { return true }
            // The lines of an ear are smaller than the date line beside it, and a rule may stand between them.
            guard 3 * min(a.height, b.height) > 2 * max(a.height, b.height) else { return false }
            let between = PixelRect(
                x0: left.x1 - Int(xHeight),
                y0: max(left.y0, right.y0),
                x1: right.x0 + Int(xHeight),
                y1: min(left.y1, right.y1)
            )
            if let plate = geometry.head.masthead, plate.overlaps(between) { return false }
            // Column rules begin below the head; what parts it goes up beside the name plate.
            let top = between.y0 - Int(3 * xHeight)
            if geometry.ink.verticalRules.contains(where: { $0.bbox.overlaps(between) && $0.bbox.y0 < top }) {
                return false
            }
            return maps.side(in: between) < 0.35
        }
        let (upper, lower) = a.y0 <= b.y0 ? (a, b) : (b, a)
        let gap = Double(lower.y0 - upper.y1)
        guard upper.horizontalOverlap(lower) * 2 > min(upper.width, lower.width), gap < 6 * xHeight else {
            return false
        }
        guard maps.start(in: lower) < 0.5 else { return false }
        // Within a box the network sees it between the lines too, whatever rules part these.
        let between = PixelRect(
            x0: max(upper.x0, lower.x0),
            y0: upper.y1,
            x1: min(upper.x1, lower.x1),
            y1: max(upper.y1 + 1, lower.y0)
        )
        if gap > 0, maps.chances(in: between)[.header] > 0.6 { return true }
        return gap < 2.5 * xHeight
            && !geometry.ink.horizontalRules.contains {
                $0.midY > upper.midY && $0.midY < lower.midY
                    && min($0.horizontalOverlap(upper), $0.horizontalOverlap(lower)) * 2 > min(upper.width, lower.width)
            }
    }

    /// A name plate with the ink that belongs to it though it is no row of letters: an emblem, a second line.
    private func withWholePlate(_ region: WorkingRegion) -> WorkingRegion {
        guard region.regionClass == .masthead else { return region }
        var whole = region
        let near = region.bbox.grown(by: Int(2 * xHeight), within: maps.bounds)
        let areas = maps.areas(of: [.masthead]).filter { $0.overlaps(near) }
        let ink = (geometry.ink.letters.map(\.bbox) + geometry.ink.large.map(\.bbox)).filter { box in
            Double(min(box.width, box.height)) > xHeight
                && areas.contains { $0.intersection(box).area * 10 > box.area * 9 }
        }
        whole.bbox = PixelRect.hull([region.bbox] + ink) ?? region.bbox
        return whole
    }
}
