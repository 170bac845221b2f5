import CorpusModel

/// Advertisements as high as the page, at the feet of columns, over the whole page, and columns of small ones.
extension PageMakeup {
    /// A large advertisement of bands.
    mutating func display(measure: Double, height: Double, isFramed: Bool) -> Piece {
        let maker = DisplayMaker(metrics: metrics, compositor: compositor)
        let copy = DisplayMaker.Copy(first: stock.advertisement(), more: (0..<6).map { _ in stock.advertisement() })
        return maker.display(copy, measure: measure, height: height, isFramed: isFramed, random: &random)
    }

    /// Places a piece as a region without an article.
    private mutating func placeAdvertisement(_ piece: Piece, x: Double, y: Double) {
        _ = filler.place([piece], unit: add(Unit(kind: .plain)), x: x, y: y)
    }

    /// Advertisements as high as the page at its right.
    mutating func placeTowers() {
        var right = style.columns
        for _ in 0..<style.towers {
            let span = right > 3 && random.bool(probability: 0.45) ? 2 : 1
            guard right - span >= style.advertisementColumns + 1 else { break }
            let first = right - span
            let x = metrics.x(ofColumn: first), measure = metrics.width(ofColumns: span)
            stack(x: x, measure: measure, top: tops[first], foot: feet[first], parts: random.pick([1, 1, 2, 3]))
            if style.hasColumnRules {
                let at = x - metrics.gutter / 2
                rules.append(
                    InkRect(x0: at - metrics.hair / 2, y0: tops[first], x1: at + metrics.hair / 2, y1: feet[first])
                )
            }
            right = first
        }
        newsColumns = right
    }

    /// Advertisements one below the other, rules or white between them.
    private mutating func stack(x: Double, measure: Double, top: Double, foot: Double, parts: Int) {
        let gap = metrics.body.size * 0.9
        var y = top
        for index in 0..<parts {
            let left = Double(parts - index)
            let share = index == parts - 1 ? 1 : random.real(0.7...1.3) / left
            let height = (foot - y) * min(1, share) - (index == parts - 1 ? 0 : gap)
            let isFramed = random.bool(probability: 0.4)
            placeAdvertisement(display(measure: measure, height: height, isFramed: isFramed), x: x, y: y)
            y += height + gap
            if index < parts - 1, !isFramed {
                let at = y - gap / 2
                rules.append(InkRect(x0: x, y0: at, x1: x + measure, y1: at + metrics.hair))
            }
        }
    }

    /// A small advertisement at the foot of some news columns, under a rule.
    mutating func placeFootAdvertisements() {
        guard style.footProbability > 0 else { return }
        for column in style.advertisementColumns..<newsColumns where random.bool(probability: style.footProbability) {
            let measure = metrics.columnWidth
            let piece: Piece
            if random.bool(probability: 0.5) {
                piece = advertisements.notice([stock.advertisement()], measure: measure, random: &random)
            } else {
                let height = metrics.body.size * random.real(9...26)
                piece = display(measure: measure, height: height, isFramed: random.bool(probability: 0.3))
            }
            guard feet[column] - tops[column] > piece.height * 2.5 else { continue }
            let y = feet[column] - piece.height
            placeAdvertisement(piece, x: metrics.x(ofColumn: column), y: y)
            let at = y - metrics.body.size * 0.5, x = metrics.x(ofColumn: column)
            rules.append(InkRect(x0: x, y0: at, x1: x + measure, y1: at + metrics.hair))
            feet[column] = at - metrics.body.size * 0.4
        }
    }

    /// A page of display advertisements: divided across and down until the parts are of usual sizes.
    mutating func makeUpDisplays() {
        divide(columns: 0...(style.columns - 1), top: tops[0], foot: feet[0], depth: 0)
    }

    private mutating func divide(columns: ClosedRange<Int>, top: Double, foot: Double, depth: Int) {
        let height = foot - top, width = metrics.width(ofColumns: columns.count)
        let gap = metrics.body.size * 0.7
        let isSmall = height < metrics.height * 0.2 || depth > 3
        let isTall = height > width * 1.5
        if columns.count == 1, height > metrics.height * 0.24, random.bool(probability: 0.35) {
            // A column of small notices.
            let frame = Frame(
                column: columns.lowerBound,
                x: metrics.x(ofColumn: columns.lowerBound),
                y0: top,
                y1: foot,
                width: width
            )
            var supply = SmallSupply(makeup: self)
            var filler = filler
            filler.fill([frame], from: &supply)
            self = supply.makeup
            self.filler = filler
            return
        }
        if !isSmall, isTall || random.bool(probability: 0.4), height > metrics.height * 0.26 {
            let at = top + height * random.real(0.3...0.7)
            divide(columns: columns, top: top, foot: at - gap / 2, depth: depth + 1)
            divide(columns: columns, top: at + gap / 2, foot: foot, depth: depth + 1)
        } else if columns.count > 1, !isSmall || columns.count > 4, depth < 5, random.bool(probability: 0.85) {
            let first = columns.lowerBound + random.int(1...(columns.count - 1))
            divide(columns: columns.lowerBound...(first - 1), top: top, foot: foot, depth: depth + 1)
            divide(columns: first...columns.upperBound, top: top, foot: foot, depth: depth + 1)
            if style.hasColumnRules {
                let x = metrics.x(ofColumn: first) - metrics.gutter / 2
                rules.append(InkRect(x0: x - metrics.hair / 2, y0: top, x1: x + metrics.hair / 2, y1: foot))
            }
        } else {
            let piece = display(measure: width, height: height, isFramed: random.bool(probability: 0.7))
            placeAdvertisement(piece, x: metrics.x(ofColumn: columns.lowerBound), y: top)
        }
    }

    /// A column of small advertisements.
    private struct SmallSupply: ColumnFiller.Supply {
        var makeup: PageMakeup

        mutating func next(room: Double, frame: Frame, isTop: Bool) -> Galley? {
            makeup.smallAdvertisements(room: room, measure: frame.width)
        }

        mutating func jump(of galley: Galley, frame: Frame, next: Frame?) -> Piece? { nil }

        mutating func separator(frame: Frame) -> [Piece] {
            makeup.bodies.separator(measure: frame.width, isFull: true)
        }
    }

    /// Small advertisements under a head of their kind, with large first letters and small cuts; one region a column.
    mutating func smallAdvertisements(room: Double, measure: Double) -> Galley? {
        guard room > metrics.lead * 3 else { return nil }
        if random.bool(probability: 0.2), room > metrics.lead * 16 {
            let height = metrics.body.size * random.real(8...24)
            let piece = display(measure: measure, height: height, isFramed: random.bool(probability: 0.5))
            return Galley(unit: add(Unit(kind: .plain)), pieces: [piece])
        }
        let (head, notices) = stock.classified(random.int(3...9))
        let maker = SmallAdvertisementMaker(metrics: metrics, compositor: compositor)
        var pieces = maker.run(head: head, notices: notices, measure: measure, random: &random)
        var height = pieces.reduce(0) { $0 + $1.height }
        while height > room, let last = pieces.last {
            height -= last.height
            pieces.removeLast()
        }
        while pieces.last?.isSeparator == true { pieces.removeLast() }
        guard pieces.contains(where: { $0.role != nil }) else { return nil }
        return Galley(unit: add(Unit(kind: .plain)), pieces: pieces)
    }
}
