/// The name of a file, parted at its last dot.
package struct FileNameParts: Sendable, Hashable {
    /// The path with the name, up to the dot.
    package let stem: String
    /// What stands behind the dot; `nil` where there is none, or where the name begins with it.
    package let ending: String?

    /// Parts the last name of a path.
    package init(_ path: String) {
        let utf8 = path.utf8
        let start = utf8.lastIndex(of: UInt8(ascii: "/")).map(utf8.index(after:)) ?? utf8.startIndex
        if let dot = utf8[start...].lastIndex(of: UInt8(ascii: ".")), dot > start,
            utf8.index(after: dot) < utf8.endIndex
        {
            (stem, ending) = (String(path[..<dot]), String(path[utf8.index(after: dot)...]))
        } else {
            (stem, ending) = (path, nil)
        }
    }
}
