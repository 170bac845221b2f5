import CorpusModel

/// Pictures in columns, text that runs round them, and heads of chapters.
extension PageMakeup {
    /// The ornament of a picture of the news.
    func pictureOrnament(isPhotograph: Bool, seed: UInt64) -> Ornament {
        guard style.hasEngravings, seed % 5 != 0 else {
            return isPhotograph ? .halftone(seed: seed) : .drawing(seed: seed)
        }
        return isPhotograph ? .photograph(seed: seed) : .engraving(seed: seed)
    }

    /// The body of an item with one cut or several: as wide as the column, or narrower with the text running round it.
    ///
    /// Text beside a cut is a region of its own, and so is the text after it: their boxes do not overlap the cut.
    mutating func bodyWithCuts(_ item: NewsItem, measure: Double) -> [Piece] {
        var pieces: [Piece] = []
        if let byline = item.byline {
            pieces += bodies.byline(byline, measure: measure)
            pieces.append(unbroken(.space(metrics.body.size * 0.2, stretch: 0.2)))
        }
        var paragraphs = item.paragraphs
        if let first = paragraphs.first { paragraphs[0] = issue.opening(item) + first }
        var group = 0, next = random.int(0...1)
        var index = 0
        while index < paragraphs.count {
            let isText = !paragraphs[index].hasPrefix("#")
            if index == next, isText {
                next = index + random.int(3...6)
                let isNarrow = random.bool(probability: 0.45) && measure > metrics.body.size * 14
                if isNarrow {
                    let (run, used) = runRound(Array(paragraphs[index...]), measure: measure, group: &group)
                    pieces += run
                    index += used
                    continue
                }
                pieces += columnCut(measure: measure, isFirst: pieces.isEmpty, group: &group)
            }
            if paragraphs[index].hasPrefix("##") { group += 1 }
            var only = item
            (only.byline, only.place, only.table, only.paragraphs) = (nil, nil, nil, [paragraphs[index]])
            pieces += grouped(body(only, measure: measure), group)
            index += 1
        }
        if let table = item.table { pieces += tables.table(table, measure: measure, group: group) }
        return pieces
    }

    /// The pieces, those from an index on in a group of their regions' own.
    func grouped(_ pieces: [Piece], from start: Int = 0, _ group: Int) -> [Piece] {
        guard group > 0 else { return pieces }
        var out = pieces
        for index in out.indices.dropFirst(start) where out[index].role != nil { out[index].group = group }
        return out
    }

    /// A cut over the column, between two lines of text.
    private mutating func columnCut(measure: Double, isFirst: Bool, group: inout Int) -> [Piece] {
        let share = random.pick([1, 1, 1, 0.9, 0.75])
        let width = measure * share, height = width * random.real(0.5...1.35)
        var block = unit(
            width: width,
            height: height,
            at: (measure - width) / 2,
            measure: measure,
            hasCaption: random.bool(probability: 0.8)
        )
        group += 1
        block.pieces = grouped(block.pieces, group)
        let space = metrics.body.size * random.real(0.3...0.7)
        return [unbroken(.space(isFirst ? space * 0.3 : space, stretch: 0.3))] + block.pieces
            + [unbroken(.space(space, stretch: 0.3))]
    }

    /// A cut of some width with its caption below it, as pieces one below the other.
    private mutating func unit(width: Double, height: Double, at x: Double, measure: Double, hasCaption: Bool) -> (
        pieces: [Piece], height: Double
    ) {
        let isPhotograph = style.lastYear >= 1900 && random.bool(probability: style.lastYear >= 1920 ? 0.8 : 0.4)
        var cut = Piece(height: height + metrics.body.size * 0.25, role: isPhotograph ? .photograph : .cartoon)
        cut.ornaments = [
            PlacedOrnament(
                ornament: pictureOrnament(isPhotograph: isPhotograph, seed: random.next()),
                rect: InkRect(x0: x, y0: 0, x1: x + width, y1: height),
                isContent: true
            )
        ]
        var pieces = [unbroken(cut)]
        if hasCaption { pieces += caption(width: width, at: x) }
        return (pieces, pieces.reduce(0) { $0 + $1.height })
    }

    /// Lines of a caption, small capitals, italics or bold, as wide as the cut.
    private mutating func caption(width: Double, at x: Double) -> [Piece] {
        var text = stock.caption()
        var face = metrics.body.sized(metrics.body.size * random.real(0.78...1))
        switch random.int(0...4) {
        case 0, 1:
            text = text.uppercased()
            face = face.sized(face.size * 0.85)
        case 2: face.isItalic = true
        case 3: face.isBold = true
        default: break
        }
        if random.bool(probability: 0.4) {
            // A few words.
            text = text.split(separator: " ").prefix(random.int(2...4)).joined(separator: " ")
            while let last = text.last, !last.isLetter { text.removeLast() }
            text += "."
        }
        var lines = compositor.paragraph(text, face: face, measure: width, alignment: .centred, hyphenates: false)
        // A long word must not reach beyond the cut.
        let widest = lines.compactMap { $0.ink?.width }.max() ?? 0
        if widest > width {
            face = face.sized(face.size * width / widest * 0.98)
            lines = compositor.paragraph(text, face: face, measure: width, alignment: .centred, hyphenates: false)
        }
        let lead = face.size * 1.12
        return lines.map { line in
            var piece = Piece(height: lead, lines: [line.shifted(x: x, y: lead * 0.8)], role: .caption)
            piece.isBreakable = false
            return piece
        }
    }

    /// A narrow cut at one side and the text beside it; gives the pieces and how many paragraphs they hold.
    private mutating func runRound(_ paragraphs: [String], measure: Double, group: inout Int) -> (
        pieces: [Piece], used: Int
    ) {
        let width = measure * random.real(0.34...0.58), height = width * random.real(0.8...1.5)
        let isLeft = random.bool(probability: 0.6), gap = metrics.body.size * random.real(0.5...0.9)
        let x = isLeft ? 0 : measure - width
        let block = unit(
            width: width,
            height: height,
            at: x,
            measure: measure,
            hasCaption: random.bool(probability: 0.55)
        )
        let lead = metrics.lead
        let top = metrics.body.size * 0.3
        let count = Int(((block.height + top + gap * 0.6) / lead).rounded(.up))
        let start = group + 1
        group += 2
        // Cut and caption stand beside the lines: they take no height of their own.
        var at = top
        var pieces: [Piece] = []
        for piece in block.pieces {
            var flat = piece
            flat.lines = piece.lines.map { $0.shifted(x: 0, y: at) }
            flat.ornaments = piece.ornaments.map { $0.shifted(x: 0, y: at) }
            at += piece.height
            (flat.height, flat.stretch, flat.group, flat.isBreakable) = (0, 0, start, false)
            pieces.append(flat)
        }
        var set = 0, used = 0
        for paragraph in paragraphs where set < count {
            guard !paragraph.hasPrefix("#") else { break }
            let first = set
            let lines = bodies.paragraph(paragraph, role: .article, measure: measure) { line in
                guard first + line < count else { return (0, 0) }
                return isLeft ? (width + gap, 0) : (0, width + gap)
            }
            for (number, line) in lines.enumerated() {
                var piece = line
                let isBeside = first + number < count
                piece.group = isBeside ? start : start + 1
                if isBeside { (piece.isBreakable, piece.stretch) = (false, 0) }
                pieces.append(piece)
            }
            set += lines.count
            used += 1
        }
        if set < count { pieces.append(unbroken(.space(Double(count - set) * lead, stretch: 0))) }
        return (pieces, used)
    }

    /// Paragraphs with heads of chapters between them.
    mutating func chaptered(_ paragraphs: [String]) -> [String] {
        var out: [String] = []
        var number = random.int(1...4)
        for (index, paragraph) in paragraphs.enumerated() {
            if index > 0, index % 2 == 0 || random.bool(probability: 0.3), !paragraph.hasPrefix("#") {
                let words = paragraph.split(separator: " ").map(String.init).filter { $0.allSatisfy(\.isLetter) }
                let title = words.prefix(random.int(2...5)).joined(separator: " ").uppercased()
                out.append(
                    random.bool(probability: 0.5) ? "##CHAPTER \(Numerals.roman(number)).|\(title)." : "##\(title)."
                )
                number += 1
            }
            out.append(paragraph)
        }
        return out
    }

    /// The head of a chapter inside a story: one line or two hardly larger than the body, sometimes a dash.
    func chapterHead(_ text: String, measure: Double) -> [Piece] {
        var pieces: [Piece] = [.space(metrics.body.size * 0.7, stretch: 0.4)]
        for (index, part) in text.split(separator: "|").enumerated() {
            var face = metrics.body.sized(metrics.body.size * (index == 0 ? 0.98 : 0.9))
            face.isBold = metrics.style.bodySize < 8.5
            pieces += bodies.paragraph(
                String(part),
                role: .headline,
                measure: measure,
                face: face,
                alignment: .centred
            ).map(unbroken)
        }
        return pieces + [unbroken(.space(metrics.body.size * 0.45, stretch: 0.3))]
    }
}
