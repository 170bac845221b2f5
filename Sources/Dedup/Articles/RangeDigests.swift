import CorpusFiles
import CorpusText
import Foundation

/// Digests of ranges of articles, of all that decides which pairs are found among them.
struct RangeDigests {
    private let catalog: ArticleCatalog
    /// The articles without a date are in reach of one stretch after the other.
    private var known: [Range<Int>: Data] = [:]

    init(_ catalog: ArticleCatalog) { self.catalog = catalog }

    mutating func digest(of range: Range<Int>) -> Data {
        if let digest = known[range] { return digest }
        let digest = Self.digest(of: range, in: catalog)
        known[range] = digest
        return digest
    }

    /// The digest of one range, hexadecimal.
    static func text(of range: Range<Int>, in catalog: ArticleCatalog) -> String {
        hexadecimal(digest(of: range, in: catalog))
    }

    private static func digest(of range: Range<Int>, in catalog: ArticleCatalog) -> Data {
        var hash = SHA256()
        for entry in catalog.entries[range] {
            let newspaper = entry.newspaper.map { catalog.newspapers[Int($0)] } ?? ""
            let date = entry.date?.iso ?? ""
            let fields = [entry.id, date, "\(entry.page)", newspaper, "\(entry.digest[0]) \(entry.digest[1])"]
            hash.update(data: Data((fields.joined(separator: "\t") + "\n").utf8))
        }
        return Data(hash.finalize())
    }
}
