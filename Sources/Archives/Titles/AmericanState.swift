/// A state, district or territory of the United States.
struct AmericanState: Sendable, Hashable {
    /// Name in full.
    let name: String

    /// Country of all of them, as the Library of Congress writes it.
    static let country = "United States"

    /// By the abbreviation of catalogues (AACR2 appendix B) or the post office, points and case aside.
    init?(abbreviation: String) {
        let key = abbreviation.lowercased().filter { $0 != "." && $0 != " " }
        guard let name = Self.names[key] else { return nil }
        self.name = name
    }

    /// By the name in full, case aside.
    init?(name: String) {
        guard let known = Self.known[name.lowercased()] else { return nil }
        self.name = known
    }

    /// By the code for places of publication in MARC, `dcu`.
    init?(marcCode: String) {
        guard marcCode.count == 3, marcCode.hasSuffix("u") else { return nil }
        // MARC took its code of Nebraska before the post office changed its own.
        let code = marcCode == "nbu" ? "ne" : String(marcCode.dropLast())
        guard let name = Self.byPost[code] else { return nil }
        self.name = name
    }

    /// Post office's code, abbreviations of catalogues, name.
    private static let table: [(String, [String], String)] = [
        ("al", ["ala"], "Alabama"), ("ak", [], "Alaska"), ("az", ["ariz"], "Arizona"), ("ar", ["ark"], "Arkansas"),
        ("ca", ["calif", "cal"], "California"), ("co", ["colo"], "Colorado"), ("ct", ["conn"], "Connecticut"),
        ("de", ["del"], "Delaware"), ("dc", [], "District of Columbia"), ("fl", ["fla"], "Florida"),
        ("ga", [], "Georgia"), ("hi", [], "Hawaii"), ("id", [], "Idaho"), ("il", ["ill"], "Illinois"),
        ("in", ["ind"], "Indiana"), ("ia", [], "Iowa"), ("ks", ["kan", "kans"], "Kansas"), ("ky", [], "Kentucky"),
        ("la", [], "Louisiana"), ("me", [], "Maine"), ("md", [], "Maryland"), ("ma", ["mass"], "Massachusetts"),
        ("mi", ["mich"], "Michigan"), ("mn", ["minn"], "Minnesota"), ("ms", ["miss"], "Mississippi"),
        ("mo", [], "Missouri"), ("mt", ["mont"], "Montana"), ("ne", ["neb", "nebr"], "Nebraska"),
        ("nv", ["nev"], "Nevada"), ("nh", [], "New Hampshire"), ("nj", [], "New Jersey"),
        ("nm", ["nmex"], "New Mexico"),
        ("ny", [], "New York"), ("nc", [], "North Carolina"), ("nd", ["ndak"], "North Dakota"), ("oh", [], "Ohio"),
        ("ok", ["okla"], "Oklahoma"), ("or", ["ore"], "Oregon"), ("pa", ["penn", "penna"], "Pennsylvania"),
        ("ri", [], "Rhode Island"), ("sc", [], "South Carolina"), ("sd", ["sdak"], "South Dakota"),
        ("tn", ["tenn"], "Tennessee"), ("tx", ["tex"], "Texas"), ("ut", [], "Utah"), ("vt", [], "Vermont"),
        ("va", [], "Virginia"), ("wa", ["wash"], "Washington"), ("wv", ["wva"], "West Virginia"),
        ("wi", ["wis", "wisc"], "Wisconsin"), ("wy", ["wyo"], "Wyoming"), ("pr", [], "Puerto Rico"),
        ("vi", [], "Virgin Islands"), ("gu", [], "Guam"),
    ]

    private static let byPost = Dictionary(uniqueKeysWithValues: table.map { ($0.0, $0.2) })
    private static let names = Dictionary(
        table.flatMap { row in ([row.0] + row.1).map { ($0, row.2) } },
        uniquingKeysWith: { first, _ in first }
    )
    private static let known = Dictionary(uniqueKeysWithValues: table.map { ($0.2.lowercased(), $0.2) })
}
