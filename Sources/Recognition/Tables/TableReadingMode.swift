/// How the cells of tables are read.
package enum TableReadingMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// The pieces of a printed line together, with rules and leader dots left out and even spaces between them.
    case row
    /// Every piece by itself.
    case cell
}
