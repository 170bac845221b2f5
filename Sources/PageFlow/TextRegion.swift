package import CorpusModel

/// A layout region with what was read in it.
///
/// Upright coordinates.
package struct TextRegion: Sendable, Hashable, Codable {
    /// Geometry, class and legibility.
    package var layout: LayoutRegion
    /// Lines read, top to bottom, the rows of tables among them; empty for pictures and for regions that were not read.
    package var lines: [TextLine]

    package init(layout: LayoutRegion, lines: [TextLine]) { (self.layout, self.lines) = (layout, lines) }
}
