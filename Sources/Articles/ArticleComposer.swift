import CorpusModel
import CorpusText
import PageFlow

/// Writes the text of an article from the lines of its regions.
struct ArticleComposer {
    /// Words printed undivided on the page.
    let vocabulary: Vocabulary
    /// The page's tables: their rows stay lines, in regions of text too.
    let tables: [Table]

    /// One line in its place: which region, which line of it, and whether a paragraph begins with it.
    private struct Placed {
        var region: Int
        var line: Int
        var begins: Bool
        var isRow: Bool
    }

    /// Composes an article and marks divided words in its regions.
    ///
    /// - Parameters:
    ///   - id: id of the article.
    ///   - members: indices into `regions`, in reading order; not empty.
    ///   - regions: regions of the page; the words of divided words get their `subsContent`.
    /// - Returns: the article with its text, quality and continuation.
    func article(id: String, of members: [Int], in regions: inout [TextRegion]) -> Article {
        let classes = regions.map(\.layout.regionClass)
        let ofClass = { (wanted: Set<RegionClass>) in members.filter { wanted.contains(classes[$0]) } }
        var body = ofClass([.article, .table])
        if body.isEmpty { body = ofClass([.caption]) }
        let (heads, credits) = (ofClass([.headline]), ofClass([.byline]))
        let (placed, notice) = lines(of: body, in: regions)
        let text = compose(placed, &regions)
        let headline = heads.map { decks(of: $0, &regions) }.filter { !$0.isEmpty }.joined(separator: "\n")
        let byline = credits.flatMap { regions[$0].lines.map(\.text) }.filter { ContinuationNotice(line: $0) == nil }
            .joined(separator: " ")
        let boxes = members.map { regions[$0].layout.bbox }
        return Article(
            id: id,
            regions: members.map { regions[$0].layout.id },
            bbox: PixelRect.hull(boxes) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0),
            headline: headline.isEmpty ? nil : headline,
            byline: byline.isEmpty ? nil : byline,
            text: text,
            legibility: worstLabel(members.map { regions[$0].layout }),
            confidence: confidence(members.flatMap { regions[$0].lines }),
            continues: notice?.target
        )
    }

    // MARK: Body

    /// The lines of a body in order, and the last "continued on" line among them.
    ///
    /// Such lines near a region's end, and those near its beginning that say whence the text comes, are no part of it.
    private func lines(of body: [Int], in regions: [TextRegion]) -> ([Placed], ContinuationNotice?) {
        var placed: [Placed] = []
        var notice: ContinuationNotice?
        var ending: Double?
        for index in body {
            let (lines, isTable) = (regions[index].lines, regions[index].layout.regionClass == .table)
            let edges = isTable ? BodyEdges.unread : BodyEdges(lines: lines)
            let runsOn = ending.map { $0 + edges.opening > 0 && !isTable } ?? false
            let boxes = tables.filter { $0.region == regions[index].layout.id }.map(\.bbox)
            var wasRow = isTable
            let notices = ContinuationNotice.all(in: lines.map(\.text)).filter { found in
                found.notice.direction == .back ? found.lines.lowerBound < 3 : found.lines.upperBound + 2 >= lines.count
            }
            notice = notices.last { $0.notice.direction == .onward }?.notice ?? notice
            for (number, begins) in ParagraphFinder.beginnings(of: lines).enumerated() {
                if notices.contains(where: { $0.lines.contains(number) }) { continue }
                let isRow = isTable || boxes.contains { $0.holdsMiddle(of: lines[number].bbox) }
                // The first row of a table begins a paragraph, and so does what follows the last one.
                let isFirst = number == 0
                placed.append(
                    Placed(
                        region: index,
                        line: number,
                        begins: isFirst ? !runsOn || isRow : isRow != wasRow || (begins && !isRow),
                        isRow: isRow
                    )
                )
                wasRow = isRow
            }
            if !lines.isEmpty { ending = wasRow ? nil : edges.ending }
        }
        return (placed, notice)
    }

    /// Joins lines into paragraphs; rows of tables stay lines.
    private func compose(_ placed: [Placed], _ regions: inout [TextRegion]) -> String {
        var text = ""
        var carried: String?
        for (place, current) in placed.enumerated() {
            var words = regions[current.region].lines[current.line].text.split(separator: " ").map(String.init)
            if let carried, !words.isEmpty { words[0] = carried }
            carried = nil
            if place + 1 < placed.count, !current.isRow, !placed[place + 1].isRow, !placed[place + 1].begins,
                let whole = divide(current, placed[place + 1], &regions)
            {
                // A line of one word may itself begin with a carried part; its stem then goes on into the next line.
                if words.count == 1, let stem = Dehyphenation.stem(of: words[0]) {
                    carried = stem + whole.text.dropFirst(Dehyphenation.stem(of: whole.left)?.count ?? 0)
                } else {
                    carried = whole.text
                }
                words.removeLast()
            }
            guard !words.isEmpty else {
                if current.begins, !text.isEmpty { text += "\n\n" }
                continue
            }
            if !text.isEmpty, !text.hasSuffix("\n") { text += current.begins ? "\n\n" : current.isRow ? "\n" : " " }
            text += words.joined(separator: " ")
        }
        return text
    }

    /// Resolves a division between two lines and marks its words.
    private func divide(_ upper: Placed, _ lower: Placed, _ regions: inout [TextRegion]) -> (
        text: String, left: String
    )? {
        let (first, second) = (regions[upper.region].lines[upper.line], regions[lower.region].lines[lower.line])
        guard let left = first.text.split(separator: " ").last, let right = second.text.split(separator: " ").first,
            let divided = DividedWord(left: String(left), right: String(right), vocabulary: vocabulary)
        else { return nil }
        if let last = first.words.indices.last, first.words[last].text == left {
            regions[upper.region].lines[upper.line].words[last].subsContent = divided.word
        }
        if let next = second.words.indices.first, second.words[next].text == right {
            regions[lower.region].lines[lower.line].words[next].subsContent = divided.word
        }
        return (divided.text, String(left))
    }

    // MARK: Headline

    /// The decks of a headline region, separated by newlines: lines of one size of type, close together, are one deck.
    private func decks(of index: Int, _ regions: inout [TextRegion]) -> String {
        let lines = regions[index].lines
        // A jump head says where its article began; that is no deck.
        let notices = ContinuationNotice.all(in: lines.map(\.text))
        let printed = lines.indices.filter { index in !notices.contains { $0.lines.contains(index) } }
        let placed = printed.map { number in
            guard number > printed[0] else { return Placed(region: index, line: number, begins: true, isRow: false) }
            let (previous, line) = (lines[number - 1].bbox, lines[number].bbox)
            let (small, large) = (min(previous.height, line.height), max(previous.height, line.height))
            let isNew = 4 * large > 5 * small || line.y0 - previous.y1 > small
            return Placed(region: index, line: number, begins: isNew, isRow: false)
        }
        return compose(placed, &regions).replacingBlankLines()
    }

    // MARK: Quality

    private func worstLabel(_ layouts: [LayoutRegion]) -> LegibilityLabel? {
        let labels = layouts.filter(\.regionClass.isText).compactMap { $0.legibility?.label }
        return [LegibilityLabel.illegible, .borderline, .legible].first(where: labels.contains)
    }

    private func confidence(_ lines: [TextLine]) -> Double? {
        let length = lines.reduce(0) { $0 + $1.text.count }
        guard length > 0 else { return nil }
        return lines.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(length)
    }
}

extension PixelRect {
    fileprivate func holdsMiddle(of other: PixelRect) -> Bool {
        Double(x0) <= other.midX && other.midX < Double(x1) && Double(y0) <= other.midY && other.midY < Double(y1)
    }
}

extension String {
    /// Paragraph breaks made line breaks.
    fileprivate func replacingBlankLines() -> String {
        split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
    }
}
