package import CorpusFiles
import Foundation
import GRDB

extension CorpusStore {
    /// Keeps what became of the inputs that gave no page, and writes `skipped.jsonl`: one line a file or folder that was
    /// skipped, in the order in which they were seen; there is no such file where nothing was.
    ///
    /// - Throws: `CorpusError`.
    package func setInputs(_ account: InputAccount) throws(CorpusError) {
        let skipped = String(decoding: try Self.coded(account.skippedByReason, layout), as: UTF8.self)
        try write { db in
            try db.execute(sql: "DELETE FROM input_failures")
            for (number, failure) in account.failures.enumerated() {
                let line = String(decoding: try RecordCoding.line(failure), as: UTF8.self)
                try db.execute(sql: "INSERT INTO input_failures VALUES (?, ?)", arguments: [number, line])
            }
            try db.execute(sql: "INSERT OR REPLACE INTO settings VALUES ('inputs_skipped', ?)", arguments: [skipped])
        }
        guard !account.skipped.isEmpty else { return try removeFile(layout.skipped) }
        var file = try AtomicFile(layout.skipped)
        for one in account.skipped { try file.write(try Self.coded(one, layout) + Data("\n".utf8)) }
        try file.commit()
    }

    private static func coded(_ value: some Encodable, _ layout: CorpusLayout) throws(CorpusError) -> Data {
        try translatingErrors(at: layout.skipped) { try RecordCoding.line(value) }
    }

    /// The inputs in figures; `nil` where an earlier version did not count them.
    static func inputs(_ db: Database) throws -> InputSummary? {
        let skipped = try String.fetchOne(db, sql: "SELECT value FROM settings WHERE name = 'inputs_skipped'")
        guard let skipped else { return nil }
        var summary = InputSummary()
        summary.skipped = try RecordCoding.decode([String: Int].self, from: Data(skipped.utf8))
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT COUNT(*), TOTAL(done > 0), TOTAL(done = 0 AND pending = 0) FROM (
                    SELECT SUM(status = 'done') AS done, SUM(status = 'pending') AS pending
                    FROM pages GROUP BY json_extract(request, '$.path'))
                """
        )
        let files: Int = row?[0] ?? 0
        summary.withPages = Int((row?[1] ?? 0) as Double)
        let failed = Int((row?[2] ?? 0) as Double)
        summary.pending = files - summary.withPages - failed
        let unread = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM input_failures") ?? 0
        summary.failed = failed + unread
        summary.seen = files + unread + summary.skippedCount
        return summary
    }
}
