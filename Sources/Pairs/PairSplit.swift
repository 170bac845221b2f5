/// What pairs are for; a text that would stand in several splits belongs to the last of them.
package enum PairSplit: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    case train, dev, test

    /// The first part of its files' names.
    package var name: String {
        switch self {
        case .train: "train"
        case .dev: "dev"
        case .test: "test"
        }
    }

    package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
}
