import Pipeline
import Recognition

extension RecognitionStage {
    /// Reads blocks of truths as a pipeline reads its regions, whatever their legibility is said to be.
    ///
    /// - Throws: `RecognitionError`, `InferenceError` where something is missing.
    init(blocksOf configuration: PipelineConfiguration) throws {
        var configuration = configuration
        configuration.recognition.skipsIllegible = false
        try self.init(settings: configuration.recognition, recognizer: configuration.recognizers().recognizer)
    }
}
