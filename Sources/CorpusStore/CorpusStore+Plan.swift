package import CorpusFiles
import CorpusModel
import Foundation
import GRDB

/// What a run found in a corpus that was there already.
package struct ResumeReport: Sendable, Hashable {
    /// Pages whose record stands.
    package var kept = 0
    /// Pages to be done, by reason in `snake_case`; reasons without pages are absent.
    package var toDo: [String: Int] = [:]
    /// Pages taken out of the corpus because they are no longer among the inputs.
    package var removed = 0

    /// All pages to be done.
    package var toDoCount: Int { toDo.values.reduce(0, +) }
}

extension CorpusStore {
    private struct Known {
        var page: KnownPage
        var sha256: String?
        var shard: Int?
    }

    /// Makes the corpus one of exactly `pages`, in their order, and marks what is to be done.
    ///
    /// Records that stand are kept, wherever they are; shards whose pages have changed are opened, which puts their
    /// standing records back into the store before anything is overwritten.
    ///
    /// - Parameters:
    ///   - pages: the pages wanted; ids must be unique.
    ///   - fingerprint: of the pipeline.
    ///   - removesMissing: whether pages that are no longer wanted are removed; otherwise they are an error.
    ///   - digest: SHA-256 of a file's content, `nil` where it cannot be read.
    /// - Returns: what was found and what is to be done.
    /// - Throws: `CorpusError`, with code `.pagesMissing` where pages of the corpus are not among `pages`.
    package func adopt(
        _ pages: [PlannedPage],
        fingerprint: String,
        removesMissing: Bool,
        digest: (String) -> String?
    ) throws(CorpusError) -> ResumeReport {
        try write { db in
            let known = try knownPages(db)
            let wanted = Set(pages.map(\.request.id))
            precondition(wanted.count == pages.count, "page ids must be unique")
            let missing = known.keys.filter { !wanted.contains($0) }.sorted()
            if let first = missing.first, !removesMissing {
                throw CorpusError(
                    .pagesMissing,
                    """
                    \(layout.folder) holds \(missing.count) page(s) that are not among the inputs, the first is \(first); \
                    name all inputs, or choose another --output, or pass --remove-missing to take them out
                    """
                )
            }

            var report = ResumeReport(removed: missing.count)
            var lines: [String] = []
            var stands: [Bool] = []
            for page in pages {
                let line = String(decoding: try RecordCoding.line(page.request), as: UTF8.self)
                let before = known[page.request.id]
                var decision = ResumeDecision.decide(
                    known: before?.page,
                    request: line,
                    file: page.file,
                    fingerprint: fingerprint
                )
                if decision == .keepIfSameContent {
                    let isSame = before?.sha256 != nil && before?.sha256 == digest(page.request.path)
                    decision = isSame ? .keep : .redo(.scanChanged)
                }
                lines.append(line)
                stands.append(decision == .keep)
                if case .redo(let reason) = decision { report.toDo[reason.name, default: 0] += 1 }
            }
            report.kept = stands.count { $0 }

            try openChangedShards(pages: pages, stands: stands, known: known, db)
            try db.execute(sql: "UPDATE pages SET position = -1 - position")
            for id in missing { try db.execute(sql: "DELETE FROM pages WHERE id = ?", arguments: [id]) }
            for (position, page) in pages.enumerated() {
                try place(page, line: lines[position], at: position, stands: stands[position], db)
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO settings VALUES ('fingerprint', ?), ('shard_size', ?)",
                arguments: [fingerprint, String(shardSize)]
            )
            return report
        }
    }

    private func place(_ page: PlannedPage, line: String, at position: Int, stands: Bool, _ db: Database) throws {
        let id = page.request.id
        if stands {
            try db.execute(
                sql: "UPDATE pages SET position = ?, file_size = ?, file_modified = ? WHERE id = ?",
                arguments: [position, page.file.size, page.file.modified, id]
            )
        } else {
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO pages (id, position, request, file_size, file_modified, status)
                    VALUES (?, ?, ?, ?, ?, 'pending')
                    """,
                arguments: [id, position, line, page.file.size, page.file.modified]
            )
        }
    }

    private func knownPages(_ db: Database) throws -> [String: Known] {
        let intact = try intactShards(db)
        var known: [String: Known] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, request, file_size, file_modified, status, fingerprint, sha256, shard, record IS NOT NULL
                FROM pages
                """
        )
        while let row = try rows.next() {
            let shard: Int? = row[7]
            known[row[0]] = Known(
                page: KnownPage(
                    status: KnownPage.Status(rawValue: row[4]) ?? .pending,
                    fingerprint: row[5],
                    request: row[1],
                    file: FileState(size: row[2], modified: row[3]),
                    hasRecord: row[8] || shard.map(intact.contains) ?? false
                ),
                sha256: row[6],
                shard: shard
            )
        }
        return known
    }

    /// Opens every shard that will not hold exactly the standing records of its pages, in their order.
    private func openChangedShards(
        pages: [PlannedPage],
        stands: [Bool],
        known: [String: Known],
        _ db: Database
    ) throws {
        var wantedMembers: [Int: [String]] = [:]
        for (position, page) in pages.enumerated() where stands[position] {
            wantedMembers[position / shardSize, default: []].append(page.request.id)
        }
        // Pages to be done again lose their old record, so that opening a shard does not fetch what nobody wants.
        for (position, page) in pages.enumerated() where !stands[position] && known[page.request.id]?.shard != nil {
            try db.execute(sql: "UPDATE pages SET shard = NULL WHERE id = ?", arguments: [page.request.id])
        }
        for (number, members) in try shardMembers(db) where wantedMembers[number] ?? [] != members {
            try openShard(number, db)
        }
    }
}

extension ResumeDecision.Reason {
    /// The reason as it stands in reports.
    package var name: String {
        switch self {
        case .new: "new"
        case .unfinished: "unfinished"
        case .failedBefore: "failed_before"
        case .configurationChanged: "configuration_changed"
        case .requestChanged: "metadata_changed"
        case .scanChanged: "scan_changed"
        case .recordLost: "record_lost"
        }
    }
}
