import CorpusModel

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
    var enrichment: EnrichmentView?
    var tiles: [Tile], classes: [ClassRow], isJudged: Bool
    var hasFailures: Bool
    var failureKinds: [FailureKind]
    var failures: [FailureRow]
    var moreFailures: String?
    var hasLists: Bool, lists: [ListLink]
    var cards: [Card]
}

extension IndexView {
    /// Puts the totals into words.
    ///
    /// `pagesInCorpus` is the number of page records, of which `totals` may have counted fewer; `pageSeconds` is the
    /// mean processor time of a page, where known.
    init(
        corpus: String,
        clusters: ClusterSummaryView?,
        enrichment: EnrichmentView?,
        totals: ReportTotals,
        pagesInCorpus: Int,
        pageSeconds: Double?,
        failures: FailureSummary,
        lists: [ListLink],
        cards: [Card]
    ) {
        (self.corpus, self.clusters, self.enrichment) = (corpus, clusters, enrichment)
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
        if totals.pagesNotRead > 0 {
            tiles.append(Tile(label: "Pages not read as text", value: grouped(totals.pagesNotRead), isBad: true))
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
