public import CorpusModel

/// Tesseract's LSTM recogniser behind `TextRecognizer`; one engine, one block at a time, one thread.
public actor TesseractRecognizer: TextRecognizer {
    private var tesseract: TesseractEngine

    /// Name and version of the engine.
    public nonisolated let engine = "tesseract \(TesseractEngine.version)"

    /// The language data that were loaded; their digests tell what read a page.
    public nonisolated let dataFiles: [String]

    /// Version of the linked library, for example `5.3.0`.
    public static var version: String { TesseractEngine.version }

    /// Loads the data of the language that `settings` name.
    ///
    /// - Throws: `RecognitionError`: `language-missing` with the package to install, `bad-settings`, `engine-failed`.
    public init(settings: RecognitionSettings) throws {
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
    public func lines(in block: TextBlock) throws -> [TextLine] { try tesseract.read(block) }
}
