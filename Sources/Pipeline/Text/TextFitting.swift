import Archives
import CorpusModel
import PageFlow
import Raster
import Recognition

/// Lays the archive's text over a page as it was taken out of its scan, and tells whether it belongs there.
///
/// The text is measured on the scan as the archive had it, which may have been turned otherwise, and be larger or smaller than
/// this one. Of all quarter turns in which the two have the same shape, the one is taken in which the white between words is
/// lightest. Where it is no lighter than the words, the text is of another page.
struct TextFitting {
    private let text: ArchivedPage

    init(_ text: ArchivedPage) { self.text = text }

    /// Why a text does not fit.
    struct Refusal: Error {
        var reason: String
    }

    /// Widths and heights may differ by this factor more than each other: masters are cut by a few pixels.
    private static let mostDistorted = 1.04
    /// Share of gaps between words that must be lighter than both words; on a page that it does not belong to it is a third.
    private static let fewestLight = 0.55
    /// Fewer gaps tell nothing.
    private static let fewestGaps = 20

    /// The words on the page, in its pixels; of a spread, those of this page.
    func fitted(to framed: FramedPage) throws(Refusal) -> ArchiveText {
        let size = (width: framed.scanWidth, height: framed.scanHeight)
        var best: (text: ArchiveText, light: Double, gaps: Int)?
        for turns in 0..<4 {
            guard let scale = scale(turned: turns, to: size) else { continue }
            let placed = placed(turned: turns, scale, on: framed)
            let evidence = Self.lightGaps(in: placed, on: framed.page.image)
            if best == nil || evidence.share > best?.light ?? 0 { best = (placed, evidence.share, evidence.count) }
        }
        guard let best else {
            throw Refusal(
                reason:
                    "is of a page of \(text.width) x \(text.height), and the scan has \(size.width) x \(size.height) "
                    + "pixels; check that it is the text of this scan"
            )
        }
        guard best.text.wordCount > 0 else {
            throw Refusal(reason: "has no word where the page is on its scan; check that it is the text of this scan")
        }
        guard text.estimatesWords || best.gaps < Self.fewestGaps || best.light >= Self.fewestLight else {
            throw Refusal(
                reason: "has its words where the scan has other print; check that it is the text of this scan"
            )
        }
        return best.text
    }

    /// Scan pixels a pixel of the turned text, across and down; `nil` where the shapes differ.
    private func scale(turned turns: Int, to size: (width: Int, height: Int)) -> (x: Double, y: Double)? {
        let (width, height) = turns % 2 == 0 ? (text.width, text.height) : (text.height, text.width)
        guard width > 0, height > 0, size.width > 0, size.height > 0 else { return nil }
        let (x, y) = (Double(size.width) / Double(width), Double(size.height) / Double(height))
        return max(x / y, y / x) <= Self.mostDistorted ? (x, y) : nil
    }

    private func placed(turned turns: Int, _ scale: (x: Double, y: Double), on framed: FramedPage) -> ArchiveText {
        let origin = framed.framing?.box.value
        let bounds = framed.page.image.bounds
        var lines: [ArchiveText.Line] = []
        for (number, block) in text.blocks.enumerated() {
            for line in block.lines {
                let words = line.words.compactMap { word -> Word? in
                    var word = word
                    word.bbox = word.bbox.turned(turns, inWidth: text.width, height: text.height)
                        .scaled(byX: scale.x, y: scale.y, rounding: .nearest)
                        .moved(x: -(origin?.x0 ?? 0), y: -(origin?.y0 ?? 0))
                    let middle = PixelRect(
                        x0: Int(word.bbox.midX),
                        y0: Int(word.bbox.midY),
                        x1: Int(word.bbox.midX) + 1,
                        y1: Int(word.bbox.midY) + 1
                    )
                    guard bounds.overlaps(middle) else { return nil }
                    word.bbox = word.bbox.intersection(bounds)
                    return word
                }
                if !words.isEmpty { lines.append(ArchiveText.Line(words: words, block: number)) }
            }
        }
        return ArchiveText(engine: text.format.rawValue, lines: lines, knowsConfidence: text.knowsConfidence)
    }

    // MARK: Whether it is the same page

    /// Gaps between words that are looked at, at most.
    private static let mostGaps = 600

    /// Share of the gaps between neighbouring words that are lighter than both, and how many gaps were looked at.
    private static func lightGaps(in text: ArchiveText, on image: GrayImage) -> (share: Double, count: Int) {
        var gaps: [(left: PixelRect, gap: PixelRect, right: PixelRect)] = []
        for line in text.lines {
            for (left, right) in zip(line.words, line.words.dropFirst()) {
                let (top, bottom) = (max(left.bbox.y0, right.bbox.y0), min(left.bbox.y1, right.bbox.y1))
                let gap = PixelRect(x0: left.bbox.x1, y0: top, x1: right.bbox.x0, y1: bottom)
                guard gap.width >= 2, gap.height >= 4, gap.width <= 2 * gap.height else { continue }
                gaps.append((left.bbox, gap, right.bbox))
            }
        }
        let step = max(1, (gaps.count + mostGaps - 1) / mostGaps)
        var (light, count) = (0, 0)
        for index in stride(from: 0, to: gaps.count, by: step) {
            let (left, gap, right) = gaps[index]
            let tone = tone(of: gap, image)
            count += 1
            if tone > Self.tone(of: left, image), tone > Self.tone(of: right, image) { light += 1 }
        }
        return (count == 0 ? 0 : Double(light) / Double(count), count)
    }

    private static func tone(of box: PixelRect, _ image: GrayImage) -> Double {
        let box = box.intersection(image.bounds)
        var sum = 0
        for y in box.y0..<box.y1 {
            for x in box.x0..<box.x1 { sum += Int(image[x, y]) }
        }
        return Double(sum) / Double(max(1, box.area))
    }
}

extension LoadedText {
    /// The text on a page; `nil` where it is none of this page, which then stands in `source`.
    mutating func fitted(to framed: FramedPage) -> ArchiveText? {
        guard let page else { return nil }
        do throws(TextFitting.Refusal) {
            return try TextFitting(page).fitted(to: framed)
        } catch {
            refuse(error.reason)
            return nil
        }
    }
}
