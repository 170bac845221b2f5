import CorpusModel

/// A page in a list of pages: what the template `card` shows.
struct Card: Sendable {
    /// A piece of the legibility bar, hundredths of its width.
    struct Bar: Sendable {
        var label: String, start: Double, share: Double
    }

    var address: String
    var thumbnail: String?
    var name: String
    var detail: String
    var legibility: String, hasBar: Bool, bars: [Bar]

    init(address: String, thumbnail: String?, name: String, totals: ReportTotals) {
        (self.address, self.thumbnail, self.name) = (address, thumbnail, name)
        detail = "\(counted(totals.articles, "article")), \(grouped(totals.words)) words"
        let shares = totals.legibilityShares
        legibility = shares.map { "\($0.label.rawValue) \(percent($0.share))" }.joined(separator: ", ")
        hasBar = !shares.isEmpty
        var bars: [Bar] = []
        var start = 0.0
        for (label, share) in shares where share > 0 {
            let width = (share * 1000).rounded() / 10
            bars.append(Bar(label: label.rawValue, start: start, share: width))
            start += width
        }
        self.bars = bars
    }
}

/// What the template `list` shows: one of several lists of pages.
struct ListView {
    var corpus: String, first: String, last: String
    var previous: String?
    var next: String?
    var cards: [Card]
}

/// What the template `index` shows.
struct IndexView {
    struct Tile {
        var label: String, value: String, isBad = false
    }

    struct ClassRow {
        var label: String, count: String, legible: String, borderline: String, illegible: String
    }

    struct FailureKind {
        var stage: String, code: String, count: String
    }

    struct FailureRow {
        var source: String, stage: String, code: String, message: String, attempts: Int
    }

    struct ListLink {
        var address: String, range: String
    }

    var corpus: String, scope: String
    var clusters: ClusterSummaryView?
    var tiles: [Tile], classes: [ClassRow], isJudged: Bool
    var hasFailures: Bool
    var failureKinds: [FailureKind]
    var failures: [FailureRow]
    var moreFailures: String?
    var hasLists: Bool, lists: [ListLink]
    var cards: [Card]
}

/// The failures of a corpus: all counted by kind, the first ones kept.
struct FailureSummary: Sendable {
    /// Rows that the index shows; the rest stays in `failures.jsonl`.
    static let shownRows = 500

    /// Stage and code of failures.
    struct Kind: Hashable, Sendable {
        var stage: String, code: String
    }

    private(set) var count = 0
    private(set) var counts: [Kind: Int] = [:]
    private(set) var first: [PageFailure] = []

    mutating func add(_ failure: PageFailure) {
        count += 1
        counts[Kind(stage: failure.stage, code: failure.code), default: 0] += 1
        if first.count < Self.shownRows { first.append(failure) }
    }

    /// Kinds with their counts, the most frequent first.
    var kinds: [IndexView.FailureKind] {
        counts.sorted { (-$0.value, $0.key.stage, $0.key.code) < (-$1.value, $1.key.stage, $1.key.code) }
            .map { .init(stage: $0.key.stage, code: $0.key.code, count: grouped($0.value)) }
    }
}

extension IndexView {
    /// Puts the totals into words.
    ///
    /// `pagesInCorpus` is the number of page records, of which `totals` may have counted fewer; `pageSeconds` is the
    /// mean processor time of a page, where known.
    init(
        corpus: String,
        clusters: ClusterSummaryView?,
        totals: ReportTotals,
        pagesInCorpus: Int,
        pageSeconds: Double?,
        failures: FailureSummary,
        lists: [ListLink],
        cards: [Card]
    ) {
        (self.corpus, self.clusters) = (corpus, clusters)
        scope =
            pagesInCorpus == 0 && clusters != nil && failures.count == 0
            ? "A folder of clusters without pages: neither scans nor texts are shown."
            : totals.pages < pagesInCorpus
                ? "The first \(grouped(totals.pages)) of \(grouped(pagesInCorpus)) pages; the numbers are of these."
                : "All \(grouped(totals.pages)) pages of the corpus."
        tiles = [
            Tile(label: "Pages", value: grouped(totals.pages)),
            Tile(label: "Articles", value: grouped(totals.articles)),
            Tile(label: "Words", value: grouped(totals.words)),
        ]
        if let confidence = totals.confidence {
            tiles.append(Tile(label: "Mean confidence", value: percent(confidence)))
        }
        if let legible = totals.legibilityShares.first {
            tiles.append(Tile(label: "Legible area", value: percent(legible.share)))
        }
        if let pageSeconds {
            tiles.append(Tile(label: "CPU seconds a page", value: "\((pageSeconds * 10).rounded() / 10)"))
        }
        if totals.pagesWithoutPicture > 0 {
            tiles.append(Tile(label: "Pages without picture", value: grouped(totals.pagesWithoutPicture), isBad: true))
        }
        tiles.append(Tile(label: "Failures", value: grouped(failures.count), isBad: failures.count > 0))
        classes = RegionClass.allCases.compactMap { regionClass in
            totals.classes[regionClass].map { total in
                let cell = { (label: LegibilityLabel) in
                    regionClass.isText ? grouped(total.byLabel[label] ?? 0) : ""
                }
                return ClassRow(
                    label: regionClass.label,
                    count: grouped(total.regions),
                    legible: cell(.legible),
                    borderline: cell(.borderline),
                    illegible: cell(.illegible)
                )
            }
        }
        isJudged = !totals.legibilityShares.isEmpty
        hasFailures = failures.count > 0
        failureKinds = failures.kinds
        self.failures = failures.first.map {
            FailureRow(source: $0.source, stage: $0.stage, code: $0.code, message: $0.message, attempts: $0.attempts)
        }
        let rest = failures.count - failures.first.count
        moreFailures = rest > 0 ? "\(grouped(rest)) more are in failures.jsonl." : nil
        hasLists = lists.count > 1
        (self.lists, self.cards) = (lists, cards)
    }
}
