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
        var horizontal = finder.takeHorizontal(from: &image)
        let found = ConnectedComponents(image)
        var runCount = [Int](repeating: 0, count: found.components.count)
        for run in found.runs { runCount[Int(run.component)] += 1 }
        var isText = [Bool](repeating: false, count: found.components.count)
        var letters: [PageInk.Letter] = []
        var large: [Component] = []
        let speck = 0.3 * xHeight
        for (index, component) in found.components.enumerated() {
            let (width, height) = (Double(component.bbox.width), Double(component.bbox.height))
            if finder.isDash(component) {
                horizontal.append(component.bbox)
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
                        stroke: Double(component.area) / Double(max(1, runCount[index]))
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
            horizontalRules: finder.joined(horizontal)
        )
    }
}
