import CorpusFiles
import CorpusModel
import Foundation

/// Reads ALTO, versions 1 to 4: pages, blocks, lines and words with their confidences.
///
/// Source: the ALTO schemas of the Library of Congress (loc.gov/standards/alto).
final class ALTOReader: XMLHandler {
    private let scan: ScanSize?
    private let dotsPerInch: Double
    private var openElements: [Element] = []
    private(set) var pages: [ArchivedPage] = []
    /// Pixels a unit where no scan is given, by `MeasurementUnit`.
    private var pixelsPerUnit = 1.0
    private var unitText = ""
    private var labels: [String: String] = [:]

    // The page under way.
    private var scale = BoxScale(pageWidth: nil, pageHeight: nil, pixelsPerUnit: 1, scan: nil)
    private var blocks: [ArchivedPage.Block] = []
    private var illustrations: [PixelRect] = []
    private var ranges: [String: Range<Int>] = [:]
    private var wordCount = 0
    private var pageConfidence: Double?
    private var saysConfidence = false
    private var block: (id: String?, label: String?, box: PixelRect?, lines: [TextLine])?
    private var line: (box: PixelRect?, words: [Word])?

    private struct Element {
        var name: String
        var id: String?
        var firstWord: Int
    }

    /// Confidence of a word where the file says nothing.
    private static let unknownConfidence = 0.5

    /// - Parameters:
    ///   - scan: size of the scan that boxes are wanted for.
    ///   - dotsPerInch: resolution by which units of length become pixels where no scan is given.
    init(scan: ScanSize?, dotsPerInch: Double) { (self.scan, self.dotsPerInch) = (scan, dotsPerInch) }

    func start(_ tag: XMLStartTag) throws(ArchiveError) {
        let attributes = tag.attributes
        openElements.append(Element(name: tag.name, id: attributes["ID"], firstWord: wordCount))
        switch tag.name {
        case "MeasurementUnit": unitText = ""
        case "Page": beginPage(attributes)
        case "TextBlock":
            endBlock()
            block = (attributes["ID"], label(attributes), box(attributes), [])
        case "TextLine":
            endLine()
            if block == nil { block = (nil, nil, nil, []) }
            line = (box(attributes), [])
        case "String": addWord(attributes)
        case "HYP": addHyphen(attributes)
        case "Illustration", "GraphicalElement":
            if tag.name == "Illustration", let box = box(attributes) { illustrations.append(box) }
        case "LayoutTag", "StructureTag", "RoleTag", "OtherTag":
            if let id = attributes["ID"], let label = attributes["LABEL"] { labels[id] = label }
        default: break
        }
    }

    func end() throws(ArchiveError) {
        let element = openElements.removeLast()
        switch element.name {
        case "MeasurementUnit": setUnit()
        case "TextLine": endLine()
        case "TextBlock": endBlock()
        case "Page": endPage()
        default: break
        }
        if let id = element.id, element.firstWord < wordCount { ranges[id] = element.firstWord..<wordCount }
    }

    func text(_ piece: String) throws(ArchiveError) {
        if openElements.last?.name == "MeasurementUnit" { unitText += piece }
    }

    private func setUnit() {
        switch unitText.trimmingCharacters(in: .whitespacesAndNewlines).lowercased() {
        case "mm10": pixelsPerUnit = dotsPerInch / 254
        case "inch1200": pixelsPerUnit = dotsPerInch / 1200
        default: pixelsPerUnit = 1
        }
    }

    private func beginPage(_ attributes: [String: String]) {
        scale = BoxScale(
            pageWidth: Self.number(attributes["WIDTH"]),
            pageHeight: Self.number(attributes["HEIGHT"]),
            pixelsPerUnit: pixelsPerUnit,
            scan: scan
        )
        (blocks, illustrations, ranges, wordCount) = ([], [], [:], 0)
        openElements[openElements.count - 1].firstWord = 0
        pageConfidence = Self.share(attributes["PC"])
        saysConfidence = pageConfidence != nil
        (block, line) = (nil, nil)
    }

    private func endPage() {
        endBlock()
        pages.append(
            ArchivedPage(
                .alto,
                scale,
                blocks: blocks,
                illustrations: illustrations,
                knowsConfidence: saysConfidence,
                wordRanges: ranges
            )
        )
    }

    private func endBlock() {
        endLine()
        guard let done = block else { return }
        block = nil
        guard let box = done.box ?? PixelRect.hull(done.lines.map(\.bbox)) else { return }
        blocks.append(ArchivedPage.Block(id: done.id, label: done.label, box: box, lines: done.lines))
    }

    private func endLine() {
        guard let done = line else { return }
        line = nil
        if let finished = TextLine(done.words, box: done.box) { block?.lines.append(finished) }
    }

    private func addWord(_ attributes: [String: String]) {
        guard line != nil else { return }
        let text = (attributes["CONTENT"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty, let box = box(attributes) ?? line?.box ?? block?.box else { return }
        let own = Self.share(attributes["WC"]) ?? Self.confidence(ofCharacters: attributes["CC"])
        if own != nil { saysConfidence = true }
        var whole: String?
        if let subs = attributes["SUBS_CONTENT"], !subs.isEmpty { whole = subs }
        line?.words.append(
            Word(
                bbox: box,
                text: text,
                confidence: own ?? pageConfidence ?? Self.unknownConfidence,
                subsContent: whole
            )
        )
        wordCount += 1
    }

    /// The hyphen at a line's end belongs to the word before it.
    private func addHyphen(_ attributes: [String: String]) {
        guard let last = line?.words.indices.last, let word = line?.words[last] else { return }
        // Soft hyphens and ALTO's "not sign" stand for what is printed: a hyphen.
        let text = attributes["CONTENT"] ?? "-"
        let hyphen = ["\u{AD}", "\u{AC}", ""].contains(text) ? "-" : text
        let ends = word.text.hasSuffix(hyphen)
        line?.words[last].text = ends ? word.text : word.text + hyphen
        if let box = box(attributes) { line?.words[last].bbox = word.bbox.union(box) }
    }

    /// What a block is: its own type, else the label of a tag that it refers to.
    private func label(_ attributes: [String: String]) -> String? {
        if let type = attributes["TYPE"] ?? attributes["type"] { return type }
        return (attributes["TAGREFS"] ?? "").split(separator: " ").lazy.compactMap { self.labels[String($0)] }.first
    }

    private func box(_ attributes: [String: String]) -> PixelRect? {
        guard let x = Self.number(attributes["HPOS"]), let y = Self.number(attributes["VPOS"]),
            let width = Self.number(attributes["WIDTH"])
        else { return nil }
        return scale.box(x: x, y: y, width: width, height: Self.number(attributes["HEIGHT"]) ?? 0)
    }

    private static func number(_ text: String?) -> Double? {
        text.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    }

    /// A confidence in `0...1`; some programs write percent.
    private static func share(_ text: String?) -> Double? {
        guard let value = number(text), value >= 0, value <= 100 else { return nil }
        return value > 1 ? value / 100 : value
    }

    /// Mean of the confidences of characters, each `0` (sure) to `9` (unsure).
    private static func confidence(ofCharacters text: String?) -> Double? {
        let digits = (text ?? "").compactMap(\.wholeNumberValue)
        guard !digits.isEmpty else { return nil }
        return 1 - Double(digits.reduce(0, +)) / (9 * Double(digits.count))
    }
}
