import CorpusModel
import CorpusText
import PageFlow

/// Parts the credit of an author, agency or correspondent from the body or headline it was taken into.
///
/// A credit set in body type looks like body: its words decide. It stands at the head of a body or at the foot of a
/// headline, and says "By ...", "Special Dispatch to ..." or the like.
struct BylineSplitter {
    /// Most lines of a credit.
    private static let longest = 3

    /// The regions, with credits as regions of their own, and none that credits nobody.
    func split(_ regions: [TextRegion]) -> [TextRegion] {
        withoutFalseCredits(regions).flatMap { region -> [TextRegion] in
            let lines = region.lines
            switch region.layout.regionClass {
            case .article where lines.count > Self.longest:
                let count = lines.prefix(Self.longest).indices.prefix { index in
                    isCredit(lines[index], in: region.layout.bbox, follows: index > 0)
                }.count
                return count == 0 ? [region] : parts(region, at: count, classes: (.byline, .article))
            case .headline where lines.count > 1:
                guard let last = lines.last, isCredit(last, in: region.layout.bbox, follows: false) else {
                    return [region]
                }
                return parts(region, at: lines.count - 1, classes: (.headline, .byline))
            default: return [region]
            }
        }
    }

    /// Small decks look like credits: those that name nobody go back to the headline above them.
    ///
    /// Only what was read can tell; a layout that was not read stays as it is.
    private func withoutFalseCredits(_ regions: [TextRegion]) -> [TextRegion] {
        var regions = regions
        for region in regions where region.layout.regionClass == .byline && !region.lines.isEmpty {
            let box = region.layout.bbox
            let isCredit = region.lines.contains {
                self.isCredit($0, in: box.grown(by: box.width), follows: true) || isMisreadCredit($0.text)
            }
            guard !isCredit, let index = regions.firstIndex(of: region) else { continue }
            let above = regions.indices.filter {
                let other = regions[$0].layout
                return other.regionClass == .headline && other.bbox.y0 < box.y0
                    && other.bbox.horizontalOverlap(box) * 2 > box.width
                    && box.y0 - other.bbox.y1 < 2 * (box.height / region.lines.count)
            }.max { regions[$0].layout.bbox.y1 < regions[$1].layout.bbox.y1 }
            guard let above else {
                regions[index].layout.regionClass = .headline
                continue
            }
            regions[above].lines += region.lines
            regions[above].layout.lines += region.layout.lines
            regions[above].layout.bbox = regions[above].layout.bbox.union(box)
            regions.remove(at: index)
        }
        return regions
    }

    /// Whether a line credits somebody; `follows` where the line before does.
    private func isCredit(_ line: TextLine, in box: PixelRect, follows: Bool) -> Bool {
        // In the midst of a sentence no capital begins the line.
        guard line.text.first(where: \.isLetter)?.isUppercase == true else { return false }
        let words = Folding.words(of: line.text, keeping: ["'"])
        // A bracket is often read as a letter.
        let start = words.first.map { $0.count == 1 && words.count > 2 ? 1 : 0 } ?? 0
        let said = words.dropFirst(start)
        guard let first = said.first, (2...10).contains(said.count) else { return false }
        let indent = Double(box.width) * 0.04
        let standsClear = Double(line.bbox.x0 - box.x0) > indent && Double(box.x1 - line.bbox.x1) > indent
        switch first {
        case "by":
            let agencies: Set<String> = [
                "associated", "press", "cable", "mail", "telegraph", "wireless", "wire", "united",
            ]
            return standsClear || said.contains(where: agencies.contains)
        case "special":
            return !said.isDisjoint(with: ["dispatch", "despatch", "telegram", "correspondence", "cable"])
        case "dispatch", "despatch", "telegram", "correspondence":
            return said.contains("to") || said.contains("of") || standsClear
        case "copyright": return follows || standsClear
        case "from": return said.contains("correspondent")
        default: return false
        }
    }

    /// Whether a line that was found to look like a credit has a word of one, a letter in four misread, or stands in brackets.
    ///
    /// For example "Prom the Herald, Sunday, Sept 23]".
    private func isMisreadCredit(_ text: String) -> Bool {
        let words = Folding.words(of: text)
        guard let first = words.first, words.count <= 14 else { return false }
        func isNear(_ word: String, _ model: String) -> Bool {
            EditDistance.between(Array(word), Array(model)) <= model.count / 4
        }
        if isNear(first, "from"), words.count > 1, isNear(words[1], "the") { return true }
        if text.contains(where: "[]".contains) { return true }
        return words.contains { word in Self.creditWords.contains { isNear(word, $0) } }
    }

    private static let creditWords = [
        "dispatch", "despatch", "telegram", "telegraph", "special", "correspondence", "correspondent", "copyright",
        "associated",
    ]

    /// A region in two, the first with so many lines.
    private func parts(
        _ region: TextRegion,
        at count: Int,
        classes: (RegionClass, RegionClass)
    ) -> [TextRegion] {
        let halves = [region.lines[..<count], region.lines[count...]]
        return zip(halves, [classes.0, classes.1]).compactMap { lines, regionClass in
            guard let hull = PixelRect.hull(lines.map(\.bbox)) else { return nil }
            var part = region
            part.lines = Array(lines)
            part.layout.regionClass = regionClass
            part.layout.lines = region.layout.lines.filter { line in
                let middle = line.bbox.midY
                return Double(hull.y0) <= middle && middle < Double(hull.y1)
            }
            part.layout.bbox = hull
            if regionClass == .byline {
                part.layout.id = region.layout.id + "-byline"
            } else {
                // The body keeps its width: only its top or foot is gone.
                (part.layout.bbox.x0, part.layout.bbox.x1) = (region.layout.bbox.x0, region.layout.bbox.x1)
            }
            return part
        }
    }
}

extension Sequence where Element == String {
    fileprivate func isDisjoint(with words: Set<String>) -> Bool { !contains(where: words.contains) }
}

extension PixelRect {
    /// The rectangle with so much more on its left and right.
    fileprivate func grown(by margin: Int) -> PixelRect { PixelRect(x0: x0 - margin, y0: y0, x1: x1 + margin, y1: y1) }
}
