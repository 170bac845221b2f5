public import CorpusModel

/// A table found on a page, before its cells are read.
///
/// Upright coordinates.
public struct FoundTable: Sendable, Hashable {
    /// Words on one printed line of one cell.
    public struct Piece: Sendable, Hashable {
        /// Index into the table's cells.
        public var cell: Int
        /// Printed line of the table, from 0: pieces of one line stand side by side.
        public var line: Int
        /// Hull of the words' ink.
        public var bbox: PixelRect

        /// Makes a piece.
        public init(cell: Int, line: Int, bbox: PixelRect) { (self.cell, self.line, self.bbox) = (cell, line, bbox) }
    }

    /// Structure, without text; only cells in which something is printed.
    public var table: Table
    /// What is printed in the cells, in reading order within each.
    public var pieces: [Piece]
    /// Height of lower-case letters, pixels.
    public var xHeight: Double

    /// Makes a table.
    public init(table: Table, pieces: [Piece], xHeight: Double) {
        (self.table, self.pieces, self.xHeight) = (table, pieces, xHeight)
    }
}

/// A level page with tables on it, or places where tables are: what the tables stage takes and gives, and reading of
/// cells takes.
public struct TablePage: Sendable {
    /// Where a table is known to be.
    public struct Place: Sendable, Hashable {
        /// Id of the region.
        public var region: String
        /// The region.
        public var bbox: PixelRect

        /// Names a place.
        public init(region: String, bbox: PixelRect) { (self.region, self.bbox) = (region, bbox) }
    }

    /// The image in which text lines are level.
    public var upright: GrayImage
    /// Its resolution, dots per inch.
    public var dpi: Int
    /// Height of the body type's lower-case letters, upright pixels; `nil` where it is not known.
    public var bodyXHeight: Double?
    /// Where tables are; `nil` to look for them on the whole page.
    public var places: [Place]?
    /// Regions of text in which tables may stand that layout did not tell from it.
    public var searched: [Place] = []
    /// Tables found, in the order of their places, else top to bottom.
    public var tables: [FoundTable]

    /// Makes a page on which no table was found yet.
    public init(upright: GrayImage, dpi: Int, bodyXHeight: Double?, places: [Place]?) {
        (self.upright, self.dpi, self.bodyXHeight) = (upright, dpi, bodyXHeight)
        (self.places, tables) = (places, [])
    }
}
