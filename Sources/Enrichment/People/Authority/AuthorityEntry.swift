/// One line of an authority file: a person, newspaper, place or anything else that texts may name.
///
/// Only `id` and `name` are needed. The format is described in `docs/authority.md`.
package struct AuthorityEntry: Sendable, Hashable, Codable {
    /// What an entry is.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case person, title, place, organisation, other
    }

    /// Unique in the file.
    package var id: String
    package var kind: Kind
    /// The usual name, given names first.
    package var name: String
    /// Other names and ways of writing.
    package var names: [String]?
    /// Family name, where it is not simply the last word: `Van Buren`.
    package var family: String?
    /// Day `1856-10-20`, month or year of birth and death; of titles and places the first and the last year.
    package var birth: String?, death: String?
    /// Offices and occupations.
    package var roles: [AuthorityRole]?
    /// Home: city or the like, state in full, country.
    package var place: String?, state: String?, country: String?
    /// Some sentences on who or what it is, in English.
    package var description: String?
    /// Ids in Wikidata (`Q34296`) and in the Biographical Directory of the United States Congress (`M000164`).
    package var wikidata: String?, bioguide: String?
    /// Ids elsewhere, by the name of the system.
    package var ids: [String: String]?
    /// How well known it is: editions of Wikipedia with an article on it, or any like number; absent where unknown.
    package var fame: Double?

    package init(id: String, kind: Kind = .person, name: String) { (self.id, self.kind, self.name) = (id, kind, name) }
}

/// An office or occupation of a person.
package struct AuthorityRole: Sendable, Hashable, Codable {
    /// In English, as a text would call it: `Senator`, `Governor of Ohio`, `baseball player`.
    package var role: String
    /// First and last day, month or year; absent where unknown.
    package var from: String?, to: String?
    /// Where it was held: state in full, country or city.
    package var place: String?
    package var party: String?

    package init(_ role: String, from: String? = nil, to: String? = nil, place: String? = nil, party: String? = nil) {
        (self.role, self.from, self.to, self.place, self.party) = (role, from, to, place, party)
    }
}
