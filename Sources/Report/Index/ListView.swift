/// What the template `list` shows: one of several lists of pages.
struct ListView {
    var corpus: String, first: String, last: String
    var previous: String?
    var next: String?
    var cards: [Card]
}
