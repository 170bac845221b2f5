package import CorpusModel
import ImageCodecs
import Layout
import PageFlow
import Raster
import Recognition
import Tables

/// Finds and reads the tables of any page, with no other layout.
package struct TablesProcessor: Sendable {
    private let decode: DecodeStage
    private let structure = TableStructureStage()
    private let reading: TableReadingStage?
    private let provenance: Provenance

    /// Loads what the configuration names.
    ///
    /// - Parameters:
    ///   - configuration: decoding, recognition and how tables are read; the rest plays no part.
    ///   - readsText: whether cells are read at all.
    /// - Throws: `RecognitionError` where language data are missing or settings make no sense.
    package init(_ configuration: PipelineConfiguration, readsText: Bool) throws {
        decode = DecodeStage(limits: configuration.decode.limits)
        let tesseract = readsText ? try TesseractRecognizer(settings: configuration.recognition) : nil
        reading = tesseract.map {
            TableReadingStage(
                margin: configuration.recognition.margin,
                recognizer: $0,
                mode: configuration.tables.reading
            )
        }
        let stages =
            [decode.identity, DeskewStage().identity, structure.identity] + [reading?.identity].compactMap { $0 }
        provenance = Provenance(
            broadsheet: BroadsheetVersion.current,
            fingerprint: stages.map { "\($0.name) \($0.version)" }.joined(separator: ", "),
            models: [:],
            tesseract: readsText ? TesseractRecognizer.version : "none"
        )
    }

    /// The record of a page with its tables and nothing else.
    ///
    /// - Throws: `DecodeError`, `RecognitionError`.
    package func record(_ request: PageRequest) async throws -> PageRecord {
        let level = try await DeskewStage().run(try await decode.run(request))
        let found = try await structure.run(
            TableQuery(upright: level.upright, dpi: level.resolution.dpi, bodyXHeight: nil, places: nil)
        )
        let tables = try await reading?.run(found) ?? found.tables.map(\.table)
        let page = ReadPage(
            source: level.source,
            frame: level.frame,
            resolution: level.resolution,
            text: PageText(
                bounds: level.upright.bounds,
                bodyXHeight: level.bodyXHeight,
                regions: [],
                separators: []
            )
        )
        return PageRecordBuilder(provenance: provenance)
            .record(request, page, PageArticles(regions: [], articles: []), tables)
    }
}
