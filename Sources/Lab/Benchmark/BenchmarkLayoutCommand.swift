import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import Pipeline

/// `broadsheet benchmark layout`: layout and the articles made of it, nothing read.
struct BenchmarkLayoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layout",
        abstract: "Measures layout by itself: regions by class, and the articles that geometry makes of them.",
        discussion: """
            Of each truth (*.json, its image beside it) the image is decoded and laid out; nothing is read, so that the \
            articles are joined without their text, and the figures on reading are empty. The page records go to \
            --output, the scores of all pages together and the seconds a page took to standard output.
            """
    )

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir")
    )
    var truth: [String]

    @Option(help: ArgumentHelp("File to write the page records to, JSON lines.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Pipeline, YAML; the default one where left out.", valueName: "file"))
    var pipeline: String?

    @Flag(help: "Show the main figures of each page too.")
    var perPage = false

    func validate() throws {
        if truth.isEmpty { throw ValidationError("name at least one folder with --truth") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let truths = try TruthFolderLinks(folders: truth)
            defer { truths.remove() }
            let configuration = try pipeline.map { try PipelineConfiguration(contentsOf: $0) } ?? .newspaper
            let processor = try LayoutProcessor(configuration)
            var records = Data()
            var seconds = (decode: 0.0, layout: 0.0, legibility: 0.0)
            for image in truths.images {
                let (record, spent) = try await processor.record(
                    id: image.truth.image,
                    path: image.path,
                    page: image.truth.imagePage
                )
                records += try RecordCoding.lines([record])
                seconds.decode += spent.decode
                seconds.layout += spent.layout
                seconds.legibility += spent.legibility
            }
            try records.write(to: URL(fileURLWithPath: output))
            let result = try Evaluator(truthFolder: truths.folder).evaluate(URL(fileURLWithPath: output))
            print(EvaluationTable(result).text(perPage: perPage), terminator: "")
            let pages = Double(max(1, truths.images.count))
            print(
                String(
                    format: "seconds a page        decode %.2f, layout %.2f, legibility %.2f",
                    seconds.decode / pages,
                    seconds.layout / pages,
                    seconds.legibility / pages
                )
            )
            return .done
        }
    }
}
