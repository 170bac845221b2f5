/// A word of a text as the recogniser of names sees it: a run of letters and digits, a sign, or a word that a line
/// end divides.
struct EntityWord: Sendable, Hashable {
    /// How a word looks.
    ///
    /// Raw values are those that the network was trained with.
    enum Shape: Int64, Sendable, Hashable {
        case lower = 1
        case capitalised, capitals
        /// One capital letter alone.
        case letter
        /// Capital first, more capitals behind small letters: "McKinley".
        case capitalMixed
        case lowerMixed, digits, withDigits, sign
        /// Letters of scripts without case.
        case other
    }

    /// What stands before a word.
    enum Gap: Int64, Sendable, Hashable {
        case glued = 1
        case blank, line
        /// More than one line end, or the text begins.
        case paragraph
    }

    /// What kind of line a word stands in.
    enum Line: Int64, Sendable, Hashable {
        case mixed = 1
        /// Most of its letters are capitals.
        case capitals
        /// Most of its longer words are capitalised.
        case title
    }

    /// Code points `[start, end)` of the text.
    var start: Int, end: Int
    var shape: Shape
    var gap: Gap
    /// Whether the word before it may end a sentence.
    var followsStop: Bool
    var line: Line
    /// Numbers of its pieces, at least one and at most `EntityWords.mostPieces`.
    var pieces: [Int32]

    /// The five features of a piece, counted through as in the network's table.
    func features(ofPiece place: Int) -> [Int64] {
        let position: Int64 = pieces.count == 1 ? 1 : place == 0 ? 2 : place == pieces.count - 1 ? 4 : 3
        let values = [shape.rawValue, gap.rawValue, followsStop ? 2 : 1, line.rawValue, position]
        return zip(EntityWord.featureOffsets, values).map { $0 + $1 }
    }

    /// First row of each feature in the network's table; that row is for the marks of beginning and end, and for
    /// padding.
    static let featureOffsets: [Int64] = [0, 11, 16, 19, 23]
}
