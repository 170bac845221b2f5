package import CorpusModel
package import PageFlow

/// Tesseract's LSTM recogniser behind `TextRecognizer`; one engine, one block at a time, one thread.
package actor TesseractRecognizer: TextRecognizer {
    private var tesseract: TesseractEngine

    /// Name and version of the engine.
    package nonisolated let engine = "tesseract \(TesseractEngine.version)"

    /// The language data that were loaded; their digests tell what read a page.
    package nonisolated let dataFiles: [String]

    /// Version of the linked library, for example `5.3.0`.
    package static var version: String { TesseractEngine.version }

    /// Loads the data of the language that `settings` name.
    ///
    /// - Throws: `RecognitionError`: `language-missing` with the package to install, `bad-settings`, `engine-failed`.
    package init(settings: RecognitionSettings) throws {
        var variables = settings.variables
        variables["thresholding_method"] = settings.binarization.tesseractValue
        variables["tessedit_do_invert"] = settings.readsInverted ? "1" : "0"
        let engine = try TesseractEngine(
            dataPath: settings.dataPath,
            language: settings.language,
            variables: variables
        )
        dataFiles = engine.dataFiles
        tesseract = engine
    }

    /// Reads one block; see `TextRecognizer`.
    package func lines(in block: TextBlock) throws -> [TextLine] { try tesseract.read(block) }
}
