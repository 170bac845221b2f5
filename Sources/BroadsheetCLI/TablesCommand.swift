import ArgumentParser
import CorpusFiles
import CorpusStore
import Foundation
import Metadata
import Pipeline

/// `broadsheet tables`: the tables of any pages, as records and on their own.
struct TablesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Finds the tables of scanned or digital pages and reads their cells.",
        discussion: """
            Inputs are as for run: files, folders, @LISTS, PDFs with many pages. Pages need not be newspapers; rules, \
            white space and the alignment of words tell tables from text, and nothing else is laid out. Newspaper pages \
            are better given to run, which knows their columns and articles.

            The folder is a corpus like that of run, of page records with nothing but their tables: pages/part-*.jsonl, \
            tables/part-*.jsonl and failures.jsonl. The same command goes on after an interruption.
            """
    )

    @OptionGroup var corpus: CorpusArguments

    @OptionGroup var pipeline: PipelineArguments

    @Flag(inversion: .prefixedNo, help: "Read the cells; without, tables have cells and boxes only.")
    var text = true

    func run() async throws {
        try await ExitStatus.reporting {
            let (outcome, status) = try await corpus.run(
                pipeline.configuration().forTables(readsText: text),
                metadata: MetadataResolver(patterns: PathPattern.defaults, sidecar: nil)
            )
            if !corpus.json {
                let folder = CorpusLayout(folder: corpus.output).folder(of: .tables)
                print("\(outcome.corpus.tables) tables on \(outcome.corpus.done) pages: \(folder)")
            }
            return status
        }
    }
}
