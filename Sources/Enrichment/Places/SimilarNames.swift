/// Searches for misread names that were made for one text, so that none is made twice.
final class SimilarNames {
    struct Name {
        var cost: Int
        var places: [(place: Int, isMain: Bool)]
    }

    /// Searches for one text: damaged heads have many pieces that may be names.
    private static let most = 12

    private var found: [[UInt8]: [Name]] = [:]

    func names(_ read: [UInt8], search: () -> [Name]) -> [Name] {
        if let names = found[read] { return names }
        guard found.count < Self.most else { return [] }
        let names = search()
        found[read] = names
        return names
    }
}
