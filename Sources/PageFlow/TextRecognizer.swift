package import CorpusModel

/// Something to be read on a page.
package enum TextArea: Sendable, Hashable {
    /// A region with its printed lines, which may be unknown.
    case region(LayoutRegion)
    /// Pieces of type on one printed line, left to right, with their x-height in pixels: cells of a table's row.
    ///
    /// Rules, leader dots and the wide white between the pieces are not read.
    case row(pieces: [PixelRect], xHeight: Double)
}

/// An engine that reads what is printed on a page.
package protocol TextRecognizer: Sendable {
    /// Name and version of the engine, for example `tesseract 5.3.0`; several engines are joined by `+`.
    var engine: String { get }

    /// Reads areas of a page; the result depends on the page and these areas alone.
    ///
    /// - Returns: for each area its lines, top to bottom, with words left to right; upright coordinates. No line is without
    ///   words, no word is blank.
    func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]]
}
