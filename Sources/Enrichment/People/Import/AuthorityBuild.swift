import CorpusFiles
import CorpusText
import Foundation

/// Makes an authority file of lists of persons, newspapers, places and the like.
///
/// Sources are told by their content: a Wikidata JSON dump; the public files on Congress (`legislators-*.csv`, `executive.json`
/// and `legislators-*.json` of unitedstates/congress-legislators; members of the Biographical Directory, a file each, a folder
/// of them or JSON lines); tables with named columns; authority files. Entries that share an id become one; of what two say
/// otherwise, the first counts.
package struct AuthorityBuild {
    /// What is taken, and how tables are read.
    package struct Options: Sendable {
        /// Wikidata: editions of Wikipedia and its sisters that must have an article.
        package var sitelinks = 1
        /// Only who was born, or lived, in these years; who has neither date is left out of a Wikidata dump then.
        package var bornBefore: Int?, diedAfter: Int?
        /// Tables: names of columns by field.
        package var columns: [String: String] = [:]
        /// Tables: values that all entries have, by field.
        package var values: [String: String] = [:]

        package init() {}

        /// Fields of tables.
        package static let fields = AuthorityTable.fields
    }

    private let options: Options
    /// Entries so far, gaps where some became one.
    private var entries: [AuthorityEntry?] = []
    private var owners: [String: Int] = [:]
    /// Entries read, of all sources.
    package private(set) var read = 0
    /// Entries without a name.
    package private(set) var nameless = 0

    package init(options: Options = Options()) { self.options = options }

    /// All entries, in order of id.
    package var all: [AuthorityEntry] {
        entries.compactMap { $0 }.filter { !$0.name.isEmpty }.map { entry in
            var entry = entry
            entry.id = Self.id(of: entry)
            entry.roles = entry.roles.map(AuthorityRole.tidied)
            return entry
        }.sorted { $0.id < $1.id }
    }

    /// Number of entries with ids alone, of tables that join ids, which no source named.
    package var unnamed: Int { entries.count { $0?.name.isEmpty ?? false } }

    /// Adds a file, or a folder of files.
    ///
    /// - Throws: `EnrichmentError` or `UnpackingError`, naming file, line and the remedy.
    package mutating func add(contentsOf path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw EnrichmentError(.unreadable, "cannot read \(path); check path and permissions")
        }
        guard isFolder.boolValue else { return try addFile(path) }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }.sorted()
        guard !names.isEmpty else {
            throw EnrichmentError(
                .unreadable,
                "\(path) has no .json files; name a folder of members of Congress, or files"
            )
        }
        for name in names { try addFile("\(path)/\(name)") }
    }

    /// Writes the authority file: JSON lines in order of id.
    ///
    /// - Throws: `CorpusError` where it cannot be written.
    package static func write(_ entries: [AuthorityEntry], to path: String) throws {
        var file = try AtomicFile(path)
        for entry in entries {
            try file.write(try RecordCoding.line(entry))
            try file.write(Data([0x0A]))
        }
        try file.commit()
    }

    /// Adds an entry, or completes those that share an id with it.
    ///
    /// - Parameter entry: its own id counts only where it has no other; a name of "" is none.
    mutating func add(_ entry: AuthorityEntry) {
        read += 1
        var entry = entry
        // A name without letters is none: no text could be found by it.
        if !entry.name.contains(where: \.isLetter) { entry.name = "" }
        let keys = Self.keys(of: entry)
        // One without a name can still join others by two ids besides its own.
        guard !entry.name.isEmpty || keys.count > 2 else {
            nameless += 1
            return
        }
        // Places that were given up when their entries became one stay empty.
        let known = Set(keys.compactMap { owners[$0] }).filter { entries[$0] != nil }.sorted()
        var whole = entry
        var place = entries.count
        if let first = known.first, let former = entries[first] {
            place = first
            whole = former.completed(by: entry)
            for other in known.dropFirst() {
                if let more = entries[other] { whole = whole.completed(by: more) }
                entries[other] = nil
            }
            entries[place] = whole
        } else {
            entries.append(whole)
        }
        for key in Self.keys(of: whole) + keys { owners[key] = place }
    }

    private static func keys(of entry: AuthorityEntry) -> [String] {
        var keys = (entry.ids ?? [:]).map { "\($0.key):\($0.value)" }.sorted()
        if let id = entry.wikidata { keys.append("wikidata:\(id)") }
        if let id = entry.bioguide { keys.append("bioguide:\(id)") }
        // An entry that has nothing but its own id may have that of another system there.
        let own = "id:\(id(of: entry))"
        return keys.isEmpty ? [own] : keys + [own]
    }

    /// The id in the file: Wikidata's, else Congress's, else the first of another system, else its own.
    private static func id(of entry: AuthorityEntry) -> String {
        if let id = entry.wikidata ?? entry.bioguide { return id }
        if let first = entry.ids?.min(by: { $0.key < $1.key }) { return "\(first.key):\(first.value)" }
        return entry.id
    }

    // MARK: Files

    private mutating func addFile(_ path: String) throws {
        let before = read
        var lines = try PackedLines(URL(fileURLWithPath: path))
        var first: Data?
        while first == nil, let line = try lines.next() { if line.contains(where: { $0 > 0x20 }) { first = line } }
        guard let first else {
            throw EnrichmentError(.unreadable, "\(path) is empty; name a list of persons or the like")
        }
        let start = first.starts(with: [0xEF, 0xBB, 0xBF]) ? Data(first.dropFirst(3)) : first
        switch start.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "["):
            // A dump has an entity a line; anything else is read whole.
            var second: Data? =
                start.count(where: { $0 > 0x20 }) > 1 ? Data(start.drop { $0 != UInt8(ascii: "[") }.dropFirst()) : nil
            while second == nil || second?.contains(where: { $0 > 0x20 }) == false {
                guard let line = try lines.next() else { break }
                second = line
            }
            if let second, WikidataEntity.isEntity(second) {
                try addWikidata(path)
            } else {
                try addArray(path)
            }
        case UInt8(ascii: "{"):
            if WikidataEntity.isEntity(start) { try addWikidata(path) } else { try addObjects(path) }
        default:
            try addTable(path)
        }
        guard read > before else {
            throw EnrichmentError(
                .unreadable,
                "\(path) holds no entries that can be read; see docs/authority.md for what is"
            )
        }
    }

    private mutating func addWikidata(_ path: String) throws {
        var dump = WikidataDump(path: path, options: options)
        try dump.read()
        for entry in dump.entries { add(entry) }
        // A dump without anyone famous enough is read all the same.
        if dump.entries.isEmpty {
            throw EnrichmentError(
                .unreadable,
                "\(path) has no human of \(options.sitelinks) or more sitelinks that fits; lower --sitelinks or widen the years"
            )
        }
    }

    private static func whole(_ path: String) throws -> Data {
        var lines = try PackedLines(URL(fileURLWithPath: path))
        var data = Data()
        while let line = try lines.next() {
            data.append(line)
            data.append(0x0A)
        }
        return data.starts(with: [0xEF, 0xBB, 0xBF]) ? Data(data.dropFirst(3)) : data
    }

    /// A JSON array of legislators, or of members of the Biographical Directory.
    private mutating func addArray(_ path: String) throws {
        let data = try Self.whole(path)
        let elements: [JSONFieldReader.Field]
        do {
            elements = try JSONFieldReader.elements(of: data)
        } catch {
            let (line, column) = Self.place(error.column, in: data)
            throw EnrichmentError(
                .unreadable,
                "\(path):\(line):\(column): is no JSON that can be read; copy or download the file again"
            )
        }
        for element in elements {
            guard case .other(let text) = element.value, let entry = try CongressFiles.entry(Data(text.utf8), path)
            else {
                let (line, column) = Self.place(element.column, in: data)
                throw EnrichmentError(
                    .unreadable,
                    "\(path):\(line):\(column): is no legislator, member of Congress or entity of Wikidata; see docs/authority.md"
                )
            }
            add(entry)
        }
    }

    /// Line and column of a character of a text.
    private static func place(_ column: Int, in data: Data) -> (line: Int, column: Int) {
        let before = String(decoding: data, as: UTF8.self).unicodeScalars.prefix(column - 1)
        let line = before.count { $0 == "\n" }
        let rest = before.lastIndex(of: "\n").map { before.distance(from: $0, to: before.endIndex) - 1 } ?? before.count
        return (line + 1, rest + 1)
    }

    /// JSON lines: an authority file or members of Congress; or one member over many lines.
    private mutating func addObjects(_ path: String) throws {
        var lines = try PackedLines(URL(fileURLWithPath: path))
        while let line = try lines.next() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let isWhole = (try? JSONFieldReader.fields(of: line, names: [])) != nil
            if !isWhole, lines.lineNumber == 1 {
                guard let entry = try CongressFiles.entry(try Self.whole(path), path) else {
                    throw EnrichmentError(.unreadable, "\(path):1: is no JSON object of a person; write one a line")
                }
                add(entry)
                return
            }
            if let entry = try CongressFiles.entry(line, path) {
                add(entry)
            } else {
                add(try AuthorityLine.entry(line, at: "\(path):\(lines.lineNumber)"))
            }
        }
    }

    private mutating func addTable(_ path: String) throws {
        guard let text = String(validating: try Self.whole(path), as: UTF8.self) else {
            throw EnrichmentError(.unreadable, "\(path): is not UTF-8; save it as UTF-8")
        }
        let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let table = try AuthorityTable(DelimitedText(text), path: path, options: options)
        for (_, entry) in try table.entries(idPrefix: stem) {
            if entry.name.isEmpty, entry.wikidata == nil || entry.ids == nil && entry.bioguide == nil {
                read += 1
                nameless += 1
                continue
            }
            add(entry)
        }
    }
}

extension AuthorityEntry {
    /// This entry, with what it lacks taken from another of the same person.
    func completed(by other: Self) -> Self {
        var whole = self
        let others = [name] + (names ?? []) + [other.name] + (other.names ?? [])
        if whole.name.isEmpty { (whole.name, whole.kind) = (other.name, other.kind) }
        var names: [String] = []
        for name in others where !name.isEmpty && name != whole.name && !names.contains(name) { names.append(name) }
        whole.names = names.isEmpty ? nil : names
        whole.family = family ?? other.family
        whole.birth = Self.finer(birth, other.birth)
        whole.death = Self.finer(death, other.death)
        let roles = (self.roles ?? []) + (other.roles ?? [])
        whole.roles = roles.isEmpty ? nil : roles
        // A place is taken whole, lest a city end up in another state.
        if place == nil, state == nil { (whole.place, whole.state) = (other.place, other.state) }
        whole.country = country ?? other.country
        whole.description = description ?? other.description
        whole.wikidata = wikidata ?? other.wikidata
        whole.bioguide = bioguide ?? other.bioguide
        let ids = (self.ids ?? [:]).merging(other.ids ?? [:]) { first, _ in first }
        whole.ids = ids.isEmpty ? nil : ids
        whole.fame = fame ?? other.fame
        return whole
    }

    /// Of two dates the first, or the second where it says the same more exactly.
    private static func finer(_ one: String?, _ other: String?) -> String? {
        guard let one, let other else { return one ?? other }
        return other.hasPrefix(one + "-") ? other : one
    }
}

extension AuthorityRole {
    /// Roles in order of time, the same ones once, terms that follow on each other as one.
    static func tidied(_ roles: [AuthorityRole]) -> [AuthorityRole] {
        let dated = roles.filter { $0.from != nil || $0.to != nil }
        // What is said without dates of an office that others date is said already.
        let undated = roles.filter { role in
            role.from == nil && role.to == nil && !dated.contains { $0.role == role.role }
        }
        var found: [AuthorityRole] = []
        let order = (dated + undated).enumerated().sorted {
            ($0.element.from ?? $0.element.to ?? "9999", $0.element.role, $0.offset)
                < ($1.element.from ?? $1.element.to ?? "9999", $1.element.role, $1.offset)
        }
        for (_, role) in order where !found.contains(role) {
            if let index = found.lastIndex(where: {
                $0.role == role.role && $0.place == role.place && $0.party == role.party
            }),
                let end = found[index].to.flatMap({ AuthorityDate($0) }),
                let start = role.from.flatMap({ AuthorityDate($0) }), start.first <= end.last + 31
            {
                if let last = role.to.flatMap({ AuthorityDate($0) }) {
                    if last.last > end.last { found[index].to = role.to }
                } else {
                    found[index].to = nil
                }
            } else {
                found.append(role)
            }
        }
        return found
    }
}
