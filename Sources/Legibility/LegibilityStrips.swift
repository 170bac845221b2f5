import CorpusModel
package import Inference
package import PageFlow
import Raster

/// What the legibility network sees of a region: a few of its lines, each as a strip of one height.
///
/// Scaling to one height leaves the shape of the damage; how many pixels the line had on the scan stands beside it, so
/// that scans of one page at two resolutions differ only where the smaller one has really lost something.
package struct LegibilityStrips: Sendable {
    /// Size of a strip, pixels.
    package static let height = 32, width = 256
    /// Height that the ink of a line, from ascender to descender, gets in a strip, pixels.
    package static let lineHeight = 20.0
    /// Most strips of a region.
    package static let most = 4

    /// Gray of all strips one after the other, row-major: paper near 1, ink near 0.
    package private(set) var grays: [Float] = []
    /// For each strip, the line's height on the scan and the contrast of its ink, as `features(height:contrast:)`.
    package private(set) var features: [Float] = []
    /// Number of strips of each region asked about.
    package private(set) var counts: [Int] = []

    package init() {}

    /// Number of strips.
    package var count: Int { counts.reduce(0, +) }

    /// The inputs of the network: `[n, 1, 32, 256]` and `[n, 2]`.
    package var tensors: [Tensor] {
        [
            Tensor(shape: [count, 1, Self.height, Self.width], values: grays),
            Tensor(shape: [count, 2], values: features),
        ]
    }

    /// Adds strips of a region: lines spread evenly over it; one whose lines are not known is cut into rows.
    package mutating func add(_ region: LayoutRegion, in page: PageLayout) {
        let lines = region.lines.map(\.bbox).filter { $0.width >= $0.height && $0.height >= 3 }
        let boxes = lines.isEmpty ? Self.rows(of: region.bbox, xHeight: page.bodyXHeight) : lines
        let chosen =
            boxes.count <= Self.most
            ? boxes : (0..<Self.most).map { boxes[($0 * 2 + 1) * boxes.count / (2 * Self.most)] }
        for box in chosen { append(box, of: page.upright) }
        counts.append(chosen.count)
    }

    private static func rows(of box: PixelRect, xHeight: Double) -> [PixelRect] {
        let pitch = max(6, 2.3 * xHeight)
        let count = max(1, Int(Double(box.height) / pitch))
        guard box.height >= 3, box.width >= box.height / count else { return [] }
        return (0..<count).map { row in
            PixelRect(
                x0: box.x0,
                y0: box.y0 + row * box.height / count,
                x1: box.x1,
                y1: box.y0 + (row + 1) * box.height / count
            )
        }
    }

    private mutating func append(_ line: PixelRect, of page: GrayImage) {
        let scale = Self.lineHeight / Double(line.height)
        // The middle of the line, as wide as a strip, with the white above and below.
        let (width, height) = (Double(Self.width) / scale, Double(Self.height) / scale)
        let left = Double(line.width) > width ? line.midX - width / 2 : Double(line.x0)
        let crop = PixelRect(
            x0: Int(left.rounded()),
            y0: Int((line.midY - height / 2).rounded()),
            x1: Int((left + min(width, Double(line.width))).rounded()),
            y1: Int((line.midY + height / 2).rounded())
        ).intersection(page.bounds)
        let cut = page.cropped(to: crop)
        guard cut.width > 0, cut.height > 0 else {
            grays += [Float](repeating: 1, count: Self.width * Self.height)
            features += Self.features(height: Double(line.height), contrast: 0)
            return
        }
        let strip = cut.scaled(
            toWidth: min(Self.width, max(1, Int((Double(cut.width) * scale).rounded()))),
            height: min(Self.height, max(1, Int((Double(cut.height) * scale).rounded())))
        )
        let dark = Int(strip.percentile(0.02)), light = max(dark + 8, Int(strip.percentile(0.8)))
        for y in 0..<Self.height {
            for x in 0..<Self.width {
                let isInside = x < strip.width && y < strip.height
                let tone = isInside ? Int(strip.samples[y * strip.width + x]) : light
                grays.append(min(1.5, max(-0.5, Float(tone - dark) / Float(light - dark))))
            }
        }
        features += Self.features(height: Double(line.height), contrast: Double(light - dark) / 255)
    }

    /// The network's two numbers of a line.
    ///
    /// - Parameters:
    ///   - height: of the line's ink on the scan, pixels.
    ///   - contrast: difference of paper and ink, `0...1`.
    /// - Returns: height over 20 pixels, at most 2, and contrast.
    package static func features(height: Double, contrast: Double) -> [Float] {
        // Beyond some forty pixels more of them help nobody.
        [Float(min(40, max(3, height)) / 20), Float(contrast)]
    }
}
