package import CorpusModel

/// What the scores of pages are made of; counts of several pages add up.
package struct PageCounts: Sendable, Hashable {
    /// Matches among things found and things true.
    struct Matches: Sendable, Hashable {
        var right = 0, found = 0, wanted = 0

        mutating func add(_ other: Matches) {
            right += other.right
            found += other.found
            wanted += other.wanted
        }
    }

    /// Cells that truth and page agree on, and cells that either has.
    struct Cells: Sendable, Hashable {
        var both = 0, either = 0
    }

    /// Sums over cells of article text, for B-cubed.
    struct BCubed: Sendable, Hashable {
        var precisionSum = 0.0, covered = 0, recallSum = 0.0, wanted = 0
    }

    /// A region found, how sure the layout is of it, and whether it is right.
    struct Detection: Sendable, Hashable {
        var score: Double, isRight: Bool
    }

    var regions: [RegionClass: Matches] = [:]
    var detections: [RegionClass: [Detection]] = [:]
    var pixels: [RegionClass: Cells] = [:]
    var articles = Matches()
    var bcubed = BCubed()
    /// True articles with headline and body, and those whose two were found together.
    var linksWanted = 0, linksKept = 0
    /// Found articles with headline and body on true ones, and those whose two belong together.
    var linksMade = 0, linksRight = 0
    /// Errors over the transcribed lines.
    var characters = CharacterErrorRate()
    /// Neighbouring lines, and those read one after the other.
    var neighbours = 0, neighboursKept = 0

    package init() {}

    package init(_ page: ScoredPage, against truth: PageTruth) {
        let page = page.scaled(to: truth)
        countRegions(page, truth)
        countPixels(page, truth)
        countArticles(page, truth)
        for line in truth.lines { characters.add(truth: line.text, found: page.text(on: ScaledBox(line.bbox))) }
        let order = ReadingOrderScore(truth: truth, articles: page.articles.map(\.text))
        (neighbours, neighboursKept) = (order.neighbours, order.kept)
    }

    /// Adds the counts of other pages.
    package mutating func add(_ other: PageCounts) {
        regions.merge(other.regions) { mine, theirs in
            var sum = mine
            sum.add(theirs)
            return sum
        }
        detections.merge(other.detections) { $0 + $1 }
        pixels.merge(other.pixels) { Cells(both: $0.both + $1.both, either: $0.either + $1.either) }
        articles.add(other.articles)
        bcubed.precisionSum += other.bcubed.precisionSum
        bcubed.covered += other.bcubed.covered
        bcubed.recallSum += other.bcubed.recallSum
        bcubed.wanted += other.bcubed.wanted
        linksWanted += other.linksWanted
        linksKept += other.linksKept
        linksMade += other.linksMade
        linksRight += other.linksRight
        characters.add(other.characters)
        neighbours += other.neighbours
        neighboursKept += other.neighboursKept
    }

    /// Regions found, one to one, the surest first, at an intersection over union of at least one half.
    private mutating func countRegions(_ page: ScoredPage, _ truth: PageTruth) {
        for regionClass in RegionClass.allCases {
            let wanted = truth.regions.filter { $0.regionClass == regionClass }.map { ScaledBox($0.bbox) }
            let found = page.regions.indices.filter { page.regions[$0].regionClass == regionClass }
                .sorted { (-page.regions[$0].score, $0) < (-page.regions[$1].score, $1) }
            guard !wanted.isEmpty || !found.isEmpty else { continue }
            var free = Set(wanted.indices)
            for index in found {
                let overlaps = free.map { (page.regions[index].box.intersectionOverUnion(wanted[$0]), $0) }
                let best = overlaps.max { $0 < $1 }.flatMap { $0.0 >= 0.5 ? $0.1 : nil }
                if let best { free.remove(best) }
                detections[regionClass, default: []]
                    .append(Detection(score: page.regions[index].score, isRight: best != nil))
            }
            regions[regionClass] = Matches(
                right: wanted.count - free.count,
                found: found.count,
                wanted: wanted.count
            )
        }
    }

    /// Cells of each class; small regions lie over large ones.
    private mutating func countPixels(_ page: ScoredPage, _ truth: PageTruth) {
        let wanted = Self.classGrid(truth.regions.map { ($0.regionClass, ScaledBox($0.bbox)) }, truth)
        let found = Self.classGrid(page.regions.map { ($0.regionClass, $0.box) }, truth)
        var counts = Array(repeating: Cells(), count: RegionClass.allCases.count + 1)
        for (want, have) in zip(wanted.labels, found.labels) {
            if want == have {
                counts[Int(want)].both += 1
                counts[Int(want)].either += 1
            } else {
                counts[Int(want)].either += 1
                counts[Int(have)].either += 1
            }
        }
        for (regionClass, cells) in zip(RegionClass.allCases, counts.dropFirst()) where cells.either > 0 {
            pixels[regionClass] = cells
        }
    }

    private static func classGrid(_ regions: [(RegionClass?, ScaledBox)], _ truth: PageTruth) -> CellGrid {
        var grid = CellGrid(over: truth)
        let largestFirst = regions.indices.sorted { (-regions[$0].1.area, $0) < (-regions[$1].1.area, $1) }
        for index in largestFirst {
            guard let regionClass = regions[index].0, let number = RegionClass.allCases.firstIndex(of: regionClass)
            else { continue }
            grid.fill(regions[index].1, with: number + 1)
        }
        return grid
    }
}

extension ScoredPage {
    /// Text of the lines that lie on a line of the truth, from left to right.
    func text(on box: ScaledBox) -> String {
        let middle = (box.y0 + box.y1) / 2
        let slack = 0.6 * (box.y1 - box.y0)
        let lines = regions.flatMap(\.lines).filter { line in
            let narrower = min(line.box.x1 - line.box.x0, box.x1 - box.x0)
            return line.box.across(box) > 0.3 * narrower && line.box.y0 - slack < middle && middle < line.box.y1 + slack
        }
        let leftToRight = lines.sorted { first, second in
            guard first.box.x0 == second.box.x0 else { return first.box.x0 < second.box.x0 }
            return first.text.unicodeScalars.lexicographicallyPrecedes(second.text.unicodeScalars)
        }
        return leftToRight.map(\.text).joined(separator: " ")
    }
}
