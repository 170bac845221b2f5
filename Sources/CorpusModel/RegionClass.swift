/// What a region of a page is.
package enum RegionClass: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    /// The whole stack of decks of one article.
    case headline
    /// Author, agency or correspondent credit between headline and body.
    case byline
    /// Body text of one article within one column.
    case article
    /// Text that belongs to a picture.
    case caption
    /// A photograph or halftone.
    case photograph
    /// Any drawn picture: cartoons, maps, plans.
    case cartoon
    /// One advertisement, or a run of small classified ones in one column.
    case advertisement
    /// Figures or words in rows and columns.
    case table
    /// The newspaper's name plate.
    case masthead
    /// Date line, ears, folio.
    case header
    /// A page number standing alone.
    case pageNumber = "page_number"

    /// Whether regions of this class are made of text to be read.
    package var isText: Bool { self != .photograph && self != .cartoon }
}
