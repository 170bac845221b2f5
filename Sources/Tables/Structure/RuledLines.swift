import CorpusModel
import Raster

/// The printed rules of a page.
struct RuledLines {
    /// Level rules, top to bottom.
    var horizontal: [PixelRect] = []
    /// Upright rules, left to right.
    var vertical: [PixelRect] = []

    /// Finds thin, straight, long runs of ink with paper on both sides; broken ones are joined.
    init(_ ink: TableInk) {
        let finder = RunFinder(unit: ink.unit)
        let level = finder.rules(in: ink.weak, isTransposed: false)
        let upright = finder.rules(in: ink.weak.transposed(), isTransposed: true).map(\.transposed)
        let unit = ink.unit
        // An upright rule is long, or hangs on a level one: the stems of display type do neither.
        vertical = upright.filter { rule in
            Double(rule.height) > 6 * unit
                || level.contains { cross in
                    let reach = Int(0.8 * unit)
                    return rule.x1 > cross.x0 - reach && rule.x0 < cross.x1 + reach
                        && (abs(rule.y0 - cross.y1) <= reach || abs(rule.y1 - cross.y0) <= reach
                            || (rule.y0 <= cross.y0 && rule.y1 >= cross.y1))
                }
        }
        .sorted { ($0.x0, $0.y0, $0.x1, $0.y1) < ($1.x0, $1.y0, $1.x1, $1.y1) }
        horizontal = level.sorted { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }
    }
}

extension PixelRect {
    /// The rectangle with its axes exchanged.
    var transposed: PixelRect { PixelRect(x0: y0, y0: x0, x1: y1, y1: x1) }
}

extension BinaryImage {
    /// The picture with its axes exchanged.
    func transposed() -> BinaryImage {
        var out = [UInt8](repeating: 0, count: width * height)
        let block = 32
        pixels.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                for top in stride(from: 0, to: height, by: block) {
                    for left in stride(from: 0, to: width, by: block) {
                        for y in top..<min(height, top + block) {
                            for x in left..<min(width, left + block) {
                                target[x &* height &+ y] = source[y &* width &+ x]
                            }
                        }
                    }
                }
            }
        }
        return BinaryImage(width: height, height: width, pixels: out)
    }
}

/// Finds level rules in a two-tone picture.
private struct RunFinder {
    let unit: Double

    private struct Piece {
        var box: PixelRect
        var area: Int
    }

    func rules(in image: BinaryImage, isTransposed: Bool) -> [PixelRect] {
        let shortest = Int((isTransposed ? 2.3 : 2.6) * unit)
        let pieces = pieces(in: image, shortest: shortest).filter { piece in
            let thickness = Double(piece.area) / Double(piece.box.width)
            guard thickness <= max(3, 0.5 * unit), piece.box.width >= 4 * piece.box.height else { return false }
            return isBare(piece.box, in: image)
        }
        return joined(pieces.map(\.box), isTransposed: isTransposed)
    }

    /// Connected groups of long runs.
    private func pieces(in image: BinaryImage, shortest: Int) -> [Piece] {
        let (width, height) = (image.width, image.height)
        let bridge = max(1, Int(unit / 9))
        var finished: [Piece] = []
        var open: [(x0: Int, x1: Int, piece: Int)] = []
        var parents: [Int] = []
        func root(_ index: Int) -> Int {
            var at = index
            while parents[at] != at {
                parents[at] = parents[parents[at]]
                at = parents[at]
            }
            return at
        }
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
                    let box = PixelRect(x0: start, y0: y, x1: end, y1: y + 1)
                    var mine = -1
                    for above in open where above.x0 < end && start < above.x1 {
                        let other = root(above.piece)
                        if mine < 0 {
                            mine = other
                        } else if other != mine {
                            parents[max(mine, other)] = min(mine, other)
                            mine = min(mine, other)
                        }
                    }
                    if mine < 0 {
                        mine = finished.count
                        parents.append(mine)
                        finished.append(Piece(box: box, area: ink))
                    } else {
                        finished[mine].box = finished[mine].box.union(box)
                        finished[mine].area += ink
                    }
                    current.append((start, end, mine))
                }
                open = current
            }
        }
        for index in finished.indices {
            let top = root(index)
            if top != index {
                finished[top].box = finished[top].box.union(finished[index].box)
                finished[top].area += finished[index].area
            }
        }
        return finished.indices.filter { parents[$0] == $0 }.map { finished[$0] }
    }

    /// Whether there is paper along both sides: the foot of a line of type is crossed by its letters.
    private func isBare(_ box: PixelRect, in image: BinaryImage) -> Bool {
        let away = max(2, Int(0.2 * unit))
        func cover(_ y: Int) -> Double {
            guard y >= 0, y < image.height else { return 0 }
            var count = 0
            for x in box.x0..<box.x1 where image[x, y] { count += 1 }
            return Double(count) / Double(box.width)
        }
        let above = [cover(box.y0 - away), cover(box.y0 - 2 * away)]
        let below = [cover(box.y1 - 1 + away), cover(box.y1 - 1 + 2 * away)]
        if Double(box.width) < 9 * unit {
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
        let gap = Int((isTransposed ? 1.2 : 1.0) * unit)
        let offset = max(2, Int(0.3 * unit))
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
