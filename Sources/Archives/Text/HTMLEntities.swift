import Foundation

/// HTML's named characters, which XML does not know.
enum HTMLEntities {
    private static let characters: [String: String] = [
        "nbsp": " ", "shy": "\u{AD}", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
        "rdquo": "”", "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»", "hellip": "…", "bull": "•",
        "middot": "·", "deg": "°", "pound": "£", "cent": "¢", "sect": "§", "para": "¶", "frac12": "½", "frac14": "¼",
        "frac34": "¾", "copy": "©", "reg": "®", "times": "×", "dagger": "†", "eacute": "é", "egrave": "è",
        "ecirc": "ê", "agrave": "à", "aacute": "á", "acirc": "â", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä",
        "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ccedil": "ç", "ntilde": "ñ", "iacute": "í", "oacute": "ó",
        "uacute": "ú", "ocirc": "ô", "icirc": "î", "ucirc": "û", "aelig": "æ", "oelig": "œ",
    ]

    /// The text with those characters themselves; other text, and data that is not UTF-8, stay as they are.
    static func replaced(in data: Data) -> Data {
        guard data.contains(UInt8(ascii: "&")), let text = String(validating: data, as: UTF8.self) else { return data }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "&") {
            result += rest[..<mark]
            let after = rest[rest.index(after: mark)...]
            let name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if name.endIndex < after.endIndex, after[name.endIndex] == ";", let character = characters[String(name)] {
                result += character
                rest = after[name.endIndex...].dropFirst()
            } else {
                result += "&"
                rest = after
            }
        }
        return Data((result + rest).utf8)
    }
}
