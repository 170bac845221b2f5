/// What the template `page` shows.
///
/// Every number is in pixels of the decoded page.
struct PageView {
    /// A region class with its number of regions, for the switches above the picture.
    struct ClassCount {
        var className: String, label: String, count: Int
    }

    /// A region's box with the lines in it.
    ///
    /// `item` names the text that a click shows.
    struct Box {
        var className: String, item: String, region: String, tip: String
        var x: Int, y: Int, w: Int, h: Int
        var hatching: String?
        var probabilities: [ClassProbability]
        var lines: [Line]
    }

    /// What a region may be and how likely, one below the other in its corner.
    struct ClassProbability {
        var probabilityX: Int, probabilityY: Int, probabilityText: String
    }

    /// A line's box with what was read there.
    struct Line {
        var lineX: Int, lineY: Int, lineW: Int, lineH: Int, lineText: String
    }

    /// The way through the boxes of one article.
    struct Link {
        struct Stop {
            var stopX: Int, stopY: Int
        }
        var item: String, path: String, stops: [Stop]
    }

    /// A region's place in the reading order.
    struct Order {
        var item: String, className: String, number: Int
        var badgeX: Int, badgeY: Int, badgeW: Int, badgeH: Int, textX: Int, textY: Int
    }

    /// A line of the list of articles.
    struct Entry {
        var item: String
        var shown: String
        var name: String
        var wordCount: String
        var label: String?
    }

    /// The cluster of an article that others printed too.
    struct Reprint {
        var address: String, others: String
    }

    /// A text to read beside the picture.
    struct Reading {
        var item: String
        var heads: [String]
        var decks: [String]
        var credit: String?
        var paragraphs: [String], isPrinted: Bool, isEmpty: Bool
        var about: String
        var label: String?
        var reprint: Reprint?
        /// The text with its names marked, in place of the paragraphs, and what is known of it; absent where it was not enriched.
        var marked: [MarkedText.Paragraph] = [], found: FoundView?
    }

    /// A table beside its picture.
    struct TableView {
        struct Row {
            var cells: [Cell]
        }
        struct Cell {
            var isHead: Bool, rowSpan: Int, columnSpan: Int, text: String
        }
        var item: String, name: String, size: String, about: String
        var picture: String?
        var x: Int, y: Int, w: Int, h: Int, pageWidth: Int, pageHeight: Int
        var rows: [Row]
    }

    var title: String
    var source: String
    var facts: String
    var note: String?
    var previous: String?
    var next: String?
    var list: String
    var picture: String?
    var width: Int, height: Int, hatch: Int, mark: Int, dot: Int, round: Int, type: Int
    var classes: [ClassCount], hasHatch: Bool, hasProbabilities: Bool
    var boxes: [Box], links: [Link], orders: [Order]
    var articleHeading: String
    var articles: [Entry], others: [Entry], hasOthers: Bool
    var texts: [Reading]
    var tables: [TableView], hasTables: Bool
    var isEnriched: Bool, hasNames: Bool
}
