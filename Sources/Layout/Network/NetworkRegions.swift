import CorpusModel

/// Completes regions made column by column: joins the parts of advertisements, bounds them by their frames, gathers the
/// lines of the head, and gives each region what the network thinks of it.
struct NetworkRegions {
    let geometry: PageGeometry
    let maps: LayoutMaps

    private var xHeight: Double { geometry.ink.xHeight }

    /// The regions of the page.
    func completed(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        // What geometry took for lines inside a picture is none.
        var regions = regions.filter { region in
            !([.photograph, .cartoon].contains(region.regionClass) && !region.lines.isEmpty)
                && !(region.regionClass == .masthead && !region.lines.isEmpty && geometry.head.masthead != nil)
        }
        regions = framedAdvertisements(regions)
        regions = joined(regions) { belongTogether($0, $1) }
        return regions.map { region in
            let probabilities = maps.probabilities(in: region.bbox)
            var region = region
            region.classScores = probabilities.recorded
            // How sure the class is, against the classes it might be instead; unlabelled paper says nothing.
            let certain = probabilities[region.regionClass] / max(0.05, 1 - probabilities.background)
            region.score = min(1, max(0.05, certain))
            return region
        }
    }

    /// Makes one advertisement of what stands in a frame, where the network sees one there that begins once.
    private func framedAdvertisements(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        var regions = regions
        for frame in FrameFinder(ink: geometry.ink).frames() where maps.probabilities(in: frame)[.advertisement] > 0.5 {
            let inside = regions.indices.filter {
                regions[$0].bbox.intersection(frame).area * 10 > regions[$0].bbox.area * 8
                    && regions[$0].regionClass != .masthead && regions[$0].regionClass != .header
            }
            guard let hull = PixelRect.hull(inside.map { regions[$0].bbox }) else { continue }
            let beginnings = inside.count { index in
                Double(regions[index].bbox.y0 - hull.y0) > 4 * xHeight
                    && (regions[index].lines.first.map { maps.start(in: $0.bbox) } ?? 0) > 0.5
            }
            guard beginnings == 0, frame.area < 3 * hull.area else { continue }
            let whole = merged(inside.map { regions[$0] }, as: .advertisement)
            for index in inside.reversed() { regions.remove(at: index) }
            regions.append(
                WorkingRegion(regionClass: .advertisement, bbox: hull.union(frame), score: 0, lines: whole.lines)
            )
        }
        return regions
    }

    /// Whether two regions are parts of one: of an advertisement across columns, of one line of the head, or of a caption.
    private func belongTogether(_ first: WorkingRegion, _ second: WorkingRegion) -> Bool {
        guard first.regionClass == second.regionClass else { return false }
        let (left, right) = first.bbox.x0 <= second.bbox.x0 ? (first.bbox, second.bbox) : (second.bbox, first.bbox)
        let beside = left.verticalOverlap(right) * 2 > min(left.height, right.height)
        let gap = Double(right.x0 - left.x1)
        switch first.regionClass {
        case .advertisement:
            guard beside, gap < 4 * xHeight, gap > -2 * xHeight else { return false }
            let between = PixelRect(
                x0: min(left.x1, right.x0) - Int(xHeight),
                y0: max(left.y0, right.y0),
                x1: max(left.x1, right.x0) + Int(xHeight),
                y1: min(left.y1, right.y1)
            )
            return maps.side(in: between) < 0.35
        case .header:
            return beside && gap < 12 * xHeight
        case .caption:
            return beside && gap < 4 * xHeight
        default:
            return false
        }
    }

    /// Joins regions for which `together` holds, and those that they are joined with.
    private func joined(
        _ regions: [WorkingRegion],
        by together: (WorkingRegion, WorkingRegion) -> Bool
    ) -> [WorkingRegion] {
        var groups: [[WorkingRegion]] = []
        for region in regions {
            let near = groups.indices.filter { groups[$0].contains { together($0, region) } }
            let all = near.flatMap { groups[$0] } + [region]
            for index in near.reversed() { groups.remove(at: index) }
            groups.append(all)
        }
        return groups.compactMap { group in
            group.first.map { group.count == 1 ? $0 : merged(group, as: $0.regionClass) }
        }
    }

    private func merged(_ parts: [WorkingRegion], as regionClass: RegionClass) -> WorkingRegion {
        let lines = parts.flatMap(\.lines).sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
        let hull = PixelRect.hull(parts.map(\.bbox)) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
        return WorkingRegion(regionClass: regionClass, bbox: hull, score: 0, lines: lines)
    }
}
