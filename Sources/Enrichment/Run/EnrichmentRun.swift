import CorpusFiles
import CorpusModel
package import Foundation

/// Enriches the articles of some files: for each file a file of records, in its order.
///
/// A file whose bytes, settings and reprints have not changed is not done again. A run that is interrupted goes on with the file it was at.
/// Equal articles and settings give equal bytes, whatever the number of jobs.
package struct EnrichmentRun: Sendable {
    /// What is enriched and where to.
    package struct Settings: Sendable {
        /// Files of articles, one JSON object a line.
        package var files: [URL]
        package var fields: EnrichmentFields
        /// Folder to write to.
        package var output: String
        /// Clusters of reprints, whose newspapers tell of wire articles and whose copies vote; `nil` for none.
        package var clusters: URL?
        package var jobs: Int

        package init(files: [URL], fields: EnrichmentFields, output: String, clusters: URL?, jobs: Int) {
            (self.files, self.fields, self.output) = (files, fields, output)
            (self.clusters, self.jobs) = (clusters, jobs)
        }
    }

    /// What was wrong with lines, and how often.
    package struct Issue: Sendable, Hashable, Codable {
        package var fault: String, count: Int
        /// Some of them, `file:line:column`.
        package var examples: [String]
    }

    /// How a run ended: what `enrichment.json` says.
    package struct Summary: Sendable, Hashable, Codable {
        /// Articles with a record.
        package var articles = 0
        /// Of these with a dateline; with its place found in the gazetteer; probably of a news agency.
        package var datelines = 0, located = 0, wire = 0
        /// Names found, by type; persons linked to the authority file.
        package var entities: [String: Int] = [:], linked = 0
        /// Articles by agency, language and topic of the Comparative Agendas Project.
        package var agencies: [String: Int] = [:], languages: [String: Int] = [:], topics: [String: Int] = [:]
        /// Articles by estimated character error rate: `0.00-0.02` and so on.
        package var quality: [String: Int] = [:]
        /// Clusters of wire articles in `newswire.jsonl`.
        package var newswire = 0
        /// What was wrong with lines.
        package var issues: [Issue] = []

        package init() {}
    }

    /// What a run tells while it goes on.
    package enum Notice: Sendable {
        /// So many files stand as they are; so many are done.
        case planned(files: Int, unchanged: Int)
        /// Articles done in this run.
        case articles(Int)
    }

    private struct Part: Codable, Hashable {
        /// Digest of the file's bytes and of what reprints say of its articles.
        var input: String
        /// SHA-256 of the file's bytes, by which records are found again beside their articles.
        var file: String
        var articles: Int
        var issues: [Issue]
    }

    private struct Parts: Codable {
        var fingerprint: String
        var parts: [Part]
    }

    private let settings: Settings
    private var enricher: Enricher

    package init(_ settings: Settings, enricher: Enricher) { (self.settings, self.enricher) = (settings, enricher) }

    /// Articles computed at one time by one task.
    private static let chunk = 256
    /// Fewest texts that keyword topics are found among, where there are so many.
    private static let mostSampled = 2000
    /// Examples of what is wrong with lines.
    private static let mostExamples = 5

    /// Runs.
    ///
    /// - Parameter notify: called as things happen, from any thread.
    /// - Returns: what was found.
    /// - Throws: `EnrichmentError`, `InferenceError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func run(notify: @escaping @Sendable (Notice) -> Void) async throws -> Summary {
        let layout = EnrichmentLayout(folder: settings.output)
        try makeFolder(layout.records)
        guard enricher.needsTexts else { return try await write(layout, notify) }
        var prepared = self
        try await prepared.enricher.findTopics(among: try sample(layout))
        return try await prepared.write(layout, notify)
    }

    /// Texts that keyword topics are found among: as many from every part of the files.
    private func sample(_ layout: EnrichmentLayout) throws -> [EnrichedText] {
        // Every text is counted, then those at even distances are taken; the same files give the same ones.
        var texts: [EnrichedText] = []
        var (step, number) = (1, 0)
        for (file, name) in zip(settings.files, Self.names(of: settings.files)) {
            let unpacked = try UnpackedFile(file, scratch: layout.records)
            var lines: JSONLines
            do { lines = try JSONLines(contentsOf: URL(fileURLWithPath: unpacked.path)) } catch {
                throw unreadable(file)
            }
            while let line = try lines.next() {
                defer { number += 1 }
                guard number.isMultiple(of: step) else { continue }
                let place = "\(name):\(lines.lineNumber)"
                guard let article = try? EnrichedText(line, fields: settings.fields, place: place) else { continue }
                texts.append(article)
                if texts.count == Self.mostSampled * 2 {
                    texts = stride(from: 0, to: texts.count, by: 2).map { texts[$0] }
                    step *= 2
                }
            }
        }
        return texts
    }

    private func write(
        _ layout: EnrichmentLayout,
        _ notify: @escaping @Sendable (Notice) -> Void
    ) async throws -> Summary {
        let copies = try settings.clusters.map { try Copies($0) }
        let former = formerParts(layout)
        let names = Self.names(of: settings.files)
        var parts: [Part] = []
        var (done, unchanged) = (0, 0)
        for (index, file) in settings.files.enumerated() {
            let unpacked = try UnpackedFile(file, scratch: layout.records)
            let digest = try digest(of: URL(fileURLWithPath: unpacked.path))
            let input = try self.input(digest, URL(fileURLWithPath: unpacked.path), names[index], copies)
            if index < former.count, former[index].input == input,
                FileManager.default.fileExists(atPath: layout.part(index))
            {
                parts.append(former[index])
                unchanged += 1
                notify(.planned(files: settings.files.count, unchanged: unchanged))
                continue
            }
            let before = done
            // A part that is about to be replaced is not vouched for any more, whenever the run ends.
            let none = Part(input: "", file: "", articles: 0, issues: [])
            try save(parts + [none] + former.dropFirst(parts.count + 1), layout)
            let (issues, count) = try await write(
                file,
                URL(fileURLWithPath: unpacked.path),
                named: names[index],
                to: layout.part(index),
                copies
            ) {
                notify(.articles(before + $0))
            }
            done += count
            parts.append(Part(input: input, file: digest, articles: count, issues: issues))
            // Written after each file, so that an interrupted run goes on here.
            try save(parts + former.dropFirst(parts.count), layout)
        }
        try save(parts, layout)
        try removeRest(after: parts.count, layout)
        var summary = try summary(of: parts, layout)
        summary.newswire = try NewswireWriter(settings: settings, layout: layout, people: enricher.people).write()
        try AtomicFile.write(try RecordCoding.lines([summary]), to: layout.summary)
        let wanted = enricher.settings
        let card = EnrichmentCard(
            summary: summary,
            parts: wanted.parts,
            hasAuthority: wanted.authority != nil,
            hasKeywords: wanted.keywords != nil
        )
        try AtomicFile.write(Data(card.text.utf8), to: layout.card)
        return summary
    }

    private func save(_ parts: [Part], _ layout: EnrichmentLayout) throws {
        try AtomicFile.write(
            try RecordCoding.lines([Parts(fingerprint: fingerprint, parts: parts)]),
            to: layout.parts
        )
    }

    /// Digest of what decides records besides the articles: the enricher, and which fields are read.
    private var fingerprint: String {
        let fields = settings.fields.all.map { $0.joined(separator: "|") }.joined(separator: "\t")
        return hexadecimal(SHA256.hash(data: Array("\(enricher.fingerprint)\n\(fields)".utf8)))
    }

    /// Names of the files by which articles without an id are called, as `broadsheet dedup` calls them: of files with one name the path.
    static func names(of files: [URL]) -> [String] {
        let uses = Dictionary(files.map { ($0.lastPathComponent, 1) }, uniquingKeysWith: +)
        return files.map { uses[$0.lastPathComponent] == 1 ? $0.lastPathComponent : $0.path }
    }

    /// The parts that stand, where the same settings made them.
    private func formerParts(_ layout: EnrichmentLayout) -> [Part] {
        guard let data = FileManager.default.contents(atPath: layout.parts),
            let parts = try? RecordCoding.decode(Parts.self, from: data), parts.fingerprint == fingerprint
        else { return [] }
        return parts.parts
    }

    /// Which part stands beside a file of articles with some bytes: numbers of parts by SHA-256.
    static func partNumbers(in layout: EnrichmentLayout) -> [String: Int] {
        guard let data = FileManager.default.contents(atPath: layout.parts),
            let parts = try? RecordCoding.decode(Parts.self, from: data)
        else { return [:] }
        return Dictionary(parts.parts.enumerated().map { ($1.file, $0) }) { first, _ in first }
    }

    private func digest(of file: URL) throws -> String {
        do {
            return try FileDigest.sha256(of: file.path)
        } catch {
            throw unreadable(file)
        }
    }

    /// Digest of what decides the records of a file: its bytes, its name, by which articles without an id are called, and what reprints say
    /// of its articles.
    private func input(_ bytes: String, _ file: URL, _ name: String, _ copies: Copies?) throws -> String {
        var digest = SHA256()
        digest.update(data: Array("\(bytes)\n\(name)\n".utf8))
        if let copies {
            var lines = try JSONLines(contentsOf: file)
            while let line = try lines.next() {
                let place = "\(name):\(lines.lineNumber)"
                guard let article = try? EnrichedText(line, fields: settings.fields, place: place),
                    let papers = copies.otherNewspapers[article.id]
                else { continue }
                digest.update(data: Array("\(article.id)\t\(papers)\n".utf8))
            }
        }
        return hexadecimal(digest.finalize())
    }

    private func unreadable(_ file: URL) -> EnrichmentError {
        EnrichmentError(
            .unreadable,
            "cannot read \(file.path); name files of articles, one JSON object a line, or a corpus folder"
        )
    }

    private struct Group: Sendable {
        var articles: [EnrichedText] = [], papers: [Int?] = []
    }

    /// Writes the records of a file.
    private func write(
        _ input: URL,
        _ file: URL,
        named name: String,
        to path: String,
        _ copies: Copies?,
        progress: @escaping @Sendable (Int) -> Void
    ) async throws -> ([Issue], articles: Int) {
        var output = try AtomicFile(path)
        var lines: JSONLines
        do { lines = try JSONLines(contentsOf: file) } catch { throw unreadable(input) }
        var (faults, count, ids): ([String: Issue], Int, Set<String>) = ([:], 0, [])
        var isAtEnd = false
        while !isAtEnd {
            var groups: [Group] = []
            // Some groups for each task, so that none waits for the slowest long.
            while groups.count < max(1, settings.jobs) * 2, !isAtEnd {
                var group = Group()
                while group.articles.count < Self.chunk {
                    guard let line = try lines.next() else {
                        isAtEnd = true
                        break
                    }
                    do throws(EnrichedText.Fault) {
                        let place = "\(name):\(lines.lineNumber)"
                        let article = try EnrichedText(line, fields: settings.fields, place: place)
                        guard ids.insert(article.id).inserted else {
                            throw EnrichedText.Fault(what: "an id that came before", column: 1)
                        }
                        group.papers.append(copies.map { $0.otherNewspapers[article.id] ?? 0 })
                        group.articles.append(article)
                    } catch {
                        var issue = faults[error.what] ?? Issue(fault: error.what, count: 0, examples: [])
                        issue.count += 1
                        if issue.examples.count < Self.mostExamples {
                            issue.examples.append("\(name):\(lines.lineNumber):\(error.column)")
                        }
                        faults[error.what] = issue
                    }
                }
                if !group.articles.isEmpty { groups.append(group) }
            }
            let enricher = enricher
            let records = try await groups.mapConcurrently(width: settings.jobs) { group in
                try Task.checkCancellation()
                return try RecordCoding.lines(
                    await enricher.records(of: group.articles, otherNewspapers: group.papers)
                )
            }
            for lines in records { try output.write(lines) }
            count += groups.reduce(0) { $0 + $1.articles.count }
            progress(count)
        }
        try output.commit()
        let issues = faults.values.sorted { ($1.count, $0.fault) < ($0.count, $1.fault) }
        return (issues, count)
    }

    /// Removes the records of files that are no longer among the inputs.
    private func removeRest(after count: Int, _ layout: EnrichmentLayout) throws {
        let kept = Set((0..<count).map { layout.part($0) })
        for part in JSONLines.shards(in: URL(fileURLWithPath: layout.records))
        where !kept.contains("\(layout.records)/\(part.lastPathComponent)") {
            try removeFile(part.path)
        }
    }

    private func summary(of parts: [Part], _ layout: EnrichmentLayout) throws -> Summary {
        var summary = Summary()
        for index in parts.indices {
            var lines = try JSONLines(contentsOf: URL(fileURLWithPath: layout.part(index)))
            while let line = try lines.next() {
                summary.add(try EnrichmentRecord(line, at: lines.lineNumber, of: layout.part(index)))
            }
        }
        for issue in parts.flatMap(\.issues) {
            if let place = summary.issues.firstIndex(where: { $0.fault == issue.fault }) {
                summary.issues[place].count += issue.count
                let room = Self.mostExamples - summary.issues[place].examples.count
                summary.issues[place].examples += issue.examples.prefix(max(0, room))
            } else {
                summary.issues.append(issue)
            }
        }
        summary.issues.sort { ($1.count, $0.fault) < ($0.count, $1.fault) }
        return summary
    }
}

extension EnrichmentRun.Summary {
    /// Lower bounds of the classes of estimated character error rate.
    package static let bounds = [0, 0.01, 0.02, 0.05, 0.1, 0.2]

    mutating func add(_ record: EnrichmentRecord) {
        articles += 1
        if record.datelineSpan != nil { datelines += 1 }
        if record.place?.geonamesID != nil { located += 1 }
        if record.wire == true { wire += 1 }
        for entity in record.entities ?? [] { entities[entity.type.rawValue, default: 0] += 1 }
        linked += (record.persons ?? []).count { $0.authority != nil }
        if let agency = record.agency, agency != .none { agencies[agency.rawValue, default: 0] += 1 }
        if let signals = record.quality { languages[signals.language ?? "unknown", default: 0] += 1 }
        if let topic = record.topics?.cap { topics[topic, default: 0] += 1 }
        if let estimate = record.quality?.quality {
            let index = Self.bounds.lastIndex { $0 <= estimate } ?? 0
            let end = index + 1 < Self.bounds.count ? String(Self.bounds[index + 1]) : "1.0"
            quality["\(Self.bounds[index])-\(end)", default: 0] += 1
        }
    }
}
