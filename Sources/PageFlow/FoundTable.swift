package import CorpusModel

/// A table found on a page, before its cells are read.
///
/// Upright coordinates.
package struct FoundTable: Sendable, Hashable {
    /// Words on one printed line of one cell.
    package struct Piece: Sendable, Hashable {
        /// Index into the table's cells.
        package var cell: Int
        /// Printed line of the table, from 0: pieces of one line stand side by side.
        package var line: Int
        /// Hull of the words' ink.
        package var bbox: PixelRect

        package init(cell: Int, line: Int, bbox: PixelRect) { (self.cell, self.line, self.bbox) = (cell, line, bbox) }
    }

    /// Structure, without text; only cells in which something is printed.
    package var table: Table
    /// What is printed in the cells, in reading order within each.
    package var pieces: [Piece]
    /// Height of lower-case letters, pixels.
    package var xHeight: Double
    /// Ids of further regions whose print is in the table: heads that layout took for tables by themselves.
    package var heads: [String]

    package init(table: Table, pieces: [Piece], xHeight: Double, heads: [String] = []) {
        (self.table, self.pieces, self.xHeight, self.heads) = (table, pieces, xHeight, heads)
    }
}
