import CorpusFiles
import Foundation

/// Populations of places of the US by decade, which a user brings: how large a place was at an article's day.
///
/// The format is that of the Center for Spatial and Textual Analysis (`1790-2010_MASTER.csv`): comma-separated values with a first line
/// of names, among them `ST` (postal code of the state), `City` and years; 0 where unknown. Other columns are not read.
package struct PopulationTable: Sendable {
    private let years: [Int]
    /// State and folded name to populations, one for each year.
    private let rows: [String: [Int]]

    /// Reads a file.
    ///
    /// - Throws: `EnrichmentError` with `unreadable` where it is not there, not UTF-8 or lacks a column.
    package init(path: String) throws(EnrichmentError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw EnrichmentError(.unreadable, "cannot read the populations \(path)")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw EnrichmentError(.unreadable, "\(path) is not UTF-8 text; unpack it where it is packed")
        }
        try self.init(text, path: path)
    }

    /// Reads a file's text.
    package init(_ text: String, path: String) throws(EnrichmentError) {
        var lines = text.split(omittingEmptySubsequences: true) { $0.isNewline }.makeIterator()
        let names = lines.next().map { Self.fields($0) } ?? []
        guard let state = names.firstIndex(of: "ST"), let city = names.firstIndex(of: "City") else {
            throw EnrichmentError(
                .unreadable,
                "\(path): its first line must name the columns ST, City and years such as 1910"
            )
        }
        let columns = names.indices.compactMap { column in
            Int(names[column]).flatMap { (1000...2999).contains($0) ? (year: $0, column: column) : nil }
        }.sorted { $0.year < $1.year }
        guard !columns.isEmpty else {
            throw EnrichmentError(.unreadable, "\(path): its first line names no year such as 1910")
        }
        var rows: [String: [Int]] = [:]
        while let line = lines.next() {
            let fields = Self.fields(line)
            guard max(state, city, columns.map(\.column).max() ?? 0) < fields.count else { continue }
            let numbers = columns.map { min(max(Int(fields[$0.column].filter { $0 != "," }) ?? 0, 0), 1_000_000_000) }
            let key = Self.key(state: fields[state], name: NameFolding.key(of: fields[city]))
            if rows[key].map({ $0.reduce(0, +) < numbers.reduce(0, +) }) ?? true { rows[key] = numbers }
        }
        (years, self.rows) = (columns.map(\.year), rows)
    }

    private static func key(state: String, name: [UInt8]) -> String {
        state.uppercased() + " " + String(decoding: name, as: UTF8.self)
    }

    /// The fields of a line; quotation marks keep commas together.
    private static func fields(_ line: some StringProtocol) -> [String] {
        var fields: [String] = [], field: [UInt8] = []
        var isQuoted = false
        for byte in line.utf8 {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                fields.append(String(decoding: field, as: UTF8.self))
                field = []
            default: field.append(byte)
            }
        }
        return fields + [String(decoding: field, as: UTF8.self)]
    }

    /// Inhabitants of a place, by its folded name, in a year, between censuses by the straight line; `nil` where the table does not know.
    func population(state: String, name: [UInt8], year: Int) -> Int? {
        guard let row = rows[Self.key(state: state, name: name)] else { return nil }
        let known = zip(years, row).filter { $0.1 > 0 }
        guard let after = known.firstIndex(where: { $0.0 >= year }) else { return known.last?.1 }
        guard after > 0 else { return known[after].0 - year <= 20 ? known[after].1 : nil }
        let (a, b) = (known[after - 1], known[after])
        return a.1 + (b.1 - a.1) * (year - a.0) / max(1, b.0 - a.0)
    }
}
