import ArgumentParser
import CorpusFiles
import CorpusModel
import Export
import Foundation

/// `broadsheet export`: tables or articles of a corpus in forms that spreadsheets and people read.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Writes every table of a corpus as CSV, HTML or Markdown, one file each; or its articles as CSV or JSON lines.",
        discussion: """
            With --articles, articles.csv (a row an article, with what enrichment found) or articles.jsonl (article records, with \
            enrichment's in `enrichment`) is written. --minimum-quality 0.95 leaves out texts of which fewer than 95 of 100 letters are \
            estimated to be read right (1 - `quality`), and texts without an estimate.

            The corpus is a folder of run or of tables. Files are named after the table's page and number. In CSV and \
            Markdown a cell over several rows or columns stands in its first place, the others stay empty; HTML keeps \
            spans and tells head from body. CSV is UTF-8 with commas and quotes as in RFC 4180.
            """
    )

    @Argument(help: ArgumentHelp("The corpus folder.", valueName: "corpus"))
    var corpus: String

    @Option(help: "csv, html or markdown; of articles csv or jsonl.")
    var format: ExportFormat = .csv

    @Flag(help: "Write the articles, not the tables.")
    var articles = false

    @Option(
        help: ArgumentHelp("Lowest estimated share of letters read right, 0 to 1; with --articles.", valueName: "q")
    )
    var minimumQuality: Double?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Folder for the files (default: export inside the corpus).", valueName: "dir")
    )
    var output: String?

    func validate() throws {
        if articles {
            guard format == .csv || format == .jsonl else {
                throw ValidationError("articles are written as csv or jsonl")
            }
        } else {
            if format == .jsonl {
                throw ValidationError("--format jsonl is of --articles; tables are csv, html or markdown")
            }
            if minimumQuality != nil { throw ValidationError("--minimum-quality is of --articles") }
        }
        if let minimumQuality, !(0...1).contains(minimumQuality) {
            throw ValidationError("--minimum-quality must be 0 to 1")
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            if articles {
                return try ArticleExport(corpus: corpus, output: output, isCSV: format == .csv, minimum: minimumQuality)
                    .write()
            }
            guard let format = format.table else { return .usage }
            let folder = CorpusLayout(folder: corpus).folder(of: .tables)
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
                $0.hasPrefix("part-") && $0.hasSuffix(".jsonl")
            }.sorted()
            let pages = CorpusLayout(folder: corpus).folder(of: .pages)
            guard !names.isEmpty || FileManager.default.fileExists(atPath: pages) else {
                throw CorpusError(
                    .notACorpus,
                    "\(corpus) holds no tables/part-*.jsonl; name the folder of a run or of tables"
                )
            }
            let place = output ?? "\(corpus)/export"
            try makeFolder(place)
            var taken: Set<String> = []
            var count = 0
            for name in names {
                var lines = try JSONLines(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
                while let line = try lines.next() {
                    let record = try RecordCoding.decode(TableRecord.self, from: line)
                    let file = Self.fileName(record.id, &taken)
                    let text = TableWriting(record.table).text(as: format)
                    try AtomicFile.write(Data(text.utf8), to: "\(place)/\(file).\(format.ending)")
                    count += 1
                }
            }
            print("\(count) tables: \(place)")
            return .done
        }
    }

    /// The table's id with what file systems do not take replaced; numbered where two come out alike.
    static func fileName(_ id: String, _ taken: inout Set<String>) -> String {
        let safe = String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "_" })
        let stem = safe.hasPrefix(".") ? "_" + safe : String(safe.suffix(180))
        var (name, number) = (stem, 2)
        while !taken.insert(name).inserted {
            name = "\(stem)~\(number)"
            number += 1
        }
        return name
    }
}

/// What files are written.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, html, markdown, jsonl

    /// The form of a table; `nil` of articles alone.
    var table: TableFormat? { TableFormat(rawValue: rawValue) }
}
