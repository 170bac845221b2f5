import Raster

/// What a codec gives: gray pixels, and the resolution that the file states, credible or not.
struct DecodedImage {
    /// The pixels, reduced if that was asked for.
    var image: GrayImage
    /// Width and height before any reduction, pixels.
    var fullWidth: Int, fullHeight: Int
    /// The stated resolution at full size.
    var density: StatedDensity?
    /// How the stored picture was turned, as its file says, to become the image.
    var orientation = ScanOrientation.upright
    /// Whether the file ended before the last of the pixels; those that are missing are white.
    var isTruncated = false

    /// Least share of the picture that a file which ends early must hold to be read at all.
    static let leastShare = 0.25
}

/// Resolution as a file states it, dots per inch.
struct StatedDensity: Equatable {
    /// Horizontal and vertical figure.
    var x: Double, y: Double

    /// A figure in dots per metre.
    static func perMetre(x: Double, y: Double) -> StatedDensity { StatedDensity(x: x * 0.0254, y: y * 0.0254) }

    /// A figure in dots per centimetre.
    static func perCentimetre(x: Double, y: Double) -> StatedDensity { StatedDensity(x: x * 2.54, y: y * 2.54) }

    /// The resolution if it can be believed, dots per inch; `nil` otherwise.
    ///
    /// Believed are 60 to 1200 dpi, equal in both directions within 3 %, that make a sheet of at most 48 inches, the
    /// largest newspapers having been about 36 by 48. Never believed are 72 and 96: programs write them when they
    /// know nothing, and type scanned at 72 dpi could not be read anyway.
    func credible(width: Int, height: Int) -> Int? {
        let mean = (x + y) / 2
        guard mean.isFinite, mean >= 60, mean <= 1200, abs(x - y) <= 0.03 * mean else { return nil }
        guard abs(mean - 72) >= 0.75, abs(mean - 96) >= 0.75 else { return nil }
        guard Double(max(width, height)) <= 48 * mean else { return nil }
        return Int(mean.rounded())
    }
}

/// A smaller image straight from the decoder, for work that needs no detail.
package enum DecodeReduction: Int, Sendable, Hashable, CaseIterable {
    /// Full size, or a half, a quarter or an eighth of it; sides are rounded up.
    case full = 1, half = 2, quarter = 4, eighth = 8
}
