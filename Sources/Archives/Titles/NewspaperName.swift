import Foundation

/// Names of newspapers as catalogues write them.
enum NewspaperName {
    /// What cataloguers write behind a name for the form of the copy that they have.
    private static let carriers = [
        "[volume]", "[microfilm reel]", "[microfilm]", "[microform]", "[online resource]", "[electronic resource]",
    ]

    /// Where the last such word ends; `nil` where there is none.
    static func endOfCarrier(in text: String) -> String.Index? {
        carriers.compactMap { text.range(of: $0, options: [.backwards, .caseInsensitive])?.upperBound }.max()
    }

    /// A name without what cataloguers add: `[volume]` and other carriers, the final point, space around.
    static func tidied(_ raw: String) -> String {
        var name = raw
        for carrier in carriers {
            name = name.replacingOccurrences(of: carrier, with: " ", options: .caseInsensitive)
        }
        name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        while let last = name.last, " /:;,=".contains(last) { name.removeLast() }
        if name.hasSuffix("."), !name.hasSuffix("..") { name.removeLast() }
        return name
    }
}
