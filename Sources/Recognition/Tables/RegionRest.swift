import CorpusModel
import PageFlow

/// What is left of a region beside the tables in it: a head above, a note below, text around.
struct RegionRest {
    private let region: LayoutRegion
    private let boxes: [PixelRect]
    /// The printed lines of the tables.
    private let rows: [PixelRect]
    private let xHeight: Double

    init(of region: LayoutRegion, beside tables: [FoundTable]) {
        self.region = region
        boxes = tables.map(\.table.bbox)
        rows = tables.flatMap { table in
            Dictionary(grouping: table.pieces, by: \.line).values.compactMap { PixelRect.hull($0.map(\.bbox)) }
        }
        .sorted { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }
        xHeight = region.lines.medianXHeight ?? tables.map(\.xHeight).median ?? 1
    }

    /// Parts of the region to be read by themselves, each with its own lines.
    var parts: [LayoutRegion] { region.lines.isEmpty ? bands : runs }

    /// A part is as high, or an end of a line as wide, as this at least, x-heights: less is no type.
    private static let smallest = 1.5

    private func part(_ lines: [LineGeometry], _ bbox: PixelRect) -> LayoutRegion {
        var part = region
        (part.lines, part.bbox) = (lines, bbox)
        return part
    }

    // MARK: Without lines

    /// Of a region whose lines are unknown, what lies above, between and below its tables.
    private var bands: [LayoutRegion] {
        var bands: [PixelRect] = []
        var top = region.bbox.y0
        for box in boxes.sorted(by: { ($0.y0, $0.y1) < ($1.y0, $1.y1) }) {
            bands.append(PixelRect(x0: region.bbox.x0, y0: top, x1: region.bbox.x1, y1: max(top, box.y0)))
            top = max(top, box.y1)
        }
        bands.append(PixelRect(x0: region.bbox.x0, y0: top, x1: region.bbox.x1, y1: max(top, region.bbox.y1)))
        return bands.map { $0.intersection(region.bbox) }.filter { Double($0.height) >= Self.smallest * xHeight }
            .map { part([], $0) }
    }

    // MARK: With lines

    /// A printed line, or what of it a table leaves over.
    private struct Piece {
        var line: LineGeometry
        /// Which table leaves it over, and on which side; `nil` for a line apart from tables.
        var side: Side?
    }

    private struct Side: Hashable {
        var table: Int
        var isLeft: Bool
    }

    private var runs: [LayoutRegion] {
        let pieces = region.lines.flatMap(rest)
        let whole = pieces.filter { $0.side == nil }.map(\.line)
            .sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
        var runs: [[LineGeometry]] = []
        for line in whole {
            if let last = runs.last?.last, !hasRow(between: last.bbox.midY, line.bbox.midY) {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
        }
        var parts: [LayoutRegion] = []
        for run in runs {
            guard var box = PixelRect.hull(run.map(\.bbox)) else { continue }
            // To the region's own edge where no table is in between: not all ink is in lines.
            (box.x0, box.x1) = (min(box.x0, region.bbox.x0), max(box.x1, region.bbox.x1))
            if !hasRow(between: -.infinity, box.midY) { box.y0 = min(box.y0, region.bbox.y0) }
            if !hasRow(between: box.midY, .infinity) { box.y1 = max(box.y1, region.bbox.y1) }
            parts.append(part(run, box))
        }
        for table in boxes.indices {
            for isLeft in [true, false] {
                let run = pieces.filter { $0.side == Side(table: table, isLeft: isLeft) }.map(\.line)
                PixelRect.hull(run.map(\.bbox)).map { parts.append(part(run, $0)) }
            }
        }
        return parts
    }

    private func hasRow(between top: Double, _ bottom: Double) -> Bool {
        rows.contains { top < $0.midY && $0.midY < bottom }
    }

    /// What of a line is not read with a table: all of it, its ends to the left and right, or nothing.
    private func rest(of line: LineGeometry) -> [Piece] { rest(of: Piece(line: line), beside: boxes.indices) }

    private func rest(of piece: Piece, beside tables: Range<Int>) -> [Piece] {
        let line = piece.line
        let table = tables.first { index in
            let box = boxes[index]
            return 2 * box.verticalOverlap(line.bbox) > line.bbox.height && box.horizontalOverlap(line.bbox) > 0
        }
        guard let table, isPrinted(line.bbox) else { return [piece] }
        let (left, right) = (boxes[table].x0 - line.bbox.x0, line.bbox.x1 - boxes[table].x1)
        return [(left, true), (right, false)].filter { Double($0.0) >= Self.smallest * xHeight }.flatMap { _, isLeft in
            var end = Piece(line: line, side: Side(table: table, isLeft: isLeft))
            if isLeft { end.line.bbox.x1 = boxes[table].x0 } else { end.line.bbox.x0 = boxes[table].x1 }
            // Another table may stand on the same lines.
            return rest(of: end, beside: (table + 1)..<boxes.count)
        }
    }

    /// Whether the rows of tables cover most of a line's height.
    private func isPrinted(_ line: PixelRect) -> Bool {
        var (covered, bottom) = (0, line.y0)
        for row in rows where row.horizontalOverlap(line) > 0 {
            covered += max(0, min(line.y1, row.y1) - max(bottom, row.y0))
            bottom = max(bottom, min(line.y1, row.y1))
        }
        return 2 * covered > line.height
    }
}
