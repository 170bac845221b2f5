/// What an XML file may use up; far above what real files of archives need.
struct XMLLimits: Sendable {
    /// Size of the file, bytes.
    var fileSize = 512 << 20
    /// Elements within elements.
    var depth = 200
    /// Elements of a file.
    var elements = 20_000_000
    /// Characters of the attributes of one element, names among them.
    var attributes = 1 << 20
    /// Characters of text between two tags.
    var text = 16 << 20

    /// The limits that hold where no others are given.
    static let standard = Self()
}
