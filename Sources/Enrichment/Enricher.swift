import CorpusFiles
import CorpusModel
import Dedup
import Foundation
package import Inference

/// All that is found out of an article's text, one part after the other.
package struct Enricher: Sendable {
    /// Raised when a part finds something else for equal settings, models and tables.
    private static let version = 1

    /// Digest of everything that decides the records: settings, models, tables, version, and the vectors of keyword topics where they are known.
    package private(set) var fingerprint: String
    let settings: EnrichmentSettings
    private let quality: QualityJudge?
    private let heads: HeadReader?
    private let recognizer: EntityRecognizer?
    private let places: PlaceResolver?
    let people: PersonLinker?
    private let topics: TopicJudge?
    private let encoder: ArticleEncoder?
    private let keywords: KeywordTopics?
    private var keywordVectors: TopicVectors?

    /// Loads models and tables.
    ///
    /// - Parameters:
    ///   - settings: what is wanted.
    ///   - models: where the networks are.
    ///   - streams: articles are worked on by so many tasks at the same time.
    /// - Throws: `EnrichmentError`, `InferenceError`.
    package init(_ settings: EnrichmentSettings, models: ModelStore, streams: Int) throws {
        self.settings = settings
        var identity = ["version \(Self.version)", settings.partNames]
        let wanted = settings.parts
        func isWanted(_ parts: EnrichmentSettings.Part...) -> Bool { !wanted.isDisjoint(with: parts) }
        var tables: EnrichmentTables?
        if isWanted(.quality, .heads, .places) || isWanted(.people) && settings.authority != nil {
            let found = try EnrichmentTables.locate(settings.tables)
            identity.append(String(decoding: try found.table("CONTENTS"), as: UTF8.self))
            tables = found
        }
        quality = try isWanted(.quality) ? tables.map { try QualityJudge(models: models, tables: $0) } : nil
        var resolver: PlaceResolver?
        if let tables, isWanted(.heads, .places) {
            let populations = try settings.populations.map { try PopulationTable(path: $0) }
            if let path = settings.populations { identity.append(try Self.digest(path)) }
            resolver = PlaceResolver(try Gazetteer(tables), populations: populations)
        }
        heads = isWanted(.heads) ? resolver.map { HeadReader($0) } : nil
        places = isWanted(.places) ? resolver : nil
        let needsNames = isWanted(.entities, .places) || isWanted(.people) && settings.authority != nil
        recognizer = try needsNames ? EntityRecognizer(models: models, streams: streams) : nil
        if let tables, isWanted(.people), let path = settings.authority {
            identity.append(try Self.digest(path))
            people = PersonLinker(authority: try Authority(contentsOf: path), nicknames: try Nicknames(tables))
        } else {
            people = nil
        }
        topics = try isWanted(.topics) ? TopicJudge(models: models) : nil
        encoder = try isWanted(.topics) ? ArticleEncoder(models, streams: streams) : nil
        keywords = try isWanted(.topics) ? settings.keywords.map { try KeywordTopics(path: $0) } : nil
        if let path = settings.keywords, keywords != nil { identity.append(try Self.digest(path)) }
        identity += [quality?.fingerprint, recognizer?.fingerprint, topics?.fingerprint, encoder?.fingerprint]
            .compactMap(\.self)
        fingerprint = Self.digest(identity)
    }

    /// Checks that nothing is missing, without loading what is large: quick enough to be done before a night of reading.
    ///
    /// - Parameters:
    ///   - settings: what is wanted.
    ///   - models: where the networks are.
    /// - Throws: `EnrichmentError`, `InferenceError`. What stands in an authority file is seen only when it is loaded.
    package static func check(_ settings: EnrichmentSettings, models: ModelStore) throws {
        let wanted = settings.parts
        func isWanted(_ parts: EnrichmentSettings.Part...) -> Bool { !wanted.isDisjoint(with: parts) }
        let links = isWanted(.people) && settings.authority != nil
        if isWanted(.quality, .heads, .places) || links {
            let tables = try EnrichmentTables.locate(settings.tables)
            if isWanted(.quality) { _ = try tables.table(WordTable.fileName) }
            if isWanted(.heads, .places) { _ = try tables.table(Gazetteer.fileName) }
            if links { _ = try tables.table(Nicknames.tableName) }
        }
        if isWanted(.quality) {
            _ = try models.companion(PeriodLanguage.modelName)
            _ = try models.companion(PeriodLanguage.alphabetName)
        }
        if isWanted(.entities, .places) || links {
            _ = try models.model(EntityRecognizer.modelName)
            _ = try models.model(EntityRecognizer.tokenizerName)
        }
        if isWanted(.topics) {
            _ = try models.companion(TopicJudge.modelName)
            _ = try models.model(ArticleEncoder.modelName)
            _ = try settings.keywords.map { try KeywordTopics(path: $0) }
        }
        if isWanted(.heads, .places) { _ = try settings.populations.map { try PopulationTable(path: $0) } }
        if links, let path = settings.authority, !FileManager.default.isReadableFile(atPath: path) {
            throw EnrichmentError(.unreadable, "cannot read \(path); check path and permissions")
        }
    }

    private static func digest(_ parts: [String]) -> String {
        hexadecimal(SHA256.hash(data: Array(parts.joined(separator: "\n").utf8)))
    }

    private static func digest(_ path: String) throws -> String {
        do {
            return try FileDigest.sha256(of: path)
        } catch {
            throw EnrichmentError(.unreadable, "cannot read \(path); check path and permissions")
        }
    }

    /// Whether topics of keywords must be found among the texts before records are made.
    var needsTexts: Bool { keywords != nil }

    /// Finds the vectors of keyword topics.
    ///
    /// - Parameter texts: texts of the corpus, in an order that does not change; a sample of them suffices.
    /// - Throws: `InferenceError`; `CancellationError` where the task was cancelled.
    mutating func findTopics(among texts: [EnrichedText]) async throws {
        guard let keywords, let encoder else { return }
        let own = try await encoder.vectors(of: texts.map(Self.subject))
        let words = try await encoder.vectors(of: keywords.texts)
        let vectors = TopicVectors(keywords, keywordVectors: words, texts: own)
        keywordVectors = vectors
        fingerprint = Self.digest([fingerprint] + texts.map { "\($0.id)\t\(Self.subject($0))" })
    }

    /// What tells the topic: the headline, where it is known apart, and the text.
    private static func subject(_ article: EnrichedText) -> String {
        [article.headline, article.text].compactMap(\.self).joined(separator: "\n")
    }

    /// The records of some articles.
    ///
    /// - Parameters:
    ///   - articles: the articles.
    ///   - otherNewspapers: for each the number of other newspapers that print it within a week; `nil` where reprints were not looked for.
    /// - Returns: a record for each, in their order.
    /// - Throws: `InferenceError`; `CancellationError` where the task was cancelled.
    package func records(of articles: [EnrichedText], otherNewspapers: [Int?]) async throws -> [EnrichmentRecord] {
        let names = try recognizer?.entities(in: articles.map(\.text))
        let subjects = encoder == nil ? [] : articles.map(Self.subject)
        let vectors = try await encoder?.vectors(of: subjects)
        return articles.indices.map { index in
            let article = articles[index]
            var record = EnrichmentRecord(id: article.id)
            record.quality = quality?.signals(of: article)
            heads?.read(article, otherPapers: otherNewspapers[index]).fill(&record)
            if let found = names?[index] { take(found, of: article, into: &record) }
            if let topics, let vectors {
                record.topics = topics.topics(of: subjects[index], vectors: vectors[index])
                record.topics?.keywords = keywordVectors?.similarities(of: vectors[index])
            }
            record.round()
            return record
        }
    }

    /// Writes names, their places and persons into a record.
    private func take(_ found: [Entity], of article: EnrichedText, into record: inout EnrichmentRecord) {
        if settings.parts.contains(.entities) { record.entities = found }
        if let places {
            let spans = found.filter { $0.type == .location }.map { $0.start..<$0.end }
            record.places = places.mentions(spans, in: article, dateline: record.place)
        }
        if let people {
            let persons = found.filter { $0.type == .person }
            let others = found.filter { $0.type != .person }
            record.persons = people.links(for: persons, in: article, others: others)
        }
    }
}
