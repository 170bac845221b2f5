import CorpusModel
import Raster

/// Takes a binary page apart into letters, large ink and rules.
struct InkAnalysis {
    /// x-height of the body type, pixels.
    let xHeight: Double

    /// Analyses a page at working scale.
    func analyse(_ page: BinaryImage) -> PageInk {
        var image = page
        let finder = RuleFinder(xHeight: xHeight)
        let vertical = finder.vertical(in: image)
        finder.erase(vertical, from: &image)
        let long = finder.takeHorizontal(from: &image)
        var dashes: [PixelRect] = []
        let found = ConnectedComponents(image)
        var isText = [Bool](repeating: false, count: found.components.count)
        var letters: [PageInk.Letter] = []
        var large: [Component] = []
        let speck = 0.3 * xHeight
        for (index, component) in found.components.enumerated() {
            let (width, height) = (Double(component.bbox.width), Double(component.bbox.height))
            if finder.isDash(component) {
                dashes.append(component.bbox)
            } else if width < speck && height < speck {
                continue
            } else if height > 14 * xHeight || width > 22 * xHeight {
                large.append(component)
                isText[index] = true
            } else if height > 6 * width && height > 3.5 * xHeight {
                continue  // a piece of a vertical rule
            } else {
                isText[index] = true
                letters.append(
                    PageInk.Letter(
                        bbox: component.bbox,
                        area: component.area,
                        stroke: Double(component.area) / Double(component.runs)
                    )
                )
            }
        }
        image.pixels.withUnsafeMutableBufferPointer { pixels in
            for run in found.runs where !isText[Int(run.component)] {
                for x in Int(run.x0)..<Int(run.x1) { pixels[Int(run.y) * page.width + x] = 0 }
            }
        }
        return PageInk(
            image: image,
            xHeight: xHeight,
            letters: letters,
            large: large,
            verticalRules: vertical,
            horizontalRules: finder.joined(long + separating(dashes, &letters))
        )
    }

    /// The dashes that part items, without those of running text; dots and diamonds in them are taken from the letters.
    private func separating(_ dashes: [PixelRect], _ letters: inout [PageInk.Letter]) -> [PixelRect] {
        let bucket = max(1, Int(4 * xHeight))
        var rows: [Int: [Int]] = [:]
        for (index, letter) in letters.enumerated() { rows[Int(letter.bbox.midY) / bucket, default: []].append(index) }
        var beads = Set<Int>()
        var kept: [PixelRect] = []
        for dash in dashes {
            let row = Int(dash.midY) / bucket
            var hull = dash
            var taken: [Int] = []
            var beside = 0
            for index in (row - 1...row + 1).flatMap({ rows[$0] ?? [] }) {
                let box = letters[index].bbox
                let gap = Double(max(box.x0, dash.x0) - min(box.x1, dash.x1))
                guard gap < 6 * xHeight, Double(box.y0) < dash.midY, Double(box.y1) > dash.midY - 0.5 * xHeight else {
                    continue
                }
                if Double(box.height) < 1.1 * xHeight, abs(box.midY - dash.midY) < 0.5 * xHeight, gap < 2.5 * xHeight {
                    hull = hull.union(box)
                    taken.append(index)
                }
                if Double(box.height) > 0.6 * xHeight, gap > -0.3 * xHeight, Double(box.y1) > dash.midY + 0.2 * xHeight
                {
                    beside += 1
                }
            }
            let isInText = beside >= 3
            if !isInText { beads.formUnion(taken) } else { hull = dash }
            if !isInText { kept.append(hull) }
        }
        letters = letters.enumerated().filter { !beads.contains($0.offset) }.map(\.element)
        return kept
    }
}
