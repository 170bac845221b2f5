/// What the template `cluster` shows: one text and the newspapers that printed it.
struct ClusterView {
    /// A run of words; exactly one of the four is there.
    struct Run {
        var same: String?, other: String?, missing: String?
        var near: Near?
    }

    /// A word perhaps misread.
    struct Near {
        var read: String, best: String
    }

    struct Paragraph {
        var runs: [Run]
    }

    struct Cutting {
        var address: String, label: String
    }

    struct Reprint {
        var number: Int, isBest: Bool
        var newspaper: String, date: String?
        var share: String?, shareWidth: Double
        var page: String?, pageTitle: String?
        var cuttings: [Cutting], hasCuttings: Bool
        var note: String?
        var head: String?
        var paragraphs: [Paragraph], hasText: Bool
        var id: String
    }

    struct LinkRow {
        var first: String, second: String
        var probability: String, cosine: String, containment: String, agreement: String, numbers: String
    }

    var title: String, facts: String, id: String
    var previous: String?, next: String?
    var timeline: Timeline?
    /// What is known of the text; absent where the corpus was not enriched, or where it is no agency's.
    var found: FoundView?
    var reprints: [Reprint]
    var moreReprints: String?
    var isCut: Bool, hasTexts: Bool
    var links: [LinkRow], hasLinks: Bool
    var moreLinks: String?
}
