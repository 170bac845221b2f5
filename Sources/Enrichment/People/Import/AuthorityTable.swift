import CorpusFiles
import CorpusText
import Foundation

/// Entries of a table with named columns.
struct AuthorityTable {
    /// Fields of entries, and the names of columns that are taken for them where none is told.
    static let columns: [(field: String, names: [String])] = [
        ("id", ["id"]), ("kind", ["kind"]), ("name", ["name", "full_name", "display_name", "title"]),
        ("given", ["given", "first_name", "first", "forename", "given_name"]), ("middle", ["middle", "middle_name"]),
        ("family", ["family", "last_name", "last", "surname", "family_name"]), ("suffix", ["suffix"]),
        ("nickname", ["nickname", "nick"]), ("names", ["names", "other_names", "aliases", "alternative_names"]),
        ("birth", ["birth", "birthday", "born", "birth_date", "birth_year", "date_of_birth", "begin"]),
        ("death", ["death", "died", "death_date", "death_year", "date_of_death", "end"]),
        ("role", ["role", "occupation", "office", "position", "type"]), ("from", ["from", "role_from"]),
        ("to", ["to", "role_to"]), ("role_place", ["role_place"]), ("party", ["party"]),
        ("place", ["place", "city", "residence"]), ("state", ["state"]), ("country", ["country", "nationality"]),
        ("description", ["description", "profile"]), ("wikidata", ["wikidata", "wikidata_id", "qid"]),
        ("bioguide", ["bioguide", "bioguide_id"]), ("govtrack", ["govtrack", "govtrack_id"]),
        ("fame", ["fame", "sitelinks"]),
    ]
    /// Fields that a user may name: all of these, and any other as an id by that name.
    static let fields = columns.map(\.field)

    private let table: DelimitedText
    private let path: String
    private let options: AuthorityBuild.Options
    private let places: [String: Int]
    private let isCongress: Bool

    /// - Throws: `EnrichmentError` where a column is missing.
    init(_ table: DelimitedText, path: String, options: AuthorityBuild.Options) throws(EnrichmentError) {
        (self.table, self.path, self.options) = (table, path, options)
        let header = table.header.map { $0.lowercased() }
        var places: [String: Int] = [:]
        for (field, names) in Self.columns where options.columns[field] == nil {
            if let place = names.lazy.compactMap({ header.firstIndex(of: $0) }).first { places[field] = place }
        }
        for (field, column) in options.columns {
            guard let place = header.firstIndex(of: column.lowercased()) else {
                throw EnrichmentError(
                    .unreadable,
                    "\(path):1: has no column \(column); its columns are \(table.header.joined(separator: ", "))"
                )
            }
            places[field] = place
        }
        self.places = places
        isCongress = header.contains("bioguide_id") && header.contains("type") && header.contains("state")
        let isNamed = places["name"] != nil || places["family"] != nil
        let isJoin = places["wikidata"] != nil && (places["bioguide"] != nil || places["govtrack"] != nil)
        guard isNamed || isJoin else {
            throw EnrichmentError(
                .unreadable,
                """
                \(path):1: names no column that is a name; say which with --column name=COLUMN, or given= and family= \
                (columns: \(table.header.joined(separator: ", ")))
                """
            )
        }
    }

    /// All rows, with their lines.
    ///
    /// - Parameter idPrefix: begins the ids of rows without one.
    /// - Returns: line and entry of each row.
    /// - Throws: `EnrichmentError` for a date, kind or number that is none, naming line and column.
    func entries(idPrefix: String) throws(EnrichmentError) -> [(line: Int, entry: AuthorityEntry)] {
        var entries: [(line: Int, entry: AuthorityEntry)] = []
        entries.reserveCapacity(table.records.count)
        for record in table.records { entries.append((record.line, try entry(record, idPrefix))) }
        return entries
    }

    private func entry(_ record: DelimitedText.Record, _ prefix: String) throws(EnrichmentError) -> AuthorityEntry {
        func value(_ field: String) -> String? {
            if let place = places[field], place < record.fields.count, !record.fields[place].isEmpty {
                return record.fields[place]
            }
            return options.values[field]
        }
        func date(_ field: String) throws(EnrichmentError) -> String? {
            guard var text = value(field) else { return nil }
            // Years and days as tables have them: "1856.0", "1856-10-20T00:00:00Z".
            if let end = text.firstIndex(where: { $0 == "T" || $0 == "." || $0 == " " }) { text = String(text[..<end]) }
            if text.isEmpty { return nil }
            guard AuthorityDate(text) != nil else {
                throw fault(record, field, "is \"\(text)\", which is no date; write 1856-10-20, 1856-10 or 1856")
            }
            return text
        }
        let given = value("given")
        var name = value("name") ?? ""
        var others = (value("names") ?? "").split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        if let family = value("family"), places["name"] == nil || name.isEmpty || given != nil {
            let parts = CongressFiles.names(
                first: given ?? "",
                middle: value("middle"),
                last: family,
                suffix: value("suffix"),
                nickname: value("nickname")
            )
            if name.isEmpty { name = parts.name } else if parts.name != name { others.append(parts.name) }
            others += parts.others ?? []
        }
        let own = value("id")
        var entry = AuthorityEntry(id: own ?? "\(prefix):\(record.line)", name: name)
        if let kind = value("kind") {
            guard let known = AuthorityEntry.Kind(rawValue: kind) else {
                let kinds = AuthorityEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw fault(record, "kind", "is \"\(kind)\"; kinds are \(kinds)")
            }
            entry.kind = known
        }
        others = others.filter { !$0.isEmpty && $0 != name }
        entry.names = others.isEmpty ? nil : others
        entry.family = value("family")
        (entry.birth, entry.death) = (try date("birth"), try date("death"))
        if let role = value("role") {
            let office = isCongress ? CongressFiles.offices[role] ?? role : role
            let place = isCongress ? CongressFiles.place(value("state")) : value("role_place")
            entry.roles = [
                AuthorityRole(office, from: try date("from"), to: try date("to"), place: place, party: value("party"))
            ]
        }
        if !isCongress {
            (entry.place, entry.state) = (value("place"), value("state").map { StateName.named($0) ?? $0 })
            entry.country = value("country")
        }
        entry.description = value("description")
        (entry.wikidata, entry.bioguide) = (value("wikidata"), value("bioguide"))
        if let fame = value("fame") {
            guard let number = Double(fame), number.isFinite, number >= 0 else {
                throw fault(record, "fame", "is \"\(fame)\", which is no number of 0 or more")
            }
            entry.fame = number
        }
        var ids: [String: String] = [:]
        if let govtrack = value("govtrack") { ids["govtrack"] = govtrack }
        if let own { ids[prefix] = own }
        for field in options.columns.keys where !Self.fields.contains(field) { ids[field] = value(field) }
        entry.ids = ids.isEmpty ? nil : ids
        return entry
    }

    private func fault(_ record: DelimitedText.Record, _ field: String, _ what: String) -> EnrichmentError {
        let column = places[field].map { table.header[$0] } ?? field
        return EnrichmentError(.unreadable, "\(path):\(record.line): column \(column) \(what)")
    }
}
