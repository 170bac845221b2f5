package import CorpusModel

/// The archive's text of a page, in pixels of the page as it was taken out of its scan.
package struct ArchiveText: Sendable, Hashable {
    /// A line as the archive has it.
    package struct Line: Sendable, Hashable {
        /// Words in the order of the file, at least one.
        package var words: [Word]
        /// Number of its block in the file.
        package var block: Int

        package init(words: [Word], block: Int) { (self.words, self.block) = (words, block) }
    }

    /// What stands in a line's `engine`: `alto` or `hocr`.
    package var engine: String
    /// Lines in the order of the file.
    package var lines: [Line]
    /// Whether the file says how sure its reading is.
    package var knowsConfidence: Bool

    package init(engine: String, lines: [Line], knowsConfidence: Bool) {
        (self.engine, self.lines, self.knowsConfidence) = (engine, lines, knowsConfidence)
    }

    /// All that can stand in `engine`.
    static let engines: Set<String> = ["alto", "hocr"]

    /// Number of words.
    package var wordCount: Int { lines.reduce(0) { $0 + $1.words.count } }
}
