package import CorpusFiles
package import CorpusModel
import Foundation
import GRDB

/// How the articles of a written shard stand in its file.
enum ArticleState: Int {
    /// As the pages have them, each page's at its noted place.
    case plain = 0
    /// Links have changed since the file was written.
    case stale = 1
    /// Joined over pages, as the links say.
    case joined = 2
}

// Links between articles are kept in the store, and the article files are made of the page files and the links: first
// the links of an issue and the mark `stale` of the shards they touch, in one transaction; then each such file, renamed
// when it is whole; then the mark `joined`. A process killed in between finds the mark `stale` and writes the file again.
extension CorpusStore {
    /// Pages of one issue, as far as they are done.
    package struct IssuePages: Sendable {
        /// Ids of the pages in the store, by page number and input order.
        package var ids: [String]
        /// Tells the pages' content, the pipeline and the method of linking.
        fileprivate var digest: String
    }

    /// The issues whose pages are not those that were linked last, in an order of their own.
    ///
    /// An issue is all pages of one newspaper (by its LCCN, or else its title), date and edition; pages of which newspaper
    /// or day are unknown belong to none. An issue may have one page.
    ///
    /// - Parameter version: of the method of linking.
    /// - Returns: the issues' pages, without their content.
    /// - Throws: `CorpusError`.
    package func unlinkedIssues(version: Int) throws(CorpusError) -> [IssuePages] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT json_array(COALESCE(json_extract(request, '$.metadata.lccn'),
                                json_extract(request, '$.metadata.title')), json_extract(request, '$.metadata.date'),
                                json_extract(request, '$.metadata.edition')) AS issue,
                        id, sha256, fingerprint, issue_digest
                    FROM pages
                    WHERE status = 'done' AND json_extract(request, '$.metadata.date') IS NOT NULL
                        AND json_extract(request, '$.metadata.date_precision') IS NULL
                        AND COALESCE(json_extract(request, '$.metadata.lccn'), json_extract(request, '$.metadata.title'))
                            IS NOT NULL
                    ORDER BY issue, COALESCE(json_extract(request, '$.metadata.sequence'),
                        json_extract(request, '$.metadata.page')), position
                    """
            )
            var issues: [IssuePages] = []
            var group: (issue: String, rows: [Row])?
            func finish() {
                guard let group else { return }
                let digest = Self.digest(of: group.rows, version: version)
                if group.rows.contains(where: { $0["issue_digest"] as String? != digest }) {
                    issues.append(IssuePages(ids: group.rows.map { $0["id"] }, digest: digest))
                }
            }
            while let row = try rows.next() {
                let issue: String = row["issue"]
                if group?.issue == issue {
                    group?.rows.append(row.copy())
                } else {
                    finish()
                    group = (issue, [row.copy()])
                }
            }
            finish()
            return issues
        }
    }

    private static func digest(of rows: [Row], version: Int) -> String {
        var digest = SHA256()
        digest.update(data: Data("\(version)\n".utf8))
        for row in rows {
            let parts: [String?] = [row["id"], row["sha256"], row["fingerprint"]]
            for part in parts { digest.update(data: Data(((part ?? "") + "\n").utf8)) }
        }
        return hexadecimal(digest.finalize().prefix(16))
    }

    /// The records of a page that is done, two of a spread.
    package func records(ofPage id: String) throws(CorpusError) -> [PageRecord] {
        try read { try Self.records(ofPage: id, layout, $0) }
    }

    private static func records(ofPage id: String, _ layout: CorpusLayout, _ db: Database) throws -> [PageRecord] {
        let row = try Row.fetchOne(
            db,
            sql: "SELECT record, shard, record_offset, record_length FROM pages WHERE id = ? AND status = 'done'",
            arguments: [id]
        )
        guard let row else { throw CorpusError(.damaged, "\(layout.store) lost the page \(id); run again") }
        let lines: Data
        if let record: Data = row[0] {
            lines = record
        } else {
            let path = layout.shard(row[1] as Int? ?? 0, of: .pages)
            guard let offset: Int = row[2], let length: Int = row[3] else {
                throw CorpusError(.damaged, "\(layout.store) lost the record of \(id); run again")
            }
            lines = try FileStretch.read(path, at: offset, count: length)
        }
        do {
            return try lines.split(separator: UInt8(ascii: "\n")).map {
                try RecordCoding.decode(PageRecord.self, from: Data($0))
            }
        } catch {
            throw CorpusError(
                .damaged,
                "the record of \(id) in \(layout.folder) is none: \(error); delete its part file"
            )
        }
    }

    /// Keeps the links of an issue in place of all that its pages had.
    ///
    /// - Parameters:
    ///   - links: between articles of the issue's pages, named by the ids of records.
    ///   - pageOfRecord: the id in the store of each record's page.
    ///   - issue: the issue, as `unlinkedIssues` gave it.
    /// - Throws: `CorpusError`.
    package func setContinuations(
        _ links: [ContinuationLink],
        pageOfRecord: [String: String],
        of issue: IssuePages
    ) throws(CorpusError) {
        try write { db in
            for id in issue.ids { try forgetContinuations(of: id, db) }
            for link in links {
                guard let from = pageOfRecord[link.from.page], let to = pageOfRecord[link.to.page] else { continue }
                try db.execute(
                    sql: "INSERT INTO continuations VALUES (?, ?, ?, ?, ?, ?, ?)",
                    arguments: [
                        from, link.from.page, link.from.article, to, link.to.page, link.to.article, link.confidence,
                    ]
                )
                try markStale(shardOf: from, db)
                try markStale(shardOf: to, db)
            }
            for id in issue.ids {
                try db.execute(sql: "UPDATE pages SET issue_digest = ? WHERE id = ?", arguments: [issue.digest, id])
            }
        }
    }

    /// Takes out the links of a page, which is to be done again, named anew, linked anew or removed.
    func forgetContinuations(of id: String, _ db: Database) throws {
        let others = try String.fetchAll(
            db,
            sql: """
                SELECT to_page FROM continuations WHERE from_page = ?1
                UNION SELECT from_page FROM continuations WHERE to_page = ?1
                """,
            arguments: [id]
        )
        if !others.isEmpty {
            for page in others + [id] { try markStale(shardOf: page, db) }
            try db.execute(
                sql: "DELETE FROM continuations WHERE from_page = ?1 OR to_page = ?1",
                arguments: [id]
            )
        }
        try db.execute(sql: "UPDATE pages SET issue_digest = NULL WHERE id = ?", arguments: [id])
    }

    private func markStale(shardOf id: String, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE shards SET article_state = ? WHERE number = (SELECT shard FROM pages WHERE id = ?)",
            arguments: [ArticleState.stale.rawValue, id]
        )
    }

    func articleState(ofShard number: Int, _ db: Database) throws -> ArticleState {
        let state = try Int.fetchOne(
            db,
            sql: "SELECT article_state FROM shards WHERE number = ?",
            arguments: [number]
        )
        return state.flatMap(ArticleState.init(rawValue:)) ?? .plain
    }

    // MARK: Files

    /// Writes the article files of all shards whose links have changed, or whose joined file is not as it was written.
    ///
    /// All shards must be published. One page is in memory at a time, and the parts of one article.
    package func publishContinuations() throws(CorpusError) {
        let shards = try read { db in
            try Row.fetchAll(db, sql: "SELECT number, article_state, article_bytes FROM shards ORDER BY number").filter
            {
                let isChanged =
                    $0[1] as Int == ArticleState.joined.rawValue
                    && fileSize(layout.shard($0[0], of: .articles)) != $0[2] as Int
                return $0[1] as Int == ArticleState.stale.rawValue || isChanged
            }.map { $0[0] as Int }
        }
        for number in shards {
            let bytes = try writeJoinedArticles(ofShard: number)
            try write { db in
                try db.execute(
                    sql: "UPDATE shards SET article_state = ?, article_bytes = ? WHERE number = ?",
                    arguments: [ArticleState.joined.rawValue, bytes, number]
                )
            }
        }
    }

    /// Writes the articles of a shard, those with parts on other pages in the place of their first part.
    ///
    /// - Returns: size of the file, 0 where there is none.
    private func writeJoinedArticles(ofShard number: Int) throws(CorpusError) -> Int {
        try Self.translatingErrors(at: layout.store) {
            var file = try AtomicFile(layout.shard(number, of: .articles))
            try database.read { db in
                let ids = try String.fetchAll(
                    db,
                    sql: "SELECT id FROM pages WHERE shard = ? AND status = 'done' ORDER BY position",
                    arguments: [number]
                )
                for id in ids { try file.write(try joinedArticles(ofPage: id, db)) }
            }
            let bytes = file.count
            try bytes > 0 ? file.commit() : removeFile(layout.shard(number, of: .articles))
            return bytes
        }
    }

    /// The lines of a page's articles: those that continue another one are left out, those that go on have all their parts.
    private func joinedArticles(ofPage id: String, _ db: Database) throws -> Data {
        var lines: [ArticleRecord] = []
        for record in try Self.records(ofPage: id, layout, db) {
            let continued = Set(
                try String.fetchAll(
                    db,
                    sql: "SELECT to_article FROM continuations WHERE to_record = ? AND to_page = ?",
                    arguments: [record.id, id]
                )
            )
            for article in record.articles where !continued.contains(article.id) {
                lines.append(ArticleRecord(try stretches(from: article, of: record, db)))
            }
        }
        return try RecordCoding.lines(lines)
    }

    /// An article and what it goes on in.
    private func stretches(
        from article: Article,
        of record: PageRecord,
        _ db: Database
    ) throws -> [ArticleRecord.Stretch] {
        var stretches = [ArticleRecord.Stretch(article, of: record)]
        while let last = stretches.last,
            let link = try Row.fetchOne(
                db,
                sql: """
                    SELECT to_page, to_record, to_article, confidence FROM continuations
                    WHERE from_record = ? AND from_article = ?
                    """,
                arguments: [last.page.id, last.article.id]
            )
        {
            let records = try Self.records(ofPage: link[0], layout, db)
            guard let next = records.first(where: { $0.id == link[1] as String }),
                let article = next.articles.first(where: { $0.id == link[2] as String })
            else {
                throw CorpusError(.damaged, "\(layout.store): \(link[0] as String) is not as it was linked; run again")
            }
            stretches.append(ArticleRecord.Stretch(article, of: next, linkConfidence: link[3]))
        }
        return stretches
    }
}

/// A stretch of a file.
private enum FileStretch {
    static func read(_ path: String, at offset: Int, count: Int) throws -> Data {
        guard offset >= 0, count >= 0, let file = FileHandle(forReadingAtPath: path) else {
            throw CorpusError(.damaged, "\(path) cannot be read; delete it and run again")
        }
        defer { try? file.close() }
        try file.seek(toOffset: UInt64(offset))
        guard let bytes = try file.read(upToCount: count), bytes.count == count else {
            throw CorpusError(.damaged, "\(path) is shorter than it was written; delete it and run again")
        }
        return bytes
    }
}
