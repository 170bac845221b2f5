package import CorpusFiles
import CorpusModel
import Foundation
import GRDB

/// What a run found in a corpus that was there already.
package struct ResumeReport: Sendable, Hashable {
    /// Pages whose record stands.
    package var kept = 0
    /// Pages of these whose id, path or metadata were corrected in their record.
    package var relabelled = 0
    /// Pages to be done, by reason in `snake_case`; reasons without pages are absent.
    package var toDo: [String: Int] = [:]
    /// Pages taken out of the corpus because they are no longer among the inputs.
    package var removed = 0

    package init(kept: Int = 0, toDo: [String: Int] = [:], removed: Int = 0) {
        (self.kept, self.toDo, self.removed) = (kept, toDo, removed)
    }

    /// All pages to be done.
    package var toDoCount: Int { toDo.values.reduce(0, +) }
}

extension CorpusStore {
    private struct Known {
        var page: KnownPage
        var sha256: String?
        var textSHA256: String?
        var shard: Int?
    }

    /// What becomes of a wanted page.
    private struct Placement {
        var page: PlannedPage
        /// Id under which the store knows the page; `nil` where it knows none.
        var formerID: String?
        /// Shard that holds its record.
        var formerShard: Int?
        var decision: ResumeDecision
        /// Whether the record stands under another id, path or metadata.
        var isRelabelled = false

        var stands: Bool { decision == .keep }
    }

    /// Makes the corpus one of exactly `pages`, in their order, and marks what is to be done.
    ///
    /// Records that stand are kept, wherever they are. Those of pages with another id, path or metadata are labelled anew.
    /// Shards whose pages have changed are opened, which puts their standing records back into the store before anything is
    /// overwritten.
    ///
    /// - Parameters:
    ///   - pages: the pages wanted; ids must be unique.
    ///   - fingerprint: of the pipeline.
    ///   - removesMissing: whether pages that are no longer wanted are removed; otherwise they are an error.
    ///   - digest: SHA-256 of a file's content, `nil` where it cannot be read; asked once for each file.
    /// - Returns: what was found and what is to be done.
    /// - Throws: `CorpusError`, with code `.pagesMissing` where pages of the corpus are not among `pages`.
    package func adopt(
        _ pages: [PlannedPage],
        fingerprint: String,
        removesMissing: Bool,
        digest: (String) -> String?
    ) throws(CorpusError) -> ResumeReport {
        let known = try read { try knownPages($0) }
        precondition(Set(pages.map { ExactText($0.request.id) }).count == pages.count, "page ids must be unique")
        let placements = placements(of: pages, known: known, fingerprint: fingerprint, digest: digest)
        let kept = Set(placements.lazy.compactMap(\.formerID).map(ExactText.init))
        let missing = known.keys.filter { !kept.contains($0) }.sorted().map(\.text)
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
        for placement in placements {
            if case .redo(let reason) = placement.decision { report.toDo[reason.name, default: 0] += 1 }
            report.kept += placement.stands ? 1 : 0
            report.relabelled += placement.isRelabelled ? 1 : 0
        }
        try write { db in
            try openChangedShards(placements, db)
            try db.execute(sql: "UPDATE pages SET position = -1 - position")
            for id in missing {
                try forgetContinuations(of: id, db)
                try db.execute(sql: "DELETE FROM pages WHERE id = ?", arguments: [id])
            }
            for placement in placements where !placement.stands || placement.isRelabelled {
                if let id = placement.formerID { try forgetContinuations(of: id, db) }
            }
            let placements = try makeRoomForNewIDs(placements, db)
            for (position, placement) in placements.enumerated() {
                if placement.stands {
                    try keep(placement, at: position, db)
                } else {
                    try add(placement, at: position, db)
                }
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO settings VALUES ('fingerprint', ?), ('shard_size', ?)",
                arguments: [fingerprint, String(shardSize)]
            )
        }
        return report
    }

    /// Compares the pages wanted with those known; reads files where only their content can tell.
    ///
    /// A page is known by the path of its file, else by its place below the root, else by its id, else by its content: after
    /// metadata were corrected, folders moved, inputs spelled otherwise. What is found so must have the same content, so that
    /// pages whose labels have been exchanged find each its own record.
    private func placements(
        of pages: [PlannedPage],
        known: [ExactText: Known],
        fingerprint: String,
        digest: (String) -> String?
    ) -> [Placement] {
        var digests: [ExactText: String?] = [:]
        func digestOf(_ path: String) -> String? {
            let key = ExactText(path)
            if let content = digests[key] { return content }
            let content = digest(path)
            digests[key] = content
            return content
        }
        func decision(_ page: PlannedPage, _ former: Known?) -> ResumeDecision {
            let decision = ResumeDecision.decide(
                known: former?.page,
                request: page.request,
                file: page.file,
                fingerprint: fingerprint
            )
            guard decision == .keepIfSameContent else { return decision }
            let content = digestOf(page.request.path)
            guard content != nil, content == former?.sha256 else { return .redo(.scanChanged) }
            guard let text = page.request.text, text != former?.page.request.text else { return .keep }
            let textContent = digestOf(text.path)
            return textContent != nil && textContent == former?.textSHA256 ? .keep : .redo(.textChanged)
        }
        let finder = FormerPages(
            known.mapValues { FormerPage(request: $0.page.request, size: $0.page.file.size, sha256: $0.sha256) }
        )
        var decisions = [ResumeDecision?](repeating: nil, count: pages.count)
        var formerIDs = [ExactText?](repeating: nil, count: pages.count)
        var claimed: Set<ExactText> = []
        for way in FormerPages.Way.allCases where claimed.count < known.count {
            for (index, page) in pages.enumerated() where decisions[index] == nil {
                for id in finder.ids(of: page, by: way, digest: digestOf) where !claimed.contains(id) {
                    guard decision(page, known[id]) == .keep else { continue }
                    claimed.insert(id)
                    (decisions[index], formerIDs[index]) = (.keep, id)
                    break
                }
            }
        }
        // What is to be done again has a former page as well, which says why.
        for way in [FormerPages.Way.path, .place, .id] {
            for (index, page) in pages.enumerated() where decisions[index] == nil {
                guard let id = finder.ids(of: page, by: way).first(where: { !claimed.contains($0) }) else { continue }
                claimed.insert(id)
                (decisions[index], formerIDs[index]) = (decision(page, known[id]), id)
            }
        }
        return pages.enumerated().map { index, page in
            let former = formerIDs[index].flatMap { known[$0] }
            var placement = Placement(
                page: page,
                formerID: formerIDs[index]?.text,
                formerShard: former?.shard,
                decision: decisions[index] ?? .redo(.new)
            )
            placement.isRelabelled =
                placement.stands && (former.map { !$0.page.request.isExactly(page.request) } ?? false)
            return placement
        }
    }

    /// Gives pages whose id is to change, or that are to be done again, an id that no page can have, so that pages may take
    /// each other's ids.
    private func makeRoomForNewIDs(_ placements: [Placement], _ db: Database) throws -> [Placement] {
        try placements.enumerated().map { position, placement in
            guard let former = placement.formerID else { return placement }
            var placement = placement
            guard placement.stands else {
                try db.execute(sql: "DELETE FROM pages WHERE id = ?", arguments: [former])
                placement.formerID = nil
                return placement
            }
            guard ExactText(former) != ExactText(placement.page.request.id) else { return placement }
            let room = "\u{1}\(position)"
            try db.execute(sql: "UPDATE pages SET id = ? WHERE id = ?", arguments: [room, former])
            placement.formerID = room
            return placement
        }
    }

    private func keep(_ placement: Placement, at position: Int, _ db: Database) throws {
        let (page, id) = (placement.page, placement.formerID ?? placement.page.request.id)
        try db.execute(
            sql: "UPDATE pages SET position = ?, file_size = ?, file_modified = ? WHERE id = ?",
            arguments: [position, page.file.size, page.file.modified, id]
        )
        guard placement.isRelabelled else { return }
        guard
            let row = try Row.fetchOne(
                db,
                sql: "SELECT sha256, article_count, record, articles, tables FROM pages WHERE id = ?",
                arguments: [id]
            )
        else { throw CorpusError(.damaged, "\(layout.store) lost the page \(id); run again") }
        let former = CodedPage(sha256: row[0], articleCount: row[1], page: row[2], articles: row[3], tables: row[4])
        let relabelled = try former.relabelled(for: page.request)
        try db.execute(
            sql: "UPDATE pages SET id = ?, request = ?, record = ?, articles = ?, tables = ? WHERE id = ?",
            arguments: [
                page.request.id, try Self.line(of: page.request), relabelled.page, relabelled.articles,
                relabelled.tables,
                id,
            ]
        )
    }

    private func add(_ placement: Placement, at position: Int, _ db: Database) throws {
        let page = placement.page
        try db.execute(
            sql: """
                INSERT INTO pages (id, position, request, file_size, file_modified, status)
                VALUES (?, ?, ?, ?, ?, 'pending')
                """,
            arguments: [
                page.request.id, position, try Self.line(of: page.request), page.file.size, page.file.modified,
            ]
        )
    }

    private static func line(of request: PageRequest) throws -> String {
        String(decoding: try RecordCoding.line(request), as: UTF8.self)
    }

    private func knownPages(_ db: Database) throws -> [ExactText: Known] {
        let intact = try intactShards(db)
        var known: [ExactText: Known] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, request, file_size, file_modified, status, fingerprint, sha256, shard, record IS NOT NULL,
                    text_sha256
                FROM pages
                """
        )
        while let row = try rows.next() {
            let shard: Int? = row[7]
            known[ExactText(row[0])] = Known(
                page: KnownPage(
                    status: KnownPage.Status(rawValue: row[4]) ?? .pending,
                    fingerprint: row[5],
                    request: try RecordCoding.decode(PageRequest.self, from: Data((row[1] as String).utf8)),
                    file: FileState(size: row[2], modified: row[3]),
                    hasRecord: row[8] || shard.map(intact.contains) ?? false
                ),
                sha256: row[6],
                textSHA256: row[9],
                shard: shard
            )
        }
        return known
    }

    /// Opens every shard that will not hold exactly the standing records of its pages, in their order and as they are.
    private func openChangedShards(_ placements: [Placement], _ db: Database) throws {
        var wantedMembers: [Int: [String]] = [:]
        for (position, placement) in placements.enumerated() where placement.stands && !placement.isRelabelled {
            wantedMembers[position / shardSize, default: []].append(placement.page.request.id)
        }
        // Pages to be done again lose their old record, so that opening a shard does not fetch what nobody wants.
        for placement in placements where !placement.stands && placement.formerShard != nil {
            try db.execute(sql: "UPDATE pages SET shard = NULL WHERE id = ?", arguments: [placement.formerID])
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
        case .scanChanged: "scan_changed"
        case .textChanged: "text_changed"
        case .recordLost: "record_lost"
        }
    }
}
