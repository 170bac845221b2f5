import CorpusFiles
import CorpusText
import Foundation

/// Articles whose pairs with some others are found together and kept in one file: finished chunks are skipped on resume.
package struct SearchChunk: Sendable {
    /// Numbers of the articles whose pairs with later ones are sought; all of one kind of dates.
    package let queries: Range<Int>
    /// The queries whose pairs are found here; another part of the search finds those of the rest, which only fill the same
    /// index of sketches as in a search of all days.
    package let own: Range<Int>
    /// Kind of dates of the others.
    package let kind: DateRanges.Kind
    /// Numbers of the others, in reach of the own queries.
    package let targets: Range<Int>
    /// Whether all vectors are compared; else sketches alone find candidates.
    package let comparesVectors: Bool
    /// Digest of all that decides the result: the articles themselves and those in reach, settings, models.
    package let fingerprint: String

    /// Whether an article of each pair is not dated to the day.
    package var isLoose: Bool { kind != .day }
    /// Name of the file that keeps what was found.
    var fileName: String { fingerprint + ".jsonl" }

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
    ///   - wanted: the articles whose pairs with later ones are sought; `nil` for all.
    /// - Returns: the chunks, in the order of their queries.
    package static func all(of search: WindowedSearch, method: String, only wanted: Range<Int>? = nil) -> [Self] {
        let stretches = stretches(of: search.catalog)
        let parts = stretches.flatMap { queries, ownKind in
            let own = wanted.map { queries.clamped(to: $0) } ?? queries
            return DateRanges.Kind.allCases.filter { $0 >= ownKind && areCompared(ownKind, $0, search.settings) }.map {
                Part(queries: queries, own: own, kind: $0, targets: search.reach(of: own, in: $0))
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
            if part.targets.lowerBound != part.queries.lowerBound || part.own != part.queries {
                hash.update(data: digests.digest(of: part.queries))
            }
            if part.own != part.queries {
                let first = part.own.lowerBound - part.queries.lowerBound
                hash.update(data: Data("\(first) \(part.own.count)\n".utf8))
            }
            hash.update(data: digests.digest(of: part.targets))
            return Self(
                queries: part.queries,
                own: part.own,
                kind: part.kind,
                targets: part.targets,
                comparesVectors: comparesVectors,
                fingerprint: hexadecimal(hash.finalize().prefix(12))
            )
        }
    }

    private struct Part {
        var queries: Range<Int>, own: Range<Int>
        var kind: DateRanges.Kind
        var targets: Range<Int>
        /// The others are of the same kind or a later one.
        var isLoose: Bool { kind != .day }
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

    /// The days whose articles decide which links begin within some days: those in the window after them, and the whole
    /// stretches of the calendar that they lie in, as the sketches of a stretch are compared together.
    static func days(neededFor days: ClosedRange<Int>, windowDays: Int) -> ClosedRange<Int> {
        let start = floorDivision(days.lowerBound, Self.days) * Self.days
        let end = (floorDivision(days.upperBound, Self.days) + 1) * Self.days - 1
        return start...max(end, days.upperBound + windowDays)
    }

    /// The first and the last of some days, for people.
    static func dates(of days: ClosedRange<Int>) -> String {
        "\(CalendarDate(dayNumber: days.lowerBound).iso) to \(CalendarDate(dayNumber: days.upperBound).iso)"
    }

    private static func floorDivision(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }
}
