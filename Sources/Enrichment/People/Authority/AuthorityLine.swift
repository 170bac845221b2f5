import CorpusFiles
import Foundation

/// Reads one line of an authority file.
enum AuthorityLine {
    private static let names = [
        "id", "kind", "name", "names", "family", "birth", "death", "roles", "place", "state", "country", "description",
        "wikidata", "bioguide", "ids", "fame",
    ]
    private static let roleNames = ["role", "from", "to", "place", "party"]

    /// Reads an entry.
    ///
    /// - Parameters:
    ///   - line: a JSON object.
    ///   - place: file and line, for messages.
    /// - Returns: the entry.
    /// - Throws: `EnrichmentError` that names file, line, column and the remedy.
    static func entry(_ line: Data, at place: @autoclosure () -> String) throws(EnrichmentError) -> AuthorityEntry {
        do throws(LineFault) {
            return try entry(line)
        } catch {
            throw EnrichmentError(.unreadable, "\(place()):\(error.column): \(error.what)")
        }
    }

    private struct LineFault: Error {
        var column: Int, what: String
    }

    private static func entry(_ line: Data) throws(LineFault) -> AuthorityEntry {
        let fields = try fields(line, names, offset: 0)
        guard let id = try text(fields[0], "id"), !id.isEmpty else {
            throw LineFault(column: fields[0]?.column ?? 1, what: "an entry needs an \"id\"; give each its own")
        }
        guard let name = try text(fields[2], "name"), name.contains(where: \.isLetter) else {
            throw LineFault(column: fields[2]?.column ?? 1, what: "entry \(id) needs a \"name\" with letters")
        }
        var entry = AuthorityEntry(id: id, name: name)
        if let kind = try text(fields[1], "kind") {
            guard let known = AuthorityEntry.Kind(rawValue: kind) else {
                let kinds = AuthorityEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw LineFault(column: fields[1]?.column ?? 1, what: "unknown kind \"\(kind)\"; kinds are \(kinds)")
            }
            entry.kind = known
        }
        for (value, column) in try elements(fields[3], "names") {
            guard case .text(let other) = value else {
                throw LineFault(column: column, what: "\"names\" must hold texts only")
            }
            entry.names = (entry.names ?? []) + [other]
        }
        entry.family = try text(fields[4], "family")
        entry.birth = try date(fields[5], "birth")
        entry.death = try date(fields[6], "death")
        for (value, column) in try elements(fields[7], "roles") {
            entry.roles = (entry.roles ?? []) + [try role(value, column)]
        }
        entry.place = try text(fields[8], "place")
        entry.state = try text(fields[9], "state")
        entry.country = try text(fields[10], "country")
        entry.description = try text(fields[11], "description")
        entry.wikidata = try text(fields[12], "wikidata")
        entry.bioguide = try text(fields[13], "bioguide")
        entry.ids = try ids(fields[14])
        entry.fame = try number(fields[15], "fame")
        return entry
    }

    private static func role(_ value: JSONFieldReader.Value, _ column: Int) throws(LineFault) -> AuthorityRole {
        guard case .other(let written) = value, written.hasPrefix("{") else {
            throw LineFault(column: column, what: "a role must be an object such as {\"role\": \"Senator\"}")
        }
        let fields = try fields(Data(written.utf8), roleNames, offset: column - 1)
        guard let name = try text(fields[0], "role") else {
            throw LineFault(column: column, what: "a role needs \"role\", its name")
        }
        return AuthorityRole(
            name,
            from: try date(fields[1], "from"),
            to: try date(fields[2], "to"),
            place: try text(fields[3], "place"),
            party: try text(fields[4], "party")
        )
    }

    private static func ids(_ field: JSONFieldReader.Field?) throws(LineFault) -> [String: String]? {
        guard let field, field.value != .null else { return nil }
        guard case .other(let written) = field.value, written.hasPrefix("{"),
            let ids = try? RecordCoding.decode([String: String].self, from: Data(written.utf8))
        else { throw LineFault(column: field.column, what: "\"ids\" must be an object of texts") }
        return ids
    }

    private static func fields(
        _ line: Data,
        _ names: [String],
        offset: Int
    ) throws(LineFault) -> [JSONFieldReader.Field?] {
        do throws(JSONFieldReader.Fault) {
            return try JSONFieldReader.fields(of: line, names: names).map { field in
                field.map { field in
                    var moved = field
                    moved.column += offset
                    return moved
                }
            }
        } catch {
            throw LineFault(
                column: error.column + offset,
                what: "is no JSON object; make the file with: broadsheet authority build"
            )
        }
    }

    private static func text(_ field: JSONFieldReader.Field?, _ name: String) throws(LineFault) -> String? {
        switch field?.value {
        case nil, .null: return nil
        case .text(let text): return text
        case .number, .other: throw LineFault(column: field?.column ?? 1, what: "\"\(name)\" must be a text")
        }
    }

    private static func date(_ field: JSONFieldReader.Field?, _ name: String) throws(LineFault) -> String? {
        // A year may be written as a number.
        let written: String? = if case .number(let number) = field?.value { number } else { try text(field, name) }
        guard let written else { return nil }
        guard AuthorityDate(written) != nil else {
            throw LineFault(
                column: field?.column ?? 1,
                what: "\"\(name)\" is \"\(written)\", which is no date; write 1856-10-20, 1856-10 or 1856"
            )
        }
        return written
    }

    private static func number(_ field: JSONFieldReader.Field?, _ name: String) throws(LineFault) -> Double? {
        guard let field, field.value != .null else { return nil }
        guard case .number(let written) = field.value, let number = Double(written), number.isFinite, number >= 0 else {
            throw LineFault(column: field.column, what: "\"\(name)\" must be a number of 0 or more")
        }
        return number
    }

    private static func elements(
        _ field: JSONFieldReader.Field?,
        _ name: String
    ) throws(LineFault) -> [(value: JSONFieldReader.Value, column: Int)] {
        guard let field, field.value != .null else { return [] }
        let fault = LineFault(column: field.column, what: "\"\(name)\" must be a list")
        guard case .other(let written) = field.value, written.hasPrefix("[") else { throw fault }
        do {
            return try JSONFieldReader.elements(of: Data(written.utf8)).map {
                ($0.value, $0.column + field.column - 1)
            }
        } catch {
            throw fault
        }
    }
}
