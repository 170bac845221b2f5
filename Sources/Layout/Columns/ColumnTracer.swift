import Algorithms
import CorpusModel
import Raster

/// A boundary between columns: a curve from top to bottom of the page, and where along it columns really are parted.
struct ColumnBoundary: Sendable, Hashable {
    /// Horizontal place in each band.
    var x: [Double]
    /// Whether a gutter or a rule parts the columns in each band.
    var isActive: [Bool]
    /// Whether a printed rule was seen in each band.
    var hasRule: [Bool]
}

/// Traces the boundaries between columns through gutters and column rules, however they lean or bend.
///
/// Evidence is gathered in horizontal bands: gutters are columns of paper that go on over several lines; rules come from
/// `RuleFinder`. The best path from top to bottom through the evidence is a boundary; its surroundings are cleared, and the
/// next best is sought, as long as there is enough evidence. So a boundary bends with a warped page and goes on
/// beneath a banner or a picture that spans it, where it is marked inactive.
struct ColumnTracer {
    let ink: PageInk
    /// Height of a band, pixels: a line of body type or so.
    let bandHeight: Int
    /// Number of bands.
    let bandCount: Int

    private let step: Int
    private let cell: Int
    private let cellCount: Int

    init(ink: PageInk) {
        self.ink = ink
        step = max(1, Int((ink.xHeight / 2).rounded()))
        bandHeight = 4 * step
        bandCount = max(1, (ink.height + bandHeight - 1) / bandHeight)
        cell = max(1, Int((ink.xHeight / 4).rounded(.down)))
        cellCount = max(1, ink.width / cell)
    }

    /// The band that row `y` lies in.
    func band(ofRow y: Int) -> Int { min(bandCount - 1, max(0, y / bandHeight)) }

    /// All boundaries, left to right.
    func trace() -> [ColumnBoundary] {
        let gutters = gutterRuns()
        let rules = ruleCentres()
        var evidence = [Float](repeating: 0, count: bandCount * cellCount)
        var isStrong = [Bool](repeating: false, count: bandCount * cellCount)
        let (narrowest, widest) = (max(2, 0.6 * ink.xHeight), 4.5 * ink.xHeight)
        for band in 0..<bandCount {
            for run in gutters[band] {
                let width = Double(run.count)
                guard width >= narrowest else { continue }
                let (first, last) = (run.lowerBound / cell, min(cellCount - 1, (run.upperBound - 1) / cell))
                guard first <= last else { continue }
                let middle = Double(first + last) / 2, reach = max(1, Double(last - first) / 2)
                for at in first...last {
                    let offCentre = abs(Double(at) - middle) / reach
                    let value = width <= widest ? min(1, width / ink.xHeight) * (1 - 0.3 * offCentre) : 0.35
                    evidence[band * cellCount + at] = max(evidence[band * cellCount + at], Float(value))
                    if width <= widest { isStrong[band * cellCount + at] = true }
                }
            }
            for centre in rules[band] {
                let middle = min(cellCount - 1, max(0, Int(centre) / cell))
                for at in max(0, middle - 1)...min(cellCount - 1, middle + 1) {
                    evidence[band * cellCount + at] = max(evidence[band * cellCount + at], at == middle ? 1.6 : 1.2)
                    isStrong[band * cellCount + at] = true
                }
            }
        }
        let clearance = max(1, Int(7 * ink.xHeight) / cell)
        let enough = max(5, bandCount / 12)
        var boundaries: [ColumnBoundary] = []
        var supports: [Double] = []
        for _ in 0..<32 {
            let path = bestPath(through: evidence)
            let support = path.indices.count { isStrong[$0 * cellCount + path[$0]] }
            guard support >= enough else { break }
            let before = evidence
            for (band, at) in path.enumerated() {
                for near in max(0, at - clearance)...min(cellCount - 1, at + clearance) {
                    evidence[band * cellCount + near] = 0
                    isStrong[band * cellCount + near] = false
                }
            }
            boundaries.append(boundary(along: path, gutters: gutters, rules: rules, isSure: support * 2 > bandCount))
            supports.append(path.indices.reduce(0) { $0 + Double(before[$1 * cellCount + path[$1]]) })
        }
        return withoutSplitters(boundaries, supports)
            .sorted { ($0.x[bandCount / 2], $0.x[0]) < ($1.x[bandCount / 2], $1.x[0]) }
    }

    /// Drops weak boundaries that split a column no wider than the columns of this page are.
    ///
    /// Gaps between words of headlines, indented tables and verse look like gutters over some lines; a printer sets all
    /// columns of a page to one measure.
    private func withoutSplitters(_ boundaries: [ColumnBoundary], _ supports: [Double]) -> [ColumnBoundary] {
        let isStrong = supports.map { $0 >= 0.62 * (supports.max() ?? 0) }
        func place(_ index: Int) -> Double { boundaries[index].x[bandCount / 2] }
        // The outer edges of the type bound columns too.
        let edges = ink.letters.map { Double($0.bbox.x0) }.sorted()
        let outer = edges.isEmpty ? [] : [edges[edges.count / 200], edges[edges.count - 1 - edges.count / 200]]
        let strong = boundaries.indices.filter { isStrong[$0] }.map(place).sorted()
        let widths = strong.adjacentPairs().map { $1 - $0 }
        guard widths.count >= 2, let measure = widths.median else { return boundaries }
        let all = strong + outer
        return boundaries.indices.filter { index in
            guard !isStrong[index] else { return true }
            let left = all.filter { $0 <= place(index) }.max(), right = all.filter { $0 > place(index) }.min()
            guard let left, let right else { return true }
            return right - left > 1.4 * measure
        }.map { boundaries[$0] }
    }

    /// Runs of gutter columns in the middle row of each band.
    ///
    /// A place is gutter where some window of 16 x-heights, one that covers it, has next to no ink in its column.
    private func gutterRuns() -> [[Range<Int>]] {
        let (width, height) = (ink.width, ink.height)
        let rows = (height + step - 1) / step
        let window = 32, half = window / 2
        let allowed = UInt16(max(1, Int(0.02 * 16 * ink.xHeight)))
        var counts = [UInt8](repeating: 0, count: rows * width)
        counts.withUnsafeMutableBufferPointer { counts in
            ink.image.pixels.withUnsafeBufferPointer { pixels in
                for y in 0..<height {
                    let row = (y / step) * width, base = y * width
                    for x in 0..<width { counts[row + x] &+= pixels[base + x] }
                }
            }
        }
        // Windows without ink, marked at their first row.
        var isClear = [UInt8](repeating: 0, count: rows * width)
        var sum = [UInt16](repeating: 0, count: width)
        for row in 0..<(rows + half) {
            if row < rows { for x in 0..<width { sum[x] += UInt16(counts[row * width + x]) } }
            if row >= window, row - window < rows {
                for x in 0..<width { sum[x] -= UInt16(counts[(row - window) * width + x]) }
            }
            let first = row - window + 1
            guard first >= 0, first < rows else { continue }
            for x in 0..<width where sum[x] <= allowed { isClear[first * width + x] = 1 }
        }
        var runs: [[Range<Int>]] = []
        for band in 0..<bandCount {
            let row = min(rows - 1, band * 4 + 2)
            var line = [Bool](repeating: false, count: width)
            for first in max(0, row - window + 1)...row {
                for x in 0..<width where isClear[first * width + x] != 0 { line[x] = true }
            }
            runs.append(self.runs(of: line, equalTo: true))
        }
        return runs
    }

    /// Centres of the vertical rules that cross each band.
    private func ruleCentres() -> [[Double]] {
        var centres = [[Double]](repeating: [], count: bandCount)
        for rule in ink.verticalRules {
            for band in self.band(ofRow: rule.bbox.y0)...self.band(ofRow: rule.bbox.y1 - 1) {
                let middle = band * bandHeight + bandHeight / 2
                let offset = min(rule.centre.count - 1, max(0, middle - rule.bbox.y0))
                centres[band].append(rule.centre[offset])
            }
        }
        return centres
    }

    /// The path of one cell a band, at most one cell aside from band to band, with the most evidence.
    private func bestPath(through evidence: [Float]) -> [Int] {
        var value = [Float](repeating: 0, count: bandCount * cellCount)
        var from = [Int8](repeating: 0, count: bandCount * cellCount)
        let aside: Float = 0.22
        for at in 0..<cellCount { value[at] = evidence[at] }
        for band in 1..<max(1, bandCount) {
            let (row, above) = (band * cellCount, (band - 1) * cellCount)
            for at in 0..<cellCount {
                var best = value[above + at]
                var move: Int8 = 0
                if at > 0, value[above + at - 1] - aside > best {
                    best = value[above + at - 1] - aside
                    move = -1
                }
                if at < cellCount - 1, value[above + at + 1] - aside > best {
                    best = value[above + at + 1] - aside
                    move = 1
                }
                value[row + at] = best + evidence[row + at]
                from[row + at] = move
            }
        }
        let last = (bandCount - 1) * cellCount
        var at = (0..<cellCount).max { value[last + $0] < value[last + $1] } ?? 0
        var path = [Int](repeating: 0, count: bandCount)
        for band in stride(from: bandCount - 1, through: 0, by: -1) {
            path[band] = at
            at += Int(from[band * cellCount + at])
        }
        return path
    }

    /// The boundary along a path; where the path is well supported, `isSure`, narrow gaps on it are believed too.
    private func boundary(
        along path: [Int],
        gutters: [[Range<Int>]],
        rules: [[Double]],
        isSure: Bool
    ) -> ColumnBoundary {
        var result = ColumnBoundary(
            x: path.map { (Double($0) + 0.5) * Double(cell) },
            isActive: [Bool](repeating: false, count: bandCount),
            hasRule: [Bool](repeating: false, count: bandCount)
        )
        for band in 0..<bandCount {
            if let rule = rules[band].min(by: { abs($0 - result.x[band]) < abs($1 - result.x[band]) }),
                abs(rule - result.x[band]) <= 1.2 * ink.xHeight
            {
                result.hasRule[band] = true
                result.isActive[band] = true
                result.x[band] = rule
                continue
            }
            let near = 0.8 * ink.xHeight
            let gutter = gutters[band].filter {
                Double($0.count) >= (isSure ? 0.35 : 0.65) * ink.xHeight
                    && Double($0.lowerBound) - near <= result.x[band]
                    && result.x[band] <= Double($0.upperBound) + near
            }.max { $0.count < $1.count }
            guard let gutter else { continue }
            result.isActive[band] = true
            result.x[band] = min(Double(gutter.upperBound) - 0.5, max(Double(gutter.lowerBound) + 0.5, result.x[band]))
        }
        settle(&result, isSure: isSure)
        return result
    }

    /// Decides the bands where the evidence is missing or misleading.
    private func settle(_ boundary: inout ColumnBoundary, isSure: Bool) {
        // Gaps between the letters of large type look like gutters: not where such letters stand on either side.
        let big = ink.letters.map(\.bbox).filter { Double($0.height) > 2.5 * ink.xHeight } + ink.large.map(\.bbox)
        for run in runs(of: boundary.isActive, equalTo: true) where !run.contains(where: { boundary.hasRule[$0] }) {
            let (top, bottom) = (run.lowerBound * bandHeight, run.upperBound * bandHeight)
            let x = boundary.x[(run.lowerBound + run.upperBound) / 2]
            func stands(_ box: PixelRect, left: Bool) -> Bool {
                let gap = left ? x - Double(box.x1) : Double(box.x0) - x
                let common = min(box.y1, bottom) - max(box.y0, top)
                return gap > -2 && gap < 1.2 * Double(box.height) && common > box.height / 2
                    && Double(box.height) > 0.3 * Double(bottom - top)
            }
            if big.contains(where: { stands($0, left: true) }), big.contains(where: { stands($0, left: false) }) {
                for band in run { boundary.isActive[band] = false }
            }
        }
        // Short stretches without evidence are noise, unless ink really crosses.
        for run in runs(of: boundary.isActive, equalTo: false) where run.count <= 7 || isSure {
            guard run.lowerBound > 0, run.upperBound < bandCount else { continue }
            let (top, bottom) = (run.lowerBound * bandHeight, run.upperBound * bandHeight)
            var crossing = 0
            for letter in ink.letters {
                let box = letter.bbox
                guard box.y0 < bottom, box.y1 > top, Double(box.width) > 0.5 * ink.xHeight else { continue }
                let x = boundary.x[band(ofRow: Int(box.midY))]
                let reach = 0.3 * ink.xHeight
                if Double(box.x0) < x - reach, Double(box.x1) > x + reach {
                    crossing += min(box.y1, bottom) - max(box.y0, top)
                }
            }
            if Double(crossing) <= (run.count <= 7 ? 0.2 : 0.08) * Double(bottom - top) {
                for band in run { boundary.isActive[band] = true }
            }
        }
        // A line of display type goes over the gutter that begins below one of its gaps: letters of one height on one
        // base line close by on either side, and no rule between them.
        let tall = big.filter { Double($0.height) < 14 * ink.xHeight && $0.width < 3 * $0.height }
        for left in tall {
            let row = band(ofRow: Int(left.midY)), x = boundary.x[row]
            guard boundary.isActive[row], Double(left.x1) <= x + 2, x - Double(left.x1) < 0.75 * Double(left.height),
                !boundary.hasRule[max(0, row - 3)...min(bandCount - 1, row + 3)].contains(true)
            else { continue }
            let meets = tall.contains { right in
                Double(right.x0) >= x - 2 && Double(right.x0 - left.x1) < 0.75 * Double(left.height)
                    && abs(right.y1 - left.y1) * 10 < left.height && abs(right.height - left.height) * 10 < left.height
            }
            if meets { for band in band(ofRow: left.y0)...band(ofRow: left.y1) { boundary.isActive[band] = false } }
        }
        // A single gap between words is no column boundary.
        for run in runs(of: boundary.isActive, equalTo: true)
        where run.count < 5 && !run.contains(where: { boundary.hasRule[$0] }) {
            for band in run { boundary.isActive[band] = false }
        }
    }

    /// Runs of neighbouring places with the value that is wanted.
    private func runs(of values: [Bool], equalTo wanted: Bool) -> [Range<Int>] {
        values.indices.chunked { values[$0] == values[$1] }.filter { values[$0.lowerBound] == wanted }
    }
}
