import Inference
package import Recognition

extension PipelineConfiguration {
    /// Loads the engines that read.
    ///
    /// - Throws: `RecognitionError`, `InferenceError` where something is missing.
    package func recognizers() throws -> RecognizerChoice {
        try RecognizerChoice(
            settings: recognition,
            models: { () throws(InferenceError) in try ModelStore.locate(models.folder) },
            threads: models.threads
        )
    }
}
