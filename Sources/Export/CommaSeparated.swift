/// Lines of comma-separated values, as RFC 4180 has them: quotes where needed, ends of CR LF.
package enum CommaSeparated {
    /// One row with its end.
    package static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    /// A field, in quotes where it holds a comma, a quote or a line end.
    static func field(_ text: String) -> String {
        let special: [Unicode.Scalar] = [",", "\"", "\n", "\r"]
        guard text.unicodeScalars.contains(where: special.contains) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
