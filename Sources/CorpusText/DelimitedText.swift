/// Records of a text with fields between commas, tabs or bars, quoted as in RFC 4180.
package struct DelimitedText: Sendable {
    /// A record and the line, from 1, that it begins on.
    package struct Record: Sendable, Hashable {
        package var line: Int
        package var fields: [String]
    }

    /// Fields of the first record that is not empty.
    package let header: [String]
    /// All further records that are not empty.
    package let records: [Record]

    /// Takes a text apart; the separator is the one that its first line has most of.
    package init(_ text: String) {
        let clean = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        let first = clean.split(whereSeparator: \.isNewline).first ?? ""
        let separators: [Character] = ["\t", "|", ","]
        let separator =
            separators.max { one, other in
                first.count { $0 == one } < first.count { $0 == other }
            } ?? ","
        var all = Self.records(clean, separator)
        header = all.isEmpty ? [] : all.removeFirst().fields
        records = all
    }

    private static func records(_ text: Substring, _ separator: Character) -> [Record] {
        var found: [Record] = []
        var fields: [String] = []
        var field = ""
        var (line, start) = (1, 1)
        var (isQuoted, isFresh, wasQuote) = (false, true, false)
        func finish() {
            fields.append(field.trimmingSpaces)
            if fields.contains(where: { !$0.isEmpty }) { found.append(Record(line: start, fields: fields)) }
            (fields, field, isFresh, wasQuote) = ([], "", true, false)
        }
        for character in text {
            // Swift takes CR LF for one character, which is a line's end.
            let isEnd = character.isNewline
            defer { if isEnd { line += 1 } }
            if isQuoted {
                if character == "\"" { (isQuoted, wasQuote) = (false, true) } else { field.append(character) }
            } else if character == "\"", wasQuote {
                // A quote doubled within quotes stands for one.
                field.append("\"")
                (isQuoted, wasQuote) = (true, false)
            } else if character == "\"", isFresh {
                (isQuoted, isFresh) = (true, false)
            } else if character == separator {
                fields.append(field.trimmingSpaces)
                (field, isFresh, wasQuote) = ("", true, false)
            } else if isEnd {
                finish()
                start = line + 1
            } else {
                field.append(character)
                wasQuote = false
                // Space before a quote is not part of the field.
                if character != " " { isFresh = false }
            }
        }
        if !field.isEmpty || !fields.isEmpty { finish() }
        return found
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var rest = self[...]
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        return String(rest.drop(while: \.isWhitespace))
    }
}
