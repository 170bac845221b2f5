/// What a line in a column is for.
enum LineRole: Sendable, Hashable {
    case display, body, table
}
