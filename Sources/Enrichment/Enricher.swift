import CorpusFiles
import CorpusModel
import Foundation
package import Inference

/// All that is found out of an article's text, one part after the other.
package struct Enricher: Sendable {
    /// Raised when a part finds something else for equal settings, models and tables.
    private static let version = 1

    /// Digest of everything that decides the records: settings, models, tables, version.
    package let fingerprint: String
    let settings: EnrichmentSettings
    private let quality: QualityJudge?
    private let heads: HeadReader?
    private let places: PlaceResolver?
    private let people: PersonLinker?

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
        var tables: EnrichmentTables?
        if !wanted.isDisjoint(with: [.heads, .places, .people, .quality]) {
            let found = try EnrichmentTables.locate(settings.tables)
            identity.append(String(decoding: try found.table("CONTENTS"), as: UTF8.self))
            tables = found
        }
        quality = try wanted.contains(.quality) ? tables.map { try QualityJudge(models: models, tables: $0) } : nil
        identity += [quality?.fingerprint].compactMap(\.self)
        var resolver: PlaceResolver?
        if let tables, wanted.contains(.heads) || wanted.contains(.places) {
            let populations = try settings.populations.map { try PopulationTable(path: $0) }
            if let path = settings.populations { identity.append(try Self.digest(path)) }
            resolver = PlaceResolver(try Gazetteer(tables), populations: populations)
        }
        heads = wanted.contains(.heads) ? resolver.map { HeadReader($0) } : nil
        places = wanted.contains(.places) ? resolver : nil
        if let tables, wanted.contains(.people), let path = settings.authority {
            identity.append(try Self.digest(path))
            people = PersonLinker(authority: try Authority(contentsOf: path), nicknames: try Nicknames(tables))
        } else {
            people = nil
        }
        fingerprint = hexadecimal(SHA256.hash(data: Array(identity.joined(separator: "\n").utf8)))
    }

    private static func digest(_ path: String) throws -> String {
        do {
            return try FileDigest.sha256(of: path)
        } catch {
            throw EnrichmentError(.unreadable, "cannot read \(path); check path and permissions")
        }
    }

    /// The records of some articles.
    ///
    /// - Parameters:
    ///   - articles: the articles.
    ///   - otherNewspapers: for each the number of other newspapers that print it within a week; `nil` where reprints were not looked for.
    /// - Returns: a record for each, in their order.
    /// - Throws: `InferenceError`.
    package func records(of articles: [EnrichedText], otherNewspapers: [Int?]) throws -> [EnrichmentRecord] {
        zip(articles, otherNewspapers).map { article, papers in
            var record = EnrichmentRecord(id: article.id)
            record.quality = quality?.signals(of: article)
            heads?.read(article, otherPapers: papers).fill(&record)
            return record
        }
    }
}
