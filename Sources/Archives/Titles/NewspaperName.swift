import Foundation

/// Names of newspapers as catalogues write them.
enum NewspaperName {
    /// A name without what cataloguers add: `[volume]` and other carriers, the final point, space around.
    static func tidied(_ raw: String) -> String {
        var name = raw
        for carrier in ["[volume]", "[microfilm reel]", "[microfilm]", "[online resource]", "[electronic resource]"] {
            name = name.replacingOccurrences(of: carrier, with: " ", options: .caseInsensitive)
        }
        name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        while let last = name.last, " /:;,=".contains(last) { name.removeLast() }
        if name.hasSuffix("."), !name.hasSuffix("..") { name.removeLast() }
        return name
    }
}
