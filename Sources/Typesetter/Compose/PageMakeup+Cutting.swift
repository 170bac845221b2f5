import CorpusModel

/// An article cut out of a newspaper: its head over all its columns, pictures, then the body in equal columns.
extension PageMakeup {
    mutating func makeUpCutting() {
        let inner = metrics.width(ofColumns: style.columns)
        tops = [Double](repeating: metrics.margin, count: style.columns)
        feet = [Double](repeating: metrics.height - metrics.margin, count: style.columns)
        isOpenAbove = [Bool](repeating: true, count: style.columns)
        var item = stock.report(isLead: true, isVerse: false)
        let room = inner * (feet[0] - tops[0])
        // Words until the columns are about full.
        let share = random.real(0.5...0.85)
        while let text = item, Double(text.wordCount) * metrics.lead * metrics.body.size * 2.9 < room * share {
            item?.paragraphs += stock.furtherParagraphs()
        }
        guard let item else { return }
        var edited = item
        if random.bool(probability: style.chapterProbability) { edited.paragraphs = chaptered(item.paragraphs) }
        let isOver = style.columns > 1
        let (head, main) = heads.head(
            item.heads,
            prominence: random.pick(isOver ? [0, 0, 1] : [0, 1, 2]),
            measure: inner
        )
        var unit = Unit(kind: .article(item.kind), text: item.id, family: item.family, version: item.version)
        unit.headline = main
        let number = add(unit)
        var y = filler.place(head, unit: number, x: metrics.margin, y: metrics.margin) + metrics.body.size * 0.7
        if isOver, random.bool(probability: 0.3) {
            rules.append(InkRect(x0: metrics.margin, y0: y, x1: metrics.margin + inner, y1: y + metrics.hair))
            y += metrics.body.size * 0.6
        }
        tops = [Double](repeating: y, count: style.columns)
        if style.insets > 0, isOver { chooseInsets() }
        let pieces =
            random.bool(probability: style.cutProbability)
            ? bodyWithCuts(edited, measure: metrics.columnWidth) : body(edited, measure: metrics.columnWidth)
        let depth = ColumnFiller.depth(of: pieces, columns: style.columns, step: metrics.lead / 2)
        let taken = obstacles.map { $0.y1 - $0.y0 }.max() ?? 0
        for column in feet.indices { feet[column] = min(feet[column], y + depth + taken) }
        obstacles.removeAll { $0.y1 + metrics.lead * 10 > (feet.first ?? 0) }
        if style.columns == 1 || random.bool(probability: 0.5) {
            // Cut below the last line; else something of the next article stays on the page.
            for column in feet.indices { feet[column] = min(feet[column], metrics.height - metrics.margin) }
        }
        var supply = OneArticle(galley: Galley(unit: number, pieces: pieces))
        var filler = filler
        filler.fill((0..<style.columns).flatMap(frames(ofColumn:)), from: &supply)
        self.filler = filler
        placeInsets()
        if style.hasColumnRules { ruleColumns() }
    }

    /// One galley and nothing after it.
    private struct OneArticle: ColumnFiller.Supply {
        var galley: Galley?

        mutating func next(room: Double, frame: Frame, isTop: Bool) -> Galley? {
            defer { galley = nil }
            return galley
        }

        mutating func jump(of galley: Galley, frame: Frame, next: Frame?) -> Piece? { nil }

        mutating func separator(frame: Frame) -> [Piece] { [] }
    }
}
