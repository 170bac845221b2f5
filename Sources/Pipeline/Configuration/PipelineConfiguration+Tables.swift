package import Recognition
package import Tables

/// How tables are found and read, as a configuration wants it.
extension PipelineConfiguration {
    /// Finds tables; `nil` where tables stay lines of text.
    package var tableStructure: TableStructureStage? {
        switch tables.kind {
        case .none: nil
        case .geometry: TableStructureStage(layout.kind == .page ? .page : .regions)
        }
    }

    /// How cells are read; `nil` where they stay without text.
    package var tableReadingMode: TableReadingMode? {
        guard tables.kind != .none else { return nil }
        return switch tables.reading {
        case .none: nil
        case .row: .row
        case .cell: .cell
        }
    }
}
