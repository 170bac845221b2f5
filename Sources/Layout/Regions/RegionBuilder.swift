import CorpusModel

/// Names what geometry found: from strips, lines and rules to typed regions.
struct RegionBuilder {
    let geometry: PageGeometry

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
        let strokes = geometry.columns.flatMap(\.lines).filter { $0.letterCount > 12 }.map(\.stroke)
        let reader = ColumnReader(
            xHeight: geometry.ink.xHeight,
            bodyStroke: strokes.median ?? 1
        )
        // Dirt beyond the edges of the type is no text; a headline may stand above the first body.
        let hull = PixelRect.hull(
            geometry.columns.flatMap(\.lines).filter {
                $0.letterCount >= 12 && Double($0.bbox.width) > 10 * geometry.ink.xHeight
            }.map(\.bbox)
        )
        let reach = Int(12 * geometry.ink.xHeight)
        let text = hull.map { PixelRect(x0: $0.x0, y0: $0.y0 - reach, x1: $0.x1, y1: $0.y1 + reach / 3) }
        var headLines = [[TypeLine]](repeating: [], count: head.headers.count)
        for column in geometry.columns {
            let kept = column.lines.filter { line in
                if let text, !text.overlaps(line.bbox) { return false }
                if let plate = head.masthead, line.bbox.y1 <= plate.y0 { return false }
                guard
                    let header = head.headers.firstIndex(where: { $0.intersection(line.bbox).area * 2 > line.bbox.area }
                    )
                else { return true }
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
        return FramedRegions(geometry: geometry).completed(regions)
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
