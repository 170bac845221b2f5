/// Evidence for one person of the authority file being meant.
package enum LinkFeature: Int, Sendable, Hashable, CaseIterable {
    /// 1 always.
    case bias
    /// How the name agrees.
    case wholeFirst, nickname, initialFirst, middleUsed, middleAgrees, extraMiddle, initials, familyAlone, lettersWrong
    /// Titles beside the name: of an office held then, once, soon; of one that the description has; of none of these.
    case titleHeld, titleFormer, titleComing, titleDescribed, titleOther, courtesy, woman
    /// Offices at the time.
    case inOffice, nearOffice, undatedOffice, longAgo, isHead, wasHead, isDeputy, headAlone, officeAlone
    /// What the text is about.
    case field, fieldAlone, offField
    /// States: right beside the name, of the newspaper, anywhere in the text; places.
    case stateBeside, stateOther, statePaper, stateText, placeText
    case party, partyOther
    /// Bearers of the name in the authority file, logarithm; persons of the same office in the article.
    case namesakes, company
    case fame, dead, ageUnknown, likeness
}

/// The numbers of all features.
struct LinkFeatures: Sendable {
    private(set) var values = [Float](repeating: 0, count: LinkFeature.allCases.count)

    subscript(feature: LinkFeature) -> Float {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }
}
