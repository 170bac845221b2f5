import CorpusModel
import Raster

/// Finds printed rules in a binary page.
struct RuleFinder {
    /// x-height of the body type, pixels.
    let xHeight: Double

    /// Vertical rules: thin columns of ink that go on for many lines, broken, bent or leaning as they may be.
    ///
    /// A pixel lies on a rule where most rows of a tall window around it have ink within one pixel of its column. No text
    /// does that: between its lines there is paper.
    func vertical(in image: BinaryImage) -> [PageInk.VerticalRule] {
        let (width, height) = (image.width, image.height)
        let window = max(8, Int(10 * xHeight)), half = window / 2
        guard height > window, width > 4 else { return [] }
        let enough = UInt16(Double(window) * 0.76)
        var onRule = [UInt8](repeating: 0, count: width * height)
        var count = [UInt16](repeating: 0, count: width)
        image.pixels.withUnsafeBufferPointer { ink in
            onRule.withUnsafeMutableBufferPointer { mark in
                func nearInk(_ row: Int, _ x: Int) -> UInt16 {
                    let at = row * width + x
                    return UInt16(ink[at - 1] | ink[at] | ink[at + 1])
                }
                for y in 0..<height {
                    for x in 1..<(width - 1) { count[x] += nearInk(y, x) }
                    if y >= window { for x in 1..<(width - 1) { count[x] -= nearInk(y - window, x) } }
                    guard y >= window - 1 else { continue }
                    let middle = y - half
                    for x in 1..<(width - 1) where count[x] >= enough { mark[middle * width + x] = 1 }
                }
            }
        }
        let found = ConnectedComponents(BinaryImage(width: width, height: height, pixels: onRule))
        let widest = max(5, Int(1.1 * xHeight))
        var tooWide = [Bool](repeating: false, count: found.components.count)
        for run in found.runs where Int(run.x1 - run.x0) > widest { tooWide[Int(run.component)] = true }
        // The rows of all components one after the other: twice the sum of the places of their ink, and twice its length.
        var firstRow = [Int](repeating: 0, count: found.components.count + 1)
        for (index, component) in found.components.enumerated() {
            firstRow[index + 1] = firstRow[index] + (tooWide[index] ? 0 : component.bbox.height)
        }
        var rows = [(sum: Int, count: Int)](repeating: (0, 0), count: firstRow[found.components.count])
        for run in found.runs where !tooWide[Int(run.component)] {
            let (index, length) = (Int(run.component), Int(run.x1 - run.x0))
            let row = firstRow[index] + Int(run.y) - found.components[index].bbox.y0
            rows[row].sum += Int(run.x0 + run.x1 - 1) * length
            rows[row].count += 2 * length
        }
        var rules: [PageInk.VerticalRule] = []
        for (index, component) in found.components.enumerated() where !tooWide[index] {
            let box = component.bbox
            guard Double(box.height) > 2 * xHeight else { continue }
            var centre = rows[firstRow[index]..<firstRow[index + 1]].filter { $0.count > 0 }
                .map { Double($0.sum) / Double($0.count) }
            guard centre.count == box.height, let first = centre.first, let last = centre.last else { continue }
            // The window was centred: the rule goes on for half of it at either end, as far as there is ink.
            let above = reach(of: image, fromX: Int(first), y: box.y0, step: -1, limit: half)
            let below = reach(of: image, fromX: Int(last), y: box.y1 - 1, step: 1, limit: half)
            // Stems of display type set line upon line look like a broken rule, but are thicker.
            let length = Double(box.height + above + below)
            guard length > 40 * xHeight || thickness(of: image, along: centre, from: box.y0) < 0.5 * xHeight else {
                continue
            }
            centre = Array(repeating: first, count: above) + centre + Array(repeating: last, count: below)
            rules.append(
                PageInk.VerticalRule(
                    bbox: PixelRect(x0: box.x0, y0: box.y0 - above, x1: box.x1, y1: box.y1 + below),
                    centre: centre
                )
            )
        }
        return rules
    }

    /// Mean width of the ink along a rule, pixels.
    private func thickness(of image: BinaryImage, along centre: [Double], from y0: Int) -> Double {
        let limit = Int(2 * xHeight)
        var (sum, count) = (0, 0)
        for (offset, centre) in centre.enumerated() {
            let (x, y) = (Int(centre.rounded()), y0 + offset)
            guard let middle = [x, x - 1, x + 1].first(where: { $0 >= 0 && $0 < image.width && image[$0, y] }) else {
                continue
            }
            var (x0, x1) = (middle, middle)
            while x0 > 0, middle - x0 < limit, image[x0 - 1, y] { x0 -= 1 }
            while x1 < image.width - 1, x1 - middle < limit, image[x1 + 1, y] { x1 += 1 }
            sum += x1 - x0 + 1
            count += 1
        }
        return count == 0 ? 0 : Double(sum) / Double(count)
    }

    /// How many rows a rule goes on from `y` in direction `step`, over breaks of up to two x-heights.
    private func reach(of image: BinaryImage, fromX x: Int, y: Int, step: Int, limit: Int) -> Int {
        let breakLimit = Int(2 * xHeight)
        var (last, row) = (0, 1)
        while row <= limit, row - last <= breakLimit {
            let at = y + step * row
            guard at >= 0, at < image.height else { break }
            if (max(0, x - 1)...min(image.width - 1, x + 1)).contains(where: { image[$0, at] }) { last = row }
            row += 1
        }
        return last
    }

    /// Takes the ink of vertical rules off the page, with one pixel either side.
    func erase(_ rules: [PageInk.VerticalRule], from image: inout BinaryImage) {
        let (width, height) = (image.width, image.height)
        let widest = max(4, Int(0.8 * xHeight))
        image.pixels.withUnsafeMutableBufferPointer { ink in
            for rule in rules {
                for (offset, centre) in rule.centre.enumerated() {
                    let y = rule.bbox.y0 + offset
                    guard y >= 0, y < height else { continue }
                    let x = min(width - 1, max(0, Int(centre.rounded())))
                    // Widen to the run of ink here; a run wider than a rule is a letter that touches it.
                    var (x0, x1) = (x, x)
                    while x0 > 0, x - x0 < widest, ink[y * width + x0 - 1] != 0 { x0 -= 1 }
                    while x1 < width - 1, x1 - x < widest, ink[y * width + x1 + 1] != 0 { x1 += 1 }
                    if x1 - x0 > widest { (x0, x1) = (max(0, x - 2), min(width - 1, x + 2)) }
                    for column in max(0, x0 - 1)...min(width - 1, x1 + 1) { ink[y * width + column] = 0 }
                }
            }
        }
    }

    /// Long horizontal rules, also where they touch other ink; taken off the page.
    ///
    /// Runs of ink much longer than a letter is wide, joined to thin bands.
    func takeHorizontal(from image: inout BinaryImage) -> [PixelRect] {
        let (width, height) = (image.width, image.height)
        let shortest = max(6, Int(4 * xHeight))
        var long = [UInt8](repeating: 0, count: width * height)
        image.pixels.withUnsafeBufferPointer { ink in
            for y in 0..<height {
                var x = 0
                let base = y * width
                while x < width {
                    if ink[base + x] == 0 {
                        x += 1
                        continue
                    }
                    let x0 = x
                    while x < width, ink[base + x] != 0 { x += 1 }
                    if x - x0 >= shortest { for column in x0..<x { long[base + column] = 1 } }
                }
            }
        }
        let found = ConnectedComponents(BinaryImage(width: width, height: height, pixels: long))
        var keep = [Bool](repeating: false, count: found.components.count)
        var rules: [PixelRect] = []
        for (index, component) in found.components.enumerated() {
            let box = component.bbox
            let thickness = Double(component.area) / Double(box.width)
            let isRule =
                Double(box.width) >= 12 * xHeight && thickness < 1.3 * xHeight
                && Double(box.height) < 1.5 * xHeight + 0.03 * Double(box.width)
            guard isRule else { continue }
            keep[index] = true
            rules.append(box)
        }
        image.pixels.withUnsafeMutableBufferPointer { ink in
            for run in found.runs where keep[Int(run.component)] {
                for y in max(0, Int(run.y) - 1)...min(height - 1, Int(run.y) + 1) {
                    for x in Int(run.x0)..<Int(run.x1) { ink[y * width + x] = 0 }
                }
            }
        }
        return rules
    }

    /// Whether a component standing alone is a short rule or dash.
    func isDash(_ component: Component) -> Bool {
        let (width, height) = (Double(component.bbox.width), Double(component.bbox.height))
        return width >= 2.2 * xHeight && height <= max(0.75 * xHeight, 0.12 * width) && width >= 4 * height
    }

    /// Joins pieces of one rule: at one height and less than three x-heights apart.
    func joined(_ pieces: [PixelRect]) -> [PixelRect] {
        var rules: [PixelRect] = []
        for piece in pieces.sorted(by: { ($0.x0, $0.y0, $0.x1, $0.y1) < ($1.x0, $1.y0, $1.x1, $1.y1) }) {
            let near = rules.lastIndex {
                Double(piece.x0 - $0.x1) < 3 * xHeight && abs($0.midY - piece.midY) < 0.7 * xHeight
            }
            if let near { rules[near] = rules[near].union(piece) } else { rules.append(piece) }
        }
        return rules
    }
}
