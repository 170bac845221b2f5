import CorpusFiles

/// The README of `enrichment/`: how each label was made, how good it was measured to be, what it must not be used for, and whose data are in it.
///
/// Its points are those of Longpre et al., "The Data Provenance Initiative" (2023), and of Yang et al., "Navigating Dataset Documentations in
/// AI" (2024), a study of dataset cards.
struct EnrichmentCard {
    var summary: EnrichmentRun.Summary
    var parts: Set<EnrichmentSettings.Part>
    /// Whether persons were linked to an authority file, and names compared with keywords.
    var hasAuthority: Bool, hasKeywords: Bool

    var text: String { head + counts + labels + Self.uses + sources + Self.loading }

    private var head: String {
        guard summary.articles > 0 else { return "" }
        var configurations = [
            CardMarkup.Configuration(
                name: "enrichment",
                isDefault: true,
                files: [(split: nil, pattern: "part-*.jsonl")]
            )
        ]
        if summary.newswire > 0 {
            configurations.append(.init(name: "newswire", files: [(split: nil, pattern: "../newswire.jsonl")]))
        }
        return CardMarkup.head(configurations)
    }

    private var counts: String {
        func rows(_ counts: [String: Int]) -> [[String]] {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { [$0.key, String($0.value)] }
        }
        let totals = [
            ["articles", summary.articles], ["with a dateline", summary.datelines],
            ["of these with its place in the gazetteer", summary.located], ["probably of a news agency", summary.wire],
            ["names linked to the authority file", summary.linked], ["texts in `newswire.jsonl`", summary.newswire],
        ].map { [$0[0] as? String ?? "", "\($0[1])"] }
        let classes = summary.quality.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] }
        return "# What is known of the articles beyond their text\n\nMade by Broadsheet.\n\n"
            + CardMarkup.table(["", ""], totals)
            + CardMarkup.table(["estimated share of letters misread", "articles"], classes)
            + CardMarkup.table(["language", "articles"], rows(summary.languages))
            + CardMarkup.table(["agency", "articles"], rows(summary.agencies))
            + CardMarkup.table(["names", "found"], rows(summary.entities))
            + CardMarkup.table(["topic", "articles"], rows(summary.topics))
    }

    private var labels: String {
        let known = EnrichmentLabel.all.filter { label in
            guard parts.contains(label.part) else { return false }
            return (hasAuthority || label.part != .people) && (hasKeywords || label.name != "`topics.keywords`")
        }
        return "## How each label was made\n\n"
            + CardMarkup.table(
                ["field", "made by", "measured", "do not use it for"],
                known.map { [$0.name, $0.method, $0.measured, $0.limits] }
            )
    }

    private static let uses = """
        Figures are those of `Benchmarks/enrichment.md` of Broadsheet, mostly on front pages of American newspapers of 1916 as the Library of Congress \
        read them; where rules or weights were made with the same texts, the row says so, and there they flatter. On other times, countries and languages they will be lower. Labels are answers of \
        rules and networks, not of people: each has a probability or confidence, and a share of them is wrong.

        Texts are of their time: they name people by race, religion and origin in words that hurt, report accusations as facts, and leave most \
        people out. Names and topics must not be used to judge people or their descendants, and counts of names are counts of what newspapers \
        printed, not of what happened.


        """

    private var sources: String {
        let known = EnrichmentSource.all.filter { !$0.parts.isDisjoint(with: parts) }
        return "## Sources\n\n"
            + CardMarkup.table(["source", "what for", "licence"], known.map { [$0.name, $0.use, $0.licence] })
            + (hasAuthority
                ? "People are those of the authority file that this corpus was made with; its licence is that of its sources.\n\n"
                : "")
    }

    private static let loading = """
        ## Loading

        ```python
        import glob, pandas
        read = lambda pattern: pandas.concat(pandas.read_json(part, lines=True) for part in sorted(glob.glob(pattern)))
        articles = read("articles/part-*.jsonl").merge(read("enrichment/part-*.jsonl"), on="id")
        ```

        """
}
