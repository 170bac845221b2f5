package import CorpusModel

/// A printed line found on the page, before it is read.
///
/// Upright coordinates.
package struct LineGeometry: Sendable, Hashable, Codable {
    /// Hull of the line's ink.
    package var bbox: PixelRect
    /// Height of its lower-case letters, pixels; for lines in capitals, their height.
    package var xHeight: Double

    package init(bbox: PixelRect, xHeight: Double) { (self.bbox, self.xHeight) = (bbox, xHeight) }
}

extension [LineGeometry] {
    /// Median of the lines' x-heights, pixels; `nil` if no line has one.
    package var medianXHeight: Double? { map(\.xHeight).filter { $0 > 0 }.median }
}
