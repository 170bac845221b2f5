package import CorpusModel
package import PageFlow

extension Readability {
    /// Judges the reading of a whole page.
    ///
    /// A page of print as it should be is told from one turned, mirrored or too small by the share of doubtful text, which
    /// is far below or far above a half; see `Benchmarks/legibility.md`.
    ///
    /// - Parameters:
    ///   - page: as it was read.
    ///   - isDoubtful: whether 10 % or more character errors are expected in a line; by its confidence where it is `nil`.
    package init(of page: PageText, isDoubtful: ((TextLine) -> Bool)? = nil) {
        var (characters, doubtful, lines) = (0, 0, 0)
        for line in page.regions.flatMap(\.lines) {
            let judged = ReadingJudgement([line])
            characters += judged.characters
            lines += 1
            if isDoubtful?(line) ?? judged.isDoubtful { doubtful += judged.characters }
        }
        let share = Double(doubtful) / Double(max(1, characters))
        let state: State =
            if characters < Self.fewestCharacters {
                .nothing
            } else if share < Self.mostDoubtful {
                .text
            } else if page.bodyXHeight < Self.smallestXHeight, characters > Self.shortLine * lines {
                .tooSmall
            } else {
                .noLanguage
            }
        self.init(
            state: state,
            confidence: ReadingJudgement(page.regions.flatMap(\.lines)).confidence,
            doubtful: share
        )
    }

    /// Fewer characters are a caption, a page number or dirt.
    private static let fewestCharacters = 200
    /// Share of doubtful text from which a page is none.
    private static let mostDoubtful = 0.5
    /// Pages with a smaller x-height, in pixels, cannot be read.
    private static let smallestXHeight = 5.0
    /// Lines of a page turned by 90 degrees are pieces of a few letters, whose height is no x-height.
    private static let shortLine = 9
}
