import Inference
import CorpusFiles
import CorpusModel
import Foundation
package import PageFlow
import Raster

/// Reads every text region of a page and the cells of its tables, together.
///
/// Lines come back in upright coordinates with tight boxes. What an engine reports is kept, errors and all, but for
/// lines without a letter or digit that it does not believe in itself: specks, rules and picture edges read as dots and
/// dashes. The print of a table is read once, as rows of its cells; these rows are lines of its region too. Where lines
/// were read, their confidence corrects the legibility that was predicted.
package struct RecognitionStage: Stage {
    private let settings: RecognitionSettings
    private let tables: TableReadingMode?
    private var recognizer: any TextRecognizer

    package let identity: StageIdentity

    /// Reads with an engine.
    ///
    /// - Parameters:
    ///   - settings: of recognition.
    ///   - recognizer: the loaded engine; it stays with the stage.
    ///   - tables: how cells are read; `nil` to read tables as lines of their regions.
    /// - Throws: `RecognitionError`, code `bad-settings`.
    package init(
        settings: RecognitionSettings,
        recognizer: any TextRecognizer,
        tables: TableReadingMode? = .row
    ) throws {
        try settings.validate()
        (self.settings, self.recognizer, self.tables) = (settings, recognizer, tables)
        // Where the language data lie decides nothing; their digests stand beside the identity.
        var deciding = settings
        deciding.dataPath = nil
        // Sums of brain floats differ from those of 32-bit floats: what was computed decides, not what was asked for.
        deciding.precision = .auto
        let precision = settings.usesReader ? settings.precision.precision().rawValue : "none"
        identity = StageIdentity(
            name: "recognition",
            version: 3,
            settings: [
                "engine": recognizer.engine,
                "precision": precision,
                "settings": String(decoding: try RecordCoding.line(deciding), as: UTF8.self),
                "tables": tables?.rawValue ?? "none",
            ]
        )
    }

    /// The same stage with another engine, for a page whose words are known.
    package func reading(by recognizer: any TextRecognizer) -> RecognitionStage {
        var stage = self
        stage.recognizer = recognizer
        return stage
    }

    /// The same stage, which keeps of each area the better one of what it reads and what the archive has.
    package func comparing(with archive: ArchiveRecognizer, likelihood: TextLikelihood?) -> RecognitionStage {
        reading(by: BetterRecognizer(reader: recognizer, archive: archive, likelihood: likelihood))
    }

    /// Reads the page's text regions and tables: in one call of the engine, and a second one where pieces of a table's
    /// row were not read with the others.
    @concurrent package func run(_ page: StructuredLayout) async throws -> ReadPage {
        let layout = page.layout
        var reading = PageReading(of: page, mode: tables, skipsIllegible: settings.skipsIllegible)
        while !reading.areas.isEmpty {
            reading.take(try await recognizer.read(reading.areas, of: layout))
        }
        return ReadPage(
            source: layout.source,
            frame: layout.frame,
            resolution: layout.resolution,
            text: PageText(
                bounds: layout.upright.bounds,
                bodyXHeight: layout.bodyXHeight,
                regions: reading.regions,
                separators: layout.separators,
                tables: reading.readTables
            ).judgedByItsLines,
            evidence: layout.evidence
        )
    }
}

extension PageText {
    /// The page with the legibility of its regions corrected by what was read of them.
    package var judgedByItsLines: PageText {
        var page = self
        for index in regions.indices {
            page.regions[index].layout.legibility = regions[index].layout.legibility?.corrected(
                by: regions[index].lines
            )
        }
        return page
    }
}
