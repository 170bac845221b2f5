package import CorpusModel

/// A printed rule or dash.
///
/// Upright coordinates.
package struct Separator: Sendable, Hashable, Codable {
    /// Direction and weight of a separator.
    package enum Kind: String, Sendable, Hashable, Codable {
        /// A vertical rule, between columns or around boxes.
        case vertical
        /// A horizontal rule as wide as its column or wider.
        case horizontal
        /// A short centred rule or ornament inside a column, between items or decks.
        case dash
    }

    /// What it is.
    package var kind: Kind
    /// Hull of its ink.
    package var bbox: PixelRect

    package init(kind: Kind, bbox: PixelRect) { (self.kind, self.bbox) = (kind, bbox) }
}
