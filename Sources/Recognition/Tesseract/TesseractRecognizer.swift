package import CorpusModel
package import PageFlow

/// Tesseract's LSTM recogniser behind `TextRecognizer`; one engine, one block at a time, one thread.
package actor TesseractRecognizer: TextRecognizer {
    private var tesseract: TesseractEngine
    private let cutter: BlockCutter

    /// Name and version of the engine.
    package nonisolated let engine = "tesseract \(TesseractEngine.version)"

    /// What stands in a line's `engine`.
    static let lineEngine = "tesseract"

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
        cutter = BlockCutter(settings: settings)
        tesseract = engine
    }

    /// Reads areas one block after the other; see `TextRecognizer`.
    package func read(_ areas: [TextArea], of page: PageLayout) throws -> [[TextLine]] {
        try areas.map { area in
            switch area {
            case .region(let region):
                try cutter.blocks(of: region, in: page).flatMap { placed in
                    try tesseract.read(placed.block).compactMap { $0.moved(placed.onPage) }
                }
            case .row(let pieces, let xHeight):
                try RowStrip(of: pieces, xHeight: xHeight, page: page, margin: cutter.settings.margin).map { strip in
                    try tesseract.read(strip.block).compactMap { $0.moved(strip.onPage) }
                } ?? []
            }
        }
    }

    /// Reads one block; boxes are in pixels of its picture.
    package func lines(in block: TextBlock) throws -> [TextLine] { try tesseract.read(block) }
}

extension TextLine {
    /// The line with its words' boxes led elsewhere; words whose box becomes empty are left out, and `nil` stands for none.
    fileprivate func moved(_ place: (PixelRect) -> PixelRect) -> TextLine? {
        var line = TextLine(
            words: words.compactMap { word in
                let box = place(word.bbox)
                return box.isEmpty ? nil : Word(bbox: box, text: word.text, confidence: word.confidence)
            }
        )
        line?.engine = TesseractRecognizer.lineEngine
        return line
    }
}
