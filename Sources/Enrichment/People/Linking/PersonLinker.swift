/// How alike a description and a text are, such as the cosine of their vectors, `-1...1`.
package typealias TextLikeness = @Sendable (_ description: String, _ text: String) -> Double

/// Whom a mention may stand for, with the share of each.
package struct PersonDecision: Sendable, Hashable {
    /// A person of the authority file.
    package struct Candidate: Sendable, Hashable {
        /// Number of the entry.
        package var entry: Int
        /// How sure it is, `0...1`; all and nobody's together are 1.
        package var share: Double
        /// The evidence, in the order of `LinkFeature`; empty in a vote over several texts.
        package var evidence: [Float]
    }

    /// The mention, code points of the text.
    package var start: Int, end: Int
    /// The text as it stands.
    package var text: String
    /// Number of its group of mentions in the article; mentions of a group are one person.
    package var group: Int?
    /// Best first; at most ten.
    package var candidates: [Candidate]
}

/// Finds the persons of an article in an authority file.
///
/// The mentions of an article are grouped by name; each group is compared with the entries whose family name it may be,
/// misreadings allowed for. Time excludes; names, titles, offices, states, party, the subject of the text and company weigh. Most
/// persons in newspapers are in no authority file, so that in doubt the answer is nobody.
package struct PersonLinker: Sendable {
    private let authority: Authority
    let nicknames: Nicknames
    private let model: LinkModel
    private let likeness: TextLikeness?

    /// Entries that are compared closely in one group.
    private static let mostCompared = 400
    /// Candidates whose description is compared with the text.
    private static let mostDescribed = 5
    private static let describedLength = 400

    /// - Parameters:
    ///   - authority: who may be meant; entries of kind `person` alone count.
    ///   - nicknames: short forms of given names.
    ///   - likeness: compares descriptions with texts, to tell namesakes apart; left out where there is no encoder.
    package init(authority: Authority, nicknames: Nicknames = Nicknames(), likeness: TextLikeness? = nil) {
        (self.authority, self.nicknames, self.likeness, model) = (authority, nicknames, likeness, LinkModel())
    }

    /// Links persons to the authority file.
    ///
    /// - Parameters:
    ///   - persons: entities of type PER of the article.
    ///   - article: the text, with date and the newspaper's place as far as known.
    ///   - others: all its other entities; places among them count.
    /// - Returns: a link for each person, in their order, without name and ids where it is nobody of the file or unsure.
    package func links(for persons: [Entity], in article: EnrichedText, others: [Entity] = []) -> [PersonLink] {
        decisions(for: persons, in: article, others: others).map(link)
    }

    /// The link of a decision.
    package func link(_ decision: PersonDecision) -> PersonLink {
        var link = PersonLink(start: decision.start, end: decision.end)
        let best = decision.candidates.first
        guard let best, best.share >= Double(LinkModel.threshold) else {
            link.probability = 1 - (best?.share ?? 0)
            return link
        }
        let entry = authority.entry(best.entry)
        link.name = entry.name
        (link.wikidata, link.bioguide, link.authority) = (entry.wikidata, entry.bioguide, entry.id)
        link.probability = best.share
        return link
    }

    /// What is weighed for each person, in their order.
    package func decisions(
        for persons: [Entity],
        in article: EnrichedText,
        others: [Entity] = []
    ) -> [PersonDecision] {
        var decisions = persons.map {
            PersonDecision(start: $0.start, end: $0.end, text: $0.text, group: nil, candidates: [])
        }
        guard !persons.isEmpty else { return [] }
        let context = ArticleContext(article, others)
        let count = context.scalars.count
        let mentions = Self.mentions(persons, context, count)
        let groups = MentionGroup.groups(mentions, nicknames: nicknames)
        var weighed = groups.map { candidates($0, context) }
        addCompany(&weighed, context)
        for (number, group) in groups.enumerated() {
            let ranked = ranked(weighed[number], article)
            for member in group.members {
                decisions[member].group = number
                // "Mrs. Wilson" in an article on Wilson is not he.
                decisions[member].candidates = ranked
            }
        }
        return decisions
    }

    private static func mentions(
        _ persons: [Entity],
        _ context: ArticleContext,
        _ count: Int
    ) -> [(text: [Unicode.Scalar], cues: NameCues)] {
        var mentions: [(text: [Unicode.Scalar], cues: NameCues)] = []
        for (index, person) in persons.enumerated() {
            guard 0 <= person.start, person.start < person.end, person.end <= count else {
                mentions.append(([], NameCues()))
                continue
            }
            var cues = NameCues(around: person.start, person.end, in: context.tokens, context.scalars)
            // "Senators Lodge and Weeks": the title is said once.
            if cues.offices.isEmpty, !cues.isWoman, index > 0, persons[index - 1].end <= person.start {
                let between = String(String.UnicodeScalarView(context.scalars[persons[index - 1].end..<person.start]))
                let words = NameWord.words(of: between).map(\.text)
                if words == ["and"] || (words.isEmpty && between.contains(",")) {
                    if Self.hasPlural(before: persons[index - 1], context)
                        || words.isEmpty && mentions[index - 1].cues.isListed
                    {
                        cues.offices = mentions[index - 1].cues.offices
                        cues.isListed = true
                    }
                }
            }
            if Self.hasPlural(before: person, context) { cues.isListed = true }
            mentions.append((Array(context.scalars[person.start..<person.end]), cues))
        }
        return mentions
    }

    /// Whether a title in the plural stands before a person.
    private static func hasPlural(before person: Entity, _ context: ArticleContext) -> Bool {
        let index = context.tokens.partitioningIndex { $0.start >= person.start } - 1
        guard index >= 0 else { return false }
        let word = context.tokens[index].word
        return word.hasSuffix("s") && Office(word: word) != nil && Office(word: String(word.dropLast())) != nil
    }

    /// A person that may be meant.
    private struct Weighed {
        var entry: Int
        var features: LinkFeatures
    }

    private func candidates(_ group: MentionGroup, _ context: ArticleContext) -> [Weighed] {
        let evidence = LinkEvidence(group: group, context: context, nicknames: nicknames)
        var best: [Int: LinkFeatures] = [:]
        for family in group.families {
            for reading in authority.readings(of: family) {
                let entries = authority.entries(with: reading.word)
                let letters = authority.letters(of: reading.word)
                var compared = 0
                for number in entries where authority.kind(Int(number)) == .person {
                    let entry = Int(number)
                    guard canBeMeant(entry, context.date) else { continue }
                    compared += 1
                    guard compared <= Self.mostCompared else { break }
                    guard
                        let features = evidence.features(
                            of: authority.known(entry),
                            familyDistance: reading.distance,
                            family: letters,
                            namesakes: entries.count
                        )
                    else { continue }
                    if let known = best[entry], model.score(known) >= model.score(features) { continue }
                    best[entry] = features
                }
            }
        }
        return best.sorted { $0.key < $1.key }.map { Weighed(entry: $0.key, features: $0.value) }
    }

    /// By the years alone, without reading the entry.
    private func canBeMeant(_ entry: Int, _ date: AuthorityDate?) -> Bool {
        guard let date else { return true }
        let years = authority.years(entry)
        if let birth = years.birth, birth > date.year { return false }
        return true
    }

    /// Who is named with others of the same office is likelier meant: players of a match, members of a committee.
    private func addCompany(_ weighed: inout [[Weighed]], _ context: ArticleContext) {
        guard weighed.count >= 3 else { return }
        func offices(_ one: Weighed) -> Set<Office> { authority.known(one.entry).offices(at: context.date) }
        var counts: [Office: Int] = [:]
        for group in weighed {
            for office in group.reduce(into: Set<Office>(), { $0.formUnion(offices($1)) }) {
                counts[office, default: 0] += 1
            }
        }
        for group in weighed.indices {
            for index in weighed[group].indices {
                let most = offices(weighed[group][index]).map { counts[$0] ?? 0 }.max() ?? 0
                guard most >= 3 else { continue }
                weighed[group][index].features[.company] = Float(most - 1) / Float(weighed.count - 1)
            }
        }
    }

    private func ranked(_ weighed: [Weighed], _ article: EnrichedText) -> [PersonDecision.Candidate] {
        var scored = weighed.map { (one: $0, score: model.score($0.features)) }
            .sorted { ($1.score, $0.one.entry) < ($0.score, $1.one.entry) }
        if let likeness, scored.count > 1 {
            // Only differences among namesakes count: what a text and a description have in common by themselves varies.
            let described = scored.indices.prefix(Self.mostDescribed)
            let text = String(article.text.prefix(Self.describedLength))
            let values = described.map { index in
                authority.entry(scored[index].one.entry).description.map {
                    Float(likeness(String($0.prefix(Self.describedLength)), text))
                }
            }
            let known = values.compactMap { $0 }
            if known.count > 1 {
                let mean = known.reduce(0, +) / Float(known.count)
                for (index, value) in zip(described, values) {
                    scored[index].one.features[.likeness] = (value ?? mean) - mean
                    scored[index].score = model.score(scored[index].one.features)
                }
                scored.sort { ($1.score, $0.one.entry) < ($0.score, $1.one.entry) }
            }
        }
        let shares = LinkModel.shares(scored.map(\.score))
        return zip(scored, shares).prefix(10).map { scored, share in
            PersonDecision.Candidate(
                entry: scored.one.entry,
                share: Double(share),
                evidence: scored.one.features.values
            )
        }
    }
}
