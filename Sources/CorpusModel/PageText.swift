/// A printed line found on the page, before it is read.
///
/// Upright coordinates.
public struct LineGeometry: Sendable, Hashable, Codable {
    /// Hull of the line's ink.
    public var bbox: PixelRect
    /// Height of its lower-case letters, pixels; for lines in capitals, their height.
    public var xHeight: Double

    /// Makes a line.
    public init(bbox: PixelRect, xHeight: Double) { (self.bbox, self.xHeight) = (bbox, xHeight) }
}

/// A printed rule or dash.
///
/// Upright coordinates.
public struct Separator: Sendable, Hashable, Codable {
    /// Direction and weight of a separator.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// A vertical rule, between columns or around boxes.
        case vertical
        /// A horizontal rule as wide as its column or wider.
        case horizontal
        /// A short centred rule or ornament inside a column, between items or decks.
        case dash
    }

    /// What it is.
    public var kind: Kind
    /// Hull of its ink.
    public var bbox: PixelRect

    /// Makes a separator.
    public init(kind: Kind, bbox: PixelRect) { (self.kind, self.bbox) = (kind, bbox) }
}

/// A typed region found on the page, before it is read.
///
/// Upright coordinates.
public struct LayoutRegion: Sendable, Hashable, Codable {
    /// Unique within the page: `r1`, `r2`, ...
    public var id: String
    /// What it is.
    public var regionClass: RegionClass
    /// Hull of the region.
    public var bbox: PixelRect
    /// Confidence in box and class, `0...1`.
    public var score: Double
    /// Chances of the classes where a network judged them, those of one in a hundred and more; `nil` otherwise.
    public var classScores: [RegionClass: Double]?
    /// Printed lines, top to bottom.
    ///
    /// Together with their boxes they bound the ink that belongs to the region where columns lean or are warped. May be empty (pictures, or a layout that knows only boxes).
    public var lines: [LineGeometry]
    /// Whether it can be read; set by the legibility stage, text classes only.
    public var legibility: Legibility?

    /// Makes a region.
    public init(
        id: String,
        regionClass: RegionClass,
        bbox: PixelRect,
        score: Double,
        classScores: [RegionClass: Double]? = nil,
        lines: [LineGeometry] = [],
        legibility: Legibility? = nil
    ) {
        (self.id, self.regionClass, self.bbox, self.score) = (id, regionClass, bbox, score)
        (self.classScores, self.lines, self.legibility) = (classScores, lines, legibility)
    }
}

/// A layout region with what was read in it.
///
/// Upright coordinates.
public struct TextRegion: Sendable, Hashable, Codable {
    /// Geometry, class and legibility.
    public var layout: LayoutRegion
    /// Lines read, top to bottom; empty for pictures and for regions that were not read.
    public var lines: [TextLine]

    /// Makes a region.
    public init(layout: LayoutRegion, lines: [TextLine]) { (self.layout, self.lines) = (layout, lines) }
}

/// A page after recognition: what the articles stage takes.
///
/// Upright coordinates.
public struct PageText: Sendable, Hashable, Codable {
    /// Size of the upright image.
    public var bounds: PixelRect
    /// x-height of the body type, pixels.
    public var bodyXHeight: Double
    /// Regions in no particular order.
    public var regions: [TextRegion]
    /// Rules and dashes in no particular order.
    public var separators: [Separator]

    /// Makes a page.
    public init(bounds: PixelRect, bodyXHeight: Double, regions: [TextRegion], separators: [Separator]) {
        (self.bounds, self.bodyXHeight) = (bounds, bodyXHeight)
        (self.regions, self.separators) = (regions, separators)
    }
}

/// A page's regions in reading order and the articles made of them.
///
/// Upright coordinates.
public struct PageArticles: Sendable, Hashable, Codable {
    /// All regions of the page, in reading order, renumbered `r1`, `r2`, ...; words of divided words carry
    /// `subsContent`.
    public var regions: [TextRegion]
    /// Articles in reading order, `a1`, `a2`, ...
    public var articles: [Article]

    /// Makes the result of the articles stage.
    public init(regions: [TextRegion], articles: [Article]) { (self.regions, self.articles) = (regions, articles) }
}
