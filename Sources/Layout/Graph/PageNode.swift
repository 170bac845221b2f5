import CorpusModel

/// A line of type or a picture: what regions are made of.
///
/// Working pixels.
struct PageNode: Sendable {
    /// What stands there.
    enum Content: Sendable {
        case line(TypeLine)
        case picture(Picture)
    }

    var content: Content
    var bbox: PixelRect

    init(_ line: TypeLine) { (content, bbox) = (.line(line), line.bbox) }

    init(_ picture: Picture) { (content, bbox) = (.picture(picture), picture.bbox) }

    /// The line; `nil` for a picture.
    var line: TypeLine? { if case .line(let line) = content { line } else { nil } }
}
