/// An element as its start tag says it.
struct XMLStartTag {
    /// By the namespace.
    var vocabulary: XMLVocabulary
    /// Name without prefix.
    var name: String
    /// Attributes without prefix.
    var attributes: [String: String]
    /// Attributes of the XLink namespace, by their local names.
    var links: [String: String]
    /// Line of the file, from 1.
    var line: Int
}

/// What takes the parts of an XML file as they are read.
protocol XMLHandler: AnyObject {
    /// An element begins.
    func start(_ tag: XMLStartTag) throws(ArchiveError)
    /// The element that began last and has not ended ends.
    func end() throws(ArchiveError)
    /// Text of the element that began last and has not ended; comes in pieces.
    func text(_ piece: String) throws(ArchiveError)
}
