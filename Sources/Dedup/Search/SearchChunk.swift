import CorpusFiles
import CorpusText
import Foundation

/// Articles whose pairs are found together and kept in one file: finished chunks are skipped on resume.
package struct SearchChunk {
    /// Numbers of the articles whose pairs with later ones are sought.
    package var queries: Range<Int>
    /// Digest of all that decides the result: the articles themselves and those in reach, settings, models.
    package var fingerprint: String

    /// Days that are searched together, and most articles of a chunk.
    private static let days = 28, size = 8192

    /// Parts a catalog: by stretches of the calendar, so that a batch of articles added later changes only the chunks near
    /// its dates, and those with many articles further.
    package static func all(of search: WindowedSearch, method: String) -> [Self] {
        let entries = search.catalog.entries
        var chunks: [Self] = []
        var start = 0
        while start < entries.count {
            let stretch = entries[start].day.map { floorDivision($0.dayNumber, days) }
            var stop = start + 1
            while stop < entries.count, stop - start < size,
                entries[stop].day.map({ floorDivision($0.dayNumber, days) }) == stretch
            { stop += 1 }
            chunks.append(Self(queries: start..<stop, fingerprint: digest(start..<stop, search, method)))
            start = stop
        }
        return chunks
    }

    private static func floorDivision(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }

    private static func digest(_ queries: Range<Int>, _ search: WindowedSearch, _ method: String) -> String {
        var hash = SHA256()
        hash.update(data: Data("\(method) \(queries.count)\n".utf8))
        let end = queries.last.map(search.windowEnd) ?? queries.upperBound
        for entry in search.catalog.entries[queries.lowerBound..<end] {
            let newspaper = entry.newspaper.map { search.catalog.newspapers[Int($0)] } ?? ""
            let day = entry.day.map { String($0.dayNumber) } ?? ""
            let fields = [entry.id, day, "\(entry.page)", newspaper, "\(entry.digest[0]) \(entry.digest[1])"]
            hash.update(data: Data((fields.joined(separator: "\t") + "\n").utf8))
        }
        return hexadecimal(hash.finalize().prefix(12))
    }
}
