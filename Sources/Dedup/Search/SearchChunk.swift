import CorpusFiles
import CorpusText
import Foundation

/// Articles whose pairs with some others are found together and kept in one file: finished chunks are skipped on resume.
package struct SearchChunk: Sendable {
    /// Numbers of the articles whose pairs with later ones are sought; all of one kind of dates.
    package let queries: Range<Int>
    /// Kind of dates of the others.
    package let kind: DateRanges.Kind
    /// Numbers of the others, in reach of the queries.
    package let targets: Range<Int>
    /// Whether all vectors are compared; else sketches alone find candidates.
    package let comparesVectors: Bool
    /// Digest of all that decides the result: the articles themselves and those in reach, settings, models.
    package let fingerprint: String

    /// Days that are searched together, and most articles of a chunk.
    private static let days = 28, size = SketchIndex.mostArticles

    /// Parts a catalog: by stretches of the calendar, so that a batch of articles added later changes only the chunks near
    /// its dates, and those with many articles further.
    ///
    /// Pairs with articles that are not dated to the day have chunks of their own: such articles change no others.
    ///
    /// - Parameters:
    ///   - search: the articles, and which of them are compared.
    ///   - method: all else that decides.
    /// - Returns: the chunks, by their queries.
    package static func all(of search: WindowedSearch, method: String) -> [Self] {
        let stretches = stretches(of: search.catalog)
        let parts = stretches.flatMap { queries, own in
            DateRanges.Kind.allCases.filter { $0 >= own && areCompared(own, $0, search.settings) }.map { kind in
                Part(
                    queries: queries,
                    kind: kind,
                    targets: search.reach(of: queries, in: kind),
                    isLoose: (own, kind) != (.day, .day)
                )
            }
        }.filter { !$0.targets.isEmpty }
        let loose = parts.reduce(0) { $0 + ($1.isLoose ? $1.queries.count * $1.targets.count : 0) }
        // Where texts are not compared nothing else finds a pair.
        let comparesLoose = !search.settings.verifies || loose <= search.settings.exhaustivePairs
        var digests = RangeDigests(search.catalog)
        return parts.map { part in
            let comparesVectors = !part.isLoose || comparesLoose
            var hash = SHA256()
            hash.update(data: Data("\(method) \(part.queries.count) \(part.kind) \(comparesVectors)\n".utf8))
            // The targets begin with the queries where both are of one kind.
            if part.targets.lowerBound != part.queries.lowerBound {
                hash.update(data: digests.digest(of: part.queries))
            }
            hash.update(data: digests.digest(of: part.targets))
            return Self(
                queries: part.queries,
                kind: part.kind,
                targets: part.targets,
                comparesVectors: comparesVectors,
                fingerprint: hexadecimal(hash.finalize().prefix(12))
            )
        }
    }

    private struct Part {
        var queries: Range<Int>
        var kind: DateRanges.Kind
        var targets: Range<Int>
        var isLoose: Bool
    }

    private static func areCompared(_ one: DateRanges.Kind, _ other: DateRanges.Kind, _ settings: DedupSettings) -> Bool
    {
        switch settings.undated {
        case .all: true
        case .undated: (one == .undated) == (other == .undated)
        case .none: one != .undated && other != .undated
        }
    }

    /// The articles of each kind of dates in stretches of the calendar.
    private static func stretches(of catalog: ArticleCatalog) -> [(queries: Range<Int>, kind: DateRanges.Kind)] {
        var stretches: [(queries: Range<Int>, kind: DateRanges.Kind)] = []
        for kind in DateRanges.Kind.allCases {
            let all = catalog.ranges[kind]
            func stretch(_ article: Int) -> Int? {
                catalog.entries[article].date.map { floorDivision($0.first.dayNumber, days) }
            }
            var start = all.lowerBound
            while start < all.upperBound {
                let own = stretch(start)
                var stop = start + 1
                while stop < all.upperBound, stop - start < size, stretch(stop) == own { stop += 1 }
                stretches.append((start..<stop, kind))
                start = stop
            }
        }
        return stretches
    }

    private static func floorDivision(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}

/// Digests of ranges of articles, of all that decides which pairs are found among them.
private struct RangeDigests {
    private let catalog: ArticleCatalog
    /// The articles without a date are in reach of one stretch after the other.
    private var known: [Range<Int>: Data] = [:]

    init(_ catalog: ArticleCatalog) { self.catalog = catalog }

    mutating func digest(of range: Range<Int>) -> Data {
        if let digest = known[range] { return digest }
        var hash = SHA256()
        for entry in catalog.entries[range] {
            let newspaper = entry.newspaper.map { catalog.newspapers[Int($0)] } ?? ""
            let date = entry.date?.iso ?? ""
            let fields = [entry.id, date, "\(entry.page)", newspaper, "\(entry.digest[0]) \(entry.digest[1])"]
            hash.update(data: Data((fields.joined(separator: "\t") + "\n").utf8))
        }
        let digest = Data(hash.finalize())
        known[range] = digest
        return digest
    }
}
