import CorpusModel
import Raster

/// A page at working scale, taken apart: letters, large ink, rules.
struct PageInk {
    /// The ink of letters and large components, without rules and specks.
    var image: BinaryImage
    /// x-height of the body type, working pixels.
    var xHeight: Double
    /// Components that may be type, with the mean width of their strokes.
    var letters: [Letter]
    /// Components too large for type: pictures, frames, blots, dark borders.
    var large: [Component]
    /// Vertical rules as chains of pieces.
    var verticalRules: [VerticalRule]
    /// Horizontal rules and dashes: hulls.
    var horizontalRules: [PixelRect]

    /// Size of the working image.
    var width: Int { image.width }
    var height: Int { image.height }

    /// A component that may be type.
    struct Letter: Sendable, Hashable {
        /// Hull of the ink.
        var bbox: PixelRect
        /// Number of ink pixels.
        var area: Int
        /// Mean length of its horizontal runs of ink, pixels: a measure of weight.
        var stroke: Double
    }

    /// A piece of a vertical rule.
    struct VerticalRule: Sendable, Hashable {
        /// Hull of the ink.
        var bbox: PixelRect
        /// Horizontal centre of the ink at each row of `bbox`.
        var centre: [Double]
    }
}
