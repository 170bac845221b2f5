import Enrichment

/// A person of the authority file that an article names.
struct LinkedPerson: Sendable, Hashable {
    /// What tells them from others.
    var key: String
    var name: String
    /// Their number in Wikidata, else in the authority file.
    var code: String?
}

extension PersonLink {
    /// The person; `nil` where the name stands for nobody of the authority file.
    var person: LinkedPerson? {
        guard let key = [authority, wikidata, bioguide].lazy.compactMap({ $0 }).first else { return nil }
        return LinkedPerson(key: key, name: name ?? key, code: wikidata ?? bioguide ?? (name == nil ? nil : key))
    }
}

extension EnrichmentRecord {
    /// Persons of the authority file that the article names, each once, in the order of the text.
    var linkedPersons: [LinkedPerson] {
        var seen: Set<String> = []
        return (persons ?? []).compactMap(\.person).filter { seen.insert($0.key).inserted }
    }
}

extension Entity {
    /// The name on one line.
    var plainText: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
