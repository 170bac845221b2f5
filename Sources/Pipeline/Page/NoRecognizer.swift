import CorpusModel
import PageFlow

/// Stands where nothing is read, so that Tesseract and its language data need not be there.
struct NoRecognizer: TextRecognizer {
    let engine = "none"

    func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] { areas.map { _ in [] } }
}
