import CorpusFiles
package import CorpusModel
import CorpusText
import Foundation

/// What a user's table says about pages: a CSV with a header line, or JSON objects one a line.
///
/// The column `path` names the file: its whole path, or the end of it from some folder on, or the file name alone.
/// `page_in_file`, from 1, restricts a row to one page of a PDF or TIFF. `title`, `lccn`, `date` (`1920-11-15`),
/// `edition` and `page` are what they say; every other column goes to `PageMetadata.extra`. An empty cell says
/// nothing.
package struct MetadataSidecar: Sendable {
    /// A row by the components of its path.
    private struct Row {
        var line: Int
        var components: [String]
        var pageInFile: Int?
        var metadata: PageMetadata
    }

    /// Rows by file name, in the order of their lines.
    private let rows: [String: [Row]]

    /// Reads a file, CSV or JSONL by its content.
    ///
    /// - Throws: `MetadataError`, naming file and line.
    package init(contentsOf path: String) throws {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw MetadataError(.unreadable, "\(path): cannot be read; check the path given to --metadata")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw MetadataError(.unreadable, "\(path): is not UTF-8; save it as UTF-8")
        }
        try self.init(text: text, name: path)
    }

    /// Reads a text; `name` stands for the file in messages.
    ///
    /// - Throws: `MetadataError`, naming file and line.
    package init(text: String, name: String) throws {
        let first = text.unicodeScalars.first { $0 != "\u{FEFF}" && !$0.properties.isWhitespace }
        let cells = first == "{" ? try SidecarCells.jsonLines(text, file: name) : try SidecarCells.csv(text, file: name)
        var rows: [String: [Row]] = [:]
        for record in cells {
            let row = try Self.row(record, file: name)
            guard let fileName = row.components.last else {
                throw MetadataError.malformed(name, line: row.line, "the column path is empty; name the file")
            }
            let same = rows[fileName, default: []].first {
                $0.components == row.components && $0.pageInFile == row.pageInFile
            }
            if let same {
                throw MetadataError.malformed(
                    name,
                    line: row.line,
                    "says again what line \(same.line) says of this file; remove one, or tell pages by page_in_file"
                )
            }
            rows[fileName, default: []].append(row)
        }
        self.rows = rows
    }

    /// What is said about a page; `nil` if nothing is, or if rows for several files fit equally well.
    ///
    /// A row for the page wins over one for its whole file, and of the latter, the page number holds for the first
    /// page of the file only.
    package func metadata(forPath path: String, pageInFile: Int) -> PageMetadata? {
        let components = Self.components(path)
        guard let name = components.last, let candidates = rows[name] else { return nil }
        func best(_ rows: [Row]) -> Row? {
            let fitting = rows.compactMap { row -> (row: Row, length: Int)? in
                let length = min(row.components.count, components.count)
                return row.components.suffix(length) == components.suffix(length) ? (row, length) : nil
            }
            let longest = fitting.map { $0.length }.max()
            let winners = fitting.filter { $0.length == longest }
            if let exact = winners.first(where: { $0.row.components == components }) { return exact.row }
            return winners.count == 1 ? winners[0].row : nil
        }
        let own = best(candidates.filter { $0.pageInFile == pageInFile })
        var whole = best(candidates.filter { $0.pageInFile == nil })
        if pageInFile != 1 { whole?.metadata.page = nil }
        guard let own else { return whole?.metadata }
        return whole.map { own.metadata.completed(by: $0.metadata) } ?? own.metadata
    }

    private static func components(_ path: String) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init)
    }

    private static func row(_ record: SidecarCells.Record, file: String) throws -> Row {
        var row = Row(line: record.line, components: [], pageInFile: nil, metadata: PageMetadata())
        func count(_ column: String, _ cell: String) throws -> Int {
            guard let number = Int(cell), number >= 1 else {
                throw MetadataError.malformed(
                    file,
                    line: record.line,
                    "\(column) is \"\(cell)\"; write a whole number from 1, or nothing"
                )
            }
            return number
        }
        for (column, raw) in record.cells {
            let cell = raw.trimmingCharacters(in: .whitespaces)
            guard !cell.isEmpty else { continue }
            switch column {
            case "path": row.components = components(raw)
            case "page_in_file": row.pageInFile = try count(column, cell)
            case "page": row.metadata.page = try count(column, cell)
            case "edition": row.metadata.edition = try count(column, cell)
            case "title": row.metadata.title = cell
            case "lccn": row.metadata.lccn = cell
            case "date":
                guard let date = IssueDate.day(iso: cell) else {
                    throw MetadataError.malformed(
                        file,
                        line: record.line,
                        "date is \"\(cell)\"; write a day that exists, such as 1920-11-15"
                    )
                }
                row.metadata.date = date.iso
            default: row.metadata.extra = (row.metadata.extra ?? [:]).merging([column: cell]) { $1 }
            }
        }
        return row
    }
}

extension PageMetadata {
    /// This metadata, with what it lacks taken from `other`.
    package func completed(by other: PageMetadata) -> PageMetadata {
        let extra = (other.extra ?? [:]).merging(self.extra ?? [:]) { $1 }
        var whole = PageMetadata(
            title: title ?? other.title,
            lccn: lccn ?? other.lccn,
            date: date ?? other.date,
            edition: edition ?? other.edition,
            page: page ?? other.page,
            extra: extra.isEmpty ? nil : extra
        )
        (whole.pageLabel, whole.sequence) = (pageLabel ?? other.pageLabel, sequence ?? other.sequence)
        (whole.section, whole.volume, whole.issue) = (
            section ?? other.section, volume ?? other.volume, issue ?? other.issue
        )
        (whole.city, whole.state, whole.country) = (city ?? other.city, state ?? other.state, country ?? other.country)
        (whole.firstYear, whole.lastYear) = (firstYear ?? other.firstYear, lastYear ?? other.lastYear)
        return whole
    }
}
