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

    private let decode: DecodeStage
    private let layout: any Stage<RasterPage, PageLayout>
    private let legibility: (any Stage<PageLayout, JudgedLayout>)?
    private let recognition: RecognitionStage
    private let articles = ArticleStage()
    private let tables: TableStages?
    private let assembly: PageRecordBuilder

    /// Loads what the configuration names.
    ///
    /// - Throws: `RecognitionError` where language data are missing or settings make no sense.
    package init(_ configuration: PipelineConfiguration) throws {
        decode = DecodeStage(limits: configuration.decode.limits)
        let found = try LayoutStages(configuration)
        (layout, legibility) = (found.layout, found.legibility)
        var models = found.models
        let tesseract = try TesseractRecognizer(settings: configuration.recognition)
        recognition = try RecognitionStage(settings: configuration.recognition, recognizer: tesseract)
        tables = TableStages(configuration, recognizer: tesseract)
        stages =
            [decode.identity, layout.identity] + [legibility?.identity].compactMap { $0 }
            + [recognition.identity, articles.identity] + (tables?.identities ?? [])
        for file in tesseract.dataFiles {
            let name = (file as NSString).lastPathComponent
            models["recognition/\(name)"] = "sha256:\(try Self.digest(ofLanguageFile: file))"
        }
        // What is done with finished pages does not make them other pages.
        var deciding = configuration
        deciding.dedup = PipelineConfiguration.newspaper.dedup
        let parts = FingerprintParts(
            broadsheet: BroadsheetVersion.current,
            configuration: deciding,
            stages: stages,
            models: models
        )
        fingerprint = hexadecimal(SHA256.hash(data: try RecordCoding.line(parts)))
        assembly = PageRecordBuilder(
            provenance: Provenance(
                broadsheet: BroadsheetVersion.current,
                fingerprint: fingerprint,
                models: models,
                tesseract: TesseractRecognizer.version
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
            bodyXHeight: layout.bodyXHeight,
            places: places(.table),
            searched: places(.article)
        )
        return try await step(tables.reading, try await step(tables.structure, query, request), request)
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
