/// What the template `found` shows: what is known of an article or a cluster, a row a kind.
struct FoundView {
    struct Row {
        var foundLabel: String, foundItems: [Item]
    }

    struct Item {
        var foundText: String
        /// Where a click on the text leads.
        var foundAddress: String?
        /// A number of an authority file.
        var foundCode: String?
        var foundDetail: String?

        init(_ text: String, address: String? = nil, code: String? = nil, detail: String? = nil) {
            (foundText, foundAddress, foundCode, foundDetail) = (text, address, code, detail)
        }
    }

    /// Items of a row; of more the last says how many.
    private static let mostItems = 12

    private(set) var foundRows: [Row] = []

    var isEmpty: Bool { foundRows.isEmpty }

    /// Adds a row where it has items.
    mutating func add(_ label: String, _ items: [Item]) {
        guard !items.isEmpty else { return }
        let rest = items.count - Self.mostItems
        foundRows.append(
            Row(
                foundLabel: label,
                foundItems: items.prefix(Self.mostItems) + (rest > 0 ? [Item("and \(grouped(rest)) more")] : [])
            )
        )
    }
}
