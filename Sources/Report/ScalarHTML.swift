import Export
import Mustache

/// HTML escaping by Unicode scalar: the content type of every template of the report.
///
/// Mustache's own HTML type compares whole characters, so that a quotation mark followed by a combining accent, which
/// is one character, would pass unescaped and end an attribute.
struct ScalarHTML: MustacheContentType {
    /// Name of this type in the `CONTENT_TYPE` pragma.
    static let name = "SCALAR_HTML"

    /// See `htmlEscaped`.
    func escapeText(_ text: String) -> String { htmlEscaped(text) }
}
