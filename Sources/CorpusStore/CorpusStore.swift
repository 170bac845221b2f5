package import CorpusFiles
package import CorpusModel
package import Foundation
import GRDB

/// The state of a corpus: which pages there are, what became of them, and their records until a shard holds them.
///
/// Every change is one transaction, so that a process killed at any moment leaves a store that the next run goes on
/// from. One process writes at a time (`CorpusLock`); others may read.
package struct CorpusStore: Sendable {
    /// Names of the files.
    package let layout: CorpusLayout
    /// Pages a shard is made from.
    package let shardSize: Int
    let database: DatabaseQueue

    /// Opens the store of `layout.folder`, which must exist, and makes it where there is none.
    ///
    /// - Parameters:
    ///   - layout: names the folder.
    ///   - shardSize: input pages a shard, at least 1.
    /// - Throws: `CorpusError`.
    package init(layout: CorpusLayout, shardSize: Int) throws(CorpusError) {
        precondition(shardSize > 0, "a shard needs at least one page")
        (self.layout, self.shardSize) = (layout, shardSize)
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA synchronous = NORMAL")
        }
        configuration.journalMode = .wal
        database = try Self.translatingErrors(at: layout.store) {
            let queue = try DatabaseQueue(path: layout.store, configuration: configuration)
            try StoreSchema.migrator.migrate(queue)
            return queue
        }
    }

    /// Runs `body`, turning SQLite's errors into errors of the store at `path`.
    static func translatingErrors<Result>(at path: String, _ body: () throws -> Result) throws(CorpusError) -> Result {
        do {
            return try body()
        } catch let error as CorpusError {
            throw error
        } catch let error as DatabaseError {
            throw CorpusError(error, at: path)
        } catch {
            throw CorpusError(.damaged, "\(path): \(error); move the store away and run again")
        }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws(CorpusError) -> Result {
        try Self.translatingErrors(at: layout.store) { try database.write(body) }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(CorpusError) -> Result {
        try Self.translatingErrors(at: layout.store) { try database.read(body) }
    }

    /// Positions of the pages still to be done, in input order.
    package func pendingPositions() throws(CorpusError) -> [Int] {
        try read { try Int.fetchAll($0, sql: "SELECT position FROM pages WHERE status = 'pending' ORDER BY position") }
    }

    /// The request of the page at `position`, which must be one of the plan.
    package func request(at position: Int) throws(CorpusError) -> PageRequest {
        try read { db in
            guard
                let line = try String.fetchOne(
                    db,
                    sql: "SELECT request FROM pages WHERE position = ?",
                    arguments: [position]
                )
            else { throw CorpusError(.damaged, "\(layout.store) has no page \(position); run again") }
            return try RecordCoding.decode(PageRequest.self, from: Data(line.utf8))
        }
    }

    /// Writes the requests of the pages still to be done, one JSON object a line, in input order.
    ///
    /// - Parameter path: of the file, which is made whole or not at all.
    /// - Throws: `CorpusError`.
    package func writeRequests(to path: String) throws(CorpusError) {
        var file = try AtomicFile(path)
        for position in try pendingPositions() {
            let request = try request(at: position)
            do { try file.write(try RecordCoding.lines([request])) } catch let error as CorpusError {
                throw error
            } catch {
                throw CorpusError(.damaged, "\(layout.store): the request of \(request.id) cannot be written: \(error)")
            }
        }
        try file.commit()
    }

    /// The state of a file of which the corpus has more than one page, and its digest where one of them is done; `nil` for
    /// other files.
    package func fileWithManyPages(_ path: String) throws(CorpusError) -> (state: FileState, sha256: String?)? {
        try read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*), MIN(file_size), MIN(file_modified), MAX(
                        -- The digest of a page with other forms may be that of one of these.
                        CASE WHEN status = 'done' AND json_extract(request, '$.forms') IS NULL THEN sha256 END
                    )
                    FROM pages WHERE json_extract(request, '$.path') = ?
                    """,
                arguments: [path]
            )
            guard let row, (row[0] as Int) > 1 else { return nil }
            return (FileState(size: row[1], modified: row[2]), row[3])
        }
    }

    /// Keeps a page's lines, decided under `fingerprint`.
    package func finish(
        position: Int,
        page: CodedPage,
        fingerprint: String,
        attempts: Int,
        usage: PageUsage?
    ) throws(CorpusError) {
        try write { db in
            try openShard(of: position, db)
            try db.execute(
                sql: """
                    UPDATE pages SET status = 'done', fingerprint = ?, sha256 = ?, record = ?, articles = ?,
                        tables = ?, record_count = ?, article_count = ?, table_count = ?, shard = NULL, failure = NULL,
                        failure_code = NULL, failure_detail = NULL, readability = ?, is_truncated = ?, text_use = ?,
                        text_sha256 = ?, attempts = ?, wall_seconds = ?,
                        cpu_seconds = ?, peak_memory_bytes = ?
                    WHERE position = ?
                    """,
                arguments: [
                    fingerprint, page.sha256, page.page, page.articles, page.tables, page.pageCount,
                    page.articleCount, page.tableCount, page.readability?.rawValue, page.isTruncated,
                    page.textUse?.rawValue, page.textSHA256, attempts,
                    usage?.wallSeconds, usage?.cpuSeconds,
                    usage?.peakMemoryBytes, position,
                ]
            )
        }
    }

    /// Keeps why a page has no record.
    ///
    /// - Parameters:
    ///   - position: of the page in the corpus.
    ///   - failure: its line of `failures.jsonl`.
    ///   - detail: what a worker said before it died; for people, not for `failures.jsonl`.
    ///   - fingerprint: of the pipeline.
    ///   - usage: what the page cost, where a worker told.
    /// - Throws: `CorpusError`.
    package func fail(
        position: Int,
        failure: PageFailure,
        detail: String?,
        fingerprint: String,
        usage: PageUsage?
    ) throws(CorpusError) {
        try write { db in
            let line = String(decoding: try RecordCoding.line(failure), as: UTF8.self)
            try db.execute(
                sql: """
                    UPDATE pages SET status = 'failed', fingerprint = ?, failure = ?, failure_code = ?,
                        failure_detail = ?, attempts = ?, wall_seconds = ?, cpu_seconds = ?, peak_memory_bytes = ?
                    WHERE position = ?
                    """,
                arguments: [
                    fingerprint, line, "\(failure.stage)/\(failure.code)", detail, failure.attempts,
                    usage?.wallSeconds, usage?.cpuSeconds, usage?.peakMemoryBytes, position,
                ]
            )
        }
    }

    /// Notes the start of a run and returns its number.
    package func beginRun(jobs: Int, at time: Date) throws(CorpusError) -> Int64 {
        try write { db in
            try db.execute(
                sql: "INSERT INTO runs (started, jobs) VALUES (?, ?)",
                arguments: [time.timeIntervalSince1970, jobs]
            )
            return db.lastInsertedRowID
        }
    }

    /// Notes the end of a run: how many pages it decided and how it ended.
    package func endRun(_ number: Int64, pages: Int, outcome: String, at time: Date) throws(CorpusError) {
        try write { db in
            try db.execute(
                sql: "UPDATE runs SET ended = ?, pages = ?, outcome = ? WHERE number = ?",
                arguments: [time.timeIntervalSince1970, pages, outcome, number]
            )
        }
    }

    /// Closes the store; needed where its files are to be at rest when the process goes on.
    package func close() throws(CorpusError) {
        try Self.translatingErrors(at: layout.store) {
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try database.close()
        }
    }
}
