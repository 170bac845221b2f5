/// Phrases by which newspapers of 1840 to 1960 name who sent an article.
enum CreditLexicon {
    struct Phrase: Sendable {
        var agency: Agency
        /// Folded, without blanks.
        var key: [UInt8]
    }

    /// Credits of agencies and syndicates.
    static let agencies: [Phrase] = agencyPhrases.map { Phrase(agency: $0.agency, key: NameFolding.key(of: $0.phrase)) }

    private static let agencyPhrases: [(agency: Agency, phrase: String)] = [
        (.associatedPress, "by associated press"), (.associatedPress, "by the associated press"),
        (.associatedPress, "associated press"),
        (.associatedPress, "associated press leased wire"), (.associatedPress, "associated press night wire"),
        (.associatedPress, "associated press by federal wireless"), (.associatedPress, "western associated press"),
        (.unitedPress, "by united press"), (.unitedPress, "by the united press"), (.unitedPress, "united press"),
        (.unitedPress, "united press staff correspondent"), (.unitedPress, "united press leased wire"),
        (.unitedPress, "written for the united press"), (.unitedPressInternational, "united press international"),
        (.internationalNewsService, "by international news service"),
        (.internationalNewsService, "by the international news service"),
        (.internationalNewsService, "international news service"),
        (.internationalNewsService, "international news service staff correspondent"),
        (.reuters, "by reuter"), (.reuters, "reuters telegram"), (.reuters, "reuter telegram company"),
        (.havas, "by havas"),
        (.havas, "agence havas"), (.havas, "havas agency"), (.wolff, "wolff bureau"), (.wolff, "wolff news bureau"),
        (.wolff, "wolff agency"),
        (.overseas, "overseas news agency"), (.overseas, "by overseas news agency"),
        (.newspaperEnterprise, "newspaper enterprise association"),
        (.newspaperEnterprise, "newspaper enterprise assn"), (.newspaperEnterprise, "by newspaper enterprise"),
        (.newspaperEnterprise, "nea service"), (.westernNewspaperUnion, "western newspaper union news service"),
        (.westernNewspaperUnion, "western newspaper union"), (.centralNews, "by central news"),
        (.centralNews, "central news agency"),
        (.exchangeTelegraph, "exchange telegraph company"), (.exchangeTelegraph, "exchange telegraph"),
        (.other, "leased wire"), (.other, "special leased wire"), (.other, "publishers press"),
        (.other, "scripps mcrae press association"),
        (.other, "scripps news association"), (.other, "american press association"), (.other, "hearst news service"),
        (.other, "central press association"), (.other, "universal service"), (.other, "consolidated press"),
    ]

    /// Short credits that only brackets or brevity make plain.
    static let short: [(agency: Agency, key: String)] = [
        (.associatedPress, "ap"), (.unitedPress, "up"), (.unitedPressInternational, "upi"),
        (.internationalNewsService, "ins"),
        (.reuters, "reuter"), (.reuters, "reuters"), (.havas, "havas"), (.wolff, "wolff"),
        (.newspaperEnterprise, "nea"),
        (.westernNewspaperUnion, "wnu"), (.special, "special"), (.special, "spl"), (.associatedPress, "byap"),
        (.unitedPress, "byup"),
        (.special, "specialcorrespondence"), (.special, "staffcorrespondence"), (.special, "correspondence"),
        (.special, "fromourcorrespondent"),
        (.special, "fromourowncorrespondent"), (.special, "specialtelegram"), (.special, "specialdispatch"),
        (.special, "specialdespatch"),
        (.special, "staffspecial"), (.special, "specialcorrespondent"), (.special, "staffcorrespondent"),
    ]

    /// Credits of the newspaper's own people; its title follows, by which they are found when damaged.
    static let own = [
        "special to the", "special to", "special dispatch to the", "special dispatch to", "special despatch to the",
        "special cable to the", "by cable to the",
        "special cable to", "special cable despatch to the", "special cable dispatch to the", "special telegram to the",
        "special correspondence of the",
        "from a staff correspondent of the", "special wire to the", "special service to the",
    ]

    /// Agencies as a lead names them as its source.
    static let lead: [(agency: Agency, key: [UInt8], needsDispatch: Bool)] = leadPhrases.map {
        ($0.agency, NameFolding.key(of: $0.phrase), $0.needsDispatch)
    }

    private static let leadPhrases: [(agency: Agency, phrase: String, needsDispatch: Bool)] = [
        (.reuters, "reuter", false), (.havas, "havas", false), (.wolff, "wolff bureau", false),
        (.wolff, "wolff news", false),
        (.wolff, "wolff telegra", false), (.overseas, "overseas news", false), (.centralNews, "central news", false),
        (.exchangeTelegraph, "exchange telegraph", false), (.associatedPress, "associated press", true),
        (.unitedPress, "united press", true),
        (.internationalNewsService, "international news service", true), (.wolff, "semi official wolff", false),
    ]

    /// The forms in which a credit may give a newspaper's title, folded: without "The", and its last word alone.
    static func titles(_ title: String?) -> [[UInt8]] {
        guard let title else { return [] }
        let words = title.split { !$0.isLetter && $0 != "'" }.map { $0.lowercased() }
        let plain = words.drop { ["the", "daily", "weekly"].contains($0) }
        var found: [[UInt8]] = []
        for words in [Array(plain), Array(plain.suffix(2)), Array(plain.suffix(1))] {
            let key = NameFolding.key(of: words.joined())
            if key.count >= 3, !found.contains(key) { found.append(key) }
        }
        return found
    }
}
