import CorpusModel

/// Works out what placed pieces are: regions, articles, lines and tables.
struct PlanBuilder {
    private struct Key: Hashable {
        var unit: Int
        var role: RegionClass
        var group: Int
        var frame: Int
    }

    private var plan: PagePlan
    private var regionOfKey: [Key: Int] = [:]
    private var regionsOfUnit: [Int: [Int]] = [:]
    private var tableOfKey: [Key: Int] = [:]
    private var bodies: [Int: [(line: SetLine, role: RegionClass)]] = [:]
    private var order: [Int] = []

    init(width: Int, height: Int, title: String, date: String, page: Int) {
        plan = PagePlan(width: width, height: height, title: title, date: date, page: page)
    }

    /// The plan of the pieces and of the rules between them, and which text each article prints.
    static func plan(
        _ placed: [PlacedPiece],
        rules: [InkRect],
        units: [Unit],
        of empty: PagePlan
    ) -> (plan: PagePlan, printings: [TypesetPage.Printing]) {
        var builder = PlanBuilder(
            width: empty.width,
            height: empty.height,
            title: empty.title,
            date: empty.date,
            page: empty.page
        )
        for piece in placed { builder.add(piece) }
        builder.plan.rules += rules.map { .init($0, isInner: false) }
        return builder.finish(units)
    }

    private mutating func add(_ placed: PlacedPiece) {
        for ornament in placed.piece.ornaments { add(ornament.shifted(x: placed.x, y: placed.y)) }
        guard let role = placed.piece.role else { return }
        let key = Key(unit: placed.unit, role: role, group: placed.piece.group, frame: placed.frame)
        let region = self.region(of: key)
        for ornament in placed.piece.ornaments where ornament.isContent {
            plan.regions[region].ink.append(ornament.rect.shifted(x: placed.x, y: placed.y))
        }
        for line in placed.piece.lines {
            let ink = line.words.map { $0.ink.shifted(x: placed.x, y: placed.y) }
            plan.regions[region].ink += ink
            plan.lines.append(
                .init(
                    region: plan.regions[region].id,
                    text: line.text,
                    ink: ink,
                    baseline: baseline(of: line, ink: ink, y: placed.y),
                    xHeight: line.xHeight
                )
            )
            bodies[placed.unit, default: []].append((line, role))
            add(placed.piece.cells, ink: ink, columns: placed.piece.tableColumns, key: key)
        }
    }

    /// Notes a rule, a dash or the sides of a frame.
    private mutating func add(_ ornament: PlacedOrnament) {
        let rect = ornament.rect
        switch ornament.ornament {
        case .rule, .swelledDash, .wave: plan.rules.append(.init(rect, isInner: ornament.isContent))
        case .frame, .border:
            let half =
                switch ornament.ornament {
                case .frame(let widths): (widths.first ?? 0) / 2
                case .border(_, let width): width / 2
                default: 0.0
                }
            let corners = [
                InkPoint(x: rect.x0 + half, y: rect.y0 + half), InkPoint(x: rect.x1 - half, y: rect.y0 + half),
                InkPoint(x: rect.x1 - half, y: rect.y1 - half), InkPoint(x: rect.x0 + half, y: rect.y1 - half),
            ]
            for index in corners.indices {
                let points = InkPoint.row(from: corners[index], to: corners[(index + 1) % corners.count])
                plan.rules.append(.init(points: points, isInner: true))
            }
        case .halftone, .drawing, .cut, .engraving, .photograph, .ware, .panel: break
        }
    }

    /// The line on which the letters of a line stand, as wide as its ink.
    private func baseline(of line: SetLine, ink: [InkRect], y: Double) -> [InkPoint] {
        guard let first = ink.first, let word = line.words.first else { return [] }
        let hull = ink.dropFirst().reduce(first) { $0.union($1) }
        return InkPoint.row(from: InkPoint(x: hull.x0, y: word.y + y), to: InkPoint(x: hull.x1, y: word.y + y))
    }

    private mutating func add(_ cells: [PieceCell], ink: [InkRect], columns: Int, key: Key) {
        guard !cells.isEmpty, let region = regionOfKey[key] else { return }
        let table: Int
        if let known = tableOfKey[key] {
            table = known
        } else {
            table = plan.tables.count
            tableOfKey[key] = table
            plan.tables.append(.init(region: plan.regions[region].id, rows: 0, columns: columns, cells: []))
        }
        for cell in cells {
            plan.tables[table].rows = max(plan.tables[table].rows, cell.row + cell.rowSpan)
            if let above = plan.tables[table].cells.firstIndex(where: { $0.row == cell.row && $0.column == cell.column }
            ) {
                // A further line of the same cell.
                plan.tables[table].cells[above].text += " " + cell.text
                plan.tables[table].cells[above].ink += ink[cell.words]
                continue
            }
            plan.tables[table].cells.append(
                .init(
                    row: cell.row,
                    column: cell.column,
                    rowSpan: cell.rowSpan,
                    columnSpan: cell.columnSpan,
                    text: cell.text,
                    ink: Array(ink[cell.words])
                )
            )
        }
    }

    private mutating func region(of key: Key) -> Int {
        if let known = regionOfKey[key] { return known }
        let index = plan.regions.count
        regionOfKey[key] = index
        if regionsOfUnit[key.unit] == nil { order.append(key.unit) }
        regionsOfUnit[key.unit, default: []].append(index)
        plan.regions.append(.init(id: "r\(index + 1)", regionClass: key.role, ink: []))
        return index
    }

    private func finish(_ units: [Unit]) -> (plan: PagePlan, printings: [TypesetPage.Printing]) {
        var plan = plan
        var printings: [TypesetPage.Printing] = []
        for index in order where index >= 0 {
            let unit = units[index]
            guard case .article(let kind) = unit.kind else { continue }
            let id = "a\(plan.articles.count + 1)"
            let lines = bodies[index] ?? []
            let body = lines.filter { $0.role == .article }
            let words = Self.text(of: (body.isEmpty ? lines.filter { $0.role != .headline } : body).map(\.line))
                .split(separator: " ")
            plan.articles.append(
                .init(
                    id: id,
                    kind: kind.rawValue,
                    regions: (regionsOfUnit[index] ?? []).map { plan.regions[$0].id },
                    headline: unit.headline,
                    firstWords: words.prefix(10).joined(separator: " "),
                    lastWords: words.suffix(10).joined(separator: " "),
                    continues: unit.continues
                )
            )
            if let jump = unit.jump { plan.articleOfJump[jump] = id }
            if let origin = unit.origin { plan.articleOfOrigin[origin] = id }
            if let text = unit.text, let family = unit.family, let version = unit.version {
                printings.append(.init(article: id, text: text, family: family, version: version))
            }
        }
        return (plan, printings)
    }

    /// Lines joined, words divided at line ends made whole.
    private static func text(of lines: [SetLine]) -> String {
        var out = ""
        var joins = true
        for line in lines {
            out += joins ? line.text : " " + line.text
            joins = line.isDivided || out.hasSuffix("-") || out.hasSuffix("\u{2014}")
            if line.isDivided { out.removeLast() }
        }
        return out
    }
}
