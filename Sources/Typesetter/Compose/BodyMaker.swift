package import CorpusModel

/// Makes bodies: bylines, paragraphs, verses, captions and the lines between items.
package struct BodyMaker {
    package let metrics: Metrics
    package let compositor: Compositor

    package init(metrics: Metrics, compositor: Compositor) {
        (self.metrics, self.compositor) = (metrics, compositor)
    }

    /// Lines of a paragraph as pieces of a role.
    package func paragraph(
        _ text: String,
        role: RegionClass,
        measure: Double,
        face: Typeface? = nil,
        alignment: Alignment = .justified,
        indent: Double? = nil,
        lead: Double? = nil,
        inset: Double = 0,
        around: ((_ line: Int) -> (left: Double, right: Double))? = nil
    ) -> [Piece] {
        let face = face ?? metrics.body
        let lead = lead ?? metrics.lead * face.size / metrics.body.size
        let lines = compositor.paragraph(
            text,
            face: face,
            measure: measure - 2 * inset,
            alignment: alignment,
            indent: indent ?? (alignment == .justified ? face.size * 1.1 : 0),
            hyphenates: (alignment == .justified || alignment == .hanging) && metrics.style.hyphenates,
            spaceScale: metrics.style.wordSpace,
            around: around
        )
        return lines.enumerated().map { index, line in
            var piece = Piece(height: lead, lines: [line.shifted(x: inset, y: lead * 0.77)], role: role)
            piece.stretch = 0.012
            piece.startsParagraph = index == 0
            // No first line alone at the foot of a column, no last line alone at its top.
            piece.isBreakable = lines.count == 1 || index > 0 && index != lines.count - 2
            return piece
        }
    }

    /// Verses: each line flush left in the measure, turned lines indented.
    package func verses(_ paragraphs: [String], measure: Double) -> [Piece] {
        var pieces: [Piece] = []
        let face = metrics.body
        for (index, stanza) in paragraphs.enumerated() {
            if index > 0 { pieces.append(.space(metrics.lead * 0.5, stretch: 0.3)) }
            for (number, verse) in stanza.split(separator: "/").enumerated() {
                let text = verse.trimmingSpaces
                let indent = number % 2 == 1 ? face.size : 0
                let lines = compositor.paragraph(
                    text,
                    face: face,
                    measure: measure - face.size,
                    alignment: .left,
                    indent: indent,
                    hyphenates: false
                )
                for line in lines {
                    let at = line.shifted(x: face.size * 0.6, y: metrics.lead * 0.77)
                    var piece = Piece(height: metrics.lead, lines: [at], role: .article)
                    piece.startsParagraph = number == 0
                    piece.stretch = 0.012
                    pieces.append(piece)
                }
            }
        }
        return pieces
    }

    /// A byline or credit under a head.
    package func byline(_ text: String, measure: Double) -> [Piece] {
        let isNamed = text.uppercased().hasPrefix("BY ") && metrics.style.headManner == .stepped
        var face = metrics.body.sized(metrics.body.size * 0.92)
        if isNamed { face = face.bold }
        let lead = metrics.lead
        return compositor.paragraph(
            isNamed ? text.uppercased() : text,
            face: face,
            measure: measure,
            alignment: .centred,
            hyphenates: false
        ).map {
            var piece = Piece(height: lead, lines: [$0.shifted(x: 0, y: lead * 0.74)], role: .byline)
            piece.isBreakable = false
            return piece
        }
    }

    /// The separator after an item: a dash, or a rule over the whole measure.
    package func separator(measure: Double, isFull: Bool = false) -> [Piece] {
        let em = metrics.body.size
        var piece = Piece(height: em * 1.0)
        let thick = metrics.hair
        switch (isFull, metrics.style.headManner) {
        case (true, _):
            let rect = InkRect(x0: 0, y0: em * 0.5, x1: measure, y1: em * 0.5 + thick)
            piece.ornaments = [PlacedOrnament(ornament: .rule, rect: rect)]
        case (false, .plain), (false, .stepped):
            let rect = InkRect(x0: measure * 0.36, y0: em * 0.45, x1: measure * 0.64, y1: em * 0.45 + thick * 2)
            piece.ornaments = [PlacedOrnament(ornament: .swelledDash, rect: rect)]
        case (false, .decks):
            let rect = InkRect(x0: measure * 0.4, y0: em * 0.48, x1: measure * 0.6, y1: em * 0.48 + thick)
            piece.ornaments = [PlacedOrnament(ornament: .rule, rect: rect)]
        }
        piece.isSeparator = true
        piece.stretch = 1
        return [piece]
    }
}

extension Substring {
    /// Without spaces at either end.
    var trimmingSpaces: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
