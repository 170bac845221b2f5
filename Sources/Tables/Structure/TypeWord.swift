import CorpusModel
import Raster

/// A word or a number: letters with no space between them.
struct TypeWord: Sendable, Hashable {
    /// Hull of its ink.
    var bbox: PixelRect
    /// Ink pixels.
    var area: Int
    /// Whether it is a dash, a dot or another sign without letters.
    var isSign: Bool
    /// Letters, and what their shapes add up to.
    var letters = 0, lowest = Int.max, highest = 0, widths = 0, heights = 0

    /// Whether its letters are of one height and narrow, as digits are.
    var isNumeric: Bool {
        letters > 0 && lowest * 100 >= highest * 70 && widths * 100 <= heights * 76
    }

    init(_ piece: Component, isSign: Bool, isLow: Bool) {
        (bbox, area, self.isSign) = (piece.bbox, piece.area, isSign)
        if !isSign, !isLow { count(piece.bbox) }
    }

    private mutating func count(_ letter: PixelRect) {
        letters += 1
        (lowest, highest) = (min(lowest, letter.height), max(highest, letter.height))
        widths += letter.width
        heights += letter.height
    }

    mutating func add(_ piece: Component, isSign: Bool, isLow: Bool) {
        bbox = bbox.union(piece.bbox)
        area += piece.area
        if !isSign {
            self.isSign = false
            if !isLow { count(piece.bbox) }
        }
    }
}
