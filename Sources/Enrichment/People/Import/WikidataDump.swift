import CorpusFiles
import Foundation

/// Humans of a Wikidata JSON dump, an entity a line within an array.
///
/// Source of the format: mediawiki.org, Wikibase/DataModel/JSON. The file is read twice: for the humans, and for the names of the
/// offices, occupations and places that they are given by number.
struct WikidataDump {
    let path: String
    let options: AuthorityBuild.Options
    private var found: [WikidataEntity] = []
    private var labels: [String: String] = [:]

    init(path: String, options: AuthorityBuild.Options) { (self.path, self.options) = (path, options) }

    /// The humans, in the order of the file, with names for all numbers that the dump names.
    var entries: [AuthorityEntry] { found.map { $0.entry(labels) } }

    /// - Throws: `EnrichmentError` for a line that is no entity; `UnpackingError`.
    mutating func read() throws {
        try lines { line, number throws(EnrichmentError) in
            guard WikidataEntity.mayBeHuman(line) else { return }
            do throws(JSONFieldReader.Fault) {
                guard let human = try WikidataEntity(line, sitelinks: options.sitelinks), fits(human) else { return }
                found.append(human)
            } catch {
                throw EnrichmentError(
                    .unreadable,
                    "\(path):\(number):\(error.column): is no entity of Wikidata; download the dump again"
                )
            }
        }
        let wanted = Set(found.flatMap(\.numbers))
        try lines { line, _ throws(EnrichmentError) in
            guard let id = WikidataEntity.id(line), wanted.contains(id) else { return }
            labels[id] = WikidataEntity.label(line)
        }
    }

    private func fits(_ human: WikidataEntity) -> Bool {
        let (birth, death) = (
            human.birth.flatMap { AuthorityDate($0)?.year }, human.death.flatMap { AuthorityDate($0)?.year }
        )
        if options.bornBefore != nil || options.diedAfter != nil, birth == nil, death == nil { return false }
        if let limit = options.bornBefore, let birth, birth >= limit { return false }
        if let limit = options.diedAfter, let death, death <= limit { return false }
        // Who was born over a hundred years before is dead, though nobody says so.
        if let limit = options.diedAfter, death == nil, let birth, birth + 100 <= limit { return false }
        return true
    }

    private func lines(_ body: (Data, Int) throws(EnrichmentError) -> Void) throws {
        var lines = try PackedLines(URL(fileURLWithPath: path))
        while var line = try lines.next() {
            while let last = line.last, last == UInt8(ascii: ",") || last <= 0x20 { line.removeLast() }
            if let first = line.first, first == UInt8(ascii: "[") { line = Data(line.dropFirst()) }
            if line.last == UInt8(ascii: "]"), line.count > 1 { line.removeLast() }
            guard line.count > 2 else { continue }
            try body(line, lines.lineNumber)
        }
    }
}

/// A human of Wikidata, offices and places still by number.
struct WikidataEntity: Sendable {
    struct Office: Sendable {
        var number: String
        var from: String?, to: String?, district: String?
    }

    private var id: String
    private var name: String
    private var aliases: [String]
    private var description: String?
    private(set) var birth: String?, death: String?
    private var offices: [Office]
    private var occupations: [String]
    private var home: String?, country: String?, party: String?, family: String?
    private var bioguide: String?
    private var sitelinks: Int

    /// Whether a line begins an entity of a dump.
    static func isEntity(_ line: Data) -> Bool {
        let head = line.prefix(200)
        return contains(head, "\"type\":\"item\"") || contains(head, "\"type\": \"item\"")
            || contains(head, "\"type\":\"property\"")
    }

    /// Whether a line has the number of humans at all; most do not, and are passed over.
    static func mayBeHuman(_ line: Data) -> Bool { contains(line, "\"Q5\"") }

    private static func contains(_ data: Data, _ text: String) -> Bool { data.range(of: Data(text.utf8)) != nil }

    /// The number of an entity, from its beginning.
    static func id(_ line: Data) -> String? {
        guard let mark = line.prefix(200).range(of: Data("\"id\":".utf8)) else { return nil }
        let rest = line[mark.upperBound...].prefix(40).drop { $0 == 0x20 || $0 == UInt8(ascii: "\"") }
        return String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }

    /// The English name of an entity.
    static func label(_ line: Data) -> String? {
        guard let fields = try? JSONFieldReader.fields(of: line, names: ["labels"]) else { return nil }
        return text(fields[0])
    }

    /// - Returns: `nil` for what is no human, has no English name, or fewer sitelinks than wanted.
    init?(_ line: Data, sitelinks wanted: Int) throws(JSONFieldReader.Fault) {
        let fields = try JSONFieldReader.fields(
            of: line,
            names: ["id", "labels", "aliases", "descriptions", "claims", "sitelinks"]
        )
        guard case .text(let id) = fields[0]?.value, let name = Self.text(fields[1]), name.contains(where: \.isLetter)
        else { return nil }
        sitelinks = Self.count(fields[5])
        guard sitelinks >= wanted, case .other(let claims) = fields[4]?.value else { return nil }
        let properties = try JSONFieldReader.fields(
            of: Data(claims.utf8),
            names: ["P31", "P569", "P570", "P39", "P106", "P551", "P27", "P102", "P734", "P1157"]
        )
        let statements = properties.map(Self.statements)
        guard statements[0].contains(where: { $0.item == "Q5" }) else { return nil }
        (self.id, self.name) = (id, name)
        aliases = Self.list(fields[2])
        description = Self.text(fields[3])
        (birth, death) = (statements[1].first?.time, statements[2].first?.time)
        offices = statements[3].compactMap { statement in
            statement.item.map {
                Office(number: $0, from: statement.start, to: statement.end, district: statement.district)
            }
        }
        occupations = statements[4].prefix(6).compactMap(\.item)
        (home, country) = (statements[5].first?.item, statements[6].first?.item)
        (party, family) = (statements[7].first?.item, statements[8].first?.item)
        bioguide = statements[9].first?.text
    }

    /// Numbers whose names are needed.
    var numbers: [String] {
        offices.flatMap { [$0.number, $0.district].compactMap { $0 } } + occupations
            + [home, country, party, family].compactMap { $0 }
    }

    /// The entry, offices without a name left out.
    func entry(_ labels: [String: String]) -> AuthorityEntry {
        var entry = AuthorityEntry(id: id, name: name)
        entry.names = aliases.isEmpty ? nil : aliases
        entry.family = family.flatMap { labels[$0] }
        (entry.birth, entry.death) = (birth, death)
        let party = party.flatMap { labels[$0] }
        var roles = offices.compactMap { office -> AuthorityRole? in
            guard let name = labels[office.number] else { return nil }
            let district = office.district.flatMap { labels[$0] }
            return AuthorityRole(
                name,
                from: office.from,
                to: office.to,
                place: district.map { StateName.inside($0) ?? $0 } ?? StateName.inside(name),
                party: party
            )
        }
        roles += occupations.compactMap { labels[$0] }.map { AuthorityRole($0) }
        entry.roles = roles.isEmpty ? nil : roles
        (entry.place, entry.country) = (home.flatMap { labels[$0] }, country.flatMap { labels[$0] })
        (entry.description, entry.wikidata, entry.bioguide) = (description, id, bioguide)
        entry.fame = Double(sitelinks)
        return entry
    }

    // MARK: Parts of an entity

    private static func object(_ field: JSONFieldReader.Field?) -> Data? {
        guard case .other(let text) = field?.value, text.hasPrefix("{") else { return nil }
        return Data(text.utf8)
    }

    private static func field(_ data: Data?, _ name: String) -> JSONFieldReader.Field? {
        data.flatMap { try? JSONFieldReader.fields(of: $0, names: [name])[0] }
    }

    /// The English text of labels or descriptions; names in all languages' stead count too.
    private static func text(_ field: JSONFieldReader.Field?) -> String? {
        guard let languages = object(field),
            let fields = try? JSONFieldReader.fields(of: languages, names: ["en", "mul", "en-gb"])
        else { return nil }
        for language in fields {
            if case .text(let text) = Self.field(object(language), "value")?.value { return text }
        }
        return nil
    }

    private static func list(_ field: JSONFieldReader.Field?) -> [String] {
        guard case .other(let list) = Self.field(object(field), "en")?.value,
            let elements = try? JSONFieldReader.elements(of: Data(list.utf8))
        else { return [] }
        return elements.compactMap { element in
            if case .text(let text) = Self.field(object(element), "value")?.value { text } else { nil }
        }
    }

    /// Wikipedias that have an article.
    private static func count(_ field: JSONFieldReader.Field?) -> Int {
        guard case .other(let links) = field?.value else { return 0 }
        return links.split(separator: "\"site\"").dropFirst().count { link in
            link.drop { $0 == ":" || $0 == " " || $0 == "\"" }.prefix { $0 != "\"" }.hasSuffix("wiki")
        }
    }

    private struct Statement {
        var item: String?, time: String?, text: String?
        var start: String?, end: String?, district: String?
    }

    /// Values of a property, preferred ones first, without those that are deprecated.
    private static func statements(_ field: JSONFieldReader.Field?) -> [Statement] {
        guard case .other(let list) = field?.value, let elements = try? JSONFieldReader.elements(of: Data(list.utf8))
        else {
            return []
        }
        var (preferred, normal): ([Statement], [Statement]) = ([], [])
        for element in elements {
            guard let statement = object(element),
                let fields = try? JSONFieldReader.fields(of: statement, names: ["mainsnak", "qualifiers", "rank"])
            else { continue }
            var read = value(object(fields[0]))
            if let qualifiers = object(fields[1]),
                let of = try? JSONFieldReader.fields(of: qualifiers, names: ["P580", "P582", "P768"])
            {
                read.start = snak(of[0])?.time
                read.end = snak(of[1])?.time
                read.district = snak(of[2])?.item
            }
            switch fields[2]?.value {
            case .text("deprecated"): continue
            case .text("preferred"): preferred.append(read)
            default: normal.append(read)
            }
        }
        return preferred + normal
    }

    private static func snak(_ field: JSONFieldReader.Field?) -> Statement? {
        guard case .other(let list) = field?.value, let first = try? JSONFieldReader.elements(of: Data(list.utf8)).first
        else { return nil }
        return value(object(first))
    }

    private static func value(_ snak: Data?) -> Statement {
        var read = Statement()
        guard let inner = object(field(snak, "datavalue")), let value = field(inner, "value") else { return read }
        if case .text(let text) = value.value { read.text = text }
        guard let parts = object(value),
            let fields = try? JSONFieldReader.fields(of: parts, names: ["id", "time", "precision"])
        else { return read }
        if case .text(let id) = fields[0]?.value { read.item = id }
        if case .text(let time) = fields[1]?.value, case .number(let precision) = fields[2]?.value {
            read.time = date(time, precision: Int(precision) ?? 0)
        }
        return read
    }

    /// `+1856-12-28T00:00:00Z` to the precision that is known: 11 a day, 10 a month, 9 a year; coarser is none.
    private static func date(_ time: String, precision: Int) -> String? {
        guard precision >= 9 else { return nil }
        let isBefore = time.hasPrefix("-")
        let parts = time.dropFirst().prefix { $0 != "T" }.split(separator: "-").prefix(precision - 8)
        let text = (isBefore ? "-" : "") + parts.joined(separator: "-")
        return AuthorityDate(text) == nil ? nil : text
    }
}
