import CorpusModel

/// Name plate, date line, ears and folio.
extension PageMakeup {
    private var inner: Double { metrics.width - 2 * metrics.margin }

    /// Sets name plate and date line; gives the top of the columns.
    mutating func placeNamePlate() -> Double {
        let height = min(inner * 0.075, metrics.height * 0.075)
        var face = Typeface(
            family: style.mastheadFamily,
            isBold: [.oldStandard, .didot, .junicode].contains(style.mastheadFamily),
            size: height
        )
        let printed =
            style.headManner == .stepped || random.bool(probability: 0.4) ? issue.paper : issue.paper.uppercased()
        let share = style.hasEars ? 0.56 : 0.86
        let natural = compositor.width(of: printed, in: face)
        face = face.stretched(min(1.25, max(0.7, inner * share / natural)))
        if natural * face.stretch > inner * share {
            face = face.sized(face.size * inner * share / (natural * face.stretch))
        }
        let line = compositor.line(printed, face: face, measure: inner, alignment: .centred)
        let base = height * 0.92
        var plate = Piece(height: height * 1.22, lines: [line.shifted(x: 0, y: base)], role: .masthead)
        if style.hasEngravings, !style.hasEars, random.bool(probability: 0.6) {
            plate = emblem(plate, printed: printed, face: face, base: base)
        }
        plate.isBreakable = false
        var y = metrics.margin
        if style.hasEars { placeEars(y: y + height * 0.08, height: height * 1.0) }
        let unit = add(Unit(kind: .plain))
        y = filler.place([plate], unit: unit, x: metrics.margin, y: y)
        return placeDateLine(issue.dateLine, y: y)
    }

    /// The name plate with a cut: above the name, or between its halves.
    private mutating func emblem(_ plate: Piece, printed: String, face: Typeface, base: Double) -> Piece {
        var plate = plate
        let seed = random.next()
        let words = printed.split(separator: " ").map(String.init)
        if random.bool(probability: 0.5), words.count > 1 {
            let width = plate.height * random.real(1...1.8)
            let side = (inner - width) / 2
            let halves = [words.prefix(words.count / 2), words.dropFirst(words.count / 2)].map {
                $0.joined(separator: " ")
            }
            let widest = halves.map { compositor.width(of: $0, in: face) }.max() ?? 1
            let fitted = face.sized(face.size * min(1, side * 0.92 / widest))
            plate.lines = [
                compositor.line(halves[0], face: fitted, measure: side * 0.96, alignment: .right).shifted(
                    x: 0,
                    y: base
                ),
                compositor.line(halves[1], face: fitted, measure: side * 0.96, alignment: .left)
                    .shifted(x: side + width + side * 0.04, y: base),
            ]
            let rect = InkRect(x0: side, y0: 0, x1: side + width, y1: plate.height * 0.96)
            plate.ornaments = [PlacedOrnament(ornament: .engraving(seed: seed), rect: rect, isContent: true)]
        } else {
            let height = plate.height * random.real(0.7...1.2), width = height * random.real(1...2.4)
            plate.lines = plate.lines.map { $0.shifted(x: 0, y: height) }
            let rect = InkRect(x0: (inner - width) / 2, y0: 0, x1: (inner + width) / 2, y1: height * 0.96)
            plate.ornaments = [PlacedOrnament(ornament: .engraving(seed: seed), rect: rect, isContent: true)]
            plate.height += height
        }
        return plate
    }

    /// Sets the folio line of an inside page; gives the top of the columns.
    mutating func placeFolio() -> Double {
        let face = metrics.body.sized(metrics.body.size * 1.15)
        let lead = face.size * 1.3
        let isLeft = issue.page % 2 == 0
        let number = compositor.line(
            "\(issue.page)",
            face: face.bold,
            measure: inner,
            alignment: isLeft ? .left : .right
        )
        var piece = Piece(height: lead, lines: [number.shifted(x: 0, y: lead * 0.75)], role: .pageNumber)
        _ = filler.place([piece], unit: add(Unit(kind: .plain)), x: metrics.margin, y: metrics.margin)
        let line = compositor.line(issue.folio, face: face, measure: inner, alignment: .centred)
        piece = Piece(height: lead, lines: [line.shifted(x: 0, y: lead * 0.75)], role: .header)
        let y = filler.place([piece], unit: add(Unit(kind: .plain)), x: metrics.margin, y: metrics.margin)
        return doubleRule(y: y + metrics.body.size * 0.1)
    }

    private mutating func placeDateLine(_ parts: [String], y: Double) -> Double {
        var face = metrics.body.sized(metrics.body.size * (style.headManner == .plain ? 1.2 : 1.35))
        let pad = metrics.body.size * 0.6
        // The middle part must leave room on both sides for the longer of the others.
        let widths = parts.map { compositor.width(of: $0, in: face) }
        let needed = widths[1] + 2 * max(widths[0], widths[2]) + 4 * pad
        if needed > inner { face = face.sized(face.size * inner / needed) }
        var bottom = doubleRule(y: y) + face.size * 0.15
        let lead = face.size * 1.15
        let alignments: [Alignment] = [.left, .centred, .right]
        var row = Piece(height: lead, role: .header)
        for (part, alignment) in zip(parts, alignments) {
            let line = compositor.line(part, face: face, measure: inner - 2 * pad, alignment: alignment)
            row.lines.append(line.shifted(x: pad, y: lead * 0.78))
        }
        bottom = filler.place([row], unit: add(Unit(kind: .plain)), x: metrics.margin, y: bottom)
        return doubleRule(y: bottom + face.size * 0.1)
    }

    /// A thick and a thin rule over the page; gives the place below them.
    private mutating func doubleRule(y: Double) -> Double {
        let hair = metrics.hair
        let (x0, x1) = (metrics.margin, metrics.width - metrics.margin)
        rules.append(InkRect(x0: x0, y0: y, x1: x1, y1: y + hair))
        rules.append(InkRect(x0: x0, y0: y + hair * 2.2, x1: x1, y1: y + hair * 2.8))
        return y + hair * 3 + metrics.body.size * 0.45
    }

    private mutating func placeEars(y: Double, height: Double) {
        let width = inner * 0.15
        let face = metrics.body.sized(min(metrics.body.size * 0.95, height * 0.15))
        for (index, ear) in issue.ears.enumerated() {
            let x = index == 0 ? metrics.margin + inner * 0.02 : metrics.width - metrics.margin - inner * 0.02 - width
            var at = face.size * 0.4
            var lines: [SetLine] = []
            let pad = face.size * 0.7
            for (number, text) in ear.enumerated() {
                let style = number == 0 ? face.bold.sized(face.size * 1.15) : face
                for line in compositor.paragraph(
                    text,
                    face: style,
                    measure: width - 2 * pad,
                    alignment: number == 0 ? .centred : .justified,
                    indent: number == 0 ? 0 : face.size
                ) where at + style.size * 1.15 < height {
                    lines.append(line.shifted(x: pad, y: at + style.size * 0.9))
                    at += style.size * 1.1
                }
            }
            let total = at + face.size * 0.4
            var piece = Piece(height: total, lines: lines, role: .header)
            let rect = InkRect(x0: 0, y0: 0, x1: width, y1: total)
            let frame = Ornament.frame([metrics.hair * 2, metrics.hair * 1.4, metrics.hair * 0.8])
            piece.ornaments = [PlacedOrnament(ornament: frame, rect: rect, isContent: true)]
            _ = filler.place([piece], unit: add(Unit(kind: .plain)), x: x, y: y + (height - total) / 2)
        }
    }
}
