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
        case .bias: -4.76
        case .wholeFirst: 4.9
        case .nickname: 2.56
        case .initialFirst: 0.8
        case .middleUsed: 1.46
        case .middleAgrees: 2.42
        case .extraMiddle: -2.5
        case .initials: 0.79
        case .familyAlone: -0.21
        case .lettersWrong: -1.40
        case .titleHeld: 5.12
        case .titleFormer: 2.50
        case .titleComing: 1.50
        case .titleDescribed: 1.23
        case .titleOther: -3.03
        case .courtesy: -0.02
        case .woman: -6.01
        case .inOffice: 1.58
        case .nearOffice: 0.47
        case .undatedOffice: -0.06
        case .longAgo: -0.43
        case .isHead: 2.96
        case .wasHead: 3.01
        case .isDeputy: 0.59
        case .headAlone: 2.95
        case .officeAlone: -0.37
        case .field: 2.26
        case .fieldAlone: 0.77
        case .offField: -1.8
        case .stateBeside: 2.51
        case .stateOther: -2.84
        case .statePaper: 1.13
        case .stateText: 1.10
        case .placeText: 0.70
        case .party: 1.80
        case .partyOther: -1.07
        case .namesakes: -0.45
        case .company: 4.13
        case .fame: 0.70
        case .dead: -0.5
        case .ageUnknown: -0.50
        case .likeness: 4.00
        }
    }
}
