import CorpusModel
import PageFlow

/// Blocks of neighbouring lines of a truth.
struct TruthBlocks {
    struct Block {
        var region: LayoutRegion
        var text: String
    }
    private let all: [Block]

    init(_ truth: PageTruth, scale: Double) {
        var blocks: [Block] = []
        var run: [PageTruth.TruthLine] = []
        func flush() {
            defer { run = [] }
            let boxes = run.map { $0.bbox.scaled(by: scale, rounding: .nearest) }.filter { !$0.isEmpty }
            guard let hull = PixelRect.hull(boxes), run.reduce(0, { $0 + $1.text.count }) >= 12 else { return }
            blocks.append(
                Block(
                    region: LayoutRegion(
                        id: "r\(blocks.count + 1)",
                        regionClass: .article,
                        bbox: hull,
                        score: 1,
                        lines: boxes.map { LineGeometry(bbox: $0, xHeight: Double($0.height) / 2.1) }
                    ),
                    text: run.map(\.text).joined(separator: " ")
                )
            )
        }
        for line in truth.lines {
            if let last = run.last {
                let across = last.bbox.horizontalOverlap(line.bbox) * 2 > min(last.bbox.width, line.bbox.width)
                let gap = line.bbox.y0 - last.bbox.y1
                let alike = line.bbox.height * 2 < last.bbox.height * 3 && last.bbox.height * 2 < line.bbox.height * 3
                if !across || !alike || abs(gap) > last.bbox.height || run.count == 5 { flush() }
            }
            run.append(line)
        }
        flush()
        all = blocks
    }

    /// Some of the blocks, spread over the page.
    func blocks(atMost most: Int) -> [Block] {
        guard all.count > most else { return all }
        return (0..<most).map { all[($0 * 2 + 1) * all.count / (2 * most)] }
    }
}
