package import CorpusModel

/// Everything on a page with its ink, before the truth is rounded to pixels: faults that move ink move this too.
package struct PagePlan: Sendable {
    /// A region as the ink it is made of.
    package struct PlannedRegion: Sendable {
        package var id: String
        package var regionClass: RegionClass
        package var ink: [InkRect]
    }

    /// A line with the ink of its words.
    package struct PlannedLine: Sendable {
        package var region: String
        package var text: String
        package var ink: [InkRect]
    }

    /// A cell of a table.
    package struct PlannedCell: Sendable {
        package var row: Int, column: Int, rowSpan: Int, columnSpan: Int
        package var text: String
        package var ink: [InkRect]
    }

    /// A table and its region.
    package struct PlannedTable: Sendable {
        package var region: String
        package var rows: Int, columns: Int
        package var cells: [PlannedCell]
    }

    package var width: Int, height: Int
    package var title: String, date: String, page: Int
    package var regions: [PlannedRegion] = []
    package var articles: [PageTruth.TruthArticle] = []
    package var lines: [PlannedLine] = []
    package var tables: [PlannedTable] = []

    /// The plan after ink moved: `place` gives the new place of a point.
    package func moved(width: Int, height: Int, _ place: (_ x: Double, _ y: Double) -> (Double, Double)) -> PagePlan {
        var plan = self
        (plan.width, plan.height) = (width, height)
        func move(_ rect: InkRect) -> InkRect {
            // Corners and middles of the edges: long boxes bend.
            let (mx, my) = ((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2)
            let points = [
                place(rect.x0, rect.y0), place(rect.x1, rect.y0), place(rect.x0, rect.y1), place(rect.x1, rect.y1),
                place(mx, rect.y0), place(mx, rect.y1), place(rect.x0, my), place(rect.x1, my),
            ]
            let (xs, ys) = (points.map(\.0), points.map(\.1))
            return InkRect(x0: xs.min() ?? 0, y0: ys.min() ?? 0, x1: xs.max() ?? 0, y1: ys.max() ?? 0)
        }
        for index in plan.regions.indices { plan.regions[index].ink = plan.regions[index].ink.map(move) }
        for index in plan.lines.indices { plan.lines[index].ink = plan.lines[index].ink.map(move) }
        for table in plan.tables.indices {
            for cell in plan.tables[table].cells.indices {
                plan.tables[table].cells[cell].ink = plan.tables[table].cells[cell].ink.map(move)
            }
        }
        return plan
    }

    /// The truth in whole pixels; `image` is the file name it goes with.
    package func truth(image: String) -> PageTruth {
        let boxes = Dictionary(uniqueKeysWithValues: regions.map { ($0.id, box($0.ink)) })
        let tables = tables.enumerated().map { index, table in
            Table(
                id: "t\(index + 1)",
                region: table.region,
                bbox: boxes[table.region] ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0),
                score: 1,
                rows: table.rows,
                columns: table.columns,
                cells: table.cells.map {
                    TableCell(
                        row: $0.row,
                        column: $0.column,
                        rowSpan: $0.rowSpan,
                        columnSpan: $0.columnSpan,
                        bbox: box($0.ink),
                        text: $0.text
                    )
                }
            )
        }
        return PageTruth(
            image: image,
            width: width,
            height: height,
            title: title,
            date: date,
            page: page,
            regions: regions.map { .init(id: $0.id, regionClass: $0.regionClass, bbox: box($0.ink)) },
            articles: articles,
            lines: lines.map { .init(bbox: box($0.ink), text: $0.text) },
            tables: tables
        )
    }

    /// The pixels that ink touches, on the page.
    private func box(_ ink: [InkRect]) -> PixelRect {
        guard let first = ink.first else { return PixelRect(x0: 0, y0: 0, x1: 0, y1: 0) }
        let hull = ink.dropFirst().reduce(first) { $0.union($1) }
        func cut(_ value: Double, _ limit: Int) -> Int { min(limit, max(0, Int(value))) }
        return PixelRect(
            x0: cut(hull.x0.rounded(.down), width),
            y0: cut(hull.y0.rounded(.down), height),
            x1: cut(hull.x1.rounded(.up), width),
            y1: cut(hull.y1.rounded(.up), height)
        )
    }
}
