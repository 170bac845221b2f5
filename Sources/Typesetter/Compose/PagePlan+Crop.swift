import CorpusModel

extension PagePlan {
    /// What a part of the image shows: ink outside is gone, and with it regions and articles that lay there.
    func cropped(to part: InkRect) -> PagePlan {
        func inside(_ rect: InkRect) -> InkRect? {
            let cut = InkRect(
                x0: max(rect.x0, part.x0),
                y0: max(rect.y0, part.y0),
                x1: min(rect.x1, part.x1),
                y1: min(rect.y1, part.y1)
            )
            return cut.width > 1 && cut.height > 1 ? cut : nil
        }
        var plan = self
        plan.regions = regions.compactMap { region in
            var region = region
            region.ink = region.ink.compactMap(inside)
            return region.ink.isEmpty ? nil : region
        }
        let left = Set(plan.regions.map(\.id))
        plan.articles = articles.compactMap { article in
            var article = article
            article.regions = article.regions.filter(left.contains)
            return article.regions.isEmpty ? nil : article
        }
        plan.lines = lines.compactMap { line in
            var line = line
            let ink = line.ink.compactMap(inside)
            guard !ink.isEmpty, left.contains(line.region) else { return nil }
            if ink != line.ink { line.text = "" }
            line.ink = ink
            line.baseline = Self.clipped(line.baseline, to: part)
            return line.baseline.count > 1 ? line : nil
        }
        // A table that is cut off has no structure that could be known.
        plan.tables = tables.filter { table in
            left.contains(table.region) && table.cells.allSatisfy { cell in cell.ink.allSatisfy { inside($0) == $0 } }
        }
        plan.rules = rules.compactMap { rule in
            var rule = rule
            rule.points = Self.clipped(rule.points, to: part)
            return rule.points.count > 1 ? rule : nil
        }
        plan.papers = papers.compactMap(inside)
        let (width, height) = (Int(part.width.rounded()), Int(part.height.rounded()))
        return plan.moved(width: width, height: height) { ($0 - part.x0, $1 - part.y0) }
    }

    /// The points of a line that lie inside, and those where it enters and leaves.
    private static func clipped(_ points: [InkPoint], to part: InkRect) -> [InkPoint] {
        func isInside(_ point: InkPoint) -> Bool {
            point.x >= part.x0 && point.x <= part.x1 && point.y >= part.y0 && point.y <= part.y1
        }
        var out: [InkPoint] = []
        for (index, point) in points.enumerated() {
            if index > 0, isInside(point) != isInside(points[index - 1]) {
                var (inner, outer) = isInside(point) ? (point, points[index - 1]) : (points[index - 1], point)
                for _ in 0..<20 {
                    let middle = InkPoint(x: (inner.x + outer.x) / 2, y: (inner.y + outer.y) / 2)
                    if isInside(middle) { inner = middle } else { outer = middle }
                }
                out.append(inner)
            }
            if isInside(point) { out.append(point) }
        }
        return out
    }
}
