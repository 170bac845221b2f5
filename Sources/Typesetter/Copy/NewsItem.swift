/// A text to be typeset, with its headlines and its table.
package struct NewsItem: Sendable, Hashable {
    /// What kind of item; the `kind` of its truth article.
    package enum Kind: String, Sendable, Hashable {
        /// A report.
        case news
        /// A comment of the newspaper.
        case editorial
        /// A notice, card or announcement.
        case notice
        /// Verses.
        case poem
        /// Prices, shipping, scores with little text.
        case table
        /// Anything else: household hints, anecdotes.
        case other
        /// A picture with its caption.
        case picture
    }

    /// How the item differs from the first printing of its family.
    package enum Version: String, Sendable, Hashable, Codable {
        /// The family's first printing.
        case original
        /// The same with light edits, another dateline or credit.
        case reproduction
        /// A shortened printing.
        case abridgement
    }

    /// Unique among all texts.
    package var id: String
    /// Items of one family are reprints of one source article; the truth for de-duplication.
    package var family: String
    /// Original, reprint or abridgement.
    package var version: Version
    /// What kind of item.
    package var kind: Kind
    /// Head and decks, the main head first; empty for an item without a head.
    package var heads: [String]
    /// Author or agency.
    package var byline: String?
    /// Place of the dateline.
    package var place: String?
    /// Credit after the dateline, with its brackets.
    package var credit: String?
    /// Paragraphs; one that begins with `#` is a cross-head; in verses, lines separated by ` / `.
    package var paragraphs: [String]
    /// A table after the text.
    package var table: TableCopy?
    /// First year in which such a thing could be printed.
    package var since: Int

    init(
        _ id: String,
        family: String? = nil,
        version: Version = .original,
        kind: Kind = .news,
        heads: [String],
        byline: String? = nil,
        place: String? = nil,
        credit: String? = nil,
        table: TableCopy? = nil,
        since: Int = 0,
        _ paragraphs: String...
    ) {
        (self.id, self.family, self.version, self.kind) = (id, family ?? id, version, kind)
        (self.heads, self.byline, self.place, self.credit) = (heads, byline, place, credit)
        (self.paragraphs, self.table, self.since) = (paragraphs, table, since)
    }

    /// Words in the paragraphs.
    var wordCount: Int { paragraphs.reduce(0) { $0 + $1.split(separator: " ").count } }
}

/// The words and numbers of a table.
package struct TableCopy: Sendable, Hashable {
    /// How it is printed.
    package enum Ruling: Sendable, Hashable {
        /// White space alone.
        case open
        /// Hairlines between columns and under the heads.
        case ruled
        /// Leaders from the first column to the next.
        case leaders
        /// Rules under the heads, above the last row and at the foot; white between columns.
        case halfRuled
        /// Leaders as well as the rules of `halfRuled`.
        case ruledLeaders
        /// Rules around every cell.
        case boxed

        var hasLeaders: Bool { self == .leaders || self == .ruledLeaders }
    }

    /// One head over several columns.
    package struct SpanningHead: Sendable, Hashable {
        /// What it says, and the columns it covers.
        package var text: String, columns: Range<Int>
    }

    /// Title over the table; printed in the headline or as a line of the body.
    package var title: String?
    /// Heads over several columns, above `heads`.
    package var spanningHeads: [SpanningHead] = []
    /// Heads of columns; empty for none.
    package var heads: [String]
    /// Rows of as many cells as the table has columns; an empty text is no cell.
    ///
    /// A first cell of several lines ("\n") is wrapped, and its other cells stand on the last line; one that begins with
    /// "^" is a heading over all columns. Heads may have several lines too.
    package var rows: [[String]]
    /// How it is printed.
    package var ruling: Ruling

    init(
        _ title: String?,
        heads: [String] = [],
        spanning: [SpanningHead] = [],
        ruling: Ruling = .open,
        _ rows: [[String]]
    ) {
        (self.title, self.heads, self.spanningHeads, self.ruling, self.rows) = (title, heads, spanning, ruling, rows)
    }
}

/// The words of an advertisement.
struct AdvertisementCopy: Sendable, Hashable {
    /// Line set largest.
    var name: String
    /// Lines between name and text, display.
    var lines: [String]
    /// Text in small type.
    var text: String
    /// Address or price, last.
    var foot: String
    /// First year in which such a thing was sold.
    var since = 0
}
