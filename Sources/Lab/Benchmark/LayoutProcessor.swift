import Articles
package import CorpusModel
import ImageCodecs
import Layout
import Legibility
import PageFlow
package import Pipeline
import Raster

/// Does a page up to where reading would begin; for measuring layout and legibility by themselves.
package struct LayoutProcessor: Sendable {
    /// Seconds that the stages took.
    package struct Seconds: Sendable {
        /// See the names.
        package var decode: Double, layout: Double, legibility: Double
    }

    private let decode: DecodeStage
    private let stages: LayoutStages

    /// Loads what the configuration names.
    ///
    /// - Throws: `InferenceError` where a model is missing.
    package init(_ configuration: PipelineConfiguration) throws {
        decode = DecodeStage(limits: configuration.decode.limits)
        stages = try LayoutStages(configuration)
    }

    /// The record of a page with regions and the articles made of them, without text.
    package func record(
        id: String,
        path: String,
        page number: Int
    ) async throws -> (record: PageRecord, seconds: Seconds) {
        let request = PageRequest(id: id, path: path, page: number)
        let clock = ContinuousClock()
        let start = clock.now
        let page = try await decode.run(request)
        let decoded = clock.now
        let found = try await stages.layout.run(page)
        let laidOut = clock.now
        let layout = try await stages.legibility?.run(found).layout ?? found
        let judged = clock.now
        let text = PageText(
            bounds: layout.upright.bounds,
            bodyXHeight: layout.bodyXHeight,
            regions: layout.regions.map { TextRegion(layout: $0, lines: []) },
            separators: layout.separators
        )
        let read = ReadPage(source: layout.source, frame: layout.frame, resolution: layout.resolution, text: text)
        let articles = try await ArticleStage().run(text)
        let provenance = Provenance(
            broadsheet: BroadsheetVersion.current,
            fingerprint: "benchmark",
            models: stages.models,
            tesseract: "none"
        )
        return (
            PageRecordBuilder(provenance: provenance).record(request, read, articles),
            Seconds(
                decode: (decoded - start).seconds,
                layout: (laidOut - decoded).seconds,
                legibility: (judged - laidOut).seconds
            )
        )
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
