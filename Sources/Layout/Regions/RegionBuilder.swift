import CorpusModel
import Raster

/// Names what geometry found: from strips, lines and rules to typed regions.
struct RegionBuilder {
    let geometry: PageGeometry
    /// What the network says of the page, where there is one.
    var maps: LayoutMaps?

    /// All regions of the page, in no particular order.
    func regions() -> [WorkingRegion] {
        let head = geometry.head
        var regions: [WorkingRegion] = []
        if let plate = head.masthead {
            regions.append(WorkingRegion(regionClass: .masthead, bbox: plate, score: 0.8, lines: []))
        }
        for picture in geometry.pictures {
            regions.append(
                WorkingRegion(
                    regionClass: picture.isHalftone ? .photograph : .cartoon,
                    bbox: picture.bbox,
                    score: 0.7,
                    lines: []
                )
            )
        }
        let strokes = geometry.lines.joined().filter { $0.letterCount > 12 }.map(\.stroke)
        let reader = ColumnReader(
            xHeight: geometry.ink.xHeight,
            bodyStroke: strokes.median ?? 1,
            maps: maps
        )
        // Dirt beyond the edges of the type is no text; a headline may stand above the first body.
        let hull = PixelRect.hull(
            geometry.lines.joined().filter {
                $0.letterCount >= 12 && Double($0.bbox.width) > 10 * geometry.ink.xHeight
            }.map(\.bbox)
        )
        let reach = Int(12 * geometry.ink.xHeight)
        let text = hull.map { PixelRect(x0: $0.x0, y0: $0.y0 - reach, x1: $0.x1, y1: $0.y1 + reach / 3) }
        var headLines = [[TypeLine]](repeating: [], count: head.headers.count)
        for column in geometry.columns() {
            let kept = column.lines.filter { line in
                if let text, !text.overlaps(line.bbox) { return false }
                if let plate = head.masthead, line.bbox.y1 <= plate.y0 { return false }
                guard
                    let header = head.headers.firstIndex(where: { $0.intersection(line.bbox).area * 2 > line.bbox.area }
                    )
                else { return true }
                if let maps, !maps.isHead(line.bbox) { return true }
                headLines[header].append(line)
                return false
            }
            for block in reader.blocks(kept, rules: column.rules, edges: column.edges) {
                let letters = block.lines.reduce(0) { $0 + $1.line.letterCount }
                guard letters >= 3 || Double(block.bbox.width) > 5 * geometry.ink.xHeight else { continue }
                regions.append(region(of: block))
            }
        }
        for lines in headLines {
            let type = lines.filter { $0.letterCount >= 2 || Double($0.bbox.height) > geometry.ink.xHeight }
            guard let box = PixelRect.hull(type.map(\.bbox)), lines.reduce(0, { $0 + $1.letterCount }) >= 5 else {
                continue
            }
            regions.append(WorkingRegion(regionClass: .header, bbox: box, score: 0.7, lines: type))
        }
        if let maps { return NetworkRegions(geometry: geometry, maps: maps).completed(regions) }
        return withCaptions(withAdvertisements(regions))
    }

    /// Makes captions of a few lines that stand close beneath a picture and no wider than it.
    private func withCaptions(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        let xHeight = geometry.ink.xHeight
        return regions.map { region in
            guard region.regionClass == .headline || region.regionClass == .article, region.lines.count <= 3 else {
                return region
            }
            let isBeneath = geometry.pictures.contains { picture in
                let gap = Double(region.bbox.y0 - picture.bbox.y1)
                return gap > -xHeight && gap < 4 * xHeight
                    && region.bbox.horizontalOverlap(picture.bbox) * 10 > region.bbox.width * 9
            }
            guard isBeneath else { return region }
            var caption = region
            (caption.regionClass, caption.score) = (.caption, 0.5)
            return caption
        }
    }

    /// Makes one advertisement of what stands in a frame of rules, where a good part of it is display type.
    private func withAdvertisements(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        var regions = regions
        for frame in FrameFinder(ink: geometry.ink).frames() {
            let inside = regions.indices.filter {
                regions[$0].bbox.intersection(frame).area * 10 > regions[$0].bbox.area * 8
                    && regions[$0].regionClass != .masthead && regions[$0].regionClass != .header
            }
            let type = inside.filter { [.headline, .article, .table].contains(regions[$0].regionClass) }
            let height = type.reduce(0) { $0 + regions[$1].lines.reduce(0) { $0 + $1.bbox.height } }
            let display = type.filter { regions[$0].regionClass == .headline }
                .reduce(0) { $0 + regions[$1].lines.reduce(0) { $0 + $1.bbox.height } }
            guard type.count >= 2, display * 10 > height * 3, let box = PixelRect.hull(inside.map { regions[$0].bbox })
            else {
                continue
            }
            let lines = type.flatMap { regions[$0].lines }.sorted {
                ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0)
            }
            for index in inside.reversed() { regions.remove(at: index) }
            regions.append(WorkingRegion(regionClass: .advertisement, bbox: box.union(frame), score: 0.6, lines: lines))
        }
        return regions
    }

    private func region(of block: ColumnBlock) -> WorkingRegion {
        let score: Double =
            switch block.regionClass {
            case .headline: 0.7
            case .table: 0.5
            default: 0.8
            }
        return WorkingRegion(
            regionClass: block.regionClass,
            bbox: block.bbox,
            score: score,
            lines: block.lines.map(\.line)
        )
    }
}
