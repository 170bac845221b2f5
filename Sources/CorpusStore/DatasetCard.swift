import CorpusFiles
import CorpusModel

/// The README of a corpus: what it is, how much, which fields, how to load it.
///
/// Nothing in it depends on when or how the corpus was made.
struct DatasetCard {
    var summary: CorpusSummary
    var hasArticles: Bool
    var hasTables: Bool

    var text: String { head + description + Self.fields + Self.loading }

    private var head: String {
        guard summary.done > 0 else { return "" }
        var configurations: [CardMarkup.Configuration] = []
        if hasArticles { configurations.append(.shards(of: .articles, isDefault: true)) }
        if hasTables { configurations.append(.shards(of: .tables)) }
        return CardMarkup.head(configurations + [.shards(of: .pages)])
    }

    private var description: String {
        let counts = [
            ("schema", PageRecord.currentSchema), ("pages asked for", summary.pages),
            ("pages with a record", summary.done), ("of these spreads, which have two records", summary.spreads),
            ("of these not read as text, see their `readability`", summary.notReadAsText.values.reduce(0, +)),
            ("of these cut short in their files, see `source.truncated`", summary.truncated),
            ("of these with the text of their archive, see `source.text`", archiveText),
            ("pages without, listed in failures.jsonl", summary.failed), ("articles", summary.articles),
            ("of these continued on other pages, parts after the first", summary.continued), ("tables", summary.tables),
        ]
        let failures = summary.failures.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] }
        return "# Newspaper corpus\n\nMade by Broadsheet from scans of newspapers.\n\n"
            + CardMarkup.table(["", ""], counts.map { [$0.0, String($0.1)] })
            + CardMarkup.table(["failed in stage/code", "pages"], failures)
    }

    private var archiveText: Int {
        summary.archiveText.reduce(0) { $0 + ($1.key == TextSource.Use.refused.rawValue ? 0 : $1.value) }
    }

    private static let fields = """
        ## Files

        | file | one line is |
        |---|---|
        | `pages/part-*.jsonl` | a page: `schema` (version of the format), `id` (with `#left` or `#right` for a page of a spread), `source`, `image`, \
        `frame` (rotation, tones, part of the scan), `metadata`, `regions` (class, box, legibility, lines, words), \
        `articles`, `tables`, `provenance` |
        | `articles/part-*.jsonl` | an article: `id` (page id, `#`, article id), `page`, `headline`, `byline`, `text`, `date`, \
        `title`, `lccn`, `city`, `state`, `country`, `first_year` and `last_year` of the newspaper, `legibility`, `confidence`, `boxes`, `continues`; of an article that goes on on other pages of its issue also `parts`, each with `page`, \
        `article` (id within the page), `regions`, `boxes`, `headline`, `link_confidence` |
        | `tables/part-*.jsonl` | a table: `id` (page id, `#`, table id), `page`, `region`, `bbox`, `score`, `rows`, \
        `columns`, `header_rows`, `row_edges`, `column_edges`, `cells` (place, spans, box, text), `date`, `title`, `lccn` |
        | `enrichment/part-*.jsonl` | what is known of an article beyond its text, where the pipeline wants it: quality, dateline, agency, places, \
        names, people, topics; see `enrichment/README.md` |
        | `newswire.jsonl` | a text of a news agency with all its copies, where reprints were searched |
        | `failures.jsonl` | a page without a record: `source`, `stage`, `code`, `message`, `attempts` |
        | `pipeline.yaml` | the configuration that made the records |

        Boxes are `[x0, y0, x1, y1]` in pixels of the scan as `frame.rotation` turns it upright, origin top left, the last column and row exclusive. \
        Scores and confidences are between 0 and 1. Fields that are not known are absent. Part files count by input \
        pages; one whose pages gave no lines is left out.


        """

    private static let loading = """
        ## Loading

        ```python
        import glob, pandas
        articles = pandas.concat(pandas.read_json(part, lines=True) for part in sorted(glob.glob("articles/part-*.jsonl")))
        ```

        ```python
        import datasets
        articles = datasets.load_dataset("json", data_files="articles/part-*.jsonl", split="train")
        ```

        """
}

extension CardMarkup.Configuration {
    fileprivate static func shards(of content: CorpusLayout.Content, isDefault: Bool = false) -> Self {
        Self(
            name: content.rawValue,
            isDefault: isDefault,
            files: [(split: nil, pattern: "\(content.rawValue)/part-*.jsonl")]
        )
    }
}
