import Articles
import CorpusFiles
package import CorpusModel
import Executor
import Foundation
import ImageCodecs
package import PageFlow
import Raster
import Recognition
import Tables

/// Does one page: scan, layout, legibility, recognition, articles, tables, record.
///
/// A pure function of the scan's bytes, the configuration and the models; holds a loaded recogniser and nothing else.
package struct PageProcessor: Sendable {
    /// Digest of configuration, stages, models and program version: what decides a page's record besides the scan.
    package let fingerprint: String
    /// The stages in order.
    package let stages: [StageIdentity]

    /// Paths of the language data that were loaded.
    package let languageFiles: [String]

    private let decode: DecodeStage
    private let layout: any Stage<RasterPage, PageLayout>
    private let legibility: (any Stage<PageLayout, JudgedLayout>)?
    private let recognition: RecognitionStage
    private let articles = ArticleStage()
    private let tables: TableStages?
    /// Whether tables are looked for all over the page, as layout tells no regions.
    private let searchesWholePage: Bool
    private let assembly: PageRecordBuilder

    /// Loads what the configuration names.
    ///
    /// - Throws: `RecognitionError` where language data are missing or settings make no sense.
    package init(_ configuration: PipelineConfiguration) throws {
        decode = DecodeStage(limits: configuration.decode.limits)
        let found = try LayoutStages(configuration)
        (layout, legibility) = (found.layout, found.legibility)
        var models = found.models
        let tesseract =
            configuration.readsText ? try TesseractRecognizer(settings: configuration.recognition) : nil
        let recognizer: any TextRecognizer = tesseract ?? NoRecognizer()
        recognition = try RecognitionStage(settings: configuration.recognition, recognizer: recognizer)
        tables = TableStages(configuration, recognizer: recognizer)
        searchesWholePage = configuration.layout.kind == .page
        stages =
            [decode.identity, layout.identity] + [legibility?.identity].compactMap { $0 }
            + [recognition.identity, articles.identity] + (tables?.identities ?? [])
        languageFiles = tesseract?.dataFiles ?? []
        for file in languageFiles {
            let name = (file as NSString).lastPathComponent
            models["recognition/\(name)"] = "sha256:\(try Self.digest(ofLanguageFile: file))"
        }
        let parts = FingerprintParts(
            broadsheet: BroadsheetVersion.current,
            configuration: configuration.deciding,
            stages: stages,
            models: models
        )
        fingerprint = hexadecimal(SHA256.hash(data: try RecordCoding.line(parts)))
        assembly = PageRecordBuilder(
            provenance: Provenance(
                broadsheet: BroadsheetVersion.current,
                fingerprint: fingerprint,
                models: models,
                tesseract: tesseract == nil ? "none" : TesseractRecognizer.version
            )
        )
    }

    private struct FingerprintParts: Encodable {
        var broadsheet: String
        var configuration: PipelineConfiguration
        var stages: [StageIdentity]
        var models: [String: String]
    }

    /// Does a page; whatever goes wrong with it is an outcome.
    @concurrent package func process(_ request: PageRequest) async -> PageOutcome {
        do throws(PageFailure) {
            let scan = try await step(decode, request, request)
            let regions = try await step(layout, scan, request)
            let judged =
                if let legibility { try await step(legibility, regions, request) } else {
                    JudgedLayout(unjudged: regions)
                }
            let text = try await step(recognition, judged, request)
            let found = try await step(articles, text.text, request)
            return .record(assembly.record(request, text, found, try await tables(of: found, on: regions, request)))
        } catch {
            return .failure(error)
        }
    }

    private func tables(
        of page: PageArticles,
        on layout: PageLayout,
        _ request: PageRequest
    ) async throws(PageFailure) -> [Table] {
        guard let tables else { return [] }
        func places(_ regionClass: RegionClass) -> [TableQuery.Place] {
            page.regions.filter { $0.layout.regionClass == regionClass }
                .map { TableQuery.Place(region: $0.layout.id, bbox: $0.layout.bbox) }
        }
        let query = TableQuery(
            upright: layout.upright,
            dpi: layout.resolution.dpi,
            bodyXHeight: searchesWholePage ? nil : layout.bodyXHeight,
            places: searchesWholePage ? nil : places(.table),
            searched: places(.article)
        )
        let found = try await step(tables.structure, query, request)
        guard let reading = tables.reading else { return found.tables.map(\.table) }
        return try await step(reading, found, request)
    }

    private func step<Input: Sendable, Output: Sendable>(
        _ stage: any Stage<Input, Output>,
        _ input: Input,
        _ request: PageRequest
    ) async throws(PageFailure) -> Output {
        do {
            return try await stage.run(input)
        } catch {
            throw PageFailure(
                source: request.failureSource,
                stage: stage.identity.name,
                code: (error as? any BroadsheetError)?.failureCode ?? "internal",
                message: "\(error)"
            )
        }
    }

    private static func digest(ofLanguageFile path: String) throws(RecognitionError) -> String {
        do { return try FileDigest.sha256(of: path) } catch {
            throw RecognitionError(.languageMissing, "\(path): cannot be read (\(error)); install the language again")
        }
    }
}

/// Stands where nothing is read, so that Tesseract and its language data need not be there.
private struct NoRecognizer: TextRecognizer {
    let engine = "none"
    func lines(in block: TextBlock) async throws -> [TextLine] { [] }
}
