internal import CorpusModel

extension PageMakeup: ColumnFiller.Supply {
    mutating func next(room: Double, frame: Frame, isTop: Bool) -> Galley? {
        if frame.column < style.advertisementColumns { return advertisement(room: room, measure: frame.width) }
        if style.noticeChance > 0, !isTop, random.chance(style.noticeChance),
            let galley = notice(room: room, measure: frame.width)
        {
            return galley
        }
        guard room > metrics.lead * 9 else { return brief(room: room, measure: frame.width) }
        if !isTop, random.chance(style.briefChance), let galley = brief(room: room, measure: frame.width) {
            return galley
        }
        if !isTop, random.chance(style.tableChance), let galley = table(room: room, measure: frame.width) {
            return galley
        }
        return report(room: room, measure: frame.width, isTop: isTop) ?? brief(room: room, measure: frame.width)
    }

    mutating func jump(of galley: Galley, frame: Frame, next: Frame?) -> Piece? {
        guard case .article = units[galley.unit].kind else { return nil }
        if let next, next.isOpenAbove, style.overflow == .runsOn || !galley.canJump || random.chance(0.3) { return nil }
        // A page of the 1850s simply breaks off; later ones say where the rest is.
        if next == nil, style.headManner == .plain { return nil }
        let page = issue.page + random.int(1...5), column = random.int(1...style.columns)
        let text: String
        if random.chance(0.5) {
            text = "(Continued on Page \(Numerals.cardinal(page)), Column \(Numerals.cardinal(column)).)"
            setContinuation("page \(page), column \(column)", of: galley.unit)
        } else {
            text = "(Continued on \(Numerals.ordinal(page)) Page.)"
            setContinuation("page \(page)", of: galley.unit)
        }
        let face = metrics.body.sized(metrics.body.size * 0.92).italic
        return bodies.paragraph(text, role: .article, measure: frame.width, face: face, alignment: .centred).first
    }

    func separator(frame: Frame) -> [Piece] {
        bodies.separator(measure: frame.width, isFull: frame.column < style.advertisementColumns)
    }

    /// A headed item whose head and first lines fit.
    private mutating func report(room: Double, measure: Double, isTop: Bool) -> Galley? {
        let prominence =
            isTop
            ? (random.chance(style.isFrontPage ? 0.65 : 0.2) ? 0 : 1)
            : random.chance(0.25) && room > metrics.lead * 24 ? 1 : 2
        for attempt in 0..<4 {
            let level = attempt < 2 ? prominence : 2
            let isLead = level == 0
            guard let item = stock.report(isLead: isLead, isVerse: !isTop && random.chance(0.06)) else { return nil }
            let hasPicture = level == 1 && style.pictures > 0 && random.chance(0.15)
            let count = units.count
            let galley = galley(item, prominence: level, measure: measure, hasPicture: hasPicture)
            // With jumps, lesser items are chosen to end in their column.
            let mustFit = style.overflow == .jumps && level == 2 && attempt < 3
            if mustFit ? galley.height <= room : startHeight(galley) <= room { return galley }
            dropUnits(from: count)
            stock.giveBack(item)
        }
        return nil
    }

    /// Height of the head with the first four lines of the body.
    private func startHeight(_ galley: Galley) -> Double {
        var height = 0.0
        var lines = 0
        for piece in galley.pieces {
            height += piece.height
            if piece.role == .article || piece.role == .table { lines += 1 }
            if lines == 4, piece.isBreakable { break }
        }
        return height
    }

    /// Small items without a head, as large as fits.
    private mutating func brief(room: Double, measure: Double) -> Galley? {
        guard room > metrics.lead * 1.2 else { return nil }
        var best: (item: NewsItem, pieces: [Piece], height: Double)?
        for item in stock.briefs(8) {
            let pieces = body(item, measure: measure)
            let height = pieces.reduce(0) { $0 + $1.height }
            guard height <= room, height > best?.height ?? 0 else { continue }
            best = (item, pieces, height)
            // Anything will do while there is much room.
            if room > metrics.lead * 20 { break }
        }
        guard let best else { return nil }
        stock.use(best.item)
        let kind = Unit.Kind.article(best.item.kind)
        let unit = add(Unit(kind: kind, text: best.item.id, family: best.item.family, version: best.item.version))
        return Galley(unit: unit, pieces: best.pieces)
    }

    private mutating func table(room: Double, measure: Double) -> Galley? {
        let count = units.count
        let item = stock.table(columns: measure / metrics.body.size)
        let galley = galley(item, prominence: 2, measure: measure)
        guard galley.height <= room else {
            dropUnits(from: count)
            return nil
        }
        return galley
    }

    /// An advertisement of one column, or a run of classified ones.
    private mutating func advertisement(room: Double, measure: Double) -> Galley? {
        if random.chance(0.18), room > metrics.lead * 30 {
            let (head, notices) = stock.classified(random.int(4...9))
            let pieces = advertisements.classified(head: head, notices: notices, measure: measure)
            return Galley(unit: add(Unit(kind: .plain)), pieces: pieces)
        }
        if style.noticeShare > 0, random.chance(style.noticeShare),
            let galley = notice(room: room, measure: measure)
        {
            return galley
        }
        for _ in 0..<8 {
            let copy = stock.advertisement()
            let isDisplay = style.headManner != .plain && random.chance(0.55)
            let piece = advertisements.advertisement(copy, measure: measure, isDisplay: isDisplay, random: &random)
            if piece.height <= room { return Galley(unit: add(Unit(kind: .plain)), pieces: [piece]) }
        }
        return nil
    }

    /// A notice in body type.
    private mutating func notice(room: Double, measure: Double) -> Galley? {
        for _ in 0..<4 {
            var copy = [stock.advertisement()]
            while random.chance(0.4), copy.count < 4 { copy.append(stock.advertisement()) }
            let piece = advertisements.notice(copy, measure: measure, random: &random)
            if piece.height <= room { return Galley(unit: add(Unit(kind: .plain)), pieces: [piece]) }
        }
        return nil
    }
}
