package import PageFlow
import Recognition
package import Tables

/// Structure and reading of tables as a configuration wants them.
package struct TableStages: Sendable {
    package let structure: TableStructureStage
    /// Reads the cells; `nil` where they stay without text.
    package let reading: TableReadingStage?

    /// The stages; `nil` where tables stay lines of text.
    package init?(_ configuration: PipelineConfiguration, recognizer: any TextRecognizer) {
        guard configuration.tables.kind == .geometry else { return nil }
        structure = TableStructureStage()
        reading = configuration.tables.reading.mode.map {
            TableReadingStage(recognizer: recognizer, mode: $0)
        }
    }

    /// Names, versions and settings of both.
    package var identities: [StageIdentity] { [structure.identity] + [reading?.identity].compactMap { $0 } }
}
