import Foundation

/// Text as it is compared: what type and typists treat alike is made equal.
package enum ScoredText {
    /// NFKC, straight quotes and hyphens for curly ones and dashes, white space folded and trimmed.
    ///
    /// - Returns: Unicode scalars; one scalar counts as one character in every error rate.
    package static func scalars(_ text: String) -> [Unicode.Scalar] {
        var folded: [Unicode.Scalar] = []
        var isSpacePending = false
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
            if isSpace(scalar) {
                isSpacePending = !folded.isEmpty
            } else {
                if isSpacePending { folded.append(" ") }
                isSpacePending = false
                folded.append(plain(scalar))
            }
        }
        return folded
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || ("\u{1C}"..."\u{1F}").contains(scalar)
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "‘", "’", "‚", "`", "´": "'"
        case "“", "”", "„": "\""
        case "–", "—", "―", "¬": "-"
        default: scalar
        }
    }
}
