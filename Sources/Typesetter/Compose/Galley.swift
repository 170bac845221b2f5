/// What a run of pieces on a page is.
package struct Unit: Sendable {
    /// What it is in the truth.
    package enum Kind: Sendable {
        /// An article of the truth.
        case article(NewsItem.Kind)
        /// Regions without an article: advertisements, name plate, date line.
        case plain
    }

    package var kind: Kind
    /// Id and family of the text, if it is known.
    package var text: String?, family: String?, version: NewsItem.Version?
    /// Main head as printed.
    package var headline = ""
    /// What its "continued" line says.
    package var continues: String?
    /// Number of the jump with which it is cut off, and of the one that it goes on from.
    package var jump: Int?, origin: Int?
}

/// Pieces of one unit in the order in which they are read.
package struct Galley: Sendable {
    package var unit: Int
    package var pieces: [Piece]
    /// Whether it may be cut off with a "continued" line.
    package var canJump = false
    /// Whether it may be broken at the foot of a column.
    package var canBreak = true

    package var height: Double { pieces.reduce(0) { $0 + $1.height } }
}

/// A piece at its place on the page.
package struct PlacedPiece: Sendable {
    package var unit: Int
    package var piece: Piece
    package var x: Double, y: Double
    /// Column visit it was placed in; regions do not reach over two.
    package var frame: Int
}

/// A free stretch of a column.
package struct Frame: Sendable {
    package var column: Int
    package var x: Double, y0: Double, y1: Double
    package var width: Double
    /// Whether its top is the top of the column block: an article may run on to here without a sign.
    package var isOpenAbove = true
    /// Whether it goes on with the frame before it, below something that stands in the column.
    package var isContinued = false
}
