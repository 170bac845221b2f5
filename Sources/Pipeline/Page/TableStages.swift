import CorpusModel
package import PageFlow
import Recognition
package import Tables

/// Structure and reading of tables as a configuration wants them.
package struct TableStages: Sendable {
    package let structure: TableStructureStage
    package let reading: TableReadingStage

    /// The stages; `nil` where tables stay lines of text.
    package init?(_ configuration: PipelineConfiguration, recognizer: any TextRecognizer) {
        guard configuration.tables.kind == .geometry else { return nil }
        structure = TableStructureStage()
        reading = TableReadingStage(
            margin: configuration.recognition.margin,
            recognizer: recognizer,
            mode: configuration.tables.reading
        )
    }

    /// Names, versions and settings of both.
    package var identities: [StageIdentity] { [structure.identity, reading.identity] }
}
