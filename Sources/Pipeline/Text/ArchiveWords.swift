import CorpusModel
import PageFlow
import Recognition

/// The archive's words of one page, led to what layout found on it.
struct ArchiveWords: Sendable {
    private let recognizer: ArchiveRecognizer
    private let choice: RecognitionSettings.TextChoice
    private let judge: ArchiveJudge

    init(
        _ text: ArchiveText,
        on page: PageLayout,
        choice: RecognitionSettings.TextChoice,
        likelihood: TextLikelihood?
    ) {
        recognizer = ArchiveRecognizer(text, on: page)
        self.choice = choice
        judge = ArchiveJudge(knowsConfidence: text.knowsConfidence, likelihood: likelihood)
    }

    /// The stage that gives the page its words: the archive's, or the better ones.
    func stage(_ recognition: RecognitionStage) -> RecognitionStage {
        choice == .best
            ? recognition.comparing(with: recognizer, likelihood: judge.likelihood)
            : recognition.reading(by: recognizer)
    }

    /// Gives regions that were not read, as they looked illegible, what the archive has of them where that is text.
    func fillUnread(_ page: inout PageText) {
        guard choice == .best else { return }
        for index in page.regions.indices where page.regions[index].lines.isEmpty {
            let region = page.regions[index].layout
            guard region.regionClass.isText, !page.tables.contains(where: { $0.bbox.overlaps(region.bbox) }) else {
                continue
            }
            let lines = recognizer.lines(in: region)
            if recognizer.isText(lines, by: judge.likelihood) { page.regions[index].lines = lines }
        }
    }

    /// Adds what the archive has as text where layout found nothing.
    func addRest(to page: inout PageText) {
        let boxes = page.regions.map(\.layout.bbox)
        page.regions += recognizer.restRegions(by: judge.likelihood) { box in
            !boxes.contains { 3 * $0.intersection(box).area > box.area }
        }
    }

    /// Judges the regions that were not judged before.
    func judge(_ page: inout PageText) { judge.judge(&page) }

    /// Whether many errors are to be expected in a line.
    var isDoubtful: @Sendable (TextLine) -> Bool { judge.isDoubtful }

    /// How many of the page's words are the archive's.
    func count(in page: PageText) -> Int {
        page.regions.reduce(0) { sum, region in
            sum + region.lines.reduce(0) { $0 + ($1.engine == recognizer.engine ? $1.words.count : 0) }
        }
    }
}
