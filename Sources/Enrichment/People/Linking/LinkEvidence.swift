import Foundation

/// The article around its persons.
struct ArticleContext: Sendable {
    let scalars: [Unicode.Scalar]
    let tokens: [TextToken]
    let date: AuthorityDate?
    let paperState: String?
    let states: Set<String>
    /// Names of places in the text, folded.
    let places: Set<String>
    /// How much the text speaks of a field of life, `0...1`.
    let fields: [Office.Field: Float]

    init(_ article: EnrichedText, _ others: [Entity]) {
        scalars = Array(article.text.unicodeScalars)
        tokens = TextToken.tokens(of: scalars)
        date = article.date.flatMap { AuthorityDate($0) }
        paperState = article.state.flatMap(StateName.named)
        var states: Set<String> = []
        var words: Set<String> = []
        for (index, token) in tokens.enumerated() {
            words.insert(token.word)
            guard token.isCapital else { continue }
            let next = tokens[index..<min(index + 3, tokens.count)].map(\.word)
            if let state = StateName.match(next[...], abbreviations: false) { states.insert(state.name) }
        }
        var places: Set<String> = []
        for other in others where other.type == .location {
            if let state = StateName.named(other.text) { states.insert(state) }
            places.insert(NameWord.words(of: other.text).map(\.text).joined(separator: " "))
        }
        (self.states, self.places) = (states, places)
        for word in NameWord.words(of: article.headline ?? "") { words.insert(word.text) }
        fields = Dictionary(
            uniqueKeysWithValues: Office.Field.allCases.map { field in
                (field, min(1, Float(words.intersection(field.words).count) / 4))
            }
        )
    }
}

/// Weighs a person of the authority file against what a text says.
struct LinkEvidence {
    let group: MentionGroup
    let context: ArticleContext
    let nicknames: Nicknames

    /// Least age at which a person is in the news, years.
    private static let leastAge = 18.0
    private static let mostAge = 105.0

    /// Weighs an entry.
    ///
    /// - Parameters:
    ///   - known: the entry.
    ///   - familyDistance: cost of the misread letters of the family name.
    ///   - family: the family name by which it was found, as the entry has it.
    ///   - namesakes: entries with this family name.
    /// - Returns: the evidence; `nil` where it cannot be this person.
    func features(of known: KnownEntry, familyDistance: Float, family: [UInt8], namesakes: Int) -> LinkFeatures? {
        guard let agreement = bestAgreement(known, familyDistance, family) else { return nil }
        var features = LinkFeatures()
        guard addTimes(known, agreement, &features) else { return nil }
        addName(agreement, &features)
        addTitles(known, &features)
        addPlaces(known, &features)
        let fields = Set(
            known.roles.flatMap { $0.offices.compactMap(\.field) } + known.describedOffices.compactMap(\.field)
        )
        let share = fields.map { context.fields[$0] ?? 0 }.max() ?? 0
        features[.field] = share
        if share == 0 { features[.offField] = 1 }
        if group.isFamilyAlone { features[.fieldAlone] = share }
        features[.namesakes] = logf(Float(namesakes))
        if let fame = known.entry.fame { features[.fame] = logf(1 + Float(fame)) / 3 }
        return features
    }

    private func bestAgreement(_ known: KnownEntry, _ distance: Float, _ family: [UInt8]) -> NameAgreement? {
        var best: NameAgreement?
        for name in known.names where name.family.contains(where: { $0.bytes == family }) {
            for written in group.names {
                guard let agreement = NameAgreement(written, name, familyDistance: distance, nicknames: nicknames)
                else {
                    continue
                }
                func rank(_ one: NameAgreement) -> Float {
                    Float(one.first.rawValue) + (one.middle == true ? 1 : 0) - one.distance
                        - (one.hasExtraMiddle ? 0.5 : 0)
                }
                if best.map({ rank(agreement) > rank($0) }) ?? true { best = agreement }
            }
        }
        return best
    }

    private func addName(_ agreement: NameAgreement, _ features: inout LinkFeatures) {
        features[.bias] = 1
        switch agreement.first {
        case .unknown: features[.familyAlone] = 1
        case .initial: features[.initialFirst] = 1
        case .middleUsed: features[.middleUsed] = 1
        case .nickname: features[.nickname] = 1
        case .whole: features[.wholeFirst] = 1
        }
        if agreement.middle == true { features[.middleAgrees] = 1 }
        if agreement.hasExtraMiddle { features[.extraMiddle] = 1 }
        if agreement.isInitials, agreement.middle == true { features[.initials] = 1 }
        features[.lettersWrong] = agreement.distance
    }

    /// Whether the person lived then, and what it was.
    private func addTimes(_ known: KnownEntry, _ agreement: NameAgreement, _ features: inout LinkFeatures) -> Bool {
        var wasHead = false
        var times: [Double] = []
        for role in known.roles {
            if role.offices.contains(.president) || role.offices.contains(.monarch) || role.offices.contains(.premier) {
                wasHead = true
            }
            guard let date = context.date, role.isDated else {
                features[.undatedOffice] = 1
                continue
            }
            let time = Self.years(of: role, at: date, death: known.death)
            times.append(time)
            guard time == 0 else { continue }
            features[.inOffice] = 1
            if role.offices.contains(.president) || role.offices.contains(.monarch) { features[.isHead] = 1 }
            if role.offices.contains(.vicePresident) { features[.isDeputy] = 1 }
        }
        if let nearest = times.map(abs).min(), nearest > 0 {
            if nearest <= 2 { features[.nearOffice] = 1 }
            if nearest > 12 { features[.longAgo] = 1 }
        }
        if features[.isHead] == 0, wasHead, times.contains(where: { $0 > 0 }) { features[.wasHead] = 1 }
        if group.isFamilyAlone {
            features[.headAlone] = features[.isHead]
            features[.officeAlone] = features[.inOffice]
        }
        guard let date = context.date else {
            features[.ageUnknown] = 1
            return true
        }
        if let birth = known.birth {
            let age = date.years(since: birth)
            // Who was not born, or a child, is not meant; nor one so old, unless remembered.
            if age < Self.leastAge || (known.death == nil && age > Self.mostAge && features[.wasHead] == 0) {
                return false
            }
        } else if known.death == nil {
            features[.ageUnknown] = 1
            // Of whom nothing but offices is known: not long before the first, nor long after the last.
            if let nearest = times.map(abs).min(), nearest > 40 { return false }
        }
        if let death = known.death, date.first > death.last {
            let years = date.years(since: death)
            // The dead are spoken of a while; later only those whom everybody knows, or by their full name.
            let isFull = agreement.first >= .nickname
            if years > 3, features[.wasHead] == 0, !(isFull && years <= 30) { return false }
            features[.dead] = years > 3 ? 1 : Float(years / 3)
        }
        return true
    }

    /// Years since a role ended, below 0 until it begins, 0 while it is held.
    private static func years(of role: KnownEntry.Role, at date: AuthorityDate, death: AuthorityDate?) -> Double {
        if let from = role.from, date.last < from.first { return min(-0.01, date.years(since: from)) }
        guard let to = role.to ?? death else { return 0 }
        return date.first > to.last ? max(0.01, date.years(since: to)) : 0
    }

    private func addTitles(_ known: KnownEntry, _ features: inout LinkFeatures) {
        let cues = group.cues
        features[.courtesy] = cues.isCourtesy ? 1 : 0
        features[.woman] = cues.isWoman ? 1 : 0
        guard !cues.offices.isEmpty else { return }
        var isKnown = false
        for role in known.roles where !role.offices.isDisjoint(with: expanded(cues.offices)) {
            isKnown = true
            guard let date = context.date, role.isDated else {
                features[.titleDescribed] = 1
                continue
            }
            let time = Self.years(of: role, at: date, death: known.death)
            if time == 0 {
                features[.titleHeld] = 1
            } else if time > 0, time < 25 {
                features[.titleFormer] = max(features[.titleFormer], cues.isFormer ? 1.5 : time < 2 ? 1 : 0.6)
            } else if time < 0, time > -2 {
                features[.titleComing] = 1
            }
        }
        let held = features[.titleHeld] + features[.titleFormer] + features[.titleComing]
        if held > 0 { features[.titleDescribed] = 0 }
        if !isKnown, !known.describedOffices.isDisjoint(with: cues.offices) {
            features[.titleDescribed] = 1
            isKnown = true
        }
        let isOther = held + features[.titleDescribed] == 0 && !cues.offices.allSatisfy(\.isCourtesy)
        features[.titleOther] = isOther ? 1 : 0
    }

    /// Offices whose bearers have the title of another: the speaker is a representative.
    private func expanded(_ offices: Set<Office>) -> Set<Office> {
        offices.contains(.speaker) ? offices.union([.representative]) : offices
    }

    private func addPlaces(_ known: KnownEntry, _ features: inout LinkFeatures) {
        let cues = group.cues
        if !known.states.isEmpty {
            if !cues.states.isDisjoint(with: known.states) {
                features[.stateBeside] = 1
            } else if !cues.states.isEmpty {
                features[.stateOther] = 1
            }
            if let paper = context.paperState, known.states.contains(paper) { features[.statePaper] = 1 }
            if !context.states.isDisjoint(with: known.states) { features[.stateText] = 1 }
        }
        if !context.places.isDisjoint(with: known.places) { features[.placeText] = 1 }
        let parties = Set(known.roles.compactMap(\.party))
        if let party = cues.party, !parties.isEmpty {
            features[parties.contains(party) ? .party : .partyOther] = 1
        }
    }
}
