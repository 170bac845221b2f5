import Mustache

/// HTML escaping by Unicode scalar: the content type of every template of the report.
///
/// Mustache's own HTML type compares whole characters, so that a quotation mark followed by a combining accent, which
/// is one character, would pass unescaped and end an attribute. Text read from scans, paths and metadata is untrusted.
struct ScalarHTML: MustacheContentType {
    /// Name of this type in the `CONTENT_TYPE` pragma.
    static let name = "SCALAR_HTML"

    /// Replaces `& < > " '` by entities, and by a replacement character what HTML forbids.
    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case "\r": escaped += "\n"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
