import CorpusModel

/// Makes heads: the stack of lines and decks over an article.
package struct HeadMaker {
    package let metrics: Metrics
    package let compositor: Compositor

    package init(metrics: Metrics, compositor: Compositor) {
        (self.metrics, self.compositor) = (metrics, compositor)
    }

    /// The pieces of a head, none of which the column may break, and its main line as printed.
    package func head(_ decks: [String], prominence: Int, measure: Double) -> (pieces: [Piece], main: String) {
        guard let first = decks.first else { return ([], "") }
        if prominence > 3 { return small(first, inCapitals: prominence == 4, measure: measure) }
        let count = [4, 2, 1, 1][min(prominence, 3)]
        var out: (pieces: [Piece], main: String)
        switch metrics.style.headManner {
        case .plain: out = plain(first, prominence: prominence, measure: measure)
        case .decks: out = condensed(first, prominence: prominence, measure: measure)
        case .stepped: out = stepped(first, prominence: prominence, measure: measure)
        }
        for (index, deck) in decks.dropFirst().prefix(count - 1).enumerated() {
            out.pieces += dash(measure: measure, above: 0.3, below: 0.3)
            out.pieces += self.deck(deck, level: index, measure: measure)
        }
        for index in out.pieces.indices { out.pieces[index].isBreakable = false }
        return out
    }

    /// A short dash between decks.
    func dash(measure: Double, above: Double, below: Double, length: Double = 0.16) -> [Piece] {
        let em = metrics.body.size
        let thick = metrics.style.headManner == .decks ? metrics.hair * 1.6 : metrics.hair
        let rect = InkRect(
            x0: measure * (0.5 - length / 2),
            y0: em * above,
            x1: measure * (0.5 + length / 2),
            y1: em * above + thick
        )
        var piece = Piece(height: em * (above + below) + thick)
        piece.ornaments = [PlacedOrnament(ornament: .rule, rect: rect)]
        piece.stretch = 0.4
        piece.isSeparator = true
        return [piece]
    }

    /// Lines of display type, fitted to the measure, one piece each.
    func display(
        _ text: String,
        face: Typeface,
        measure: Double,
        lines: Int,
        widths: ClosedRange<Double>,
        alignment: Alignment
    ) -> [Piece] {
        let parts = divide(text, into: lines, face: face)
        let longest = parts.map { compositor.width(of: $0, in: face) }.max() ?? 1
        let room = measure * (alignment == .stepped && parts.count > 1 ? 0.9 : 0.98)
        var fitted = face.stretched(min(widths.upperBound, max(widths.lowerBound, room / longest)))
        let width = longest * fitted.stretch
        if width > measure { fitted = fitted.sized(fitted.size * measure / width) }
        return parts.enumerated().map { index, part in
            let place: Alignment =
                alignment != .stepped
                ? alignment
                : parts.count == 1 ? .centred : index == 0 ? .left : index == parts.count - 1 ? .right : .centred
            return piece(compositor.line(part, face: fitted, measure: measure, alignment: place), face: fitted)
        }
    }

    /// A line of the head as a piece: its height is what the letters need.
    func piece(_ line: SetLine, face: Typeface, leading: Double = 1.08) -> Piece {
        let isCapitals = line.text == line.text.uppercased()
        let ascent = face.size * (isCapitals ? 0.78 : 0.8)
        let height = face.size * leading * (isCapitals ? 0.9 : 1.05)
        var piece = Piece(height: height, lines: [line.shifted(x: 0, y: ascent)], role: .headline)
        piece.isBreakable = false
        piece.stretch = 0.15
        return piece
    }

    /// One line no larger than the body: in capitals, or in bold type.
    private func small(_ text: String, inCapitals: Bool, measure: Double) -> (pieces: [Piece], main: String) {
        let body = metrics.body
        let face = inCapitals ? body.sized(body.size * 0.94) : body.sized(body.size * 1.02).bold
        let printed = inCapitals ? text.uppercased() : text
        let lines = compositor.paragraph(
            printed,
            face: face,
            measure: measure * 0.94,
            alignment: .centred,
            hyphenates: false
        )
        var pieces = lines.map { piece($0.shifted(x: measure * 0.03, y: 0), face: face, leading: 1.14) }
        for index in pieces.indices { pieces[index].isBreakable = false }
        return (pieces, printed)
    }

    private func plain(_ text: String, prominence: Int, measure: Double) -> (pieces: [Piece], main: String) {
        let scale = [1.35, 1.2, 1.05, 1.0][min(prominence, 3)]
        var face = metrics.body.sized(metrics.body.size * scale)
        face.family = metrics.headFamily(prominence)
        if prominence != 1 { face = face.bold }
        let printed = prominence == 1 ? text.uppercased() : text
        let lines = compositor.paragraph(
            printed,
            face: face,
            measure: measure * 0.94,
            alignment: .centred,
            hyphenates: false
        )
        let pieces = lines.map { piece($0.shifted(x: measure * 0.03, y: 0), face: face, leading: 1.12) }
        return (pieces + [.space(metrics.body.size * 0.2, stretch: 0.2)], printed)
    }

    private func condensed(_ text: String, prominence: Int, measure: Double) -> (pieces: [Piece], main: String) {
        let printed = text.uppercased()
        let family = metrics.headFamily(prominence)
        let scale = [2.6, 1.9, 1.15, 1.0][min(prominence, 3)]
        var face = Typeface(family: family, size: metrics.body.size * scale)
        face.isBold = family != .condensedGothic
        if family == .condensedGothic { face.heft = 0.03 }
        if prominence >= 2 {
            face.family = metrics.style.bodyFamily
            face.isBold = true
            let lines = compositor.paragraph(
                text,
                face: face,
                measure: measure * 0.94,
                alignment: .centred,
                hyphenates: false
            )
            let pieces = lines.map { piece($0.shifted(x: measure * 0.03, y: 0), face: face) }
            return (pieces + [.space(metrics.body.size * 0.25, stretch: 0.2)], text)
        }
        let natural = compositor.width(of: printed, in: face)
        let lines = min(3, max(1, Int((natural * 0.62 / measure).rounded(.up))))
        let pieces = display(
            printed,
            face: face,
            measure: measure,
            lines: lines,
            widths: 0.46...0.85,
            alignment: .centred
        )
        return (pieces + [.space(metrics.body.size * 0.2, stretch: 0.2)], printed)
    }

    private func stepped(_ text: String, prominence: Int, measure: Double) -> (pieces: [Piece], main: String) {
        let printed = prominence < 3 ? text.uppercased() : text
        let isWide = measure > metrics.columnWidth * 1.5
        let scale = [isWide ? 4.4 : 3.7, 2.6, 1.35, 1.1][min(prominence, 3)]
        var face = Typeface(family: metrics.headFamily(prominence), size: metrics.body.size * scale)
        face.isBold = face.family != .condensedGothic
        if face.family == .condensedGothic { face.heft = prominence < 2 ? 0.055 : 0.03 }
        let natural = compositor.width(of: printed, in: face)
        let widths = prominence < 2 ? 0.42...0.62 : 0.7...1.0
        let lines = min(
            4,
            max(prominence == 0 ? 2 : 1, Int((natural * widths.lowerBound * 1.25 / measure).rounded(.up)))
        )
        let pieces = display(
            printed,
            face: face,
            measure: measure,
            lines: isWide ? max(1, lines - 1) : lines,
            widths: isWide ? 0.45...0.9 : widths,
            alignment: prominence < 2 && !isWide ? .stepped : .centred
        )
        return (pieces + [.space(metrics.body.size * 0.3, stretch: 0.2)], printed)
    }

    private func deck(_ text: String, level: Int, measure: Double) -> [Piece] {
        let em = metrics.body.size
        var face = metrics.body
        var printed = text
        var alignment = Alignment.centred
        switch (metrics.style.headManner, level % 3) {
        case (.stepped, 0): face = Typeface(family: .biolinum, isBold: true, size: em * 1.3, stretch: 0.92)
        case (.stepped, 1):
            face = Typeface(family: .biolinum, isBold: true, size: em * 1.25, stretch: 0.85)
            printed = text.uppercased()
        case (.decks, 1):
            face = metrics.body.sized(em * 0.96)
            printed = text.uppercased()
        case (.decks, 2):
            face = metrics.body.bold
            alignment = .hanging
        default: face = metrics.body.sized(em * 1.05).bold
        }
        let lines = compositor.paragraph(
            printed,
            face: face,
            measure: measure * 0.92,
            alignment: alignment,
            hyphenates: alignment == .hanging
        )
        return lines.map { piece($0.shifted(x: measure * 0.04, y: 0), face: face, leading: 1.06) }
    }

    /// Words in `count` lines whose widths differ as little as possible.
    private func divide(_ text: String, into count: Int, face: Typeface) -> [String] {
        let words = text.split(separator: " ").map(String.init)
        guard count > 1, words.count > 1 else { return [text] }
        let widths = words.map { compositor.width(of: $0, in: face) }
        let space = face.size * 0.3
        func width(_ range: Range<Int>) -> Double { widths[range].reduce(0, +) + Double(range.count - 1) * space }
        // best[k][i]: the least longest line when the first i words stand in k lines.
        var best = [[(longest: Double, start: Int)]](
            repeating: [(Double, Int)](repeating: (.infinity, 0), count: words.count + 1),
            count: count + 1
        )
        best[0][0] = (0, 0)
        for line in 1...count {
            for end in 1...words.count {
                for start in 0..<end {
                    let longest = max(best[line - 1][start].longest, width(start..<end))
                    if longest < best[line][end].longest { best[line][end] = (longest, start) }
                }
            }
        }
        let lines = (1...count).min { best[$0][words.count].longest < best[$1][words.count].longest } ?? 1
        var out: [String] = []
        var end = words.count
        for line in stride(from: lines, to: 0, by: -1) {
            let start = best[line][end].start
            out.append(words[start..<end].joined(separator: " "))
            end = start
        }
        return out.reversed()
    }
}
