import Foundation

/// The cells of a sidecar by column, whichever form it has.
enum SidecarCells {
    /// A row: columns in the order of the file, and for JSON in that of their names.
    struct Record: Equatable {
        var line: Int
        var cells: [(column: String, cell: String)]

        static func == (one: Record, other: Record) -> Bool {
            one.line == other.line && one.cells.elementsEqual(other.cells, by: ==)
        }
    }

    /// Rows of a CSV under its header.
    static func csv(_ text: String, file: String) throws(MetadataError) -> [Record] {
        let records = try CSVReader(file: file).records(text)
        guard let header = records.first else {
            throw .malformed(file, line: 1, "has no header; the first line names the columns, path among them")
        }
        let columns = header.fields.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        guard columns.contains("path") else {
            throw .malformed(
                file,
                line: header.line,
                "has no column path; the columns, separated by commas, must name it"
            )
        }
        guard Set(columns).count == columns.count, !columns.contains("") else {
            throw .malformed(file, line: header.line, "names a column twice or not at all; give each its own name")
        }
        var rows: [Record] = []
        for record in records.dropFirst() {
            guard record.fields.count == columns.count else {
                throw .malformed(
                    file,
                    line: record.line,
                    "has \(record.fields.count) cells, the header \(columns.count); quote cells with commas in them"
                )
            }
            rows.append(Record(line: record.line, cells: Array(zip(columns, record.fields))))
        }
        return rows
    }

    /// Rows of a JSONL file: flat objects of texts, numbers and truth values; `null` says nothing.
    static func jsonLines(_ text: String, file: String) throws(MetadataError) -> [Record] {
        var rows: [Record] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let content = line.trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "\u{FEFF}")))
            guard !content.isEmpty else { continue }
            let object: [String: Scalar]
            do {
                object = try JSONDecoder().decode([String: Scalar].self, from: Data(content.utf8))
            } catch {
                throw .malformed(
                    file,
                    line: index + 1,
                    "is no flat JSON object; write texts and numbers only, one object a line"
                )
            }
            guard object["path"] != nil else { throw .malformed(file, line: index + 1, "has no path") }
            let cells = object.sorted { $0.key < $1.key }.map { (column: $0.key.lowercased(), cell: $0.value.text) }
            rows.append(Record(line: index + 1, cells: cells))
        }
        return rows
    }

    private struct Scalar: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                text = ""
            } else if let flag = try? value.decode(Bool.self) {
                text = String(flag)
            } else if let whole = try? value.decode(Int.self) {
                text = String(whole)
            } else if let number = try? value.decode(Double.self) {
                text = String(number)
            } else {
                text = try value.decode(String.self)
            }
        }
    }
}
