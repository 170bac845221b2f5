import CorpusModel

extension RegionClass {
    /// The class in words.
    var label: String { self == .pageNumber ? "page number" : rawValue }
}

extension Readability {
    /// What people should know of a page that was not read as text; `nil` where it was.
    var warning: String? {
        switch state {
        case .text: nil
        case .tooSmall: "Most of this page could not be read: the type is too small. Scan it at a higher resolution."
        case .noLanguage:
            "What was read here is no language: the page may be turned, mirrored, badly printed or of another script."
        case .nothing: "Next to no text was found: the page may be blank, a picture, a negative, or too faint."
        }
    }
}

extension String {
    /// Number of words between white space.
    var wordCount: Int { split(whereSeparator: \.isWhitespace).count }

    /// The first words, with an ellipsis where there are more.
    func beginning(words limit: Int) -> String {
        let words = split(whereSeparator: \.isWhitespace)
        return words.prefix(limit).joined(separator: " ") + (words.count > limit ? " …" : "")
    }

    /// Paragraphs, which blank lines separate.
    var paragraphs: [String] { paragraphRanges.map { String(self[$0]) } }

    /// Where paragraphs stand: from the beginning of their first line to the end of their last.
    var paragraphRanges: [Range<Index>] {
        split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
            .compactMap { lines in
                guard let first = lines.first, let last = lines.last else { return nil }
                return first.startIndex..<last.endIndex
            }
    }
}

/// A number with its noun.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
