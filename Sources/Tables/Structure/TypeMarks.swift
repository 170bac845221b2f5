import CorpusModel
import Raster

/// A word, or a figure: letters with no space between them.
struct TypeWord: Sendable, Hashable {
    /// Hull of its ink.
    var box: PixelRect
    /// Ink pixels.
    var area: Int
    /// Whether it is a dash, a dot or another sign without letters.
    var isSign: Bool
    /// Letters, and what their shapes add up to.
    var letters = 0, lowest = Int.max, highest = 0, widths = 0, heights = 0

    /// Whether its letters are of one height and narrow, as figures are.
    var looksLikeFigures: Bool {
        letters > 0 && lowest * 100 >= highest * 70 && widths * 100 <= heights * 76
    }

    init(_ piece: Component, isSign: Bool, isLow: Bool) {
        (box, area, self.isSign) = (piece.bbox, piece.area, isSign)
        if !isSign, !isLow { count(piece.bbox) }
    }

    private mutating func count(_ letter: PixelRect) {
        letters += 1
        (lowest, highest) = (min(lowest, letter.height), max(highest, letter.height))
        widths += letter.width
        heights += letter.height
    }

    mutating func add(_ piece: Component, isSign: Bool, isLow: Bool) {
        box = box.union(piece.bbox)
        area += piece.area
        if !isSign {
            self.isSign = false
            if !isLow { count(piece.bbox) }
        }
    }
}

/// The type of a page: words in runs that a reader would not part, and leader dots.
struct TypeMarks {
    /// Words, left to right within runs.
    var runs: [[TypeWord]] = []
    /// Hulls of rows of leader dots.
    var leaders: [PixelRect] = []
    /// Pieces too large for letters: parts of pictures, charts and ornaments.
    var pictures: [Component] = []

    /// Finds letters, joins them to words and words to runs.
    init(_ ink: TableInk, without rules: RuledLines) {
        let unit = ink.unit
        var image = ink.strong
        let margin = max(1, Int(unit / 10))
        for rule in rules.horizontal {
            image.erase(
                PixelRect(x0: rule.x0 - margin, y0: rule.y0 - margin, x1: rule.x1 + margin, y1: rule.y1 + margin)
            )
        }
        for rule in rules.vertical {
            image.erase(
                PixelRect(x0: rule.x0 - margin, y0: rule.y0 - margin, x1: rule.x1 + margin, y1: rule.y1 + margin)
            )
        }
        let pieces = ConnectedComponents(image).components
        var letters: [Component] = []
        var small: [Component] = []
        for piece in pieces {
            let (width, height) = (Double(piece.bbox.width) / unit, Double(piece.bbox.height) / unit)
            guard Double(piece.area) >= max(3, 0.02 * unit * unit) else { continue }
            guard height <= 4.5, width <= 14 else {
                // Leader dots run together are no picture.
                if min(height, width) > 0.6 { pictures.append(piece) }
                continue
            }
            if height >= 0.5 {
                letters.append(piece)
            } else if width <= 3 {
                small.append(piece)
            }
        }
        // What is left of the corner of a dark band lies at two rules; no letter does.
        let near = max(2, Int(0.25 * unit))
        func touches(_ box: PixelRect, _ rules: [PixelRect]) -> Bool {
            let grown = PixelRect(x0: box.x0 - near, y0: box.y0 - near, x1: box.x1 + near, y1: box.y1 + near)
            return rules.contains { $0.overlaps(grown) }
        }
        letters.removeAll { touches($0.bbox, rules.horizontal) && touches($0.bbox, rules.vertical) }
        letters.removeAll { Double($0.bbox.width) < 0.12 * unit && Double($0.bbox.height) > 2.5 * unit }
        let dots = Leaders(small, among: letters, unit: unit)
        leaders = dots.rows
        runs = RunBuilder(unit: unit).runs(letters: letters, signs: dots.others)
    }
}

/// Tells leader dots from other small pieces.
private struct Leaders {
    var rows: [PixelRect] = []
    var others: [Component] = []

    init(_ pieces: [Component], among letters: [Component], unit: Double) {
        let isDot = pieces.map { Double(max($0.bbox.width, $0.bbox.height)) <= 0.5 * unit }
        let order = pieces.indices.filter { isDot[$0] }
            .sorted { (pieces[$0].bbox.x0, pieces[$0].bbox.y0, $0) < (pieces[$1].bbox.x0, pieces[$1].bbox.y0, $1) }
        var isLeader = [Bool](repeating: false, count: pieces.count)
        // Chains from left to right on one foot; binned by height so that each dot looks at few others.
        var chains: [[Int]] = []
        var lastInBin: [Int: [Int]] = [:]
        let bin = max(1, Int(unit))
        for index in order {
            let box = pieces[index].bbox
            var best: (chain: Int, gap: Int)?
            for key in (box.y1 / bin - 1)...(box.y1 / bin + 1) {
                for chain in lastInBin[key] ?? [] {
                    guard let tail = chains[chain].last else { continue }
                    let other = pieces[tail].bbox
                    let gap = box.x0 - other.x1
                    guard gap >= 0, Double(gap) <= 3 * unit, abs(Double(other.y1 - box.y1)) <= 0.3 * unit else {
                        continue
                    }
                    if best.map({ gap < $0.gap }) ?? true { best = (chain, gap) }
                }
            }
            if let best {
                chains[best.chain].append(index)
            } else {
                chains.append([index])
                lastInBin[box.y1 / bin, default: []].append(chains.count - 1)
            }
        }
        for chain in chains where chain.count >= 4 {
            // Leaders stand evenly; full stops of a paragraph do not.
            let gaps = zip(chain, chain.dropFirst()).map { Double(pieces[$1].bbox.x0 - pieces[$0].bbox.x0) }
            let middle = gaps.sorted()[gaps.count / 2]
            let even = gaps.filter { abs($0 - middle) < 0.35 * middle + 1.5 }.count
            guard even * 3 >= gaps.count * 2 else { continue }
            guard let hull = PixelRect.hull(chain.map { pieces[$0].bbox }) else { continue }
            // Pieces of letters that broke stand among letters.
            let place = PixelRect(x0: hull.x0, y0: hull.y0 - Int(unit), x1: hull.x1, y1: hull.y1 + Int(0.3 * unit))
            let covered = letters.reduce(0) { sum, letter in
                sum + (letter.bbox.verticalOverlap(place) > 0 ? letter.bbox.horizontalOverlap(place) : 0)
            }
            guard Double(covered) < 0.3 * Double(hull.width) else { continue }
            for index in chain { isLeader[index] = true }
            rows.append(hull)
        }
        others = pieces.indices.filter { !isLeader[$0] }.map { pieces[$0] }
    }
}

/// Joins letters to words and words to runs.
private struct RunBuilder {
    let unit: Double
    /// Spaces up to this many units stand within a run.
    let runGap = 1.05
    /// Spaces from this many units part words.
    let wordGap = 0.38

    func runs(letters: [Component], signs: [Component]) -> [[TypeWord]] {
        let pieces = letters + signs
        let order = pieces.indices.sorted {
            (pieces[$0].bbox.x0, pieces[$0].bbox.y0, $0) < (pieces[$1].bbox.x0, pieces[$1].bbox.y0, $1)
        }
        var parents = Array(pieces.indices)
        func root(_ index: Int) -> Int {
            var at = index
            while parents[at] != at {
                parents[at] = parents[parents[at]]
                at = parents[at]
            }
            return at
        }
        // Pieces that begin within reach of the right end of an earlier one, in bins of height.
        let bin = max(1, Int(2 * unit))
        var bins: [Int: [Int]] = [:]
        for index in order {
            let box = pieces[index].bbox
            let isSign = index >= letters.count
            for key in (box.y0 / bin - 1)...((box.y1 - 1) / bin + 1) {
                for other in (bins[key] ?? []).suffix(60) {
                    let before = pieces[other].bbox
                    let gap = Double(box.x0 - before.x1)
                    guard gap <= runGap * unit * spread(box, before) else { continue }
                    let otherIsSign = other >= letters.count
                    if isSign && otherIsSign, gap > 0.7 * unit { continue }
                    guard isOneLine(box, before, isSign, otherIsSign) else { continue }
                    let (a, b) = (root(index), root(other))
                    if a != b { parents[max(a, b)] = min(a, b) }
                }
            }
            for key in (box.y0 / bin)...((box.y1 - 1) / bin) { bins[key, default: []].append(index) }
        }
        var groups: [Int: [Int]] = [:]
        for index in order { groups[root(index), default: []].append(index) }
        return groups.keys.sorted().compactMap { key in
            words(of: (groups[key] ?? []).map { (pieces[$0], $0 >= letters.count) })
        }
    }

    /// Larger type has larger spaces.
    private func spread(_ a: PixelRect, _ b: PixelRect) -> Double {
        let height = Double(min(a.height, b.height)) / unit
        return min(2.5, max(1, height / 1.6))
    }

    private func isOneLine(_ a: PixelRect, _ b: PixelRect, _ aIsSign: Bool, _ bIsSign: Bool) -> Bool {
        let common = Double(a.verticalOverlap(b))
        if aIsSign || bIsSign {
            let (sign, letter) = aIsSign ? (a, b) : (b, a)
            if aIsSign && bIsSign { return abs(a.midY - b.midY) < 0.5 * unit }
            let gap = Double(max(a.x0, b.x0) - min(a.x1, b.x1))
            return sign.midY > Double(letter.y0) - 0.35 * unit && sign.midY < Double(letter.y1) + 0.35 * unit
                && gap < 0.75 * unit
        }
        return common >= 0.45 * Double(min(a.height, b.height))
    }

    /// Words of one run; `nil` for specks.
    private func words(of group: [(piece: Component, isSign: Bool)]) -> [TypeWord]? {
        var words: [TypeWord] = []
        for (piece, isSign) in group {
            // Commas and hyphens are no letters to judge the height of letters by.
            let isLow = Double(piece.bbox.height) < 0.72 * unit
            if let last = words.last,
                Double(piece.bbox.x0 - last.box.x1) < wordGap * unit * spread(piece.bbox, last.box)
            {
                words[words.count - 1].add(piece, isSign: isSign, isLow: isLow)
            } else {
                words.append(TypeWord(piece, isSign: isSign, isLow: isLow))
            }
        }
        let hasLetters = words.contains { !$0.isSign }
        if !hasLetters {
            // A lone dash stands for nothing in a table; a lone dot is a speck.
            words = words.filter { Double($0.box.width) >= 0.4 * unit && $0.box.width >= $0.box.height }
        }
        if group.count == 1, let only = group.first, !only.isSign {
            // A blot: round and filled, and alone.
            let (width, height) = (Double(only.piece.bbox.width), Double(only.piece.bbox.height))
            if Double(only.piece.area) > 0.68 * width * height, width > 0.55 * height, height < 1.3 * unit {
                return nil
            }
        }
        return words.isEmpty ? nil : words
    }
}
