import CorpusModel
import Raster

/// Cells of a coarse grid over a page that have some property.
struct CellMask {
    let columns: Int, rows: Int
    /// Row by row.
    private(set) var cells: [Bool]

    init(columns: Int, rows: Int, cells: [Bool]) {
        precondition(cells.count == columns * rows, "need columns * rows cells")
        (self.columns, self.rows, self.cells) = (columns, rows, cells)
    }

    /// How many cells have it.
    var count: Int { cells.count { $0 } }

    /// The smallest rectangle of cells that holds them all; `nil` where there is none.
    var hull: PixelRect? {
        var hull: PixelRect?
        for row in 0..<rows {
            let line = cells[(row * columns)..<((row + 1) * columns)]
            guard let first = line.firstIndex(of: true), let last = line.lastIndex(of: true) else { continue }
            let part = PixelRect(x0: first - row * columns, y0: row, x1: last - row * columns + 1, y1: row + 1)
            hull = hull?.union(part) ?? part
        }
        return hull
    }

    func inverted() -> CellMask { CellMask(columns: columns, rows: rows, cells: cells.map { !$0 }) }

    func united(_ other: CellMask) -> CellMask {
        CellMask(columns: columns, rows: rows, cells: zip(cells, other.cells).map { $0 || $1 })
    }

    /// The cells that lie in a square of `2 * radius + 1` cells that have it all; beyond the edge all cells have it.
    func opened(by radius: Int) -> CellMask {
        inverted().dilated(by: radius).inverted().dilated(by: radius)
    }

    /// The cells no farther than `radius` across and down from one that has it, on the grid.
    private func dilated(by radius: Int) -> CellMask {
        func spread(_ cells: [Bool], count: Int, length: Int, stride: Int, step: Int) -> [Bool] {
            var out = [Bool](repeating: false, count: cells.count)
            for line in 0..<count {
                var nearest = Int.min / 2
                for place in 0..<length {
                    if cells[line * stride + place * step] { nearest = place }
                    out[line * stride + place * step] = place - nearest <= radius
                }
                nearest = Int.max / 2
                for place in (0..<length).reversed() {
                    if cells[line * stride + place * step] { nearest = place }
                    if nearest - place <= radius { out[line * stride + place * step] = true }
                }
            }
            return out
        }
        let across = spread(cells, count: rows, length: columns, stride: columns, step: 1)
        let down = spread(across, count: columns, length: rows, stride: 1, step: columns)
        return CellMask(columns: columns, rows: rows, cells: down)
    }

    /// The cells that are joined to the edge of the grid by others that have it.
    func reachedFromEdge() -> CellMask {
        groups { $0.bbox.x0 == 0 || $0.bbox.y0 == 0 || $0.bbox.x1 == columns || $0.bbox.y1 == rows }
    }

    private var components: ConnectedComponents {
        ConnectedComponents(BinaryImage(width: columns, height: rows, pixels: cells.map { $0 ? 1 : 0 }))
    }

    /// Of the groups of joined cells those that are wanted.
    private func groups(where isWanted: (Component) -> Bool) -> CellMask {
        let found = components
        let wanted = found.components.map(isWanted)
        var kept = [Bool](repeating: false, count: cells.count)
        for run in found.runs where wanted[Int(run.component)] {
            for x in Int(run.x0)..<Int(run.x1) { kept[Int(run.y) * columns + x] = true }
        }
        return CellMask(columns: columns, rows: rows, cells: kept)
    }

    /// Only the cells that reach no deeper from an edge than is usual beside them, `slack` cells more allowed.
    func cappedByNeighbours(slack: Int) -> CellMask {
        var kept = [Bool](repeating: false, count: cells.count)
        func cap(lines: Int, length: Int, _ index: (Int, Int) -> Int) {
            let depths = (0..<lines).map { line in
                (0..<length).first { !cells[index(line, $0)] } ?? length
            }
            // A quarter of the side is beside a place.
            let reach = max(1, lines / 8)
            for line in 0..<lines {
                let near = depths[max(0, line - reach)...min(lines - 1, line + reach)].sorted()
                for place in 0..<min(depths[line], near[near.count / 2] + slack) { kept[index(line, place)] = true }
            }
        }
        let (columns, rows) = (columns, rows)
        cap(lines: rows, length: columns) { $0 * columns + $1 }
        cap(lines: rows, length: columns) { $0 * columns + columns - 1 - $1 }
        cap(lines: columns, length: rows) { $1 * columns + $0 }
        cap(lines: columns, length: rows) { (rows - 1 - $1) * columns + $0 }
        return CellMask(columns: columns, rows: rows, cells: zip(kept, cells).map { $0 && $1 })
    }

    /// The cells between the left or right edge of the grid and a band down it that has it nearly from end to end, band
    /// included.
    ///
    /// - Parameter share: how far from the edge the band ends, of the width; one that goes on beyond is none.
    /// - Returns: these cells.
    func beyondBands(within share: Double) -> CellMask {
        var beyond = [Bool](repeating: false, count: cells.count)
        let limit = Int(share * Double(columns))
        func mark(_ column: (Int) -> Int) {
            let isBand = (0...limit).map { place in
                5 * (0..<rows).count { cells[$0 * columns + column(place)] } >= 4 * rows
            }
            guard let last = isBand.lastIndex(of: true), last < limit else { return }
            for row in 0..<rows { for place in 0...last { beyond[row * columns + column(place)] = true } }
        }
        mark { $0 }
        mark { columns - 1 - $0 }
        return CellMask(columns: columns, rows: rows, cells: beyond)
    }

    /// Of the groups of joined cells, those beside the largest that lie along an edge of the grid and are narrow.
    ///
    /// - Parameter share: how wide they may be, of the side that they take from.
    /// - Returns: their cells.
    func strips(atMost share: Double) -> CellMask {
        let largest = components.components.map(\.area).max() ?? 0
        return groups { group in
            let box = group.bbox
            let (width, height) = (Double(box.width), Double(box.height))
            let isBeside = (box.x0 == 0 || box.x1 == columns) && width <= share * Double(columns) && height > 2 * width
            let isAboveOrBelow = (box.y0 == 0 || box.y1 == rows) && height <= share * Double(rows) && width > 2 * height
            return group.area < largest && (isBeside || isAboveOrBelow)
        }
    }

    /// Grown by `steps` cells into cells that are allowed.
    func grownInto(_ allowed: CellMask, steps: Int) -> CellMask {
        var grown = self
        for _ in 0..<steps {
            let reach = grown.dilated(by: 1)
            grown.cells = grown.cells.indices.map { grown.cells[$0] || (reach.cells[$0] && allowed.cells[$0]) }
        }
        return grown
    }
}
