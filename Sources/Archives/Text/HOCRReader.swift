import CorpusFiles
import CorpusModel
import Foundation

/// Reads hOCR: `ocr_page`, `ocr_carea`, `ocr_line` and its kin, `ocrx_word`, with `bbox` and `x_wconf`.
///
/// Source: the hOCR specification 1.2 (kba.github.io/hocr-spec).
final class HOCRReader: XMLHandler {
    private let scan: ScanSize?
    private var openElements: [Kind] = []
    private(set) var pages: [ArchivedPage] = []

    private enum Kind { case page, area, line, word, picture, other }

    private var isOnPage = false
    private var offset: (x: Double, y: Double) = (0, 0)
    private var scale = BoxScale(pageWidth: nil, pageHeight: nil, pixelsPerUnit: 1, scan: nil)
    private var blocks: [ArchivedPage.Block] = []
    private var illustrations: [PixelRect] = []
    private var ranges: [String: Range<Int>] = [:]
    private var wordCount = 0
    private var saysConfidence = false
    private var estimatesWords = false
    private var block: (id: String?, box: PixelRect?, lines: [TextLine])?
    private var line: (box: PixelRect?, words: [Word], text: String)?
    private var word: (id: String?, box: PixelRect?, confidence: Double?, text: String)?

    private static let lineClasses: Set<String> = [
        "ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_textfloat", "ocr_caption",
    ]
    private static let pictureClasses: Set<String> = [
        "ocr_photo", "ocr_image", "ocr_linedrawing", "ocrx_image", "ocr_float",
    ]
    private static let unknownConfidence = 0.5

    init(scan: ScanSize?) { self.scan = scan }

    func start(_ tag: XMLStartTag) throws(ArchiveError) {
        let classes = Set((tag.attributes["class"] ?? "").split(separator: " ").map(String.init))
        let title = HOCRTitle(tag.attributes["title"] ?? "")
        let id = tag.attributes["id"]
        var kind = Kind.other
        if classes.contains("ocr_page") {
            kind = .page
            beginPage(title)
        } else if classes.contains("ocr_carea") || classes.contains("ocrx_block") {
            kind = .area
            endBlock()
            block = (id, box(title), [])
        } else if !classes.isDisjoint(with: Self.lineClasses) {
            kind = .line
            endLine()
            if block == nil { block = (nil, nil, []) }
            line = (box(title), [], "")
        } else if classes.contains("ocrx_word") || classes.contains("ocr_word") {
            kind = .word
            endWord()
            if line == nil {
                if block == nil { block = (nil, nil, []) }
                line = (nil, [], "")
            }
            word = (id, box(title), title.confidence, "")
        } else if !classes.isDisjoint(with: Self.pictureClasses) {
            kind = .picture
            if let box = box(title) { illustrations.append(box) }
        }
        openElements.append(kind)
    }

    func end() throws(ArchiveError) {
        switch openElements.removeLast() {
        case .page: endPage()
        case .area: endBlock()
        case .line: endLine()
        case .word: endWord()
        case .picture, .other: break
        }
    }

    func text(_ piece: String) throws(ArchiveError) {
        if word != nil { word?.text += piece } else if line != nil { line?.text += piece }
    }

    private func beginPage(_ title: HOCRTitle) {
        let box = title.box
        offset = box.map { ($0[0], $0[1]) } ?? (0, 0)
        scale = BoxScale(
            pageWidth: box.map { $0[2] - $0[0] },
            pageHeight: box.map { $0[3] - $0[1] },
            pixelsPerUnit: 1,
            scan: scan
        )
        (blocks, illustrations, ranges, wordCount, saysConfidence) = ([], [], [:], 0, false)
        (block, line, word) = (nil, nil, nil)
        (isOnPage, estimatesWords) = (true, false)
    }

    private func endPage() {
        endBlock()
        isOnPage = false
        var page = ArchivedPage(
            .hocr,
            scale,
            blocks: blocks,
            illustrations: illustrations,
            knowsConfidence: saysConfidence,
            wordRanges: ranges
        )
        page.estimatesWords = estimatesWords
        pages.append(page)
    }

    private func endBlock() {
        endLine()
        guard let done = block else { return }
        block = nil
        guard isOnPage, let box = done.box ?? PixelRect.hull(done.lines.map(\.bbox)), !done.lines.isEmpty else {
            return
        }
        blocks.append(ArchivedPage.Block(id: done.id, label: nil, box: box, lines: done.lines))
    }

    private func endLine() {
        endWord()
        guard let done = line else { return }
        line = nil
        var words = done.words
        if words.isEmpty, let box = done.box {
            words = Self.words(of: done.text, in: box)
            estimatesWords = estimatesWords || words.count > 1
            wordCount += words.count
        }
        if let finished = TextLine(words, box: done.box) { block?.lines.append(finished) }
    }

    private func endWord() {
        guard let done = word else { return }
        word = nil
        let text = done.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty, let box = done.box ?? line?.box else { return }
        if done.confidence != nil { saysConfidence = true }
        line?.words.append(Word(bbox: box, text: text, confidence: done.confidence ?? Self.unknownConfidence))
        if let id = done.id { ranges[id] = wordCount..<wordCount + 1 }
        wordCount += 1
    }

    /// Words of a line that has none of its own: its box is parted by their lengths, a space between.
    private static func words(of text: String, in box: PixelRect) -> [Word] {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let total = parts.reduce(0) { $0 + $1.count } + max(0, parts.count - 1)
        var position = 0
        return parts.map { part in
            let x0 = box.x0 + box.width * position / max(1, total)
            let x1 = box.x0 + box.width * (position + part.count) / max(1, total)
            position += part.count + 1
            return Word(
                bbox: PixelRect(x0: x0, y0: box.y0, x1: max(x0 + 1, x1), y1: box.y1),
                text: part,
                confidence: unknownConfidence
            )
        }
    }

    private func box(_ title: HOCRTitle) -> PixelRect? {
        title.box.flatMap {
            scale.box(x: $0[0] - offset.x, y: $0[1] - offset.y, width: $0[2] - $0[0], height: $0[3] - $0[1])
        }
    }
}

/// Properties in the `title` of an hOCR element: `bbox 10 20 300 60; x_wconf 93`.
private struct HOCRTitle {
    /// Left, top, right, bottom.
    var box: [Double]?
    /// `0...1`.
    var confidence: Double?

    init(_ text: String) {
        for property in text.split(separator: ";") {
            let words = property.split(whereSeparator: \.isWhitespace)
            let numbers = words.dropFirst().compactMap { Double($0) }.filter { $0.isFinite && abs($0) < 1e8 }
            switch words.first {
            case "bbox" where numbers.count == 4: box = numbers
            case "x_wconf" where numbers.count == 1: confidence = min(max(numbers[0] / 100, 0), 1)
            default: break
            }
        }
    }
}
