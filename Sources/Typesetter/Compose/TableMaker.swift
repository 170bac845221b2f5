import CorpusModel

/// Makes tables, ruled or open, one piece a row.
package struct TableMaker {
    package let metrics: Metrics
    package let compositor: Compositor

    package init(metrics: Metrics, compositor: Compositor) {
        (self.metrics, self.compositor) = (metrics, compositor)
    }

    /// Rows of a table as pieces; the table is one region and is not broken.
    package func table(_ copy: TableCopy, measure: Double, group: Int) -> [Piece] {
        let columns = copy.rows.map(\.count).max() ?? 0
        guard columns > 0 else { return [] }
        let face = fitting(copy, measure: measure)
        let widths = columnWidths(copy, columns: columns, face: face, measure: measure)
        var pieces: [Piece] = []
        var row = 0
        if !copy.spanningHeads.isEmpty {
            let cells = copy.spanningHeads.map { ($0.text, $0.columns) }
            pieces.append(
                line(cells, row: row, face: face.sized(face.size * 0.92), widths: widths, copy: copy, isHead: true)
            )
            row += 1
        }
        if !copy.heads.isEmpty {
            let depth = copy.heads.map { $0.split(separator: "\n").count }.max() ?? 1
            for level in 0..<max(1, depth) {
                let cells = copy.heads.enumerated().map { column, head in
                    // Heads of fewer lines stand on the body.
                    let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
                    let place = level - (depth - lines.count)
                    return (place >= 0 ? String(lines[place]) : "", column..<(column + 1))
                }
                pieces.append(
                    line(cells, row: row, face: face.sized(face.size * 0.88), widths: widths, copy: copy, isHead: true)
                )
            }
            row += 1
        }
        let heads = pieces.count
        for cells in copy.rows {
            if let heading = cells.first, heading.hasPrefix("^") {
                let over = [(String(heading.dropFirst()), 0..<columns)]
                pieces.append(line(over, row: row, face: face, widths: widths, copy: copy, isHead: true))
                row += 1
                continue
            }
            let turned = (cells.first ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            for (place, part) in turned.dropLast().enumerated() {
                let indent = place > 0 ? "   " : ""
                pieces.append(
                    line([(indent + part, 0..<1)], row: row, face: face, widths: widths, copy: copy, isHead: false)
                )
            }
            let last = (turned.count > 1 ? "   " : "") + (turned.last ?? "")
            let spans = cells.enumerated().map { column, text in
                (column == 0 ? last : text, column..<(column + 1))
            }
            pieces.append(line(spans, row: row, face: face, widths: widths, copy: copy, isHead: false))
            row += 1
        }
        switch copy.ruling {
        case .ruled: rule(&pieces, heads: heads, widths: widths, measure: measure)
        case .halfRuled, .ruledLeaders: level(&pieces, heads: heads, measure: measure)
        case .boxed: box(&pieces, widths: widths, measure: measure)
        case .open, .leaders: break
        }
        for index in pieces.indices {
            pieces[index].group = group
            pieces[index].tableColumns = columns
            pieces[index].isBreakable = index == pieces.count - 1
        }
        return pieces
    }

    /// Body type, a little smaller where the table would not fit.
    private func fitting(_ copy: TableCopy, measure: Double) -> Typeface {
        var face = metrics.body.sized(metrics.body.size * 0.92)
        for _ in 0..<6 where natural(copy, face: face).reduce(0, +) > measure {
            face = face.sized(face.size * 0.94).stretched(face.stretch * 0.97)
        }
        return face
    }

    private func natural(_ copy: TableCopy, face: Typeface) -> [Double] {
        let columns = copy.rows.map(\.count).max() ?? 0
        let gap = face.size * (copy.ruling == .ruled ? 0.7 : 0.6)
        return (0..<columns).map { column in
            let texts = copy.rows.filter { !($0.first ?? "").hasPrefix("^") }
                .flatMap { (column < $0.count ? $0[column] : "").split(separator: "\n") }
            let heads = (column < copy.heads.count ? copy.heads[column] : "").split(separator: "\n")
            let rows = texts.map { compositor.width(of: String($0), in: face) }.max() ?? 0
            let head = heads.map { compositor.width(of: String($0), in: face.sized(face.size * 0.88)) }.max() ?? 0
            return max(rows, head) + gap
        }
    }

    private func columnWidths(_ copy: TableCopy, columns: Int, face: Typeface, measure: Double) -> [Double] {
        var widths = natural(copy, face: face)
        let spare = max(0, measure - widths.reduce(0, +))
        // Numbers stay together at the right; the first column takes most of the remaining width.
        let firstShare = columns > 3 ? 0.5 : 0.7
        for column in widths.indices {
            widths[column] += column == 0 ? spare * firstShare : spare * (1 - firstShare) / Double(max(1, columns - 1))
        }
        return widths
    }

    private func line(
        _ cells: [(text: String, columns: Range<Int>)],
        row: Int,
        face: Typeface,
        widths: [Double],
        copy: TableCopy,
        isHead: Bool
    ) -> Piece {
        let lead = metrics.lead * (copy.ruling == .boxed ? 1.2 : copy.ruling == .ruled ? 1.06 : 0.98)
        var out = SetLine(text: "", words: [], xHeight: compositor.typeCase.xHeight(of: face))
        var piece = Piece(height: lead, role: .table)
        let pad = face.size * 0.22
        for (text, columns) in cells where text.contains(where: { $0 != " " }) {
            let indent = text.hasPrefix(" ") ? face.size * 0.9 : 0
            let text = text.trimmingPrefix { $0 == " " }.description
            let x = indent + widths[..<columns.lowerBound].reduce(0, +)
            let width = widths[columns].reduce(0, +) - indent
            let alignment: Alignment =
                isHead
                ? (columns.lowerBound == 0 && columns.count == 1 ? .left : .centred)
                : columns.lowerBound == 0 ? .left : .right
            var part = compositor.line(text, face: face, measure: width - 2 * pad, alignment: alignment)
            if alignment != .right || isHead {
                part = part.shifted(x: x + pad, y: lead * 0.77)
            } else {
                part = part.shifted(x: x + pad, y: lead * 0.77)
            }
            let first = out.words.count
            out.text += (out.text.isEmpty ? "" : " ") + text
            out.words += part.words
            piece.cells.append(
                PieceCell(
                    row: row,
                    column: columns.lowerBound,
                    columnSpan: columns.count,
                    words: first..<out.words.count,
                    text: text
                )
            )
            if copy.ruling.hasLeaders, !isHead, columns == 0..<1,
                cells.dropFirst().contains(where: { !$0.text.isEmpty })
            {
                leaders(after: part, to: widths[0] - pad, face: face, line: &out, y: lead * 0.77)
            }
        }
        piece.lines = out.words.isEmpty ? [] : [out]
        piece.stretch = 0.01
        return piece
    }

    /// Dots from the end of the first cell to the second column; a part of the line, as they are printed.
    private func leaders(after part: SetLine, to end: Double, face: Typeface, line: inout SetLine, y: Double) {
        guard let ink = part.ink else { return }
        let dot = compositor.typeCase.set(".", in: face)
        let step = dot.advance * 1.6
        var x = ink.x1 + step
        var dots = ""
        while x + dot.advance < end {
            line.words.append(PlacedWord(word: dot.id, x: x, y: y, ink: dot.ink.shifted(x: x, y: y)))
            dots += "."
            x += step
        }
        if !dots.isEmpty { line.text += " " + dots }
    }

    /// Rules over and under the heads, above the last row and at the foot.
    private func level(_ pieces: inout [Piece], heads: Int, measure: Double) {
        guard let last = pieces.indices.last else { return }
        func add(_ index: Int, _ y: Double, _ weight: Double) {
            let rect = InkRect(x0: 0, y0: y, x1: measure, y1: y + weight)
            pieces[index].ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
        }
        let hair = metrics.hair
        add(0, 0, hair)
        if heads > 0, heads < pieces.count { add(heads, 0, hair) }
        if last > heads + 1 { add(last, 0, hair) }
        pieces[last].height += hair * 2
        add(last, pieces[last].height - hair * 2, hair)
    }

    /// Rules around every cell.
    private func box(_ pieces: inout [Piece], widths: [Double], measure: Double) {
        let hair = metrics.hair
        rule(&pieces, heads: 0, widths: widths, measure: measure)
        for index in pieces.indices {
            for x in [0, measure - hair * 0.8] {
                let rect = InkRect(x0: x, y0: 0, x1: x + hair * 0.8, y1: pieces[index].height)
                pieces[index].ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
            }
            // The lines of one row stand in one cell.
            guard index > 0, pieces[index].cells.first?.row != pieces[index - 1].cells.first?.row else { continue }
            let rect = InkRect(x0: 0, y0: 0, x1: measure, y1: hair)
            pieces[index].ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
        }
    }

    private func rule(_ pieces: inout [Piece], heads: Int, widths: [Double], measure: Double) {
        let hair = metrics.hair
        guard !pieces.isEmpty else { return }
        let margin = hair * 2
        for index in pieces.indices {
            let height = pieces[index].height
            var x = 0.0
            for width in widths.dropLast() {
                x += width
                let isSpanned = pieces[index].cells.contains { cell in
                    let start = widths[..<cell.column].reduce(0, +)
                    let end = start + widths[cell.column..<(cell.column + cell.columnSpan)].reduce(0, +)
                    return x > start + 1 && x < end - 1
                }
                guard !isSpanned else { continue }
                let rect = InkRect(x0: x, y0: 0, x1: x + hair * 0.8, y1: height)
                pieces[index].ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
            }
            if index == 0 || index == heads {
                let rect = InkRect(x0: 0, y0: 0, x1: measure, y1: hair)
                pieces[index].ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
            }
        }
        let last = pieces.count - 1
        let bottom = pieces[last].height
        pieces[last].height += margin
        let rect = InkRect(x0: 0, y0: bottom, x1: measure, y1: bottom + hair)
        pieces[last].ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
    }
}
