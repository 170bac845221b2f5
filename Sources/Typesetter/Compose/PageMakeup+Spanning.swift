/// Parts that span columns: banners, wide heads, pictures and display advertisements.
extension PageMakeup {
    /// A banner over the page; the article under it stands at the top of the last column.
    mutating func placeBanner() {
        guard let item = stock.report(isLead: true, isVerse: false), let banner = item.heads.first else { return }
        let inner = metrics.width - 2 * metrics.margin
        var face = Typeface(family: metrics.headFamily(0), size: metrics.body.size * 6)
        face.isBold = face.family != .condensedGothic
        if face.family == .condensedGothic { face.heft = 0.05 }
        let printed = banner.uppercased()
        let natural = compositor.width(of: printed, in: face)
        let count = natural * 0.5 > inner ? 2 : 1
        let pieces = heads.display(
            printed,
            face: face,
            measure: inner,
            lines: count,
            widths: 0.45...1.0,
            alignment: .centred
        )
        var decks = item
        decks.heads.removeFirst()
        let start = units.count
        let galley = galley(decks, prominence: 1, measure: metrics.columnWidth)
        setHeadline(printed, of: start)
        let y = filler.place(pieces, unit: galley.unit, x: metrics.margin, y: tops[0]) + metrics.body.size * 0.4
        let rule = y - metrics.body.size * 0.1
        rules.append(InkRect(x0: metrics.margin, y0: rule, x1: metrics.margin + inner, y1: rule + metrics.hair))
        let top = y + metrics.body.size * 0.5
        tops = [Double](repeating: top, count: style.columns)
        // The article itself takes a part of the last column, down to a rule.
        let column = style.columns - 1
        let depth = min(galley.height, (feet[column] - top) * 0.75)
        fill(galley, columns: column...column, top: top, depth: depth)
    }

    /// Pictures and wide articles at the top of the page.
    mutating func placeSpanningParts() {
        var free = Array(0..<newsColumns)
        if isOpenAbove.last == false { free.removeLast() }
        free.removeAll { $0 < style.advertisementColumns }
        var kinds =
            [Bool](repeating: true, count: style.pictures) + [Bool](repeating: false, count: style.spanningArticles)
        kinds = random.shuffled(kinds)
        for isPicture in kinds {
            let span = isPicture && style.columns >= 7 && random.bool(probability: 0.5) ? 3 : 2
            let starts = free.filter { start in (start..<(start + span)).allSatisfy(free.contains) }
            guard !starts.isEmpty else { continue }
            let start = random.pick(starts)
            let columns = start...(start + span - 1)
            free.removeAll { columns.contains($0) }
            if isPicture { placePicture(columns) } else { placeArticle(columns) }
        }
    }

    /// Display advertisements at the foot, side by side from the right.
    mutating func placeDisplayAdvertisements() {
        var right = newsColumns
        for index in 0..<style.displayAdvertisements {
            let span = min(right - style.advertisementColumns - 1, random.int(2...3))
            guard span >= 1 else { return }
            let first = right - span
            let top = tops[first..<right].max() ?? tops[first]
            let height = (feet[first] - tops[first]) * random.real(0.2...0.34) * (index == 0 ? 1.25 : 1)
            // What stands at the tops of the columns leaves no room here.
            guard feet[first] - height > top + metrics.lead * 10 else { return }
            let measure = metrics.width(ofColumns: span)
            let copy = stock.advertisement()
            let piece =
                random.bool(probability: style.bandShare)
                ? display(measure: measure, height: height, isFramed: true)
                : advertisements.advertisement(
                    copy,
                    measure: measure,
                    isDisplay: true,
                    height: height,
                    random: &random
                )
            let y = feet[first] - piece.height
            _ = filler.place([piece], unit: add(Unit(kind: .plain)), x: metrics.x(ofColumn: first), y: y)
            for column in first..<right { feet[column] = y - metrics.body.size * 0.7 }
            right = first
        }
    }

    private mutating func placePicture(_ columns: ClosedRange<Int>) {
        let measure = metrics.width(ofColumns: columns.count)
        let height = measure * random.real(0.6...0.85)
        let pieces = picture(caption: stock.caption(), measure: measure, height: height)
        var unit = Unit(kind: .article(.picture))
        unit.headline = ""
        let number = add(unit)
        let top = tops[columns.lowerBound]
        let bottom = filler.place(pieces, unit: number, x: metrics.x(ofColumn: columns.lowerBound), y: top)
        close(columns, at: bottom, isRuled: true)
    }

    private mutating func placeArticle(_ columns: ClosedRange<Int>) {
        guard let item = stock.report(isLead: true, isVerse: false) else { return }
        let measure = metrics.width(ofColumns: columns.count)
        let (head, main) = heads.head(item.heads, prominence: 0, measure: measure)
        var unit = Unit(kind: .article(item.kind), text: item.id, family: item.family, version: item.version)
        unit.headline = main
        let number = add(unit)
        let top = tops[columns.lowerBound]
        let x = metrics.x(ofColumn: columns.lowerBound)
        let start = filler.place(head, unit: number, x: x, y: top) + metrics.body.size * 0.6
        let galley = Galley(unit: number, pieces: body(item, measure: metrics.columnWidth))
        let room = (feet[columns.lowerBound] - start) * 0.7
        let depth = ColumnFiller.depth(of: galley.pieces, columns: columns.count, step: metrics.lead / 2)
        fill(galley, columns: columns, top: start, depth: min(depth, room))
    }

    /// Sets a galley in columns of equal depth and closes them with a rule.
    private mutating func fill(_ galley: Galley, columns: ClosedRange<Int>, top: Double, depth: Double) {
        let frames = columns.map { column in
            Frame(column: column, x: metrics.x(ofColumn: column), y0: top, y1: top + depth, width: metrics.columnWidth)
        }
        var source = SingleGalley(galley: galley, makeup: self)
        filler.fill(frames, from: &source)
        let filled = filler
        self = source.makeup
        filler = filled
        if style.hasColumnRules {
            for column in columns.dropFirst() {
                let x = metrics.x(ofColumn: column) - metrics.gutter / 2
                rules.append(InkRect(x0: x - metrics.hair / 2, y0: top, x1: x + metrics.hair / 2, y1: top + depth))
            }
        }
        close(columns, at: top + depth, isRuled: true)
    }

    /// Lets what follows begin below a rule.
    private mutating func close(_ columns: ClosedRange<Int>, at y: Double, isRuled: Bool) {
        let x0 = metrics.x(ofColumn: columns.lowerBound)
        let x1 = x0 + metrics.width(ofColumns: columns.count)
        let at = y + metrics.body.size * 0.45
        if isRuled { rules.append(InkRect(x0: x0, y0: at, x1: x1, y1: at + metrics.hair)) }
        for column in columns {
            tops[column] = at + metrics.body.size * 0.7
            isOpenAbove[column] = false
        }
    }

    /// One galley and nothing after it.
    private struct SingleGalley: ColumnFiller.Supply {
        var galley: Galley?
        var makeup: PageMakeup

        mutating func next(room: Double, frame: Frame, isTop: Bool) -> Galley? {
            defer { galley = nil }
            return galley
        }

        mutating func jump(of galley: Galley, frame: Frame, next: Frame?) -> Piece? {
            next == nil ? makeup.jump(of: galley, frame: frame, next: nil) : nil
        }

        mutating func cutOff(_ rest: Galley) { makeup.cutOff(rest) }

        func separator(frame: Frame) -> [Piece] { [] }
    }
}
