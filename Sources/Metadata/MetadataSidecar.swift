import CorpusFiles
package import CorpusModel
import CorpusText
import Foundation

/// What a user's table says about pages: a CSV with a header line, or JSON objects one a line.
///
/// The column `path` names the file: its whole path, or the end of it from some folder on, or the file name alone. A path
/// that is spelled otherwise is the same one: with `\` for `/`, a drive, `./`, capitals, another ending, or with folders that
/// are named for a form of the pages (`master/`, `service/`, `pdf/`); one that is spelled alike goes before it.
/// `page_in_file`, from 1, restricts a row to one page of a PDF or TIFF. `title`, `lccn`, `date` (see `DateReading`),
/// `edition` and `page` are what they say; every other column goes to `PageMetadata.extra`. An empty cell says nothing.
package struct MetadataSidecar: Sendable {
    /// A row by its path.
    struct Row {
        var line: Int
        /// The path as it is written.
        var written: String
        var path: TablePath
        var pageInFile: Int?
        var metadata: PageMetadata
    }

    /// Name of the file, for messages.
    package let name: String
    /// The rows in the order of their lines.
    let rows: [Row]
    /// Places of rows by the last of their loose components.
    private let placesByName: [String: [Int]]

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
        let dates = SidecarDates(cells, file: name)
        var rows: [Row] = []
        var placesByName: [String: [Int]] = [:]
        for record in cells {
            let row = try Self.row(record, dates)
            guard let fileName = row.path.loose.last else {
                throw MetadataError.malformed(name, line: row.line, "the column path is empty; name the file")
            }
            let same = placesByName[fileName, default: []].first {
                rows[$0].path.components == row.path.components && rows[$0].pageInFile == row.pageInFile
            }
            if let same {
                throw MetadataError.malformed(
                    name,
                    line: row.line,
                    "says again what line \(rows[same].line) says of this file; remove one, or tell pages by page_in_file"
                )
            }
            placesByName[fileName, default: []].append(rows.count)
            rows.append(row)
        }
        (self.name, self.rows, self.placesByName) = (name, rows, placesByName)
    }

    /// What is said about a page; `nil` if nothing is, or if rows for several files fit equally well.
    ///
    /// A row for the page wins over one for its whole file, and of the latter, the page number holds for the first
    /// page of the file only.
    package func metadata(forPath path: String, pageInFile: Int) -> PageMetadata? {
        metadata(in: places(forPath: path, pageInFile: pageInFile), pageInFile: pageInFile)
    }

    /// Places of the rows that are about a page: that for it alone, then that for its whole file.
    func places(forPath path: String, pageInFile: Int) -> [Int] {
        let path = TablePath(path)
        guard let name = path.loose.last, let candidates = placesByName[name] else { return [] }
        return [pageInFile, nil].compactMap { page in
            let places = candidates.filter { rows[$0].pageInFile == page }
            return best(places, path, \.components) ?? best(places, path, \.loose)
        }
    }

    /// The row whose path has most in common with the end of another; `nil` where there is none, or several.
    private func best(_ places: [Int], _ path: TablePath, _ part: KeyPath<TablePath, [String]>) -> Int? {
        let components = path[keyPath: part]
        let fitting = places.compactMap { place -> (place: Int, length: Int)? in
            let length = TablePath.commonLength(rows[place].path[keyPath: part], components)
            return length > 0 ? (place, length) : nil
        }
        let longest = fitting.map { $0.length }.max()
        let winners = fitting.filter { $0.length == longest }
        if let exact = winners.first(where: { rows[$0.place].path[keyPath: part] == components }), winners.count > 1 {
            return winners.count { rows[$0.place].path[keyPath: part] == components } == 1 ? exact.place : nil
        }
        return winners.count == 1 ? winners[0].place : nil
    }

    /// What rows say of a page, the first of them before the others.
    func metadata(in places: [Int], pageInFile: Int) -> PageMetadata? {
        var known: PageMetadata?
        for place in places {
            var metadata = rows[place].metadata
            if rows[place].pageInFile == nil, pageInFile != 1 { metadata.page = nil }
            known = known?.completed(by: metadata) ?? metadata
        }
        return known
    }

    private static func row(_ record: SidecarCells.Record, _ dates: SidecarDates) throws -> Row {
        var row = Row(line: record.line, written: "", path: TablePath(""), pageInFile: nil, metadata: PageMetadata())
        func count(_ column: String, _ cell: String) throws -> Int {
            guard let number = Int(cell), number >= 1 else {
                throw MetadataError.malformed(
                    dates.file,
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
            case "path": (row.written, row.path) = (raw, TablePath(raw))
            case "page_in_file": row.pageInFile = try count(column, cell)
            case "page": row.metadata.page = try count(column, cell)
            case "edition": row.metadata.edition = try count(column, cell)
            case "title": row.metadata.title = cell
            case "lccn": row.metadata.lccn = cell
            case "date": row.metadata.set(try dates.date(cell, line: record.line))
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
            datePrecision: date == nil ? other.datePrecision : datePrecision,
            dateQualifier: date == nil ? other.dateQualifier : dateQualifier,
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
