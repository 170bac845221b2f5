import CorpusFiles
import CorpusModel
package import Foundation
import Synchronization

/// Finds the passages that pages share, page texts that nobody has cut into articles.
///
/// No network is needed: runs of letters that two pages share find all that an alignment can confirm (docs/decisions/0023).
/// Links are written stretch by stretch of the calendar; a run that was ended, however it was, goes on from there.
package struct PassageRun: Sendable {
    package struct Settings: Sendable {
        /// Files of pages, JSON lines.
        package var files: [URL]
        /// Names of the fields; headline and page are not read.
        package var names: FieldNames
        /// Folder of the results, made where it is not there.
        package var output: String
        /// What decides the passages.
        package var passages: PassageSettings
        /// Whether passages are written with their texts.
        package var givesTexts: Bool
        /// Tasks at the same time.
        package var jobs: Int

        package init(
            files: [URL],
            names: FieldNames,
            output: String,
            passages: PassageSettings,
            givesTexts: Bool,
            jobs: Int
        ) {
            (self.files, self.names, self.output, self.passages) = (files, names, output, passages)
            (self.givesTexts, self.jobs) = (givesTexts, max(1, jobs))
        }
    }

    /// What a run reports while it goes on.
    package enum Notice: Sendable {
        /// The files were read.
        case read(pages: Int, undated: Int, issues: [ArticleCatalog.InputIssue])
        /// So many stretches of pages of all were searched.
        case searched(done: Int, all: Int)
    }

    /// How a run ended: what `dedup.json` says.
    package struct Summary: Sendable, Codable, Hashable {
        /// Pages read, and those of them without a day.
        package var pages: Int, undated: Int
        /// What was wrong with lines.
        package var issues: [ArticleCatalog.InputIssue]
        /// Pairs of passages that were aligned with each other.
        package var links: Int
        /// Clusters, their members, and pages that have one.
        package var clusters: Int, passages: Int, pagesWithPassages: Int
        /// What decided.
        package var settings: PassageSettings

        package enum CodingKeys: String, CodingKey {
            case pages, undated, issues, links, clusters, passages, settings
            case pagesWithPassages = "pages_with_passages"
        }
    }

    private let settings: Settings

    package init(_ settings: Settings) { self.settings = settings }

    /// Raised whenever other links are found.
    private static let version = 1

    private var linkFolder: URL { URL(fileURLWithPath: settings.output + "/passage-links", isDirectory: true) }

    /// Finds and writes the passages, and the summary.
    ///
    /// - Parameter notify: called as things happen, from any thread.
    /// - Returns: what was read and found.
    /// - Throws: `DedupError`, `CorpusError`; `CancellationError` where the task was cancelled.
    @concurrent package func run(notify: @escaping @Sendable (Notice) -> Void) async throws -> Summary {
        try settings.passages.validate()
        try makeFolder(settings.output)
        let catalog = try ArticleCatalog(files: settings.files, names: settings.names, scratch: settings.output)
        notify(.read(pages: catalog.count, undated: catalog.ranges.counts.undated, issues: catalog.issues))
        let texts = try ArticleTexts(catalog)
        let links = try await search(catalog, texts, notify)
        try Task.checkCancellation()
        let builder = PassageClusterBuilder(
            catalog: catalog,
            texts: texts,
            finder: CommunityFinder(resolution: settings.passages.resolution),
            givesTexts: settings.givesTexts
        )
        let clusters = try await builder.clusters(links, jobs: settings.jobs)
        try Self.write(clusters, to: settings.output + "/passages.jsonl")
        let summary = Summary(
            pages: catalog.count,
            undated: catalog.ranges.counts.undated,
            issues: catalog.issues,
            links: links.count,
            clusters: clusters.count,
            passages: clusters.reduce(0) { $0 + $1.size },
            pagesWithPassages: Set(clusters.flatMap { $0.members.map(\.id) }).count,
            settings: settings.passages
        )
        try Self.write([summary], to: settings.output + "/dedup.json")
        return summary
    }

    /// The links of all stretches; those of finished ones are read from their files.
    private func search(
        _ catalog: ArticleCatalog,
        _ texts: ArticleTexts,
        _ notify: @escaping @Sendable (Notice) -> Void
    ) async throws -> [PassageLink] {
        try makeFolder(linkFolder.path)
        let window = PageWindow(catalog: catalog, settings: settings.passages)
        let finder = PassageFinder(window: window, texts: texts)
        let decisive = String(decoding: try RecordCoding.line(settings.passages), as: UTF8.self)
        let stretches = PageStretch.all(of: window, method: "passages \(Self.version) \(decisive)")
        let files = stretches.map { linkFolder.appendingPathComponent($0.fingerprint + ".jsonl") }
        let isResumed = files.contains { FileManager.default.fileExists(atPath: $0.path) }
        let numbers = isResumed ? catalog.numbersByID : [:]
        let done = Mutex(0)
        let found = try await Array(zip(stretches, files)).mapConcurrently(width: settings.jobs) { stretch, file in
            var links = Self.links(in: file, numbers: numbers)
            if links == nil {
                try Task.checkCancellation()
                let found = try finder.links(of: stretch.pages)
                try Self.write(found.map(\.record), to: file.path)
                links = found
            }
            let count = done.withLock { done in
                done += 1
                return done
            }
            notify(.searched(done: count, all: stretches.count))
            return links ?? []
        }
        LinkFolder.keep(only: Set(files.map(\.lastPathComponent)), in: linkFolder)
        return found.flatMap { $0 }
    }

    /// The links that a file holds; `nil` where it is missing or damaged.
    private static func links(in file: URL, numbers: [ExactText: Int]) -> [PassageLink]? {
        guard var lines = try? JSONLines(contentsOf: file) else { return nil }
        var links: [PassageLink] = []
        do {
            while let line = try lines.next() {
                let record = try RecordCoding.decode(PassagePair.self, from: line)
                guard let first = numbers[ExactText(record.a)], let second = numbers[ExactText(record.b)] else {
                    return nil
                }
                links.append(PassageLink(first: first, second: second, record: record))
            }
        } catch { return nil }
        return links
    }

    private static func write(_ records: [some Encodable], to path: String) throws {
        var file = try AtomicFile(path)
        for record in records { try file.write(try RecordCoding.lines([record])) }
        try file.commit()
    }
}
