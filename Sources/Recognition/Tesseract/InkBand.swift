import CorpusModel
import PageFlow
import Raster

/// The part of a region's box where its ink lies, row by row: columns lean, boxes do not.
struct InkBand: Sendable {
    private let lines: [LineGeometry]
    private let slack: Int

    /// The band around `lines`, wider by `slack` pixels on both sides.
    init(_ lines: [LineGeometry], slack: Double) {
        self.lines = lines.sorted { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }
        self.slack = Int(slack.rounded())
    }

    /// The picture cut at `place` with everything outside the band in the tone of paper.
    func paintingOutside(_ image: GrayImage, at place: PixelRect, with paper: UInt8) -> GrayImage {
        guard !lines.isEmpty else { return image }
        var samples = image.samples
        var line = 0
        for y in 0..<image.height {
            // A row belongs to the line whose middle is nearest.
            while line + 1 < lines.count,
                abs(lines[line + 1].bbox.midY - Double(y + place.y0))
                    <= abs(lines[line].bbox.midY - Double(y + place.y0))
            {
                line += 1
            }
            let extent = extents[line]
            let start = min(max(0, extent.x0 - slack - place.x0), image.width)
            let end = max(start, min(image.width, extent.x1 + slack - place.x0))
            for x in 0..<start { samples[y * image.width + x] = paper }
            for x in end..<image.width { samples[y * image.width + x] = paper }
        }
        return GrayImage(width: image.width, height: image.height, samples: samples)
    }

    /// Hull of each line and its neighbours, two on each side: a short last line, or one whose end was not found, is as
    /// wide as the column.
    private var extents: [PixelRect] {
        lines.indices.map { index in
            let near = lines[max(0, index - 2)...min(lines.count - 1, index + 2)]
            return near.reduce(lines[index].bbox) { $0.union($1.bbox) }
        }
    }
}
