package import CorpusModel

/// A word at its place; the place is the start of its base line.
package struct PlacedWord: Sendable {
    package var word: Int
    package var x: Double, y: Double
    /// Ink at its place.
    package var ink: InkRect
}

/// A printed line of text, or the part of one that stands in a cell.
package struct SetLine: Sendable {
    /// Exactly what is printed, with straight quotes.
    package var text: String
    package var words: [PlacedWord]
    /// Whether the last hyphen was put there to divide a word.
    package var isDivided = false
    /// Height of the small letters of its type, pixels.
    package var xHeight = 0.0
    /// White letters on a panel.
    package var isReversed = false

    package var ink: InkRect? { words.dropFirst().reduce(words.first?.ink) { $0?.union($1.ink) } }

    package func shifted(x: Double, y: Double) -> SetLine {
        var line = self
        for index in line.words.indices {
            line.words[index].x += x
            line.words[index].y += y
            line.words[index].ink = line.words[index].ink.shifted(x: x, y: y)
        }
        return line
    }
}

/// Anything printed that is not a word: rules, dashes, frames, pictures.
package enum Ornament: Sendable {
    /// A filled rectangle.
    case rule
    /// A dash that swells towards the middle.
    case swelledDash
    /// A frame of lines from outside to inside; widths in pixels of a line, a gap, a line, and so on.
    case frame([Double])
    /// A wavy rule.
    case wave
    /// A screened photograph.
    case halftone(seed: UInt64)
    /// A pen drawing.
    case drawing(seed: UInt64)
    /// A small cut in an advertisement.
    case cut(kind: Int)
    /// A picture of the news, cut in line.
    case engraving(seed: UInt64)
    /// A screened photograph of the news, with edges of every kind.
    case photograph(seed: UInt64)
    /// Goods of an advertisement, cut in line.
    case ware(seed: UInt64)
    /// A border of printers' ornaments: which, and how wide.
    case border(kind: Int, width: Double)
    /// Solid ink that lines in white stand on.
    case panel
}

/// An ornament at its place.
package struct PlacedOrnament: Sendable {
    package var ornament: Ornament
    package var rect: InkRect
    /// Whether its rectangle is the space for a picture whose ink may fill less of it.
    var isPicture: Bool {
        switch ornament {
        case .engraving, .photograph, .ware: true
        default: false
        }
    }
    /// Whether it counts as a part of the region; separators between items do not.
    package var isContent = false

    package func shifted(x: Double, y: Double) -> PlacedOrnament {
        var out = self
        out.rect = rect.shifted(x: x, y: y)
        return out
    }
}

/// A cell of a table whose line is `line` of the piece.
package struct PieceCell: Sendable {
    package var row: Int, column: Int
    package var rowSpan = 1, columnSpan = 1
    package var words: Range<Int>
    package var text: String
}

/// One piece of a galley: a line of type, a dash, a space, or a block that must not be broken.
package struct Piece: Sendable {
    /// Height it takes in the column, pixels.
    package var height: Double
    package var lines: [SetLine] = []
    package var ornaments: [PlacedOrnament] = []
    /// Region it belongs to; `nil` for separators and white space.
    package var role: RegionClass?
    /// Counts regions of one role within a unit, for example the tables of a report.
    package var group = 0
    /// Whether the column may end after it.
    package var isBreakable = true
    /// Share of the left-over height of its column that it takes.
    package var stretch = 0.0
    /// White space or separator: dropped at the top and the foot of a column.
    package var isSeparator = false
    /// Cells of `lines[0]`, where the piece is a row of a table.
    package var cells: [PieceCell] = []
    /// Rows of the table so far, and its columns; 0 outside tables.
    package var tableColumns = 0
    /// First line of a paragraph, for the text of the article.
    package var startsParagraph = false

    package static func space(_ height: Double, stretch: Double = 1) -> Piece {
        Piece(height: height, isBreakable: true, stretch: stretch, isSeparator: true)
    }
}
