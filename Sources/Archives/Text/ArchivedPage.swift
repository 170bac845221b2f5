package import CorpusModel

/// A page's text with boxes as an archive has it, in pixels of its scan.
package struct ArchivedPage: Sendable, Hashable {
    /// Formats that are read.
    package enum Format: String, Sendable, Hashable, Codable {
        case alto, hocr
    }

    /// A block of lines.
    package struct Block: Sendable, Hashable {
        /// Its id in the file, where it has one.
        package var id: String?
        /// What the file says it is, as written: ALTO's `TYPE` or the label of its tag, hOCR's class; `nil` for mere text.
        package var label: String?
        package var box: PixelRect
        /// Lines in the order of the file.
        package var lines: [TextLine]
    }

    package var format: Format
    /// Size in pixels that boxes are measured in: the scan's where it was given.
    package var width: Int, height: Int
    /// Pixels a unit of the file, across and down; where the two differ much, text and scan do not belong together.
    package var scaleX: Double, scaleY: Double
    /// Blocks in the order of the file.
    package var blocks: [Block]
    /// Pictures, drawings and the like.
    package var illustrations: [PixelRect]
    /// Whether the file says how sure the reading is; where not, confidences are all .5.
    package var knowsConfidence: Bool
    /// Whether boxes of words were made by parting lines, as the file has boxes of lines alone.
    package var estimatesWords = false
    /// Words of elements by their ids: places among all words of the page in the order of the file.
    var wordRanges: [String: Range<Int>]

    /// All lines, in the order of the file.
    package var lines: [TextLine] { blocks.flatMap(\.lines) }
    /// Number of words.
    package var wordCount: Int { blocks.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.words.count } } }
}

extension ArchivedPage {
    /// A page as a reader found it; where nothing says its size, what is on it does.
    init(
        _ format: Format,
        _ scale: BoxScale,
        blocks: [Block],
        illustrations: [PixelRect],
        knowsConfidence: Bool,
        wordRanges: [String: Range<Int>]
    ) {
        let hull = PixelRect.hull(blocks.map(\.box) + illustrations)
        self.init(
            format: format,
            width: scale.width > 0 ? scale.width : hull?.x1 ?? 0,
            height: scale.height > 0 ? scale.height : hull?.y1 ?? 0,
            scaleX: scale.x,
            scaleY: scale.y,
            blocks: blocks,
            illustrations: illustrations,
            knowsConfidence: knowsConfidence,
            wordRanges: wordRanges
        )
    }

    /// The lines of an area of an article, each cut to the words in it.
    ///
    /// By the ids that the area names; where the text does not know them, by its box: the words whose middle lies in it.
    ///
    /// - Parameters:
    ///   - area: an area of this page.
    ///   - master: size of the scan that the area's box is measured on; `nil` where it is this page's.
    /// - Returns: lines in the order of the file.
    package func lines(of area: DeliveredArticle.Area, measuredOn master: ScanSize? = nil) -> [TextLine] {
        if let first = area.first.flatMap({ wordRanges[$0] }) {
            let last = area.last.flatMap { wordRanges[$0] } ?? first
            return lines(first.lowerBound..<max(first.upperBound, last.upperBound))
        }
        guard var box = area.box else { return [] }
        if let master, master.width > 0, master.height > 0 {
            box = box.scaled(
                byX: Double(width) / Double(master.width),
                y: Double(height) / Double(master.height),
                rounding: .outwards
            )
        }
        return lines.compactMap { line in
            Self.cut(
                line,
                to: line.words.filter { word in
                    let (x, y) = (word.bbox.midX, word.bbox.midY)
                    return Double(box.x0) <= x && x < Double(box.x1) && Double(box.y0) <= y && y < Double(box.y1)
                }
            )
        }
    }

    private func lines(_ range: Range<Int>) -> [TextLine] {
        var found: [TextLine] = []
        var position = 0
        for line in lines {
            let here = position..<position + line.words.count
            position = here.upperBound
            guard here.overlaps(range) else { continue }
            let common = here.clamped(to: range)
            let words = line.words[common.lowerBound - here.lowerBound..<common.upperBound - here.lowerBound]
            if let cut = Self.cut(line, to: Array(words)) { found.append(cut) }
        }
        return found
    }

    private static func cut(_ line: TextLine, to words: [Word]) -> TextLine? {
        words.count == line.words.count ? (words.isEmpty ? nil : line) : TextLine(words)
    }
}

extension TextLine {
    /// A line of some words; `nil` of none.
    init?(_ words: [Word], box: PixelRect? = nil) {
        guard let hull = PixelRect.hull(words.map(\.bbox)) else { return nil }
        let length = words.reduce(0) { $0 + $1.text.count }
        let sum = words.reduce(0) { $0 + $1.confidence * Double($1.text.count) }
        self.init(
            bbox: box.map { $0.isEmpty ? hull : $0 } ?? hull,
            text: words.map(\.text).joined(separator: " "),
            confidence: length > 0 ? sum / Double(length) : 0,
            words: words
        )
    }
}
