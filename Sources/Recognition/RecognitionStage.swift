import Inference
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
        // Sums of brain floats differ from those of 32-bit floats: what was computed decides, not what was asked for.
        let precision = settings.usesReader ? settings.precision.precision().rawValue : "none"
        identity = StageIdentity(
            name: "recognition",
            version: 1,
            settings: [
                "engine": recognizer.engine,
                "precision": precision,
                "settings": String(decoding: try RecordCoding.line(deciding), as: UTF8.self),
            ]
        )
    }

    /// Reads the page's text regions.
    @concurrent package func run(_ page: JudgedLayout) async throws -> ReadPage {
        let layout = page.layout
        let isRead = layout.regions.map { region in
            region.regionClass.isText && !(settings.skipsIllegible && region.legibility?.label == .illegible)
        }
        let asked = layout.regions.indices.filter { isRead[$0] }
        let read = try await recognizer.read(asked.map { .region(layout.regions[$0]) }, of: layout)
        var lines = [[TextLine]](repeating: [], count: layout.regions.count)
        for (index, found) in zip(asked, read) { lines[index] = found.filter(\.isText) }
        let regions = zip(layout.regions, lines).map { TextRegion(layout: $0, lines: $1) }
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
    /// Whether it is text at all: specks and rules are read as dots and dashes.
    fileprivate var isText: Bool {
        confidence >= 0.5 || words.contains { $0.text.contains { $0.isLetter || $0.isNumber } }
    }
}
