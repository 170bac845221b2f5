import CorpusModel
import CorpusText

/// Finds where paragraphs begin in the lines of one column.
enum ParagraphFinder {
    /// For each line, whether it begins a paragraph; the first line always does.
    ///
    /// A paragraph begins where a line stands in from the margin of its neighbours, after a line that ends short with
    /// a full stop, after white space, and around lines set in the middle of the column (cross-heads).
    static func beginnings(of lines: [TextLine]) -> [Bool] {
        guard lines.count > 1 else { return lines.map { _ in true } }
        let height = median(lines.map { Double($0.bbox.height) }, or: 1)
        let steps = zip(lines, lines.dropFirst()).map { Double($1.bbox.y0 - $0.bbox.y0) }
        let pitch = max(1, median(steps, or: height))
        let margins = lines.indices.map { margin(around: $0, of: lines) }
        return lines.indices.map { index in
            guard index > 0 else { return true }
            let (line, previous) = (lines[index], lines[index - 1])
            let measure = Double(max(1, margins[index].right - margins[index].left))
            let indent = Double(line.bbox.x0 - margins[index].left)
            let shortfall = Double(margins[index - 1].right - previous.bbox.x1)
            let isCentred = isCentred(line, margins[index]) || isCentred(previous, margins[index - 1])
            let isIndented = indent > 0.45 * height && indent < 0.3 * measure
            // Where most lines stand in, as in lists set with hanging indents, the margin is no evidence.
            let previousIndent = Double(previous.bbox.x0 - margins[index - 1].left)
            let isSameIndent = previousIndent > 0.45 * height && abs(previousIndent - indent) < 0.3 * height
            let endsSentence = previous.text.last { !"\"'”’)] ".contains($0) }.map { ".!?:".contains($0) } ?? false
            let isSpaced = Double(line.bbox.y0 - previous.bbox.y0) > 1.7 * pitch
            let isCut = Dehyphenation.stem(of: String(previous.text.split(separator: " ").last ?? "")) != nil
            if isCut { return false }
            return (isIndented && !isSameIndent) || (endsSentence && shortfall > 0.12 * measure) || isCentred
                || (isSpaced && endsSentence)
        }
    }

    /// Left and right margin where a line stands: columns lean, so only lines nearby count.
    private static func margin(around index: Int, of lines: [TextLine]) -> (left: Int, right: Int) {
        let near = lines[max(0, index - 5)...min(lines.count - 1, index + 5)]
        let lefts = near.map(\.bbox.x0).sorted()
        let rights = near.map(\.bbox.x1).sorted()
        return (lefts[lefts.count / 4], rights[(3 * rights.count) / 4])
    }

    private static func isCentred(_ line: TextLine, _ margin: (left: Int, right: Int)) -> Bool {
        let measure = Double(margin.right - margin.left)
        let (left, right) = (Double(line.bbox.x0 - margin.left), Double(margin.right - line.bbox.x1))
        return left > 0.12 * measure && right > 0.12 * measure && abs(left - right) < 0.5 * max(left, right)
    }

    private static func median(_ values: [Double], or fallback: Double) -> Double {
        values.isEmpty ? fallback : values.sorted()[values.count / 2]
    }
}
