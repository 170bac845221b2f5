package import CorpusFiles
package import CorpusModel
import Foundation
import GRDB

extension CorpusStore {
    /// Opens an existing corpus for reading, also while a run writes it.
    ///
    /// - Throws: `CorpusError` with code `.notACorpus` where the folder holds none.
    package init(reading layout: CorpusLayout) throws(CorpusError) {
        guard FileManager.default.fileExists(atPath: layout.store) else {
            throw CorpusError(
                .notACorpus,
                "\(layout.folder) is no corpus: it holds no broadsheet.sqlite; name the folder given to run as --output"
            )
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        (database, shardSize) = try Self.translatingErrors(at: layout.store) {
            let queue = try DatabaseQueue(path: layout.store, configuration: configuration)
            let size = try queue.read {
                try String.fetchOne($0, sql: "SELECT value FROM settings WHERE name = 'shard_size'")
            }
            return (queue, size.flatMap(Int.init) ?? 1)
        }
        self.layout = layout
    }

    /// The corpus in figures.
    package func summary() throws(CorpusError) -> CorpusSummary {
        try read { db in
            var summary = CorpusSummary()
            for row in try Row.fetchAll(db, sql: "SELECT status, COUNT(*) FROM pages GROUP BY status") {
                let count: Int = row[1]
                switch KnownPage.Status(rawValue: row[0]) {
                case .done: summary.done = count
                case .failed: summary.failed = count
                default: summary.pending += count
                }
                summary.pages += count
            }
            if let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT TOTAL(article_count), TOTAL(cpu_seconds), MAX(peak_memory_bytes), COUNT(cpu_seconds), TOTAL(table_count),
                        TOTAL(record_count), COUNT(CASE WHEN record_count > 1 THEN 1 END)
                    FROM pages WHERE status = 'done'
                    """
            ) {
                (summary.articles, summary.cpuSeconds) = (Int(row[0] as Double), row[1])
                summary.peakMemoryBytes = row[2] ?? 0
                summary.tables = Int(row[4] as Double)
                summary.records = Int(row[5] as Double)
                summary.spreads = row[6]
                let measured: Int = row[3]
                summary.cpuSecondsPerPage = measured > 0 ? summary.cpuSeconds / Double(measured) : nil
            }
            // The parts of an article on several pages are one article.
            let joined = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM continuations") ?? 0
            (summary.articles, summary.continued) = (summary.articles - joined, joined)
            let failures = "SELECT failure_code, COUNT(*) FROM pages WHERE status = 'failed' GROUP BY failure_code"
            for row in try Row.fetchAll(db, sql: failures) { summary.failures[row[0] ?? "unknown"] = row[1] }
            let doubts = """
                SELECT readability, COUNT(*) FROM pages
                WHERE status = 'done' AND readability IS NOT NULL AND readability != ? GROUP BY readability
                """
            for row in try Row.fetchAll(db, sql: doubts, arguments: [Readability.State.text.rawValue]) {
                summary.notReadAsText[row[0]] = row[1]
            }
            summary.truncated =
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM pages WHERE status = 'done' AND is_truncated") ?? 0
            let texts =
                "SELECT text_use, COUNT(*) FROM pages WHERE status = 'done' AND text_use IS NOT NULL GROUP BY text_use"
            for row in try Row.fetchAll(db, sql: texts) { summary.archiveText[row[0], default: 0] = row[1] }
            if let row = try Row.fetchOne(
                db,
                sql: "SELECT started, ended - started, jobs, pages, outcome FROM runs ORDER BY number DESC LIMIT 1"
            ) {
                summary.lastRun = RunSummary(
                    started: row[0],
                    seconds: row[1],
                    jobs: row[2],
                    pages: row[3],
                    outcome: row[4]
                )
            }
            summary.inputs = try Self.inputs(db)
            summary.fingerprint = try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = 'fingerprint'")
            return summary
        }
    }

    /// The pages without a record, in input order, and the inputs that could not be read at all.
    package func failures() throws(CorpusError) -> [PageFailure] {
        try read { db in
            try Self.failureLines(db).map { try RecordCoding.decode(PageFailure.self, from: Data($0.utf8)) }
        }
    }

    private static func failureLines(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "SELECT failure FROM pages WHERE status = 'failed' ORDER BY position")
            + String.fetchAll(db, sql: "SELECT failure FROM input_failures ORDER BY number")
    }

    /// Writes `failures.jsonl`: one line a page without a record, in input order, then one a file or folder that could not be
    /// read at all; empty where there is none.
    package func writeFailures() throws(CorpusError) {
        let lines = try read { try Self.failureLines($0) }
        try AtomicFile.write(Data(lines.map { $0 + "\n" }.joined().utf8), to: layout.failures)
    }

    /// Writes the dataset card.
    package func writeCard() throws(CorpusError) {
        let card = DatasetCard(
            summary: try summary(),
            hasArticles: try hasFiles(of: .articles),
            hasTables: try hasFiles(of: .tables)
        )
        try AtomicFile.write(Data(card.text.utf8), to: layout.card)
    }

    private func hasFiles(of content: CorpusLayout.Content) throws(CorpusError) -> Bool {
        let column =
            switch content {
            case .pages: "page_bytes"
            case .articles: "article_bytes"
            case .tables: "table_bytes"
            }
        return try read {
            try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM shards WHERE \(column) > 0)") ?? false
        }
    }

    /// Writes the resolved configuration beside the records.
    package func writeConfiguration(_ yaml: String) throws(CorpusError) {
        try AtomicFile.write(Data(yaml.utf8), to: layout.configuration)
    }
}
