import CorpusModel

/// A line of type found on the page, working pixels.
struct TypeLine: Sendable, Hashable {
    /// Hull of its letters.
    var bbox: PixelRect
    /// Height of its lower-case letters; for a line in capitals, their height.
    var letterHeight: Double
    /// Median stroke width of its letters.
    var stroke: Double
    /// Number of letters (connected pieces).
    var letterCount: Int
    /// Sum of the widths of its letters.
    var inkWidth: Int
    /// Widest stretch within the line without a letter: its columns.
    var widestGap: Range<Int>
    /// Share of letters as high as capitals relative to the tallest kind: near 1 for a line in capitals.
    var evenness: Double
}

/// Gathers letters into lines within a strip.
struct LineFinder {
    /// x-height of the body type, pixels.
    let xHeight: Double

    /// Lines of `letters`, all of one strip, top to bottom.
    ///
    /// Letters of body size are chained to their right-hand neighbours first; larger letters are then joined to a chain
    /// beside them, chained among themselves, or, where they lie across two lines because these touch, to the nearer one.
    ///
    /// `maxGap` is the largest distance between neighbours of one line, in heights of the larger one.
    func lines(of letters: [PageInk.Letter], maxGap: Double) -> [TypeLine] {
        let small = letters.indices.filter { Double(letters[$0].bbox.height) <= 2.0 * xHeight }
        let big = letters.indices.filter { Double(letters[$0].bbox.height) > 2.0 * xHeight }
        let body = small.filter { Double(letters[$0].bbox.height) >= 0.5 * xHeight }
        let marks = small.filter { Double(letters[$0].bbox.height) < 0.5 * xHeight }
        var chains = chain(body, letters, maxGap: maxGap, ratio: 2.2)
        chains = mergedRows(chains, letters, maxGap: maxGap)

        var bigChains = chain(big, letters, maxGap: min(maxGap, 1.6), ratio: 1.9)
        var hulls = chains.map { hull($0, letters) }
        for index in bigChains.indices where bigChains[index].count == 1 {
            guard let only = bigChains[index].first else { continue }
            let box = letters[only].bbox
            let beside = hulls.indices.filter {
                let other = hulls[$0]
                return box.verticalOverlap(other) * 2 > other.height
                    && Double(max(box.x0, other.x0) - min(box.x1, other.x1)) < 2.5 * xHeight
            }
            guard let nearest = beside.max(by: { box.verticalOverlap(hulls[$0]) < box.verticalOverlap(hulls[$1]) })
            else {
                continue
            }
            chains[nearest].append(only)
            if beside.count == 1 { hulls[nearest] = hulls[nearest].union(box) }
            bigChains[index] = []
        }
        bigChains.removeAll { $0.isEmpty }
        // Tall letters chained among themselves, the others of their line among the small: one line. Where they lie
        // across two lines, these touch.
        for bigChain in bigChains {
            let box = hull(bigChain, letters)
            let beside = hulls.indices.filter {
                let other = hulls[$0]
                return !chains[$0].isEmpty && box.verticalOverlap(other) * 10 > other.height * 6
                    && Double(max(box.x0, other.x0) - min(box.x1, other.x1)) < 1.5 * Double(box.height)
            }
            let fitting = beside.filter { Double(box.height) < 2.6 * Double(hulls[$0].height) }
            let rows = Set(fitting.map { Int(hulls[$0].midY / (1.2 * xHeight)) })
            if let widest = fitting.max(by: { (hulls[$0].width, $1) < (hulls[$1].width, $0) }),
                hulls[widest].width * 2 > box.width || rows.count == 1
            {
                chains[widest] += bigChain
                if rows.count == 1 {
                    for index in fitting where index != widest {
                        chains[widest] += chains[index]
                        chains[index] = []
                    }
                    hulls[widest] = hull(chains[widest], letters)
                }
            } else {
                let inside = beside.filter {
                    box.verticalOverlap(hulls[$0]) * 10 > hulls[$0].height * 8 && hulls[$0].width < 3 * box.width
                }
                chains.append(bigChain + inside.flatMap { chains[$0] })
                for index in inside { chains[index] = [] }
                hulls.append(box)
            }
        }
        chains.removeAll { $0.isEmpty }
        let lines = absorbingPieces(chains.map { line($0, letters) })
        return withMarks(marks.map { letters[$0].bbox }, lines)
    }

    /// Lines of letters whose line is known, top to bottom.
    ///
    /// - Parameters:
    ///   - letters: all letters.
    ///   - numbers: number of the line of each, `nil` for one of none; marks near a line come to it.
    /// - Returns: the lines.
    func lines(of letters: [PageInk.Letter], numbers: [Int?]) -> [TypeLine] {
        var chains: [Int: [Int]] = [:]
        var marks: [PixelRect] = []
        for (index, number) in numbers.enumerated() {
            if let number {
                chains[number, default: []].append(index)
            } else if Double(letters[index].bbox.height) < xHeight {
                marks.append(letters[index].bbox)
            }
        }
        return withMarks(marks, chains.keys.sorted().compactMap { chains[$0].map { line($0, letters) } })
    }

    /// Lines, top to bottom, with the points, commas and accents that stand at them.
    private func withMarks(_ marks: [PixelRect], _ lines: [TypeLine]) -> [TypeLine] {
        var lines = lines
        for box in marks {
            let near = lines.indices.filter {
                let other = lines[$0].bbox
                return Double(box.y1) > Double(other.y0) - 0.6 * xHeight
                    && Double(box.y0) < Double(other.y1) + 0.6 * xHeight
                    && Double(max(box.x0, other.x0) - min(box.x1, other.x1)) < 1.2
                        * max(xHeight, lines[$0].letterHeight)
            }
            guard
                let nearest = near.min(by: { abs(lines[$0].bbox.midY - box.midY) < abs(lines[$1].bbox.midY - box.midY) }
                )
            else { continue }
            lines[nearest].bbox = lines[nearest].bbox.union(box)
        }
        return lines.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
    }

    /// Chains letters to right-hand neighbours at the same height.
    private func chain(_ chosen: [Int], _ letters: [PageInk.Letter], maxGap: Double, ratio: Double) -> [[Int]] {
        let order = chosen.sorted {
            (letters[$0].bbox.x0, letters[$0].bbox.y0) < (letters[$1].bbox.x0, letters[$1].bbox.y0)
        }
        let bucketHeight = max(1, Int(2 * xHeight))
        var buckets: [Int: [Int]] = [:]
        var sets = DisjointSets(count: order.count)
        for (place, index) in order.enumerated() {
            let box = letters[index].bbox
            var best: (place: Int, distance: Double)?
            for bucket in (box.y0 / bucketHeight)...(max(box.y0, box.y1 - 1) / bucketHeight) {
                for before in (buckets[bucket] ?? []).reversed() {
                    let other = letters[order[before]].bbox
                    let (lower, higher) = (Double(min(box.height, other.height)), Double(max(box.height, other.height)))
                    let gap = Double(box.x0 - other.x1)
                    guard gap < maxGap * max(higher, xHeight), higher <= ratio * lower,
                        Double(box.verticalOverlap(other)) >= 0.5 * lower
                    else { continue }
                    let distance = max(0, gap) + abs(Double(box.y1 - other.y1))
                    if best.map({ distance < $0.distance }) ?? true { best = (before, distance) }
                }
            }
            if let best { sets.join(place, best.place) }
            for bucket in (box.y0 / bucketHeight)...(max(box.y0, box.y1 - 1) / bucketHeight) {
                buckets[bucket, default: []].append(place)
            }
        }
        return sets.sets().map { chain in chain.map { order[$0] } }
    }

    /// Joins chains that stand on one row without overlapping.
    private func mergedRows(_ chains: [[Int]], _ letters: [PageInk.Letter], maxGap: Double) -> [[Int]] {
        var rows: [(members: [Int], box: PixelRect)] = chains.map { ($0, hull($0, letters)) }
        rows.sort { ($0.box.x0, $0.box.y0) < ($1.box.x0, $1.box.y0) }
        var merged: [(members: [Int], box: PixelRect)] = []
        for row in rows {
            let fits = merged.indices.filter {
                let other = merged[$0].box
                let lower = min(other.height, row.box.height)
                return row.box.verticalOverlap(other) * 10 > lower * 6
                    && Double(row.box.x0 - other.x1) < maxGap * Double(max(other.height, row.box.height))
                    && row.box.x0 - other.x1 > -Int(2 * xHeight)
            }
            if let best = fits.min(by: {
                abs(merged[$0].box.midY - row.box.midY) < abs(merged[$1].box.midY - row.box.midY)
            }) {
                merged[best].members += row.members
                merged[best].box = merged[best].box.union(row.box)
            } else {
                merged.append(row)
            }
        }
        return merged.map(\.members)
    }

    /// Joins to each line what lies within it: pieces of broken display letters are no lines of their own.
    private func absorbingPieces(_ lines: [TypeLine]) -> [TypeLine] {
        var kept: [TypeLine] = []
        for line in lines.sorted(by: { ($0.bbox.area, $0.bbox.y0, $0.bbox.x0) > ($1.bbox.area, $1.bbox.y0, $1.bbox.x0) }
        ) {
            let around = kept.firstIndex {
                $0.bbox.height * 10 >= line.bbox.height * 13
                    && $0.bbox.intersection(line.bbox).area * 10 > line.bbox.area * 7
            }
            if let around {
                kept[around].bbox = kept[around].bbox.union(line.bbox)
                kept[around].letterCount += line.letterCount
            } else {
                kept.append(line)
            }
        }
        return kept
    }

    private func hull(_ chain: [Int], _ letters: [PageInk.Letter]) -> PixelRect {
        PixelRect.hull(chain.lazy.map { letters[$0].bbox }) ?? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0)
    }

    private func widestGap(_ chain: [Int], _ letters: [PageInk.Letter]) -> Range<Int> {
        let boxes = chain.map { letters[$0].bbox }.sorted { ($0.x0, $0.x1) < ($1.x0, $1.x1) }
        guard var end = boxes.first?.x0 else { return 0..<0 }
        var widest = end..<end
        for box in boxes {
            if box.x0 - end > widest.count { widest = end..<box.x0 }
            end = max(end, box.x1)
        }
        return widest
    }

    /// Height that three tenths of a line's type fall short of, letters weighted by width: the x-height also of lines with
    /// many digits and capitals, and broken letters count little.
    private func letterHeight(_ chain: [Int], _ letters: [PageInk.Letter]) -> Double {
        let boxes = chain.map { letters[$0].bbox }.sorted { ($0.height, $0.x0) < ($1.height, $1.x0) }
        var left = boxes.reduce(0) { $0 + $1.width } * 3 / 10
        for box in boxes {
            left -= box.width
            if left < 0 { return Double(box.height) }
        }
        return Double(boxes.last?.height ?? 0)
    }

    private func line(_ chain: [Int], _ letters: [PageInk.Letter]) -> TypeLine {
        let heights = chain.map { Double(letters[$0].bbox.height) }
        let height = letterHeight(chain, letters)
        let tall = heights.quantile(9, of: 10) ?? 0
        // What reaches into the next line, because the two touch, does not make this line higher.
        let own = chain.filter { Double(letters[$0].bbox.height) <= 2.4 * height }
        let (all, core) = (hull(chain, letters), hull(own.isEmpty ? chain : own, letters))
        return TypeLine(
            bbox: PixelRect(x0: all.x0, y0: core.y0, x1: all.x1, y1: core.y1),
            letterHeight: height,
            stroke: chain.map { letters[$0].stroke }.median ?? 0,
            letterCount: chain.count,
            inkWidth: chain.reduce(0) { $0 + letters[$1].bbox.width },
            widestGap: widestGap(chain, letters),
            evenness: Double(heights.count { $0 > 0.85 * tall }) / Double(heights.count)
        )
    }
}
