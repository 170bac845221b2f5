import Inference
import Pipeline
import Recognition

extension RecognitionStage {
    /// Reads blocks of truths as a pipeline reads its regions, whatever their legibility is said to be.
    ///
    /// - Throws: `RecognitionError`, `InferenceError` where something is missing.
    init(blocksOf configuration: PipelineConfiguration) throws {
        var settings = configuration.recognition
        settings.skipsIllegible = false
        let choice = try RecognizerChoice(
            settings: settings,
            models: { () throws(InferenceError) in try ModelStore.locate(configuration.models.folder) },
            threads: configuration.models.threads
        )
        try self.init(settings: settings, recognizer: choice.recognizer)
    }
}
