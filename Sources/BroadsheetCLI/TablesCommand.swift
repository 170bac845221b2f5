import ArgumentParser
import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
import Foundation
import Metadata
import Pipeline
import Recognition

/// `broadsheet tables`: the tables of any pages, as records and on their own.
struct TablesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Finds the tables of scanned or digital pages and reads their cells.",
        discussion: """
            Inputs are as for run: files, folders, @LISTS, PDFs with many pages. Pages need not be newspapers; rules, \
            white space and the alignment of words tell tables from text, and nothing else is laid out. Newspaper pages \
            are better given to run, which knows their columns and articles.

            The folder gets pages/part-00000.jsonl (page records with their tables), tables/part-00000.jsonl (one table \
            a line) and failures.jsonl; report and export take it like a corpus.
            """
    )

    @Argument(help: "Files, folders, @LISTS, or - for a list on standard input.")
    var inputs: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("Folder to write to.", valueName: "DIR"))
    var output: String

    @Option(help: "Pipeline configuration (YAML); default: the built-in newspaper pipeline.")
    var pipeline: String?

    @Option(name: .customLong("lang"), help: "Tesseract language, several joined by +; default: the pipeline's.")
    var language: String?

    @Flag(inversion: .prefixedNo, help: "Read the cells; without, tables have cells and boxes only.")
    var text = true

    func run() async throws {
        try await ExitStatus.reporting {
            var settings = try pipeline.map(PipelineConfiguration.init(contentsOf:)) ?? .newspaper
            if let language { settings.recognition.language = language }
            let processor = try TablesProcessor(settings, readsText: text)
            let plan = try await CorpusPlan(
                inputs: inputs,
                output: output,
                metadata: MetadataResolver(patterns: PathPattern.defaults, sidecar: nil),
                standardInput: { AnyIterator { readLine() }.map { $0 } }
            )
            let layout = CorpusLayout(folder: output)
            var (pages, tables, failures) = (Data(), Data(), Data())
            var (count, failed) = (0, 0)
            for page in plan.pages {
                do {
                    let record = try await processor.record(page.request)
                    pages += try RecordCoding.lines([record])
                    for table in record.tables {
                        tables += try RecordCoding.lines([TableRecord(table, of: record)])
                    }
                    count += record.tables.count
                } catch let error as any BroadsheetError {
                    let failure = PageFailure(
                        source: page.request.failureSource,
                        stage: "tables",
                        code: error.failureCode,
                        message: "\(error)"
                    )
                    failures += try RecordCoding.lines([failure])
                    FileHandle.standardError.write(Data("broadsheet: \(error)\n".utf8))
                    failed += 1
                }
            }
            for (content, lines) in [(CorpusLayout.Content.pages, pages), (.tables, tables)] {
                try makeFolder(layout.folder(of: content))
                try AtomicFile.write(lines, to: layout.shard(0, of: content))
            }
            try AtomicFile.write(failures, to: layout.failures)
            print("\(count) tables on \(plan.pages.count - failed) pages: \(layout.shard(0, of: .tables))")
            return failed > 0 ? .somePagesFailed : .done
        }
    }
}
