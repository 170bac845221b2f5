package import CorpusFiles
import Foundation
import Glibc
import GRDB

// A record lives in the store until its shard is written, then in the shard, at a known place. Publishing goes: all
// records of the shard are in the store; write files, rename; note places and drop the records. A process killed in
// between finds the records still in the store. Opening a shard goes the other way, in one transaction.
extension CorpusStore {
    /// Writes the shard that holds `position` if all its pages are decided and it is not written yet.
    ///
    /// - Returns: whether a shard was written.
    @discardableResult
    package func publishShard(of position: Int) throws(CorpusError) -> Bool {
        try publish(shard: position / shardSize)
    }

    /// Writes every shard whose pages are decided and that is not written yet, and removes files of former shards.
    package func publishAllShards() throws(CorpusError) {
        let count = try read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM pages") ?? 0 }
        let shardCount = (count + shardSize - 1) / shardSize
        for number in 0..<shardCount { _ = try publish(shard: number) }
        try removeOtherFiles(shardCount: shardCount)
    }

    private func publish(shard number: Int) throws(CorpusError) -> Bool {
        let positions = (number * shardSize)..<((number + 1) * shardSize)
        let isReady = try read { db in
            let isWritten = try Bool.fetchOne(
                db,
                sql: "SELECT EXISTS (SELECT 1 FROM shards WHERE number = ?)",
                arguments: [number]
            )
            let pending = try Int.fetchOne(
                db,
                sql: "SELECT COUNT(*) FROM pages WHERE status = 'pending' AND position >= ? AND position < ?",
                arguments: [positions.lowerBound, positions.upperBound]
            )
            return isWritten == false && pending == 0
        }
        guard isReady else { return false }
        let written = try writeFiles(ofShard: number, positions: positions)
        try write { db in
            for place in written.places {
                try db.execute(
                    sql: """
                        UPDATE pages SET record = NULL, articles = NULL, tables = NULL, shard = ?, record_offset = ?,
                            record_length = ?, articles_offset = ?, articles_length = ?, tables_offset = ?,
                            tables_length = ?
                        WHERE id = ?
                        """,
                    arguments: [
                        number, place.record.lowerBound, place.record.count, place.articles.lowerBound,
                        place.articles.count, place.tables.lowerBound, place.tables.count, place.id,
                    ]
                )
            }
            try db.execute(
                sql: """
                    INSERT INTO shards (number, members, page_bytes, article_bytes, table_bytes) VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    number, written.places.map(\.id).joined(separator: "\n"), written.pageBytes, written.articleBytes,
                    written.tableBytes,
                ]
            )
            // Links that are known already join articles as soon as all pages are there.
            try db.execute(
                sql: """
                    UPDATE shards SET article_state = ? WHERE number = ? AND EXISTS (
                        SELECT 1 FROM pages JOIN continuations ON id IN (from_page, to_page) WHERE shard = number)
                    """,
                arguments: [ArticleState.stale.rawValue, number]
            )
        }
        return true
    }

    private struct WrittenShard {
        var places: [(id: String, record: Range<Int>, articles: Range<Int>, tables: Range<Int>)] = []
        var pageBytes = 0
        var articleBytes = 0
        var tableBytes = 0
    }

    private func writeFiles(ofShard number: Int, positions: Range<Int>) throws(CorpusError) -> WrittenShard {
        for content in CorpusLayout.Content.allCases { try makeFolder(layout.folder(of: content)) }
        return try Self.translatingErrors(at: layout.store) {
            var written = WrittenShard()
            var pages = try AtomicFile(layout.shard(number, of: .pages))
            var articles = try AtomicFile(layout.shard(number, of: .articles))
            var tables = try AtomicFile(layout.shard(number, of: .tables))
            try database.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT id, record, articles, tables FROM pages
                        WHERE status = 'done' AND position >= ? AND position < ? ORDER BY position
                        """,
                    arguments: [positions.lowerBound, positions.upperBound]
                )
                while let row = try rows.next() {
                    guard let record: Data = row[1], let lines: Data = row[2], let tableLines: Data = row[3] else {
                        throw CorpusError(.damaged, "\(layout.store) lost the record of \(row[0] as String); run again")
                    }
                    let (start, articleStart, tableStart) = (pages.count, articles.count, tables.count)
                    try pages.write(record)
                    try articles.write(lines)
                    try tables.write(tableLines)
                    written.places.append(
                        (row[0], start..<pages.count, articleStart..<articles.count, tableStart..<tables.count)
                    )
                }
            }
            (written.pageBytes, written.articleBytes) = (pages.count, articles.count)
            written.tableBytes = tables.count
            // An empty file is no valid table for many readers, so a shard without lines has none.
            try written.pageBytes > 0 ? pages.commit() : removeFile(layout.shard(number, of: .pages))
            try written.articleBytes > 0 ? articles.commit() : removeFile(layout.shard(number, of: .articles))
            try written.tableBytes > 0 ? tables.commit() : removeFile(layout.shard(number, of: .tables))
            return written
        }
    }

    /// Opens the shard that holds `position`, if it is written.
    func openShard(of position: Int, _ db: Database) throws { try openShard(position / shardSize, db) }

    /// Puts the lines of a written shard back into the store, so that the shard can be written anew.
    func openShard(_ number: Int, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, record_offset, record_length, articles_offset, articles_length, tables_offset, tables_length
                FROM pages WHERE shard = ? AND record IS NULL
                """,
            arguments: [number]
        )
        if !rows.isEmpty {
            let pages = try ShardBytes(layout.shard(number, of: .pages))
            let tables = try ShardBytes(layout.shard(number, of: .tables))
            // Joined articles are not what their pages say; the pages' own are made of the records again.
            let isPlain = try articleState(ofShard: number, db) == .plain
            let articles = isPlain ? try ShardBytes(layout.shard(number, of: .articles)) : nil
            for row in rows {
                let record = try pages.lines(at: row[1], count: row[2])
                let lines = try articles?.lines(at: row[3], count: row[4]) ?? CodedPage(coded: record).articles
                try db.execute(
                    sql: "UPDATE pages SET record = ?, articles = ?, tables = ?, shard = NULL WHERE id = ?",
                    arguments: [record, lines, try tables.lines(at: row[5], count: row[6]), row[0] as String]
                )
            }
        }
        try db.execute(sql: "DELETE FROM shards WHERE number = ?", arguments: [number])
    }

    /// A written shard; one without lines has no file.
    struct ShardBytes {
        private let path: String
        private let bytes: Data

        init(_ path: String) throws {
            self.path = path
            bytes =
                FileManager.default.fileExists(atPath: path)
                ? try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) : Data()
        }

        func lines(at start: Int, count: Int) throws -> Data {
            guard start >= 0, count >= 0, start + count <= bytes.count else {
                throw CorpusError(.damaged, "\(path) is shorter than it was written; delete it and run again")
            }
            return bytes.subdata(in: start..<(start + count))
        }
    }

    /// Shards whose files are there with the size they were written with; joined articles can be made again.
    func intactShards(_ db: Database) throws -> Set<Int> {
        var intact: Set<Int> = []
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, page_bytes, article_bytes, table_bytes, article_state FROM shards"
        )
        while let row = try rows.next() {
            let isIntact =
                fileSize(layout.shard(row[0], of: .pages)) == row[1]
                && (row[4] as Int != ArticleState.plain.rawValue
                    || fileSize(layout.shard(row[0], of: .articles)) == row[2])
                && fileSize(layout.shard(row[0], of: .tables)) == row[3]
            if isIntact { intact.insert(row[0]) }
        }
        return intact
    }

    /// Ids of the records of each written shard, in order.
    func shardMembers(_ db: Database) throws -> [(number: Int, members: [String])] {
        try Row.fetchAll(db, sql: "SELECT number, members FROM shards ORDER BY number").map { row in
            (row[0], (row[1] as String).split(separator: "\n").map(String.init))
        }
    }

    private func removeOtherFiles(shardCount: Int) throws(CorpusError) {
        for content in CorpusLayout.Content.allCases {
            let folder = layout.folder(of: content)
            let wanted = Set((0..<shardCount).map { layout.shard($0, of: content) })
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
                let path = "\(folder)/\(name)"
                if name.hasPrefix("part-"), !wanted.contains(path) { try removeFile(path) }
            }
        }
    }
}

/// Size of a file in bytes; 0 where there is none.
func fileSize(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
}
