import Foundation

/// A logistic score over the persons that a name may stand for, and nobody.
struct LinkModel: Sendable {
    /// A weight for each feature.
    let weights: [Float]

    /// Share of the whole that the best person must have.
    static let threshold: Float = 0.5

    init(weights: [Float] = Self.fitted) {
        precondition(weights.count == LinkFeature.allCases.count, "a weight for each feature")
        self.weights = weights
    }

    func score(_ features: LinkFeatures) -> Float {
        zip(weights, features.values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Shares of the persons; what is left of 1 is nobody's.
    static func shares(_ scores: [Float]) -> [Float] {
        let most = max(0, scores.max() ?? 0)
        let powers = scores.map { expf($0 - most) }
        let sum = powers.reduce(expf(-most), +)
        return powers.map { $0 / sum }
    }

    static let fitted: [Float] = LinkFeature.allCases.map { feature in
        switch feature {
        case .bias: -6
        case .wholeFirst: 3.5
        case .nickname: 2.5
        case .initialFirst: 1.5
        case .middleUsed: 1.5
        case .middleAgrees: 2
        case .extraMiddle: -1.5
        case .initials: 1
        case .familyAlone: 0
        case .lettersWrong: -1.5
        case .titleHeld: 5
        case .titleFormer: 2.5
        case .titleComing: 1.5
        case .titleDescribed: 1.5
        case .titleOther: -3
        case .courtesy: 0
        case .woman: -6
        case .inOffice: 1
        case .nearOffice: 0.7
        case .undatedOffice: 0
        case .longAgo: -1.5
        case .isHead: 2
        case .wasHead: 1.5
        case .isDeputy: 0.5
        case .headAlone: 2
        case .officeAlone: -1
        case .field: 1.5
        case .fieldAlone: 0.5
        case .offField: -1
        case .stateBeside: 2.5
        case .stateOther: -3
        case .statePaper: 0.7
        case .stateText: 0.7
        case .placeText: 0.7
        case .party: 1.5
        case .partyOther: -2
        case .namesakes: -0.3
        case .company: 3
        case .fame: 0.7
        case .dead: -2
        case .ageUnknown: -0.5
        case .likeness: 4
        }
    }
}
