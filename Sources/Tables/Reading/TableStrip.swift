import CorpusModel
import PageFlow
import Raster

/// Pieces of type set side by side on clean paper, as one line to read.
struct TableStrip {
    let block: TextBlock
    /// Where each piece lies in the block.
    private let places: [Range<Int>]

    /// x-height at which numbers read best, pixels.
    private static let readingXHeight = 16.0

    init?(of pieces: [FoundTable.Piece], found: FoundTable, page: TableLayout, margin: Int) {
        let xHeight = max(2, found.xHeight)
        let padding = max(1, Int((0.3 * xHeight).rounded()))
        // Little more than the ink: a rule beside a number would be read as one.
        let side = max(1, Int((0.1 * xHeight).rounded()))
        let gap = Int((2.2 * xHeight).rounded())
        guard let hull = PixelRect.hull(pieces.map(\.bbox)) else { return nil }
        let (top, bottom) = (max(0, hull.y0 - padding), min(page.upright.height, hull.y1 + padding))
        let height = bottom - top
        guard height > 0 else { return nil }
        var width = gap
        var spans: [Range<Int>] = []
        var cuts: [PixelRect] = []
        for piece in pieces {
            let cut = piece.bbox.grown(by: side, within: page.upright.bounds)
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
            dpi: max(70, Int(Double(page.dpi) * scale)),
            pageMode: .line
        )
        let factor = Double(scaled.width) / Double(width)
        places = spans.map { span in
            Int(Double(span.lowerBound) * factor) + margin..<Int(Double(span.upperBound) * factor)
                + margin
        }
    }

    /// What was read in the place of a piece.
    func text(of piece: Int, in lines: [TextLine]) -> String {
        lines.flatMap(\.words).filter { word in nearest(word.bbox.midX) == piece }.map(\.text).joined(separator: " ")
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
