import CorpusModel

/// Makes advertisements: plain ones of the 1850s, framed display ones, and runs of classified ones.
package struct AdvertisementMaker {
    package let metrics: Metrics
    package let compositor: Compositor

    package init(metrics: Metrics, compositor: Compositor) {
        (self.metrics, self.compositor) = (metrics, compositor)
    }

    /// One advertisement as one unbroken piece; `height` is what a display advertisement over several columns has to fill.
    func advertisement(
        _ copy: AdvertisementCopy,
        measure: Double,
        isDisplay: Bool,
        height: Double? = nil,
        random: inout SeededGenerator
    ) -> Piece {
        // The type grows until it fills the space that was sold.
        var scale = 1.0
        var piece = set(copy, measure: measure, isDisplay: isDisplay, height: height, scale: scale, random: random)
            .piece
        if let height {
            for _ in 0..<5 {
                let larger = set(
                    copy,
                    measure: measure,
                    isDisplay: isDisplay,
                    height: height,
                    scale: scale * 1.16,
                    random: random
                )
                guard larger.filled <= height * 0.94 else { break }
                scale *= 1.16
                piece = larger.piece
            }
        }
        _ = random.next()
        return piece
    }

    private func set(
        _ copy: AdvertisementCopy,
        measure: Double,
        isDisplay: Bool,
        height: Double?,
        scale: Double,
        random: SeededGenerator
    ) -> (piece: Piece, filled: Double) {
        var random = random
        var stack = Stack(inset: isDisplay ? metrics.body.size * 0.9 : 0, measure: measure)
        let wide = measure > metrics.columnWidth * 1.2
        if isDisplay { stack.y = metrics.body.size * 0.9 }
        name(copy.name, isDisplay: isDisplay, wide: wide, scale: scale, stack: &stack, random: &random)
        if isDisplay, random.bool(probability: 0.5) || wide {
            cut(side: metrics.body.size * (wide ? 8 : 5) * scale, stack: &stack, random: &random)
        }
        for (index, line) in copy.lines.prefix(isDisplay ? 6 : 3).enumerated() {
            var face = metrics.body.sized(metrics.body.size * scale * (wide ? 1.7 : index % 2 == 0 ? 1.2 : 1.0))
            face.isBold = index % 2 == 0
            face.family = isDisplay && index % 3 == 1 ? .biolinum : metrics.style.bodyFamily
            add(index % 2 == 0 ? line.uppercased() : line, face: face, alignment: .centred, to: &stack)
        }
        stack.y += metrics.body.size * 0.3
        let small = metrics.body.sized(metrics.body.size * (wide ? 1.2 * scale : 0.92))
        if !copy.text.isEmpty { add(copy.text, face: small, alignment: .justified, to: &stack) }
        stack.y += metrics.body.size * 0.2
        let foot = isDisplay ? metrics.body.sized(metrics.body.size * (wide ? 1.5 * scale : 1.05)).bold : small
        if !copy.foot.isEmpty { add(copy.foot, face: foot, alignment: isDisplay ? .centred : .right, to: &stack) }
        let filled = stack.y
        if isDisplay { frame(&stack, height: height, random: &random) }
        var piece = Piece(
            height: max(stack.y, height ?? 0),
            lines: stack.lines,
            ornaments: stack.ornaments,
            role: .advertisement
        )
        piece.stretch = 0
        return (piece, filled)
    }

    /// A notice in body type as one unbroken piece: a raised initial, a few words in capitals, the full text,
    /// a signature; sometimes a small cut beside it or a standing head over it.
    func notice(_ copy: [AdvertisementCopy], measure: Double, random: inout SeededGenerator) -> Piece {
        var stack = Stack(inset: 0, measure: measure)
        let body = metrics.body.sized(metrics.body.size * random.real(0.9...1.02))
        if random.bool(probability: 0.15), let head = copy.first?.lines.first {
            var face = metrics.body.sized(metrics.body.size * random.real(1.0...1.25))
            face.isBold = random.bool(probability: 0.5)
            add(head.uppercased() + ".", face: face, alignment: .centred, to: &stack)
            stack.ornaments.append(
                PlacedOrnament(
                    ornament: .rule,
                    rect: InkRect(x0: 0, y0: stack.y + 1, x1: measure, y1: stack.y + 1 + metrics.hair * 0.8)
                )
            )
            stack.y += metrics.body.size * 0.35
        }
        for (index, part) in copy.enumerated() {
            if random.bool(probability: index == 0 ? 0.5 : 0.3) {
                var face = body.sized(body.size * random.real(1.0...1.2))
                (face.isBold, face.isItalic) = (random.bool(probability: 0.3), random.bool(probability: 0.2))
                let line = random.pick(part.lines + [part.name])
                add(
                    random.bool(probability: 0.7) ? line.uppercased() : line,
                    face: face,
                    alignment: .centred,
                    to: &stack
                )
            }
            let text = part.text.isEmpty ? part.lines.joined(separator: " ") : part.text
            if index == 0 {
                opening(text, face: body, stack: &stack, random: &random)
            } else {
                add(text, face: body, alignment: random.bool(probability: 0.7) ? .justified : .hanging, to: &stack)
            }
        }
        if let foot = copy.last?.foot, !foot.isEmpty {
            add(random.bool(probability: 0.5) ? foot.uppercased() : foot, face: body, alignment: .right, to: &stack)
        }
        if random.bool(probability: 0.5) {
            // Which issues it runs in, for the printer: "mar 3-tf".
            let months = ["jan", "feb", "mar", "ap", "my", "je", "jy", "au", "se", "oc", "no", "de"]
            let code = "\(random.pick(months)) \(random.int(1...30))-\(random.pick(["tf", "1m", "3t*", "eo3t", "ly"]))"
            let small = body.sized(body.size * 0.8)
            let line = compositor.paragraph(code, face: small, measure: measure, alignment: .left, hyphenates: false)
            stack.lines += line.map { $0.shifted(x: body.size * 0.3, y: stack.y - body.size * 0.25) }
        }
        if random.bool(probability: 0.2), stack.y > metrics.body.size * 6 {
            let side = metrics.body.size * random.real(2.2...3.4)
            let rect = InkRect(x0: measure - side, y0: stack.y * 0.4, x1: measure, y1: stack.y * 0.4 + side)
            stack.ornaments.append(PlacedOrnament(ornament: .cut(kind: random.int(0...4)), rect: rect, isContent: true))
        }
        var piece = Piece(height: stack.y, lines: stack.lines, ornaments: stack.ornaments, role: .advertisement)
        piece.stretch = 0
        return piece
    }

    /// An advertisement set as news is, as one unbroken piece: a head of one or two lines, some text, then letters of praise
    /// with heads, places and signatures of their own, dashes between some.
    func remedy(_ copy: AdvertisementCopy, letters: [String], measure: Double, random: inout SeededGenerator) -> Piece {
        var stack = Stack(inset: 0, measure: measure)
        let body = metrics.body.sized(metrics.body.size * random.real(0.92...1.02))
        let hasDashes = random.bool(probability: 0.6), heads = random.int(0...2)
        func dash(_ length: Double) {
            let half = length / 2
            let rect = InkRect(
                x0: measure * (0.5 - half),
                y0: stack.y + body.size * 0.4,
                x1: measure * (0.5 + half),
                y1: stack.y + body.size * 0.4 + metrics.hair
            )
            stack.ornaments.append(PlacedOrnament(ornament: .rule, rect: rect))
            stack.y += body.size * 0.8
        }
        if random.bool(probability: 0.4) {
            name(copy.name, isDisplay: false, wide: false, scale: 1, stack: &stack, random: &random)
        } else {
            add(
                copy.name.uppercased(),
                face: body.sized(body.size * random.real(1...1.3)).bold,
                alignment: .centred,
                to: &stack
            )
        }
        for line in copy.lines.prefix(random.int(0...2)) {
            var face = body.sized(body.size * random.real(0.95...1.15))
            (face.isBold, face.isItalic) = (random.bool(probability: 0.4), random.bool(probability: 0.2))
            add(random.bool(probability: 0.5) ? line.uppercased() : line, face: face, alignment: .centred, to: &stack)
        }
        add(copy.text, face: body, alignment: .justified, to: &stack)
        for (index, letter) in letters.enumerated() {
            if hasDashes { dash(random.real(0.1...0.3)) } else { stack.y += body.size * random.real(0...0.5) }
            if heads == 1 || heads == 2 && index % 2 == 0 {
                let line = random.pick(copy.lines + [copy.name])
                var face = body.sized(body.size * random.real(0.95...1.1))
                face.isBold = random.bool(probability: 0.5)
                add(face.isBold ? line + "." : line.uppercased(), face: face, alignment: .centred, to: &stack)
            }
            if random.bool(probability: 0.5) {
                add(copy.foot, face: body.sized(body.size * 0.92).italic, alignment: .right, to: &stack)
            }
            add(letter, face: body, alignment: .justified, to: &stack)
            if random.bool(probability: 0.6) { add(copy.name.uppercased(), face: body, alignment: .right, to: &stack) }
        }
        if !copy.foot.isEmpty {
            if hasDashes, random.bool(probability: 0.5) { dash(0.2) }
            add(copy.foot, face: random.bool(probability: 0.5) ? body.bold : body, alignment: .centred, to: &stack)
        }
        var piece = Piece(height: stack.y, lines: stack.lines, ornaments: stack.ornaments, role: .advertisement)
        piece.stretch = 0
        return piece
    }

    /// The first paragraph of a notice: a raised initial, then words in capitals.
    private func opening(_ text: String, face: Typeface, stack: inout Stack, random: inout SeededGenerator) {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        let capitals = words.prefix(random.int(1...3)).joined(separator: " ").uppercased()
        let rest = words.dropFirst(capitals.split(separator: " ").count).joined(separator: " ")
        guard random.bool(probability: 0.7), let initial = capitals.first else {
            return add("\(capitals) \(rest)", face: face, alignment: .justified, to: &stack)
        }
        let large = face.sized(face.size * random.real(1.7...2.4)).bold
        let width = compositor.width(of: String(initial), in: large)
        stack.y += face.size * 0.6
        let lead = face.size * 1.1
        let first = compositor.paragraph(
            String(initial),
            face: large,
            measure: stack.measure,
            alignment: .left,
            hyphenates: false
        )
        stack.lines += first.map { $0.shifted(x: 0, y: stack.y + lead * 0.78) }
        let lines = compositor.paragraph(
            "\(capitals.dropFirst()) \(rest)",
            face: face,
            measure: stack.measure,
            alignment: .justified,
            indent: width + face.size * 0.15,
            hyphenates: true
        )
        for line in lines {
            stack.lines.append(line.shifted(x: 0, y: stack.y + lead * 0.78))
            stack.y += lead
        }
    }

    /// A run of small advertisements under a standing head: one region a column.
    func classified(head: String, notices: [String], measure: Double) -> [Piece] {
        let face = metrics.body.bold.sized(metrics.body.size * 1.2)
        let maker = BodyMaker(metrics: metrics, compositor: compositor)
        var pieces = maker.paragraph(head, role: .advertisement, measure: measure, face: face, alignment: .centred)
        for index in pieces.indices { pieces[index].isBreakable = false }
        for notice in notices {
            var rule = Piece(height: metrics.body.size * 0.5)
            let y = metrics.body.size * 0.25
            rule.ornaments = [
                PlacedOrnament(ornament: .rule, rect: InkRect(x0: 0, y0: y, x1: measure, y1: y + metrics.hair * 0.8))
            ]
            rule.isSeparator = true
            rule.stretch = 0.5
            pieces.append(rule)
            pieces += maker.paragraph(
                notice,
                role: .advertisement,
                measure: measure,
                face: metrics.body.sized(metrics.body.size * 0.9),
                alignment: .hanging
            )
        }
        return pieces
    }

    /// Lines from the top of an advertisement down.
    private struct Stack {
        var inset: Double, measure: Double
        var y = 0.0
        var lines: [SetLine] = []
        var ornaments: [PlacedOrnament] = []
        var inner: Double { measure - 2 * inset }
    }

    private func add(_ text: String, face: Typeface, alignment: Alignment, to stack: inout Stack) {
        let lead = face.size * 1.1
        let indent = alignment == .justified ? face.size : 0
        let lines = compositor.paragraph(
            text,
            face: face,
            measure: stack.inner,
            alignment: alignment,
            indent: indent,
            hyphenates: alignment == .justified
        )
        for line in lines {
            stack.lines.append(line.shifted(x: stack.inset, y: stack.y + lead * 0.78))
            stack.y += lead
        }
    }

    private func name(
        _ text: String,
        isDisplay: Bool,
        wide: Bool,
        scale: Double,
        stack: inout Stack,
        random: inout SeededGenerator
    ) {
        let families: [TypeFamily] =
            isDisplay ? [.oldStandard, .biolinum, .didot, .condensedGothic, .schola] : [.didot, .modern, .oldStandard]
        let family = random.pick(families)
        let size =
            metrics.body.size
            * (wide ? scale * random.real(3.4...4.6) : isDisplay ? random.real(1.9...2.6) : random.real(1.2...1.7))
        let face = Typeface(
            family: family,
            isBold: family != .condensedGothic,
            size: size,
            heft: family == .condensedGothic ? 0.04 : 0
        )
        let maker = HeadMaker(metrics: metrics, compositor: compositor)
        let printed = random.bool(probability: 0.75) ? text.uppercased() : text
        let natural = compositor.width(of: printed, in: face)
        let lines = max(1, min(3, Int((natural * 0.72 / stack.inner).rounded(.up))))
        for piece in maker.display(
            printed,
            face: face,
            measure: stack.inner,
            lines: lines,
            widths: 0.55...1.15,
            alignment: .centred
        ) {
            stack.lines += piece.lines.map { $0.shifted(x: stack.inset, y: stack.y) }
            stack.y += piece.height * 1.02
        }
        stack.y += metrics.body.size * 0.2
    }

    private func cut(side: Double, stack: inout Stack, random: inout SeededGenerator) {
        let x = stack.inset + (stack.inner - side) / 2
        let rect = InkRect(x0: x, y0: stack.y, x1: x + side, y1: stack.y + side)
        stack.ornaments.append(PlacedOrnament(ornament: .cut(kind: random.int(0...4)), rect: rect, isContent: true))
        stack.y += side + metrics.body.size * 0.5
    }

    private func frame(_ stack: inout Stack, height: Double?, random: inout SeededGenerator) {
        stack.y += metrics.body.size * 0.6
        let total = max(height ?? 0, stack.y)
        if let height, height > stack.y, stack.lines.count > 1 {
            // Spreads the lines over the height that the advertisement was sold for.
            let spare = height - stack.y
            let last = Double(stack.lines.count + stack.ornaments.count)
            let tops = (stack.lines.compactMap { $0.ink?.y0 } + stack.ornaments.map(\.rect.y0)).sorted()
            func drop(_ y: Double) -> Double { spare * (Double(tops.firstIndex { $0 >= y - 0.01 } ?? 0) + 0.5) / last }
            stack.lines = stack.lines.map { $0.shifted(x: 0, y: drop($0.ink?.y0 ?? 0)) }
            stack.ornaments = stack.ornaments.map { $0.shifted(x: 0, y: drop($0.rect.y0)) }
        }
        let hair = metrics.hair
        let widths = random.pick([
            [hair * 2.5], [hair], [hair * 2.5, hair * 1.5, hair * 0.8], [hair * 0.8, hair * 1.5, hair * 0.8],
        ])
        let rect = InkRect(x0: 0, y0: 0, x1: stack.measure, y1: total)
        stack.ornaments.append(PlacedOrnament(ornament: .frame(widths), rect: rect, isContent: true))
        stack.y = total
    }
}
