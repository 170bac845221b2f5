import CorpusFiles
import CorpusModel
import Foundation
package import PageFlow
import Raster

/// Reads every text region of a page, one block at a time.
///
/// Lines come back in upright coordinates with tight boxes. What an engine reports is kept, errors and all, but for
/// lines without a letter or digit that it does not believe in itself: specks, rules and picture edges read as dots and
/// dashes.
package struct RecognitionStage: Stage {
    private let settings: RecognitionSettings
    private let recognizer: any TextRecognizer

    package let identity: StageIdentity

    /// Reads with Tesseract; the engine is loaded once and stays with the stage.
    ///
    /// - Throws: `RecognitionError`, code `language-missing` with the package to install, or `bad-settings`.
    package init(settings: RecognitionSettings) throws {
        try self.init(settings: settings, recognizer: TesseractRecognizer(settings: settings))
    }

    /// Reads with another engine.
    package init(settings: RecognitionSettings, recognizer: any TextRecognizer) throws {
        try settings.validate()
        (self.settings, self.recognizer) = (settings, recognizer)
        // Where the language data lie decides nothing; their digests stand beside the identity.
        var deciding = settings
        deciding.dataPath = nil
        identity = StageIdentity(
            name: "recognition",
            version: 1,
            settings: [
                "engine": recognizer.engine,
                "settings": String(decoding: try RecordCoding.line(deciding), as: UTF8.self),
            ]
        )
    }

    /// Reads the page's text regions.
    @concurrent package func run(_ page: JudgedLayout) async throws -> ReadPage {
        let layout = page.layout
        let cutter = BlockCutter(settings: settings)
        var regions: [TextRegion] = []
        for region in layout.regions {
            let isRead =
                region.regionClass.isText && !(settings.skipsIllegible && region.legibility?.label == .illegible)
            var lines: [TextLine] = []
            for placed in isRead ? cutter.blocks(of: region, in: layout) : [] {
                lines += try await recognizer.lines(in: placed.block).compactMap { $0.onPage(placed) }
            }
            regions.append(TextRegion(layout: region, lines: lines))
        }
        return ReadPage(
            source: layout.source,
            frame: layout.frame,
            resolution: layout.resolution,
            text: PageText(
                bounds: layout.upright.bounds,
                bodyXHeight: layout.bodyXHeight,
                regions: regions,
                separators: layout.separators
            )
        )
    }
}

extension TextLine {
    /// The line in page coordinates, or `nil` if it is not text.
    fileprivate func onPage(_ placed: PlacedBlock) -> TextLine? {
        let words = words.compactMap { word -> Word? in
            let box = placed.onPage(word.bbox)
            return box.isEmpty ? nil : Word(bbox: box, text: word.text, confidence: word.confidence)
        }
        let hasLetter = words.contains { $0.text.contains { $0.isLetter || $0.isNumber } }
        guard let line = TextLine(words: words), hasLetter || line.confidence >= 0.5 else { return nil }
        return line
    }
}
