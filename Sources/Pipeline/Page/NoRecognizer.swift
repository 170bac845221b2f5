import CorpusModel
import PageFlow

/// Stands where nothing is read, so that no network, no Tesseract and no language data need be there.
struct NoRecognizer: TextRecognizer {
    var engine = "none"

    func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] { areas.map { _ in [] } }
}
