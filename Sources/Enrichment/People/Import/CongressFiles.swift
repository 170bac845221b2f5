import CorpusFiles
import Foundation

/// Persons of the public files on the Congress of the United States.
enum CongressFiles {
    /// A person of a JSON object; `nil` for objects of another form.
    ///
    /// Forms: a legislator or member of the executive of unitedstates/congress-legislators (`id`, `name`, `bio`, `terms`); a
    /// member of the Biographical Directory as it publishes them (`usCongressBioId`, `jobPositions`), also within `data`; the
    /// same in short (`id`, `family`, `given`, `positions`).
    static func entry(_ line: Data, _ path: String) throws -> AuthorityEntry? {
        guard
            let fields = try? JSONFieldReader.fields(
                of: line,
                names: ["terms", "usCongressBioId", "positions", "data"]
            )
        else { return nil }
        do {
            if fields[0] != nil { return try RecordCoding.decode(Legislator.self, from: line).entry }
            if fields[1] != nil { return try RecordCoding.decode(Member.self, from: line).entry }
            if fields[2] != nil { return try RecordCoding.decode(ShortMember.self, from: line).entry }
            if case .other(let inner) = fields[3]?.value, inner.contains("usCongressBioId") {
                return try RecordCoding.decode(Member.self, from: Data(inner.utf8)).entry
            }
        } catch let error as DecodingError {
            throw EnrichmentError(
                .unreadable,
                "\(path): a person has not the form of the files on Congress (\(describe(error))); download the file again"
            )
        }
        return nil
    }

    private static func describe(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "\(key.stringValue) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
        @unknown default: "unknown form"
        }
    }

    /// Names of offices by the codes of terms.
    static let offices = [
        "sen": "Senator", "rep": "Representative", "prez": "President", "viceprez": "Vice President",
    ]

    /// What stands for the whole country.
    private static let country = "United States"

    static func place(_ region: String?) -> String? {
        guard let region, !region.isEmpty else { return nil }
        return region == "US" ? country : StateName.named(region) ?? region
    }

    /// The ways in which a person with these parts of a name is written.
    ///
    /// - Returns: the usual name and others.
    static func names(
        first: String,
        middle: String?,
        last: String,
        suffix: String?,
        nickname: String?
    ) -> (name: String, others: [String]?) {
        let tail = suffix.map { " \($0)" } ?? ""
        let name = [first, middle, last].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ") + tail
        let others = nickname.flatMap { $0.isEmpty ? nil : ["\($0) \(last)\(tail)"] }
        return (name, others)
    }

    private struct Legislator: Decodable {
        struct Name: Decodable {
            var first: String, last: String
            var middle: String?, suffix: String?, nickname: String?
            var officialFull: String?

            enum CodingKeys: String, CodingKey {
                case first, last, middle, suffix, nickname
                case officialFull = "official_full"
            }
        }
        struct Bio: Decodable { var birthday: String? }
        struct Term: Decodable {
            var type: String
            var start: String?, end: String?, state: String?, party: String?
        }
        struct Identifiers: Decodable {
            var bioguide: String?, wikidata: String?, wikipedia: String?
            var govtrack: Int?
        }
        var id: Identifiers
        var name: Name
        var bio: Bio?
        var terms: [Term]

        var entry: AuthorityEntry {
            let names = CongressFiles.names(
                first: name.first,
                middle: name.middle,
                last: name.last,
                suffix: name.suffix,
                nickname: name.nickname
            )
            var entry = AuthorityEntry(
                id: id.govtrack.map { "govtrack:\($0)" } ?? "legislator:\(names.name)",
                name: names.name
            )
            let others = (names.others ?? []) + [name.officialFull].compactMap { $0 }.filter { $0 != names.name }
            entry.names = others.isEmpty ? nil : others
            entry.family = name.last
            entry.birth = CongressFiles.date(bio?.birthday)
            entry.roles = terms.map { term in
                AuthorityRole(
                    CongressFiles.offices[term.type] ?? term.type,
                    from: CongressFiles.date(term.start),
                    to: CongressFiles.date(term.end),
                    place: term.state.flatMap(CongressFiles.place) ?? CongressFiles.country,
                    party: term.party
                )
            }
            entry.country = CongressFiles.country
            (entry.bioguide, entry.wikidata) = (id.bioguide, id.wikidata)
            entry.ids = id.govtrack.map { ["govtrack": String($0)] }
            return entry
        }
    }

    private struct Member: Decodable {
        struct Position: Decodable {
            struct Job: Decodable { var name: String }
            struct Affiliation: Decodable {
                struct Congress: Decodable { var startDate: String?, endDate: String? }
                struct PartyHeld: Decodable {
                    struct Party: Decodable { var name: String? }
                    var party: Party?
                }
                struct Region: Decodable { var regionCode: String? }
                var congress: Congress?
                var partyAffiliation: [PartyHeld]?
                var represents: Region?
            }
            var job: Job
            var startDate: String?, endDate: String?
            var congressAffiliation: Affiliation?
        }
        var usCongressBioId: String
        var familyName: String, givenName: String
        var middleName: String?, honorificSuffix: String?, nickName: String?
        var birthDate: String?, deathDate: String?
        var profileText: String?
        var jobPositions: [Position]?

        var entry: AuthorityEntry {
            CongressFiles.member(
                usCongressBioId,
                CongressFiles.names(
                    first: givenName,
                    middle: middleName,
                    last: familyName,
                    suffix: honorificSuffix,
                    nickname: nickName
                ),
                family: familyName,
                dates: (birthDate, deathDate),
                roles: (jobPositions ?? []).map { position in
                    let affiliation = position.congressAffiliation
                    return AuthorityRole(
                        position.job.name,
                        from: CongressFiles.date(position.startDate ?? affiliation?.congress?.startDate),
                        to: CongressFiles.date(position.endDate ?? affiliation?.congress?.endDate),
                        place: CongressFiles.place(affiliation?.represents?.regionCode),
                        party: affiliation?.partyAffiliation?.first?.party?.name
                    )
                },
                profile: profileText
            )
        }
    }

    private struct ShortMember: Decodable {
        var id: String, family: String, given: String
        var middle: String?, suffix: String?, nickname: String?, birth: String?, death: String?, profile: String?
        var positions: [[String?]]

        var entry: AuthorityEntry {
            CongressFiles.member(
                id,
                CongressFiles.names(first: given, middle: middle, last: family, suffix: suffix, nickname: nickname),
                family: family,
                dates: (birth, death),
                roles: positions.compactMap { position in
                    guard let name = position.first ?? nil else { return nil }
                    func part(_ index: Int) -> String? { index < position.count ? position[index] : nil }
                    return AuthorityRole(
                        name,
                        from: CongressFiles.date(part(1)),
                        to: CongressFiles.date(part(2)),
                        place: CongressFiles.place(part(3)),
                        party: part(4)
                    )
                },
                profile: profile
            )
        }
    }

    /// Length of descriptions, characters.
    private static let mostDescribed = 700

    private static func member(
        _ id: String,
        _ names: (name: String, others: [String]?),
        family: String,
        dates: (String?, String?),
        roles: [AuthorityRole],
        profile: String?
    ) -> AuthorityEntry {
        var entry = AuthorityEntry(id: id, name: names.name)
        (entry.names, entry.family, entry.bioguide) = (names.others, family, id)
        (entry.birth, entry.death) = (date(dates.0), date(dates.1))
        // Terms whose dates are turned round are slips of the Directory.
        entry.roles = roles.filter { role in
            guard let from = role.from.flatMap({ AuthorityDate($0) }), let to = role.to.flatMap({ AuthorityDate($0) })
            else { return true }
            return from.first <= to.last
        }
        entry.country = country
        entry.description = profile.map { String($0.prefix(mostDescribed)) }
        return entry
    }

    /// A date that can be read, else none.
    private static func date(_ text: String?) -> String? {
        text.flatMap { AuthorityDate($0) == nil ? nil : $0 }
    }
}
