/// How the lines of a paragraph stand in their measure.
package enum Alignment: Sendable {
    case justified
    case left
    case centred
    case right
    /// First line left, last line right, those between centred: the stepped heads of 1900 to 1930.
    case stepped
    /// First line full, the others indented and justified; the last one left.
    case hanging
}

/// Sets text in lines: measures, breaks, hyphenates and justifies.
package struct Compositor {
    private struct Atom {
        var text: String
        var face: Typeface
        var isAfterSpace: Bool
    }

    private struct Row {
        var atoms: [Atom] = []
        var isDivided = false
        var isLast = false
    }

    package let typeCase: TypeCase
    private let hyphenator = Hyphenator()

    package init(typeCase: TypeCase) { self.typeCase = typeCase }

    /// Natural width of a text in one line, pixels.
    package func width(of text: String, in face: Typeface) -> Double {
        let atoms = atoms(of: text, face: face)
        return atoms.reduce(0) { $0 + typeCase.set($1.text, in: $1.face).advance + ($1.isAfterSpace ? space(face) : 0) }
    }

    /// Lines of a paragraph; each line's base line is at `y` 0 and its left edge at `x` 0 of the measure.
    ///
    /// `*word*` is set in italics, `^word^` in small capitals (printed, and given in the text, as capitals). `around` says
    /// how much of a line's measure something else takes at the left and the right.
    package func paragraph(
        _ text: String,
        face: Typeface,
        measure: Double,
        alignment: Alignment = .justified,
        indent: Double = 0,
        hyphenates: Bool = true,
        spaceScale: Double = 1,
        around: ((_ line: Int) -> (left: Double, right: Double))? = nil
    ) -> [SetLine] {
        let hang = alignment == .hanging ? face.size : 0
        func sides(_ line: Int) -> (start: Double, end: Double) {
            let free = around?(line) ?? (left: 0, right: 0)
            return ((line == 0 ? indent : hang) + free.left, measure - free.right)
        }
        let rows = rows(
            atoms(of: text, face: face),
            sides: sides,
            space: space(face) * spaceScale,
            hyphenates: hyphenates
        )
        return rows.enumerated().map { index, row in
            place(
                row,
                measure: sides(index).end,
                offset: sides(index).start,
                alignment: effective(alignment, line: index, of: rows.count),
                space: space(face) * spaceScale
            )
        }
    }

    /// One line that is not broken, aligned in a measure.
    package func line(_ text: String, face: Typeface, measure: Double, alignment: Alignment = .left) -> SetLine {
        let row = Row(atoms: atoms(of: text, face: face), isLast: true)
        return place(row, measure: measure, offset: 0, alignment: alignment, space: space(face))
    }

    private func effective(_ alignment: Alignment, line: Int, of count: Int) -> Alignment {
        switch alignment {
        case .stepped: count == 1 ? .centred : line == 0 ? .left : line == count - 1 ? .right : .centred
        case .hanging: .justified
        default: alignment
        }
    }

    private func space(_ face: Typeface) -> Double { face.size * 0.3 * face.stretch + face.tracking }

    private func atoms(of text: String, face: Typeface) -> [Atom] {
        var out: [Atom] = []
        var style: Character?
        for word in text.split(separator: " ") {
            var part = ""
            var isAfterSpace = !out.isEmpty
            func flush() {
                guard !part.isEmpty else { return }
                out.append(
                    Atom(
                        text: style == "^" ? part.uppercased() : part,
                        face: styled(face, style),
                        isAfterSpace: isAfterSpace
                    )
                )
                isAfterSpace = false
                part = ""
            }
            for character in word {
                if character == "*" || character == "^" {
                    flush()
                    style = style == character ? nil : character
                    continue
                }
                part.append(character)
                // A line may end after a dash or a printed hyphen.
                if character == "\u{2014}" || (character == "-" && part.count > 2) { flush() }
            }
            flush()
        }
        return out
    }

    private func styled(_ face: Typeface, _ style: Character?) -> Typeface {
        switch style {
        case "*": face.italic
        case "^": face.sized(face.size * 0.8)
        default: face
        }
    }

    private func rows(
        _ atoms: [Atom],
        sides: (_ line: Int) -> (start: Double, end: Double),
        space: Double,
        hyphenates: Bool
    ) -> [Row] {
        var rows: [Row] = []
        var row = Row()
        var (width, measure) = sides(0)
        var spaces = 0
        var queue = atoms[...]
        while let atom = queue.popFirst() {
            let isSpaced = atom.isAfterSpace && !row.atoms.isEmpty
            let advance = typeCase.set(atom.text, in: atom.face).advance
            let next = width + advance + (isSpaced ? space : 0)
            // Spaces may shrink by a third before a word has to go.
            if next - Double(spaces + (isSpaced ? 1 : 0)) * space * 0.33 <= measure || row.atoms.isEmpty && !hyphenates
            {
                row.atoms.append(atom)
                width = next
                if isSpaced { spaces += 1 }
                continue
            }
            let room = measure - width - (isSpaced ? space * 0.7 : 0) + Double(spaces) * space * 0.3
            let looseness = (measure - width) / Double(max(1, spaces))
            if hyphenates, looseness > space * 0.45 || row.atoms.isEmpty,
                let (head, tail) = divide(atom, room: room, isForced: row.atoms.isEmpty)
            {
                row.atoms.append(head)
                row.isDivided = true
                queue = [tail] + queue
            } else if row.atoms.isEmpty {
                row.atoms.append(atom)
            } else {
                queue = [atom] + queue
            }
            rows.append(row)
            row = Row()
            (width, measure) = sides(rows.count)
            spaces = 0
            // The next line starts flush: its first atom has no space before it.
        }
        if !row.atoms.isEmpty { rows.append(row) }
        if !rows.isEmpty { rows[rows.count - 1].isLast = true }
        return rows
    }

    private func divide(_ atom: Atom, room: Double, isForced: Bool) -> (Atom, Atom)? {
        let letters = Array(atom.text)
        var points = hyphenator.points(in: atom.text)
        if isForced, points.isEmpty, letters.count > 5 { points = Array(2...(letters.count - 3)) }
        for point in points.reversed() {
            let head = String(letters[..<point]) + "-"
            guard typeCase.set(head, in: atom.face).advance <= room else { continue }
            return (
                Atom(text: head, face: atom.face, isAfterSpace: atom.isAfterSpace),
                Atom(text: String(letters[point...]), face: atom.face, isAfterSpace: false)
            )
        }
        return nil
    }

    private func place(
        _ row: Row,
        measure: Double,
        offset: Double,
        alignment: Alignment,
        space: Double
    ) -> SetLine {
        let words = row.atoms.map { typeCase.set($0.text, in: $0.face) }
        let gaps = row.atoms.dropFirst().filter(\.isAfterSpace).count
        let natural = words.reduce(0) { $0 + $1.advance } + Double(gaps) * space
        var gap = space
        var x = offset
        switch alignment {
        case .justified where !row.isLast || natural > measure - offset:
            if gaps > 0 { gap += (measure - offset - natural) / Double(gaps) }
        case .centred: x += (measure - offset - natural) / 2
        case .right: x += measure - offset - natural
        default: break
        }
        var line = SetLine(text: "", words: [], isDivided: row.isDivided)
        // The type of most of the line.
        var shares: [(face: Typeface, width: Double)] = []
        for (word, atom) in zip(words, row.atoms) {
            if let known = shares.firstIndex(where: { $0.face == atom.face }) {
                shares[known].width += word.advance
            } else {
                shares.append((atom.face, word.advance))
            }
        }
        if let most = shares.max(by: { $0.width < $1.width }) { line.xHeight = typeCase.xHeight(of: most.face) }
        for (index, word) in words.enumerated() {
            if index > 0, row.atoms[index].isAfterSpace {
                x += gap
                line.text += " "
            }
            line.text += row.atoms[index].text
            line.words.append(PlacedWord(word: word.id, x: x, y: 0, ink: word.ink.shifted(x: x, y: 0)))
            x += word.advance
        }
        return line
    }
}
