/// Records of a CSV text by RFC 4180: quotes, line breaks inside quotes, LF or CRLF, an optional byte order mark.
///
/// Our own because errors must name their line, which the packages at hand do not know once a field holds a line
/// break. Lines without any text are passed over. A quote inside an unquoted field stands for itself.
struct CSVReader {
    /// A record and the line, from 1, that it begins on.
    struct Record: Equatable {
        var line: Int
        var fields: [String]
    }

    /// Name of the file, for messages.
    let file: String

    /// All records of `text`, the header among them.
    ///
    /// - Throws: `MetadataError` with `.malformed` for a quote that does not end, or text right after one.
    func records(_ text: String) throws(MetadataError) -> [Record] {
        var records: [Record] = []
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var state = State.start
        var (line, recordLine, quoteLine) = (1, 1, 1)
        func isEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
        func finishField() {
            fields.append(String(field))
            field = .init()
            state = .start
        }
        func finishRecord() {
            finishField()
            if fields != [""] { records.append(Record(line: recordLine, fields: fields)) }
            fields = []
        }
        var previous: Unicode.Scalar?
        for (index, scalar) in text.unicodeScalars.enumerated() {
            defer { previous = scalar }
            if index == 0, scalar == "\u{FEFF}" { continue }
            // Of CRLF, the second half belongs to the first.
            let isSecondHalf = scalar == "\n" && previous == "\r"
            switch state {
            case .quoted where scalar == "\"": state = .quoteEnded
            case .quoted: field.append(scalar)
            case .quoteEnded where scalar == "\"":
                field.append(scalar)
                state = .quoted
            case .start where scalar == "\"":
                state = .quoted
                quoteLine = line
            case _ where scalar == ",": finishField()
            case _ where isEnd(scalar): if !isSecondHalf { finishRecord() }
            case .quoteEnded:
                throw .malformed(file, line: line, "text follows a closing quote; double the quotes inside a field")
            case .start, .plain:
                field.append(scalar)
                state = .plain
            }
            if isEnd(scalar), !isSecondHalf { line += 1 }
            if fields.isEmpty, field.isEmpty, state == .start { recordLine = line }
        }
        if state == .quoted { throw .malformed(file, line: quoteLine, "a quote begins here and never ends") }
        if state != .start || !fields.isEmpty { finishRecord() }
        return records
    }

    private enum State { case start, plain, quoted, quoteEnded }
}
