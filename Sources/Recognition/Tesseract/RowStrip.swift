import CorpusModel
import PageFlow
import Raster

/// Pieces of type set side by side on clean paper, as one line to read.
struct RowStrip {
    let block: TextBlock
    /// Where each piece lies in the block.
    private let places: [Range<Int>]
    /// What was cut of the page for each piece.
    private let cuts: [PixelRect]
    /// First row of the page in the block, pixels of the block for one of the page, blank pixels around.
    private let top: Int, factor: Double, margin: Int

    /// x-height at which numbers read best, pixels.
    private static let readingXHeight = 16.0

    init?(of pieces: [PixelRect], xHeight: Double, page: PageLayout, margin: Int) {
        let xHeight = max(2, xHeight)
        let padding = max(1, Int((0.3 * xHeight).rounded()))
        // Little more than the ink: a rule beside a number would be read as one.
        let side = max(1, Int((0.1 * xHeight).rounded()))
        let gap = Int((2.2 * xHeight).rounded())
        guard let hull = PixelRect.hull(pieces) else { return nil }
        let (top, bottom) = (max(0, hull.y0 - padding), min(page.upright.height, hull.y1 + padding))
        let height = bottom - top
        guard height > 0 else { return nil }
        var width = gap
        var spans: [Range<Int>] = []
        var cuts: [PixelRect] = []
        for piece in pieces {
            let cut = piece.grown(by: side, within: page.upright.bounds)
            cuts.append(cut)
            spans.append(width..<(width + cut.width))
            width += cut.width + gap
        }
        var samples = [UInt8](repeating: 255, count: width * height)
        for (cut, span) in zip(cuts, spans) where !cut.isEmpty {
            let picture = Self.darkOnLight(page.upright.cropped(to: cut))
            for y in 0..<picture.height where cut.y0 + y >= top && cut.y0 + y < bottom {
                let row = (cut.y0 + y - top) * width + span.lowerBound
                for x in 0..<picture.width { samples[row + x] = picture[x, y] }
            }
        }
        let strip = GrayImage(width: width, height: height, samples: samples)
        let scale = min(Self.readingXHeight / xHeight, 4, 15_000 / Double(max(width, height)))
        let scaled = strip.resampled(byX: scale, y: scale)
        block = TextBlock(
            image: scaled.framed(by: margin, tone: 255),
            dpi: max(70, Int(Double(page.resolution.dpi) * scale)),
            pageMode: .line
        )
        let factor = Double(scaled.width) / Double(width)
        places = spans.map { span in
            Int(Double(span.lowerBound) * factor) + margin..<Int(Double(span.upperBound) * factor)
                + margin
        }
        (self.cuts, self.top, self.factor, self.margin) = (cuts, top, factor, margin)
    }

    /// A box of the block on the page, within the piece that is nearest.
    func onPage(_ box: PixelRect) -> PixelRect {
        guard let piece = nearest(box.midX) else { return PixelRect(x0: 0, y0: 0, x1: 0, y1: 0) }
        let (cut, left) = (cuts[piece], Double(places[piece].lowerBound))
        func x(_ value: Int) -> Int { cut.x0 + Int(((Double(value) - left) / factor).rounded()) }
        func y(_ value: Int) -> Int { top + Int((Double(value - margin) / factor).rounded()) }
        // What lies beside the piece in the strip is its own all the same.
        let (x0, x1) = (min(max(cut.x0, x(box.x0)), cut.x1 - 1), min(max(cut.x0 + 1, x(box.x1)), cut.x1))
        return PixelRect(x0: x0, y0: max(0, y(box.y0)), x1: max(x0 + 1, x1), y1: max(y(box.y1), max(0, y(box.y0)) + 1))
    }

    private func nearest(_ x: Double) -> Int? {
        places.indices.min { distance(x, places[$0]) < distance(x, places[$1]) }
    }

    private func distance(_ x: Double, _ place: Range<Int>) -> Double {
        max(0, max(Double(place.lowerBound) - x, x - Double(place.upperBound)))
    }

    /// A piece with its paper brought to white; type that is light on a dark ground is inverted.
    private static func darkOnLight(_ image: GrayImage) -> GrayImage {
        let tones = InkTones(of: image)
        guard tones.paper > tones.ink else { return image }
        let isInverted = tones.inkShare > 0.55
        let (paper, ink) = isInverted ? (tones.ink, tones.paper) : (tones.paper, tones.ink)
        let range = paper - ink
        return GrayImage(
            width: image.width,
            height: image.height,
            samples: image.samples.map { sample in
                UInt8(min(255, max(0, 255 * (Double(sample) - ink) / range)))
            }
        )
    }
}
