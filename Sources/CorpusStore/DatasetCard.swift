import CorpusModel

/// The README of a corpus: what it is, how much, which fields, how to load it.
///
/// Nothing in it depends on when or how the corpus was made.
struct DatasetCard {
    var summary: CorpusSummary
    var hasArticles: Bool
    var hasTables: Bool

    var text: String { frontMatter + description + Self.fields + Self.loading }

    private var frontMatter: String {
        guard summary.done > 0 else { return "" }
        var lines = ["---", "configs:"]
        if hasArticles {
            lines += ["- config_name: articles", "  data_files: articles/part-*.jsonl", "  default: true"]
        }
        if hasTables { lines += ["- config_name: tables", "  data_files: tables/part-*.jsonl"] }
        lines += ["- config_name: pages", "  data_files: pages/part-*.jsonl", "---", "", ""]
        return lines.joined(separator: "\n")
    }

    private var description: String {
        var text = """
            # Newspaper corpus

            Made by Broadsheet from scans of newspapers.

            | | |
            |---|---|
            | schema | \(PageRecord.currentSchema) |
            | pages asked for | \(summary.pages) |
            | pages with a record | \(summary.done) |
            | pages without, listed in failures.jsonl | \(summary.failed) |
            | articles | \(summary.articles) |
            | tables | \(summary.tables) |


            """
        if summary.failed > 0 {
            text += "| failed in stage/code | pages |\n|---|---|\n"
            for (code, count) in summary.failures.sorted(by: { $0.key < $1.key }) { text += "| \(code) | \(count) |\n" }
            text += "\n"
        }
        return text
    }

    private static let fields = """
        ## Files

        | file | one line is |
        |---|---|
        | `pages/part-*.jsonl` | a page: `schema` (version of the format), `id`, `source`, `image`, `metadata`, `regions` (class, box, legibility, lines, words), \
        `articles`, `tables`, `provenance` |
        | `articles/part-*.jsonl` | an article: `id` (page id, `#`, article id), `page`, `headline`, `byline`, `text`, `date`, \
        `title`, `lccn`, `legibility`, `confidence`, `boxes`, `continues` |
        | `tables/part-*.jsonl` | a table: `id` (page id, `#`, table id), `page`, `region`, `bbox`, `score`, `rows`, \
        `columns`, `header_rows`, `row_edges`, `column_edges`, `cells` (place, spans, box, text), `date`, `title`, `lccn` |
        | `failures.jsonl` | a page without a record: `source`, `stage`, `code`, `message`, `attempts` |
        | `pipeline.yaml` | the configuration that made the records |

        Boxes are `[x0, y0, x1, y1]` in pixels of the decoded page, origin top left, the last column and row exclusive. \
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
