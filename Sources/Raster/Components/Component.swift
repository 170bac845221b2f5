package import CorpusModel

/// A connected group of ink pixels (8-neighbourhood): a letter, a dot, a rule, several touching letters.
package struct Component: Sendable, Hashable {
    /// Hull of the ink.
    package var bbox: PixelRect
    /// Number of ink pixels.
    package var area: Int
    /// Number of horizontal runs the ink consists of; `area / runs` is the mean width of its strokes.
    package var runs: Int

    package init(bbox: PixelRect, area: Int, runs: Int) { (self.bbox, self.area, self.runs) = (bbox, area, runs) }
}
