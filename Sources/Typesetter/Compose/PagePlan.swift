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
        /// Points of the line on which the letters stand, from left to right, and the height of small letters.
        package var baseline: [InkPoint], xHeight: Double
    }

    /// A printed rule or dash: points of its middle line.
    package struct PlannedRule: Sendable {
        package var points: [InkPoint]
        /// Whether it stands inside a region, as in a table or around an advertisement, not between regions.
        package var isInner: Bool

        package init(points: [InkPoint], isInner: Bool) { (self.points, self.isInner) = (points, isInner) }

        /// The middle line of a filled rectangle.
        init(_ rect: InkRect, isInner: Bool) {
            let (mx, my) = ((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2)
            points =
                rect.width >= rect.height
                ? InkPoint.row(from: InkPoint(x: rect.x0, y: my), to: InkPoint(x: rect.x1, y: my))
                : InkPoint.row(from: InkPoint(x: mx, y: rect.y0), to: InkPoint(x: mx, y: rect.y1))
            self.isInner = isInner
        }
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
    package var rules: [PlannedRule] = []
    /// Ids of the articles that are cut off for another page, and of those that go on from one, by the number of the jump.
    package var articleOfJump: [Int: String] = [:], articleOfOrigin: [Int: String] = [:]
    /// The paper of each page, where it does not fill the image.
    package var papers: [InkRect] = []

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
        func move(_ point: InkPoint) -> InkPoint {
            let (x, y) = place(point.x, point.y)
            return InkPoint(x: x, y: y)
        }
        for index in plan.lines.indices {
            let line = plan.lines[index]
            plan.lines[index].ink = line.ink.map(move)
            plan.lines[index].baseline = line.baseline.map(move)
            guard !line.baseline.isEmpty else { continue }
            let middle = line.baseline[line.baseline.count / 2]
            let (foot, top) = (move(middle), move(InkPoint(x: middle.x, y: middle.y - line.xHeight)))
            plan.lines[index].xHeight = ((foot.x - top.x) * (foot.x - top.x) + (foot.y - top.y) * (foot.y - top.y))
                .squareRoot()
        }
        plan.papers = plan.papers.map(move)
        for index in plan.rules.indices { plan.rules[index].points = plan.rules[index].points.map(move) }
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
            lines: lines.map { line in
                .init(
                    bbox: box(line.ink),
                    text: line.text,
                    region: line.region,
                    baseline: line.baseline.map { [$0.x.tenths, $0.y.tenths] },
                    xHeight: line.xHeight.tenths
                )
            },
            tables: tables,
            separators: segments(areInner: false),
            innerRules: segments(areInner: true),
            pages: papers.isEmpty ? nil : papers.map { box([$0]) }
        )
    }

    /// Parts of the rules: `[x0, y0, x1, y1]`.
    private func segments(areInner: Bool) -> [[Double]] {
        rules.filter { $0.isInner == areInner }.flatMap { rule in
            zip(rule.points, rule.points.dropFirst()).map { [$0.x.tenths, $0.y.tenths, $1.x.tenths, $1.y.tenths] }
        }
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

extension Double {
    /// To a tenth: as exact as a place on a page need be.
    fileprivate var tenths: Double { (self * 10).rounded() / 10 }
}
