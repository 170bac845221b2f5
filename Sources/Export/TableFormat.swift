/// Forms in which a table can be written.
package enum TableFormat: String, Sendable, CaseIterable {
    /// Comma-separated values, RFC 4180.
    case csv
    /// An HTML page with one table.
    case html
    /// A table of GitHub's Markdown.
    case markdown

    /// Ending of file names.
    package var ending: String { self == .markdown ? "md" : rawValue }
}
