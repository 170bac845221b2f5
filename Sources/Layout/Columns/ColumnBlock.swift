import CorpusModel

/// A block of lines of one class within a column, as it becomes a region.
struct ColumnBlock: Sendable, Hashable {
    var regionClass: RegionClass
    var lines: [PlacedLine]
    var bbox: PixelRect
}
