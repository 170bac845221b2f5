import CorpusModel
import Raster

/// Tells tables from text, lists, forms and pictures that look alike.
struct TableClassifier {
    let xHeight: Double
    let sheet: TableSheet

    /// What a grid looks like.
    struct Looks {
        var rows = 0, columns = 0
        /// Share of places that hold words.
        var fill = 0.0
        /// Share of entries right of the first column that are numbers or dashes.
        var numbers = 0.0
        /// Share of columns whose entries end or begin in line, the first left out.
        var aligned = 0.0
        /// Mean number of words of entries right of the first column.
        var words = 0.0
        /// Largest number of lines of a cell.
        var deepest = 0
        /// Rules as wide as the table.
        var wideRules = 0
        /// Share of rows with leader dots.
        var leaders = 0.0
        /// Ink of pictures for each pixel of ink of type.
        var picture = 0.0
        /// Share of the table's width that words cover, line by line.
        var density = 0.0
    }

    func looks(_ grid: TableGrid) -> Looks {
        var looks = Looks()
        (looks.rows, looks.columns) = (grid.rows, grid.columns)
        let places = grid.cells.reduce(0) { $0 + $1.rowSpan * $1.columnSpan }
        looks.fill = Double(places) / Double(max(1, grid.rows * grid.columns))
        let right = grid.cells.filter { $0.column > 0 && $0.row >= grid.headerRows }
        let numbers = right.filter { cell in
            let words = cell.lines.flatMap(\.words)
            return 2 * words.filter { $0.isNumeric || $0.isSign }.count >= words.count
        }
        looks.numbers = right.isEmpty ? 0 : Double(numbers.count) / Double(right.count)
        looks.words =
            right.isEmpty
            ? 0 : right.reduce(0.0) { $0 + Double($1.lines.reduce(0) { $0 + $1.words.count }) } / Double(right.count)
        looks.deepest = grid.cells.map(\.lines.count).max() ?? 0
        var aligned = 0
        for column in 1..<max(2, grid.columns) {
            let boxes = right.filter { $0.column == column && $0.columnSpan == 1 }.compactMap(\.bbox)
            guard boxes.count >= 2 else { continue }
            let spreads = [boxes.map { Double($0.x0) }, boxes.map { Double($0.x1) }, boxes.map(\.midX)].map(spread)
            if spreads.reduce(.infinity, min) < 0.5 * xHeight { aligned += 1 }
        }
        looks.aligned = Double(aligned) / Double(max(1, grid.columns - 1))
        looks.wideRules =
            sheet.rules.horizontal.filter { rule in
                rule.y0 >= grid.bbox.y0 - Int(xHeight) && rule.y1 <= grid.bbox.y1 + Int(xHeight)
                    && 10 * rule.horizontalOverlap(grid.bbox) >= 7 * grid.bbox.width
            }.count
        let dotted = sheet.leaders.filter { grid.bbox.holds($0) }.count
        looks.leaders = Double(dotted) / Double(max(1, grid.rows))
        let type = grid.cells.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.words.reduce(0) { $0 + $1.area } } }
        let ink = sheet.pictures.filter { grid.bbox.holds($0.bbox) }.reduce(0) { $0 + $1.area }
        looks.picture = Double(ink) / Double(max(1, type))
        let lines = TableLine.lines(of: grid.cells.flatMap(\.lines), xHeight: xHeight)
        let covered = lines.map { line in
            Double(line.runs.reduce(0) { $0 + $1.bbox.width }) / Double(max(1, grid.bbox.width))
        }
        looks.density = covered.isEmpty ? 0 : covered.reduce(0, +) / Double(covered.count)
        return looks
    }

    /// Mean distance from the median, the worst quarter left out.
    private func spread(_ values: [Double]) -> Double {
        guard let middle = values.median else { return 0 }
        let distances = values.map { abs($0 - middle) }.sorted()
        let kept = distances.prefix(max(2, distances.count * 3 / 4))
        return kept.reduce(0, +) / Double(kept.count)
    }

    /// Whether a frame of rules holds a table.
    func isRuledTable(_ grid: TableGrid, _ frame: PixelRect) -> Bool {
        let looks = looks(grid)
        guard looks.columns >= 2, looks.rows >= 2 || (looks.columns >= 3 && grid.cells.count >= 3) else { return false }
        // Rules must part most of the columns; else white decides, as it would without.
        guard 2 * grid.ruledColumns >= grid.columns - 1 else { return false }
        return looks.fill >= 0.25 && looks.picture < 0.3
    }

    /// Whether a grid inside running text is a table beyond doubt: several rows of numbers in line, or led to by dots.
    func isCertain(_ grid: TableGrid) -> Bool {
        guard let score = score(grid), score >= 0.7 else { return false }
        let looks = looks(grid)
        guard looks.rows >= 4, looks.fill >= 0.6, looks.words <= 2.5, looks.aligned >= 0.5 else { return false }
        return looks.leaders >= 0.6 || (looks.columns >= 3 && looks.numbers >= 0.7 && looks.density < 0.65)
    }

    /// Confidence that white and rules make a table here; `nil` where they do not.
    func score(_ grid: TableGrid) -> Double? {
        let looks = looks(grid)
        guard looks.columns >= 2, looks.rows >= 2, looks.fill > 0.2, looks.picture < 0.3 else { return nil }
        let isRuled = looks.wideRules >= 2
        guard looks.density < (isRuled ? 0.85 : 0.75), looks.density > 0.1 else { return nil }
        if looks.columns == 2 {
            guard looks.rows >= 3 || isRuled, looks.aligned > 0 || isRuled else { return nil }
            guard looks.words < 8 else { return nil }
            guard looks.numbers >= 0.6 || looks.leaders >= 0.5 || isRuled else { return nil }
        } else {
            guard looks.rows >= 3 || isRuled, looks.words <= 8 else { return nil }
            guard looks.aligned >= 0.5 || isRuled else { return nil }
            guard looks.numbers >= 0.25 || isRuled || looks.rows >= 4 else { return nil }
        }
        let evidence =
            0.4 * looks.numbers + 0.2 * min(1, Double(looks.wideRules) / 3) + 0.2 * looks.aligned + 0.2 * looks.fill
        return 0.4 + 0.6 * min(1, evidence)
    }
}
