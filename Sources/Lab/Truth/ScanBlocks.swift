import CorpusModel
import PageFlow

/// Blocks of up to five neighbouring lines of the text regions that layout found.
struct ScanBlocks {
    private let all: [LayoutRegion]

    init(_ layout: PageLayout) {
        var blocks: [LayoutRegion] = []
        for region in layout.regions where region.regionClass.isText && !region.lines.isEmpty {
            for start in stride(from: 0, to: region.lines.count, by: 5) {
                var block = region
                block.lines = Array(region.lines[start..<min(region.lines.count, start + 5)])
                guard let hull = PixelRect.hull(block.lines.map(\.bbox)) else { continue }
                (block.id, block.bbox) = ("r\(blocks.count + 1)", hull)
                blocks.append(block)
            }
        }
        all = blocks
    }

    /// Some of the blocks, spread over the page.
    func blocks(atMost most: Int) -> [LayoutRegion] {
        guard all.count > most else { return all }
        return (0..<most).map { all[($0 * 2 + 1) * all.count / (2 * most)] }
    }
}
