import CorpusFiles
package import Inference
package import PageFlow

/// The engines that settings name, loaded.
package struct RecognizerChoice: Sendable {
    /// What reads.
    package let recognizer: any TextRecognizer
    /// Tesseract, where it takes part.
    package let tesseract: TesseractRecognizer?
    /// The one engine that reads a line at the least cost.
    package let quickest: any TextRecognizer

    /// Names and versions of the engines that settings name, known without loading anything.
    package static func engines(of settings: RecognitionSettings) -> String {
        let tesseract = "tesseract \(TesseractRecognizer.version)"
        return switch settings.kind {
        case .both: "\(ReaderRecognizer.engineName) + \(tesseract)"
        case .reader: ReaderRecognizer.engineName
        case .tesseract: tesseract
        }
    }

    /// Loads the engines.
    ///
    /// The reader knows some languages; where another is asked for, Tesseract reads alone, unless the settings insist.
    ///
    /// - Throws: `RecognitionError`, `InferenceError` where something is missing.
    package init(settings: RecognitionSettings, models: () throws -> ModelStore, threads: Int) throws {
        let inference = InferenceSettings(threads: threads, streams: 1, precision: settings.precision.precision())
        switch settings.kind {
        case .tesseract:
            let tesseract = try TesseractRecognizer(settings: settings)
            (recognizer, self.tesseract, quickest) = (tesseract, tesseract, tesseract)
        case .reader:
            let reader = try ReaderRecognizer(models: models(), settings: inference)
            let unknown = settings.languages.filter { !reader.languages.contains($0) }
            guard unknown.isEmpty else {
                throw RecognitionError(
                    .languageMissing,
                    "the reader does not know \(unknown.joined(separator: ", ")), only "
                        + reader.languages.sorted().joined(separator: ", ")
                        + "; set recognition.kind to both or tesseract"
                )
            }
            (recognizer, tesseract, quickest) = (reader, nil, reader)
        case .both:
            let tesseract = try TesseractRecognizer(settings: settings)
            let reader = try ReaderRecognizer(models: models(), settings: inference)
            self.tesseract = tesseract
            if settings.languages.allSatisfy(reader.languages.contains) {
                (recognizer, quickest) = (CombinedRecognizer(reader: reader, tesseract: tesseract), reader)
            } else {
                (recognizer, quickest) = (tesseract, tesseract)
            }
        }
    }
}
