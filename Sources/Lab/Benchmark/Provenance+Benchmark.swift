import CorpusModel
import Pipeline

extension Provenance {
    /// Of records that a benchmark makes from truths: no pipeline has the fingerprint.
    static func benchmark(tesseract: String) -> Provenance {
        Provenance(
            broadsheet: BroadsheetVersion.current,
            fingerprint: "benchmark",
            models: [:],
            tesseract: tesseract
        )
    }
}
