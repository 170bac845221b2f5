import CorpusModel
import PageFlow
import Raster

/// Blocks of neighbouring lines of a truth.
struct TruthBlocks {
    struct Block {
        var region: LayoutRegion
        var text: String
    }
    private let all: [Block]

    init(_ truth: PageTruth, scale: Double) {
        func scaled(_ box: PixelRect) -> PixelRect {
            PixelRect(
                x0: Int((Double(box.x0) * scale).rounded()),
                y0: Int((Double(box.y0) * scale).rounded()),
                x1: Int((Double(box.x1) * scale).rounded()),
                y1: Int((Double(box.y1) * scale).rounded())
            )
        }
        var blocks: [Block] = []
        var run: [PageTruth.TruthLine] = []
        func flush() {
            defer { run = [] }
            let boxes = run.map { scaled($0.bbox) }.filter { !$0.isEmpty }
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

extension RasterPage {
    /// The page as a scan of half the resolution.
    var halved: RasterPage {
        var page = self
        page.image = image.scaled(toWidth: max(1, image.width / 2), height: max(1, image.height / 2))
        page.fileResolution = fileResolution.map { Resolution(dpi: max(1, $0.dpi / 2), source: $0.source) }
        return page
    }
}

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

extension PageLayout {
    /// The layout of the page as a scan of half the resolution.
    var halved: PageLayout {
        func half(_ box: PixelRect) -> PixelRect {
            PixelRect(x0: box.x0 / 2, y0: box.y0 / 2, x1: (box.x1 + 1) / 2, y1: (box.y1 + 1) / 2)
        }
        var layout = self
        layout.upright = upright.scaled(toWidth: max(1, upright.width / 2), height: max(1, upright.height / 2))
        layout.frame = PageFrame(upright: layout.upright)
        layout.resolution = Resolution(dpi: max(1, resolution.dpi / 2), source: resolution.source)
        layout.bodyXHeight = bodyXHeight / 2
        for index in layout.regions.indices {
            layout.regions[index].bbox = half(regions[index].bbox)
            layout.regions[index].lines = regions[index].lines.map {
                LineGeometry(bbox: half($0.bbox), xHeight: $0.xHeight / 2)
            }
        }
        layout.separators = separators.map { Separator(kind: $0.kind, bbox: half($0.bbox)) }
        return layout
    }
}
