import CorpusModel
import Raster

/// A region at working scale.
struct WorkingRegion: Sendable, Hashable {
    var regionClass: RegionClass
    var bbox: PixelRect
    var score: Double
    var lines: [TypeLine]
}

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
        let strokes = geometry.lines.joined().filter { $0.letterCount > 12 }.map(\.stroke).sorted()
        let reader = ColumnReader(
            xHeight: geometry.ink.xHeight,
            bodyStroke: strokes.isEmpty ? 1 : strokes[strokes.count / 2]
        )
        // Dirt beyond the edges of the type is no text.
        let text = PixelRect.hull(
            geometry.lines.joined().filter {
                $0.letterCount >= 12 && Double($0.bbox.width) > 10 * geometry.ink.xHeight
            }.map(\.bbox)
        )
        var headLines = [[TypeLine]](repeating: [], count: head.headers.count)
        for column in geometry.columns() {
            let kept = column.lines.filter { line in
                if let text, !text.overlaps(line.bbox) { return false }
                guard let header = head.headers.firstIndex(where: { $0.intersection(line.bbox).area * 2 > line.bbox.area })
                else { return true }
                headLines[header].append(line)
                return false
            }
            for block in reader.blocks(kept, rules: column.rules, edges: column.edges) {
                let letters = block.lines.reduce(0) { $0 + $1.line.letterCount }
                guard letters >= 3 || Double(block.bbox.width) > 5 * geometry.ink.xHeight else { continue }
                regions.append(region(of: block, in: column))
            }
        }
        for lines in headLines {
            let type = lines.filter { $0.letterCount >= 2 || Double($0.bbox.height) > geometry.ink.xHeight }
            guard let box = PixelRect.hull(type.map(\.bbox)), lines.reduce(0, { $0 + $1.letterCount }) >= 5 else { continue }
            regions.append(WorkingRegion(regionClass: .header, bbox: box, score: 0.7, lines: type))
        }
        return regions
    }

    private func region(of block: ColumnBlock, in column: PageGeometry.Column) -> WorkingRegion {
        let lines = block.lines.map(\.line)
        switch block.role {
        case .display:
            return WorkingRegion(regionClass: .headline, bbox: block.bbox, score: 0.7, lines: lines)
        case .body:
            return WorkingRegion(regionClass: .article, bbox: block.bbox, score: 0.8, lines: lines)
        }
    }
}
