package import CorpusModel
package import PageFlow

/// Reads, and keeps of each area the better one of what was read and what the archive has.
package struct BetterRecognizer: TextRecognizer {
    private let reader: any TextRecognizer
    private let archive: ArchiveRecognizer
    private let likelihood: TextLikelihood?

    package var engine: String { "\(reader.engine) + \(archive.engine)" }

    /// - Parameters:
    ///   - reader: what reads.
    ///   - archive: the archive's words of the page.
    ///   - likelihood: tells which text is more like language; `nil` where it does not know the language: then the one whose
    ///     confidence is higher is kept.
    package init(reader: any TextRecognizer, archive: ArchiveRecognizer, likelihood: TextLikelihood?) {
        (self.reader, self.archive, self.likelihood) = (reader, archive, likelihood)
    }

    package func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] {
        let read = try await reader.read(areas, of: page)
        return zip(read, archive.lines(of: areas)).map { isBetter($1, than: $0) ? $1 : $0 }
    }

    /// What an archive's text must be worth more than what was read, as a share of it: it is not exchanged for nothing.
    private static let margin = 0.03

    /// Whether the archive's lines are better than those that were read.
    func isBetter(_ archived: [TextLine], than read: [TextLine]) -> Bool {
        guard !archived.isEmpty else { return false }
        let (other, own) = (worth(archived), worth(read))
        return other > max(0, own) * (1 + Self.margin)
    }

    /// Worth of a character that is neither likely nor unlikely, so that text counts for what it says and noise against it.
    private static let neutral = 2.9

    /// What a line's confidence above the usual one adds to the worth of its characters.
    private static let weight = 0.5, usualConfidence = 0.85

    /// What lines are worth: how much credible text they hold.
    private func worth(_ lines: [TextLine]) -> Double {
        lines.reduce(0) { sum, line in
            let isArchived = line.engine == archive.engine
            guard let likelihood else {
                // Half of a text may be wrong where nothing is said.
                let confidence = isArchived && !archive.knowsConfidence ? 0.5 : line.confidence
                return sum + confidence * Double(line.text.count)
            }
            let log = likelihood.log(of: line.text)
            let sureness = isArchived && !archive.knowsConfidence ? 0 : line.confidence - Self.usualConfidence
            return sum + log.sum + (Self.neutral + Self.weight * sureness) * Double(log.characters)
        }
    }
}
