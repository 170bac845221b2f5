import CorpusModel
import Raster

/// Joins letters to words and words to runs.
struct RunBuilder {
    let xHeight: Double
    /// Spaces up to this many x-heights stand within a run.
    let runGap = 1.05
    /// Spaces from this many x-heights part words.
    let wordGap = 0.38

    func runs(letters: [Component], signs: [Component]) -> [[TypeWord]] {
        let pieces = letters + signs
        let order = pieces.indices.sorted {
            (pieces[$0].bbox.x0, pieces[$0].bbox.y0, $0) < (pieces[$1].bbox.x0, pieces[$1].bbox.y0, $1)
        }
        var sets = DisjointSets(count: pieces.count)
        // Pieces that begin within reach of the right end of an earlier one, in bins of height.
        let bin = max(1, Int(2 * xHeight))
        var bins: [Int: [Int]] = [:]
        for index in order {
            let bbox = pieces[index].bbox
            let isSign = index >= letters.count
            for key in (bbox.y0 / bin - 1)...((bbox.y1 - 1) / bin + 1) {
                for other in (bins[key] ?? []).suffix(60) {
                    let before = pieces[other].bbox
                    let gap = Double(bbox.x0 - before.x1)
                    guard gap <= runGap * xHeight * spread(bbox, before) else { continue }
                    let otherIsSign = other >= letters.count
                    if isSign && otherIsSign, gap > 0.7 * xHeight { continue }
                    guard isOneLine(bbox, before, isSign, otherIsSign) else { continue }
                    sets.join(index, other)
                }
            }
            for key in (bbox.y0 / bin)...((bbox.y1 - 1) / bin) { bins[key, default: []].append(index) }
        }
        var groups: [Int: [Int]] = [:]
        for index in order { groups[sets.find(index), default: []].append(index) }
        return groups.keys.sorted().compactMap { key in
            words(of: (groups[key] ?? []).map { (pieces[$0], $0 >= letters.count) })
        }
    }

    /// Larger type has larger spaces.
    private func spread(_ a: PixelRect, _ b: PixelRect) -> Double {
        let height = Double(min(a.height, b.height)) / xHeight
        return min(2.5, max(1, height / 1.6))
    }

    private func isOneLine(_ a: PixelRect, _ b: PixelRect, _ aIsSign: Bool, _ bIsSign: Bool) -> Bool {
        let common = Double(a.verticalOverlap(b))
        if aIsSign || bIsSign {
            let (sign, letter) = aIsSign ? (a, b) : (b, a)
            if aIsSign && bIsSign { return abs(a.midY - b.midY) < 0.5 * xHeight }
            let gap = Double(max(a.x0, b.x0) - min(a.x1, b.x1))
            return sign.midY > Double(letter.y0) - 0.35 * xHeight && sign.midY < Double(letter.y1) + 0.35 * xHeight
                && gap < 0.75 * xHeight
        }
        return common >= 0.45 * Double(min(a.height, b.height))
    }

    /// Words of one run; `nil` for specks.
    private func words(of group: [(piece: Component, isSign: Bool)]) -> [TypeWord]? {
        var words: [TypeWord] = []
        for (piece, isSign) in group {
            // Commas and hyphens are no letters to judge the height of letters by.
            let isLow = Double(piece.bbox.height) < 0.72 * xHeight
            if let last = words.last,
                Double(piece.bbox.x0 - last.bbox.x1) < wordGap * xHeight * spread(piece.bbox, last.bbox)
            {
                words[words.count - 1].add(piece, isSign: isSign, isLow: isLow)
            } else {
                words.append(TypeWord(piece, isSign: isSign, isLow: isLow))
            }
        }
        let hasLetters = words.contains { !$0.isSign }
        if !hasLetters {
            // A lone dash stands for nothing in a table; a lone dot is a speck.
            words = words.filter { Double($0.bbox.width) >= 0.4 * xHeight && $0.bbox.width >= $0.bbox.height }
        }
        if group.count == 1, let only = group.first, !only.isSign {
            // A blot: round and filled, and alone.
            let (width, height) = (Double(only.piece.bbox.width), Double(only.piece.bbox.height))
            if Double(only.piece.area) > 0.68 * width * height, width > 0.55 * height, height < 1.3 * xHeight {
                return nil
            }
        }
        return words.isEmpty ? nil : words
    }
}
