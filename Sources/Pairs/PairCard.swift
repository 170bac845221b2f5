import CorpusFiles

/// The README of a folder of pairs: how much is there, how it was chosen, how to load it.
///
/// Its head lets `datasets` find the kinds as configurations.
package struct PairCard {
    package let counts: [PairKind: [PairSplit: Int]]
    package let leftOut: SkipCounts
    package let settings: PairSettings

    private var kinds: [PairKind] { PairKind.allCases.filter { !splits(of: $0).isEmpty } }

    private func splits(of kind: PairKind) -> [PairSplit] {
        PairSplit.allCases.filter { counts[kind]?[$0] != nil }
    }

    package var text: String { head + table + Self.about(settings) + losses + loading }

    private var head: String {
        let configurations = kinds.enumerated().map { index, kind in
            CardMarkup.Configuration(
                name: kind.rawValue,
                isDefault: index == 0,
                files: splits(of: kind).map { ($0.name, "\(kind.rawValue)/\($0.name)-*.jsonl") }
            )
        }
        return CardMarkup.head(configurations, also: ["task_categories:", "- sentence-similarity"])
    }

    private var table: String {
        let rows = PairKind.allCases.map { kind in
            let fields = kind.fields.map { "`\($0)`" }.joined(separator: ", ")
            return ["`\(kind.rawValue)`", "\(fields): \(Self.meaning(of: kind))"]
                + PairSplit.allCases.map { String(counts[kind]?[$0] ?? 0) }
        }
        return """
            # Pairs of texts that say the same

            Made by Broadsheet from newspaper articles that were printed from one source: each newspaper set a headline of its \
            own over it.


            """ + CardMarkup.table(["kind", "one line is", "train", "dev", "test"], rows)
    }

    private static func meaning(of kind: PairKind) -> String {
        switch kind {
        case .headlines: "two headlines of one story"
        case .scored: "1.0 for headlines of one story, 0.0 for headlines of two stories of the same days"
        case .triplets:
            "two headlines of one story, and one of another story of the same days that is like them in words"
        case .articles: "two reprints of one text, as each newspaper printed it"
        }
    }

    private static func about(_ settings: PairSettings) -> String {
        """
        A split holds whole clusters, chosen by a hash of the cluster's id (\(settings.devPercent) in a hundred for dev, \
        \(settings.testPercent) for test). No text stands in two splits: one that would belongs to test before dev, and to \
        dev before train. At most \(settings.perCluster) pairs of a cluster and kind are taken, by hash, spread over the newspapers.

        Left out are headlines that are empty, shorter than \(Headline.fewestLetters) letters, longer than \
        \(Headline.longest) characters, mostly digits or hardly readable, and heads that stand over \
        \(settings.standingHeads) or more unrelated stories. Headlines of one cluster that are equal but for case and points count once. \
        A pair is `near_identical` where four letters of five agree (`edit_similarity`, one less the Levenshtein distance of the \
        letters over the longer length, is \(HeadlineSimilarity.near) or more), `contained` where that holds of the shorter one and a part of the longer, `ocr_only` where misread letters alone may make \
        the difference: as many words, and each within one letter of three. Such pairs are \
        \(settings.keepsNearIdentical ? "kept in `headlines` with these flags, and nowhere else" : "left out").

        Another story is one of another cluster, at most \(settings.negativeDays) days away, of which neither the headline nor \
        the rare words of the text are much like those of the pair. Nothing is known of the degrees between, so that scores are 0 or 1.

        In `headlines` ids of articles, the cluster and the flags follow the two texts. The other kinds hold nothing but the \
        columns that are trained on; line by line, the file of the same name under `sources/` has their ids.


        """
    }

    private var losses: String {
        let rows = leftOut.counts.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] }
        return CardMarkup.table(["left out of the clusters", ""], rows)
    }

    private var loading: String {
        guard let kind = kinds.last(where: { $0 == .triplets }) ?? kinds.first else {
            return "There are no pairs: no cluster has two texts that may stand here.\n"
        }
        var text = """
            ## Loading

            From the folder that holds `pairs`:

            ```python
            import datasets
            pairs = datasets.load_dataset("json", data_files={\(files(of: kind.rawValue, kind))})
            pairs = datasets.load_dataset("pairs", "\(kind.rawValue)")  # the same, by the head of this file
            ```

            """
        if kinds.contains(.headlines) {
            text += """

                Sentence Transformers takes every column but `score` for a text: of `headlines` give it two.

                ```python
                headlines = datasets.load_dataset("pairs", "headlines").select_columns(["anchor", "positive"])
                ```

                """
        }
        if kind != .headlines {
            let split = splits(of: kind)[0].name
            text += """

                The articles of each line:

                ```python
                sources = datasets.load_dataset("json", data_files={\(files(of: "sources/\(kind.rawValue)", kind))})
                traced = datasets.concatenate_datasets([pairs["\(split)"], sources["\(split)"]], axis=1)
                ```

                """
        }
        return text
    }

    private func files(of folder: String, _ kind: PairKind) -> String {
        splits(of: kind).map { "\"\($0.name)\": \"pairs/\(folder)/\($0.name)-*.jsonl\"" }.joined(separator: ", ")
    }
}
