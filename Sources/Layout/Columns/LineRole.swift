import CorpusModel

/// What a line in a column is for.
enum LineRole: Sendable, Hashable {
    case display, body, table

    /// The class of regions of such lines.
    var regionClass: RegionClass {
        switch self {
        case .display: .headline
        case .body: .article
        case .table: .table
        }
    }
}
