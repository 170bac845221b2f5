import Foundation

/// The name of a file's first element, found without reading the rest.
enum FirstElement {
    private static let prefixLength = 64 << 10

    /// Local name of the first element; `nil` where the file is no XML, or too long a prolog hides it.
    static func name(ofFileAt path: String) -> String? {
        // A pipe is not opened: it would be waited for.
        guard XMLFile.isPlain(path), let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: prefixLength)).flatMap { $0 }.flatMap(name)
    }

    /// Local name of the first element that begins in `data`.
    static func name(in data: Data) -> String? {
        let isWide = data.starts(with: [0xFE, 0xFF]) || data.starts(with: [0xFF, 0xFE])
        let text =
            isWide
            ? String(data: data.prefix(data.count & ~1), encoding: .utf16) ?? "" : String(decoding: data, as: UTF8.self)
        var rest = text.unicodeScalars[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[open...]
            let after = rest.dropFirst()
            guard let first = after.first else { return nil }
            guard first == "?" || first == "!" else {
                let name = after.prefix { !$0.properties.isWhitespace && $0 != ">" && $0 != "/" }
                return name.split(separator: ":").last.map(String.init)
            }
            let isComment = after.starts(with: "!--".unicodeScalars)
            guard let end = isComment ? Self.end(ofCommentIn: after) : after.firstIndex(of: ">") else { return nil }
            rest = rest[end...].dropFirst()
        }
        return nil
    }

    private static func end(ofCommentIn text: Substring.UnicodeScalarView) -> String.Index? {
        var hyphens = 0
        for index in text.indices.dropFirst(3) {
            if text[index] == ">", hyphens >= 2 { return index }
            hyphens = text[index] == "-" ? hyphens + 1 : 0
        }
        return nil
    }
}
