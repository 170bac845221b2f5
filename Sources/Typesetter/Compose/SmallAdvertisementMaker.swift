import CorpusModel

/// Makes runs of small advertisements: heads hardly larger than the text, first letters two lines deep, small cuts.
struct SmallAdvertisementMaker {
    let metrics: Metrics
    let compositor: Compositor

    /// A run under a head; all pieces are of one region.
    func run(head: String, notices: [String], measure: Double, random: inout SeededGenerator) -> [Piece] {
        let maker = BodyMaker(metrics: metrics, compositor: compositor)
        let body = metrics.body.sized(metrics.body.size * random.real(0.86...1))
        var face = body.sized(body.size * random.real(0.95...1.35))
        face.isBold = random.bool(probability: 0.6)
        let printed = random.bool(probability: 0.7) ? head.uppercased() : head
        var pieces = maker.paragraph(printed, role: .advertisement, measure: measure, face: face, alignment: .centred)
        let initials = random.int(0...2), hasRules = random.bool(probability: 0.35),
            hasCuts = random.bool(probability: 0.25)
        let alignment: Alignment = random.bool(probability: 0.4) ? .hanging : .justified
        for notice in notices {
            let text = notice.filter { $0 != "^" }
            if hasRules {
                pieces.append(rule(measure: measure))
            } else {
                pieces.append(.space(body.size * random.real(0.05...0.35), stretch: 0.1))
            }
            if hasCuts, random.bool(probability: 0.5) {
                pieces += beside(text, face: body, measure: measure, maker: maker, random: &random)
            } else if initials == 2 || initials == 1 && random.bool(probability: 0.5) {
                pieces += initial(text, face: body, measure: measure, maker: maker, random: &random)
            } else {
                pieces += maker.paragraph(
                    text,
                    role: .advertisement,
                    measure: measure,
                    face: body,
                    alignment: alignment
                )
            }
        }
        for index in pieces.indices.dropLast() where pieces[index].role != nil { pieces[index].isBreakable = false }
        return pieces
    }

    private func rule(measure: Double) -> Piece {
        var piece = Piece(height: metrics.body.size * 0.5)
        let y = metrics.body.size * 0.25
        let rect = InkRect(x0: 0, y0: y, x1: measure, y1: y + metrics.hair * 0.8)
        piece.ornaments = [PlacedOrnament(ornament: .rule, rect: rect)]
        (piece.isSeparator, piece.stretch) = (true, 0.3)
        return piece
    }

    /// A first letter two lines deep, the rest of its word in capitals.
    private func initial(
        _ text: String,
        face: Typeface,
        measure: Double,
        maker: BodyMaker,
        random: inout SeededGenerator
    ) -> [Piece] {
        guard let letter = text.first, letter.isLetter else {
            return maker.paragraph(text, role: .advertisement, measure: measure, face: face)
        }
        let lead = metrics.lead * face.size / metrics.body.size
        var large = face.sized(lead * 2.0 / 0.98)
        large.isBold = random.bool(probability: 0.5)
        large.family = random.pick([face.family, .oldStandard, .biolinum, .didot])
        let width = compositor.width(of: String(letter), in: large) + face.size * 0.15
        let words = text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
        let rest = [words.first?.uppercased() ?? "", words.count > 1 ? words[1] : ""].joined(separator: " ")
        var pieces = maker.paragraph(
            rest,
            role: .advertisement,
            measure: measure,
            face: face,
            indent: 0
        ) { $0 < 2 ? (width, 0) : (0, 0) }
        if pieces.count == 1 { pieces.append(.space(lead, stretch: 0)) }
        let line = compositor.line(String(letter), face: large, measure: width)
        pieces[0].lines.append(line.shifted(x: 0, y: lead * 1.77))
        pieces[0].isBreakable = false
        return pieces
    }

    /// A small cut at the left, the text beside and below it.
    private func beside(
        _ text: String,
        face: Typeface,
        measure: Double,
        maker: BodyMaker,
        random: inout SeededGenerator
    ) -> [Piece] {
        let lead = metrics.lead * face.size / metrics.body.size
        let side = lead * Double(random.int(2...4)) - face.size * 0.2
        let depth = Int((side / lead).rounded(.up))
        var pieces = maker.paragraph(text, role: .advertisement, measure: measure, face: face, indent: 0) {
            $0 < depth ? (side + face.size * 0.5, 0) : (0, 0)
        }
        while pieces.count < depth { pieces.append(Piece(height: lead, isBreakable: false)) }
        let rect = InkRect(x0: 0, y0: face.size * 0.1, x1: side, y1: face.size * 0.1 + side)
        let cut: Ornament = random.bool(probability: 0.5) ? .cut(kind: random.int(0...4)) : .ware(seed: random.next())
        pieces[0].ornaments = [PlacedOrnament(ornament: cut, rect: rect, isContent: true)]
        for index in 0..<depth { pieces[index].isBreakable = false }
        return pieces
    }
}
