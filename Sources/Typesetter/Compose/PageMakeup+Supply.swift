import CorpusModel

extension PageMakeup: ColumnFiller.Supply {
    mutating func next(room: Double, frame: Frame, isTop: Bool) -> Galley? {
        if frame.column < style.advertisementColumns || style.makeUp == .classified {
            return advertisement(room: room, measure: frame.width)
        }
        if let galley = continuation(frame: frame, room: room) { return galley }
        if isBare, let galley = report(room: room, measure: frame.width, isTop: false) { return galley }
        if style.departmentProbability > 0, !isTop, random.bool(probability: style.departmentProbability),
            let galley = department(room: room, measure: frame.width)
        {
            return galley
        }
        if style.noticeProbability > 0, !isTop, random.bool(probability: style.noticeProbability),
            let galley = notice(room: room, measure: frame.width)
        {
            return galley
        }
        guard room > metrics.lead * 9 else { return brief(room: room, measure: frame.width) }
        if !isTop, random.bool(probability: style.briefProbability),
            let galley = brief(room: room, measure: frame.width)
        {
            return galley
        }
        if !isTop, random.bool(probability: style.tableProbability),
            let galley = table(room: room, measure: frame.width)
        {
            return galley
        }
        return report(room: room, measure: frame.width, isTop: isTop) ?? brief(room: room, measure: frame.width)
    }

    mutating func jump(of galley: Galley, frame: Frame, next: Frame?) -> Piece? {
        guard case .article = units[galley.unit].kind, next?.isContinued != true else { return nil }
        if desk != nil {
            if let line = issueJump(of: galley, frame: frame, next: next) { return line }
            guard next?.isOpenAbove == false else { return nil }
        }
        if let next, next.isOpenAbove, style.overflow == .runsOn || !galley.canJump || random.bool(probability: 0.3) {
            return nil
        }
        // A page of the 1850s simply breaks off; later ones say where the rest is.
        if next == nil, style.headManner == .plain { return nil }
        // Of an issue that is set whole, a text that goes on nowhere names a page that the issue has not.
        let page = (desk?.lastPage ?? issue.page) + random.int(1...5), column = random.int(1...style.columns)
        let text: String
        if random.bool(probability: 0.5) {
            text = "(Continued on Page \(Numerals.cardinal(page)), Column \(Numerals.cardinal(column)).)"
            setContinuation("page \(page), column \(column)", of: galley.unit)
        } else {
            text = "(Continued on \(Numerals.ordinal(page)) Page.)"
            setContinuation("page \(page)", of: galley.unit)
        }
        let face = metrics.body.sized(metrics.body.size * 0.92).italic
        return bodies.paragraph(text, role: .article, measure: frame.width, face: face, alignment: .centred).first
    }

    mutating func separator(frame: Frame) -> [Piece] {
        isBare = false
        if style.bareProbability > 0, frame.column >= style.advertisementColumns,
            random.bool(probability: style.bareProbability)
        {
            isBare = true
            var white = Piece(height: metrics.body.size * random.real(0.25...0.8))
            (white.isSeparator, white.stretch) = (true, 0.5)
            return [white]
        }
        return bodies.separator(measure: frame.width, isFull: frame.column < style.advertisementColumns)
    }

    /// A headed item whose head and first lines fit.
    private mutating func report(room: Double, measure: Double, isTop: Bool) -> Galley? {
        let prominence =
            isTop
            ? (random.bool(probability: style.isFrontPage ? 0.65 : 0.2) ? 0 : 1)
            : random.bool(probability: 0.25) && room > metrics.lead * 24 ? 1 : 2
        let isCutOff = endsWithJump(room: room, isTop: isTop)
        for attempt in 0..<4 {
            var level = attempt < 2 ? isCutOff ? 1 : prominence : 2
            if level == 2, style.smallHeadProbability > 0, random.bool(probability: style.smallHeadProbability) {
                level = random.int(3...5)
            }
            let isLead = level == 0 || isCutOff && attempt < 2
            guard var item = stock.report(isLead: isLead, isVerse: !isTop && random.bool(probability: 0.06)) else {
                return nil
            }
            if isTop, level < 2, item.kind == .news, random.bool(probability: style.storyProbability) {
                for _ in 0..<random.int(1...4) { item.paragraphs += stock.furtherParagraphs() }
            }
            let hasPicture = level == 1 && style.pictures > 0 && random.bool(probability: 0.15)
            let count = units.count
            let galley = galley(item, prominence: level, measure: measure, hasPicture: hasPicture)
            // With jumps, lesser items are chosen to end in their column.
            let mustFit = style.overflow == .jumps && level >= 2 && attempt < 3
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

    /// A standing department: small items under one head, dashes or nothing between them.
    private mutating func department(room: Double, measure: Double) -> Galley? {
        guard room > metrics.lead * 14 else { return nil }
        let title = random.pick([
            "Local Brevities", "City Items", "Here and There", "Railroad Notes", "Personal Mention", "The Courts",
            "Church Notices", "State News", "From Our Neighbors", "About Town", "Odds and Ends",
        ])
        let head = heads.head([title], prominence: random.pick([2, 3, 4, 5]), measure: measure)
        var pieces = head.pieces + [unbroken(.space(metrics.body.size * 0.25, stretch: 0.3))]
        var height = pieces.reduce(0) { $0 + $1.height }
        let length = random.bool(probability: 0.6) ? random.real(0.12...0.34) : 0
        let items = stock.briefs(random.int(3...9))
        for (index, item) in items.enumerated() {
            var part = body(item, measure: measure)
            if index > 0, length > 0 {
                part = heads.dash(measure: measure, above: 0.35, below: 0.35, length: length) + part
            }
            let more = part.reduce(0) { $0 + $1.height }
            guard height + more <= room else { continue }
            pieces += part
            height += more
            stock.use(item)
        }
        var unit = Unit(kind: .article(.other))
        unit.headline = head.main
        return Galley(unit: add(unit), pieces: pieces)
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
        if style.makeUp == .classified { return smallAdvertisements(room: room, measure: measure) }
        if random.bool(probability: 0.18), room > metrics.lead * 30 {
            let (head, notices) = stock.classified(random.int(4...9))
            let pieces = advertisements.classified(head: head, notices: notices, measure: measure)
            return Galley(unit: add(Unit(kind: .plain)), pieces: pieces)
        }
        if style.remedyShare > 0, random.bool(probability: style.remedyShare),
            let galley = remedy(room: room, measure: measure)
        {
            return galley
        }
        if style.noticeShare > 0, random.bool(probability: style.noticeShare),
            let galley = notice(room: room, measure: measure)
        {
            return galley
        }
        for _ in 0..<8 {
            let copy = stock.advertisement()
            let isDisplay = style.headManner != .plain && random.bool(probability: 0.55)
            let piece = advertisements.advertisement(copy, measure: measure, isDisplay: isDisplay, random: &random)
            if piece.height <= room { return Galley(unit: add(Unit(kind: .plain)), pieces: [piece]) }
        }
        return nil
    }

    /// An advertisement that is set as news is: the text of its letters is that of small items.
    private mutating func remedy(room: Double, measure: Double) -> Galley? {
        for most in [6, 3, 1] {
            let letters = stock.briefs(random.int(1...most)).map { $0.paragraphs.joined(separator: " ") }
            let piece = advertisements.remedy(
                stock.advertisement(),
                letters: letters,
                measure: measure,
                random: &random
            )
            if piece.height <= room { return Galley(unit: add(Unit(kind: .plain)), pieces: [piece]) }
        }
        return nil
    }

    /// A notice in body type.
    private mutating func notice(room: Double, measure: Double) -> Galley? {
        for _ in 0..<4 {
            var copy = [stock.advertisement()]
            while random.bool(probability: 0.4), copy.count < 4 { copy.append(stock.advertisement()) }
            let piece = advertisements.notice(copy, measure: measure, random: &random)
            if piece.height <= room { return Galley(unit: add(Unit(kind: .plain)), pieces: [piece]) }
        }
        return nil
    }
}
