/// Kinds of office and occupation that texts put before names.
enum Office: String, Sendable, Hashable, CaseIterable {
    case president
    case vicePresident = "vice-president"
    case senator, representative, governor, secretary, judge, officer, admiral, monarch, premier, chancellor
    case ambassador, mayor, speaker, clergy, scholar, player, artist, police, attorney, chairman, soldier

    /// Fields of life, by whose words a text shows what it is about.
    enum Field: Sendable, Hashable, CaseIterable { case politics, sport, art }

    var field: Field? {
        switch self {
        case .president, .vicePresident, .senator, .representative, .governor, .secretary, .premier, .chancellor,
            .ambassador, .speaker:
            .politics
        case .player: .sport
        case .artist: .art
        default: nil
        }
    }

    /// Titles that say so little of their bearer that they go with any office: "Colonel Roosevelt", "Judge McKeown".
    var isCourtesy: Bool {
        self == .officer || self == .judge || self == .chairman || self == .attorney || self == .scholar
    }

    /// The office that a word of a text names.
    init?(word: String) {
        guard let office = Self.words[word] else { return nil }
        self = office
    }

    /// Offices that a description or the name of a role names.
    static func named(in text: String) -> Set<Office> {
        let words = NameWord.words(of: text).map(\.text)
        var offices: Set<Office> = []
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1] : ""
            switch word {
            case "president", "presidents":
                offices.insert(before == "vice" ? .vicePresident : .president)
                if before == "vice" { offices.remove(.president) }
            case "general" where before == "attorney" || before == "postmaster": offices.insert(.secretary)
            case "representatives" where before == "of": offices.insert(.representative)
            case "senate" where words.contains("member"): offices.insert(.senator)
            case "minister" where before == "prime": offices.insert(.premier)
            default: if word.utf8.count > 3, let office = Office(word: word) { offices.insert(office) }
            }
        }
        return offices
    }

    private static let words: [String: Office] = {
        let table: [(Office, String)] = [
            (.president, "president pres presldent presidents piesident presidont"),
            (.senator, "senator senators sen"),
            (.representative, "representative representatives rep congressman congressmen congresswoman delegate"),
            (.governor, "governor governors gov governer"),
            (.secretary, "secretary secretaries secy sec"),
            (.judge, "judge judges justice justices"),
            (
                .officer,
                "general generals gen brigadier colonel col major maj captain capt lieutenant lieut marshal commander"
            ),
            (.admiral, "admiral commodore"),
            (
                .monarch,
                "king queen emperor empress czar tsar kaiser sultan prince princess archduke crown duke monarch"
            ),
            (.premier, "premier"),
            (.chancellor, "chancellor"),
            (.ambassador, "ambassador minister consul envoy diplomat"),
            (.mayor, "mayor"),
            (.speaker, "speaker"),
            (.clergy, "rev reverend bishop archbishop cardinal father pope pastor elder rabbi brother sister"),
            (.scholar, "dr doctor prof professor"),
            (
                .player,
                "pitcher pitchers catcher shortstop outfielder baseman umpire baseball ballplayer player players infielder"
            ),
            (.artist, "painter painters artist artists sculptor sculptors engraver printmaker illustrator etcher"),
            (.police, "sheriff constable deputy patrolman policeman detective warden jailer"),
            (.attorney, "attorney lawyer atty"),
            (.chairman, "chairman leader"),
            (.soldier, "private pvt sergeant sergt corporal corp trooper ensign"),
        ]
        var words: [String: Office] = [:]
        for (office, list) in table { for word in list.split(separator: " ") { words[String(word)] = office } }
        return words
    }()
}

extension Office.Field {
    /// Words that texts of this field have.
    var words: Set<String> {
        switch self {
        case .politics: Self.politicsWords
        case .sport: Self.sportWords
        case .art: Self.artWords
        }
    }

    private static let politicsWords = Set(
        """
        congress senate senator senators house representative representatives congressman bill bills resolution election elections \
        elected elect electoral vote votes voted voters ballot democrat democrats democratic republican republicans party \
        convention delegates nominee nominated nomination renomination campaign candidate candidates president presidential \
        presidency administration platform cabinet committee legislation governor washington plurality returns precinct \
        precincts progressive progressives diplomatic government political politics
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
    private static let sportWords = Set(
        """
        inning innings pitcher pitched pitching catcher batteries battery league leagues baseball pennant singled doubled tripled homer \
        hits runs team teams shortstop outfielder umpire umpires scored game games batted bunted base bases bat batting \
        sacrifice grounder infield outfield series
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
    private static let artWords = Set(
        """
        painting paintings painter painters portrait portraits sculptor sculpture statue art arts exhibition gallery galleries \
        artist artists canvas etching etchings museum landscape landscapes studio
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}

/// Parties, as far as texts give them with names.
enum Party: Sendable, Hashable {
    case democrat, republican, progressive, socialist, prohibition

    /// By a word, or the name of a party.
    init?(_ text: String) {
        let words = NameWord.words(of: text).map(\.text)
        guard let party = words.lazy.compactMap({ Self.words[$0] }).first else { return nil }
        self = party
    }

    static let words: [String: Party] = [
        "democrat": .democrat, "democratic": .democrat, "democrats": .democrat, "dem": .democrat,
        "republican": .republican, "republicans": .republican, "repub": .republican, "rep": .republican,
        "progressive": .progressive, "socialist": .socialist, "prohibitionist": .prohibition,
        "prohibition": .prohibition,
    ]
}
