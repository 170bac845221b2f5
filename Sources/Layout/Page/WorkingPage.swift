import Raster

/// A page brought to the scale layout works at.
struct WorkingPage {
    /// Body x-height aimed at, working pixels: enough to tell letters from specks, small enough to be quick.
    static let targetXHeight = 9.0
    /// Pages are first looked at with no more pixels than this.
    static let firstLookPixels = 12_000_000.0

    /// The page in gray and in two tones at working scale.
    var gray: GrayImage
    var binary: BinaryImage
    /// Working pixels per pixel of the page, at most 2.
    var scale: Double
    /// x-height of the body type, working pixels.
    var xHeight: Double
    /// Angle of the text lines, degrees.
    var skewDegrees: Double

    /// Measures a page; `nil` where there is no type on it.
    init?(_ image: GrayImage) {
        let pixels = Double(image.width * image.height)
        var scale = min(1, (Self.firstLookPixels / max(1, pixels)).squareRoot())
        var look = Self.reduced(image, scale: scale)
        var ink = Self.binary(look, radius: 24)
        var components = ConnectedComponents(ink)
        guard var xHeight = components.bodyXHeight() else { return nil }
        if xHeight > Self.targetXHeight * 1.25 || xHeight < Self.targetXHeight * 0.7 {
            let finer = min(2, scale * Self.targetXHeight / xHeight)
            look = Self.reduced(image, scale: finer)
            ink = Self.binary(look, radius: Int(3 * Self.targetXHeight))
            components = ConnectedComponents(ink)
            let expected = xHeight * finer / scale
            xHeight = components.bodyXHeight(in: 0.7 * expected...1.4 * expected) ?? expected
            scale = finer
        }
        (gray, binary, self.scale, self.xHeight) = (look, ink, scale, xHeight)
        skewDegrees = SkewEstimator.skewDegrees(of: components.components, xHeight: xHeight, width: look.width)
    }

    private static func reduced(_ image: GrayImage, scale: Double) -> GrayImage {
        abs(scale - 1) > 0.001 ? image.scaled(by: scale) : image
    }

    private static func binary(_ image: GrayImage, radius: Int) -> BinaryImage {
        image.binarized(radius: radius, alwaysInk: image.percentile(0.01) / 2)
    }
}
