import Articles
import CorpusFiles
package import CorpusModel
import Foundation
import ImageCodecs
import Inference
import Layout
import Legibility
package import PageFlow
import Recognition
import Tables

/// What decides a page's record besides the scan: configuration, stages, models, language data, program version.
///
/// It is found without loading a network: the coordinator, which reads no page, needs none.
package struct PipelineIdentity: Sendable {
    /// The stages in order.
    package let stages: [StageIdentity]
    /// Names of models and language data, and `sha256:` with their digests.
    package let models: [String: String]
    /// Version of Tesseract; `none` where it takes no part.
    package let tesseract: String
    /// Digest of all of it, lower-case hexadecimal.
    package let fingerprint: String

    /// Identifies the pipeline of a configuration, and finds on the way whether anything that it needs is missing.
    ///
    /// - Throws: `InferenceError`, `RecognitionError`.
    package init(_ configuration: PipelineConfiguration) throws {
        try self.init(
            configuration,
            isRead: configuration.readsText,
            tesseract: configuration.readsText && configuration.recognition.usesTesseract
                ? TesseractRecognizer(settings: configuration.recognition) : nil
        )
    }

    /// Identifies the pipeline of a configuration; `tesseract` where it takes part in reading.
    init(_ configuration: PipelineConfiguration, isRead: Bool, tesseract: TesseractRecognizer?) throws {
        let recognizer = NoRecognizer(engine: isRead ? RecognizerChoice.engines(of: configuration.recognition) : "none")
        var models: [String: String] = [:]
        func model(_ name: String) throws {
            models[name] = "sha256:\(try ModelStore.locate(configuration.models.folder).model(name).sha256)"
        }
        var stages = [DecodeStage(limits: configuration.decode.limits).identity]
        if let settings = configuration.frameSettings {
            stages.append(FrameStage.identity(settings, isRead: isRead))
        }
        switch configuration.layout.kind {
        case .page: stages.append(DeskewStage().identity)
        case .geometry: stages.append(LayoutStage.identity(usesNetwork: false))
        case .network:
            try model(LayoutStage.modelName)
            try model(LayoutStage.regionModelName)
            stages.append(LayoutStage.identity(usesNetwork: true))
        }
        switch configuration.legibility.kind {
        case .none: break
        case .measure: stages.append(InkLegibilityStage().identity)
        case .network:
            try model(NetworkLegibilityStage.modelName)
            stages.append(NetworkLegibilityStage.identity)
        }
        if let tables = configuration.tableStructure { stages.append(tables.identity) }
        stages.append(
            try RecognitionStage(
                settings: configuration.recognition,
                recognizer: recognizer,
                tables: configuration.tableReadingMode
            ).identity
        )
        if isRead, configuration.layout.kind == .network { stages.append(UnderstandingStage.identity) }
        stages.append(ArticleStage(readsFromRight: configuration.readsFromRight).identity)
        if isRead, configuration.recognition.usesReader {
            let store = try ModelStore.locate(configuration.models.folder)
            try model(ReaderRecognizer.modelName)
            for name in ReaderRecognizer.companionNames {
                models[name] = "sha256:\(hexadecimal(SHA256.hash(data: try store.companion(name))))"
            }
        }
        let text = configuration.recognition.text
        if isRead, text != .read {
            stages.append(StageIdentity(name: "text", version: 1, settings: ["choice": text.rawValue]))
            let store = try ModelStore.locate(configuration.models.folder)
            for name in ReaderRecognizer.companionNames where models[name] == nil {
                models[name] = "sha256:\(hexadecimal(SHA256.hash(data: try store.companion(name))))"
            }
        }
        for file in tesseract?.dataFiles ?? [] {
            models["recognition/\((file as NSString).lastPathComponent)"] =
                "sha256:\(try Self.digest(ofLanguageFile: file))"
        }
        self.tesseract = tesseract == nil ? "none" : TesseractRecognizer.version
        (self.stages, self.models) = (stages, models)
        let parts = FingerprintParts(
            broadsheet: BroadsheetVersion.current,
            configuration: configuration.deciding,
            stages: stages,
            models: models
        )
        fingerprint = hexadecimal(SHA256.hash(data: try RecordCoding.line(parts)))
    }

    /// What stands in the records that the pipeline makes.
    package var provenance: Provenance {
        Provenance(
            broadsheet: BroadsheetVersion.current,
            fingerprint: fingerprint,
            models: models,
            tesseract: tesseract
        )
    }

    private struct FingerprintParts: Encodable {
        var broadsheet: String
        var configuration: PipelineConfiguration
        var stages: [StageIdentity]
        var models: [String: String]
    }

    private static func digest(ofLanguageFile path: String) throws(RecognitionError) -> String {
        do { return try FileDigest.sha256(of: path) } catch {
            throw RecognitionError(.languageMissing, "\(path): cannot be read (\(error)); install the language again")
        }
    }
}
