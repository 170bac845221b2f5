import CorpusModel
import PageFlow

/// Stands where nothing is read, so that Tesseract and its language data need not be there.
struct NoRecognizer: TextRecognizer {
    let engine = "none"

    func lines(in block: TextBlock) async throws -> [TextLine] { [] }
}
