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
    var reprints: [Reprint]
    var moreReprints: String?
    var isCut: Bool, hasTexts: Bool
    var links: [LinkRow], hasLinks: Bool
    var moreLinks: String?
}

/// A line of the lists of clusters.
struct ClusterRow {
    var address: String, title: String
    var reprints: Int, newspapers: String, dates: String
}

/// What the template `clusters` shows.
struct ClusterListView {
    var corpus: String, scope: String
    var rows: [ClusterRow]
}

/// What the index shows of clusters.
struct ClusterSummaryView {
    /// Rows of the index; the list has all.
    static let rowsInIndex = 10

    var summary: String
    var histogram: Histogram
    var rows: [ClusterRow], hasRows: Bool
    var all: String?

    init(_ digest: ReprintDigest, rows: [ClusterRow]) {
        summary =
            digest.clusters == 0
            ? "None: no article was found twice."
            : "\(grouped(digest.reprints)) articles are reprints of \(grouped(digest.clusters)) "
                + "text\(digest.clusters == 1 ? "" : "s") that several printed."
        histogram = Histogram(digest)
        self.rows = Array(rows.prefix(Self.rowsInIndex))
        hasRows = !rows.isEmpty
        let isPart = rows.count < digest.clusters
        all =
            rows.count <= Self.rowsInIndex
            ? nil : "All \(isPart ? "the largest " : "")\(grouped(rows.count)) with their texts"
    }
}
