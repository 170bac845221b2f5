import CorpusModel
import Raster

/// The printed rules of a page.
struct RuledLines {
    /// Horizontal rules, top to bottom.
    var horizontal: [PixelRect] = []
    /// Vertical rules, left to right.
    var vertical: [PixelRect] = []

    /// Finds thin, straight, long runs of ink with paper on both sides; broken ones are joined.
    init(_ ink: TableInk) {
        let finder = RunFinder(xHeight: ink.xHeight)
        let level = finder.rules(in: ink.weak, isTransposed: false)
        let upright = finder.rules(in: ink.weak.transposed(), isTransposed: true).map(\.transposed)
        let xHeight = ink.xHeight
        // An vertical rule is long, or hangs on a horizontal one: the stems of display type do neither.
        vertical = upright.filter { rule in
            Double(rule.height) > 6 * xHeight
                || level.contains { cross in
                    let reach = Int(0.8 * xHeight)
                    return rule.x1 > cross.x0 - reach && rule.x0 < cross.x1 + reach
                        && (abs(rule.y0 - cross.y1) <= reach || abs(rule.y1 - cross.y0) <= reach
                            || (rule.y0 <= cross.y0 && rule.y1 >= cross.y1))
                }
        }
        .sorted { ($0.x0, $0.y0, $0.x1, $0.y1) < ($1.x0, $1.y0, $1.x1, $1.y1) }
        horizontal = level.sorted { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }
    }
}

/// Finds horizontal rules in a two-tone picture.
private struct RunFinder {
    let xHeight: Double

    /// A connected group of long runs; `area` is its ink.
    private struct Piece {
        var bbox: PixelRect
        var area: Int
    }

    func rules(in image: BinaryImage, isTransposed: Bool) -> [PixelRect] {
        let shortest = Int((isTransposed ? 2.3 : 2.6) * xHeight)
        let pieces = pieces(in: image, shortest: shortest).filter { piece in
            let thickness = Double(piece.area) / Double(piece.bbox.width)
            guard thickness <= max(3, 0.5 * xHeight), piece.bbox.width >= 4 * piece.bbox.height else { return false }
            return isBare(piece.bbox, in: image)
        }
        return joined(pieces.map(\.bbox), isTransposed: isTransposed)
    }

    /// Connected groups of long runs.
    private func pieces(in image: BinaryImage, shortest: Int) -> [Piece] {
        let (width, height) = (image.width, image.height)
        let bridge = max(1, Int(xHeight / 9))
        var finished: [Piece] = []
        var open: [(x0: Int, x1: Int, piece: Int)] = []
        var sets = DisjointSets(count: 0)
        image.pixels.withUnsafeBufferPointer { pixels in
            for y in 0..<height {
                var current: [(x0: Int, x1: Int, piece: Int)] = []
                let base = y * width
                var x = 0
                while x < width {
                    if pixels[base + x] == 0 {
                        x += 1
                        continue
                    }
                    let start = x
                    var (last, ink) = (x, 0)
                    while x < width, x - last <= bridge {
                        if pixels[base + x] != 0 {
                            last = x
                            ink += 1
                        }
                        x += 1
                    }
                    let end = last + 1
                    guard end - start >= shortest else { continue }
                    let bbox = PixelRect(x0: start, y0: y, x1: end, y1: y + 1)
                    var mine = -1
                    for above in open where above.x0 < end && start < above.x1 {
                        if mine >= 0 { sets.join(above.piece, mine) }
                        mine = sets.find(above.piece)
                    }
                    if mine < 0 {
                        mine = finished.count
                        sets.append()
                        finished.append(Piece(bbox: bbox, area: ink))
                    } else {
                        finished[mine].bbox = finished[mine].bbox.union(bbox)
                        finished[mine].area += ink
                    }
                    current.append((start, end, mine))
                }
                open = current
            }
        }
        for index in finished.indices {
            let top = sets.find(index)
            if top != index {
                finished[top].bbox = finished[top].bbox.union(finished[index].bbox)
                finished[top].area += finished[index].area
            }
        }
        return finished.indices.filter { sets.root(of: $0) == $0 }.map { finished[$0] }
    }

    /// Whether there is paper along both sides: the foot of a line of type is crossed by its letters.
    private func isBare(_ bbox: PixelRect, in image: BinaryImage) -> Bool {
        let away = max(2, Int(0.2 * xHeight))
        func cover(_ y: Int) -> Double {
            guard y >= 0, y < image.height else { return 0 }
            var count = 0
            for x in bbox.x0..<bbox.x1 where image[x, y] { count += 1 }
            return Double(count) / Double(bbox.width)
        }
        let above = [cover(bbox.y0 - away), cover(bbox.y0 - 2 * away)]
        let below = [cover(bbox.y1 - 1 + away), cover(bbox.y1 - 1 + 2 * away)]
        if Double(bbox.width) < 9 * xHeight {
            // Feet and heads of a word's letters make short runs, with the letters on one side.
            let sides = [above, below].map { $0.reduce(0, max) }
            return sides.reduce(0, max) < 0.3 && sides.reduce(0, +) < 0.4
        }
        // A sloping or double rule has its own ink beside it here and there: the nearer of two distances decides.
        let (upper, lower) = (above.reduce(1, min), below.reduce(1, min))
        return upper < 0.45 && lower < 0.45 && upper + lower < 0.7
    }

    /// Joins pieces in one line, over breaks of two letters.
    private func joined(_ pieces: [PixelRect], isTransposed: Bool) -> [PixelRect] {
        var rules: [PixelRect] = []
        let gap = Int((isTransposed ? 1.2 : 1.0) * xHeight)
        let offset = max(2, Int(0.3 * xHeight))
        for piece in pieces.sorted(by: { ($0.x0, $0.y0, $0.x1, $0.y1) < ($1.x0, $1.y0, $1.x1, $1.y1) }) {
            if let near = rules.lastIndex(where: {
                piece.x0 - $0.x1 <= gap && piece.x0 >= $0.x0 && piece.y0 <= $0.y1 + offset && $0.y0 <= piece.y1 + offset
                    && abs($0.midY - piece.midY) <= Double(offset)
            }) {
                rules[near] = rules[near].union(piece)
            } else {
                rules.append(piece)
            }
        }
        return rules
    }
}
