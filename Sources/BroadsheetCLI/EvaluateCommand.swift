import CorpusFiles
import ArgumentParser
import Evaluation
import Foundation

/// `broadsheet evaluate`: scores a corpus against pages labelled by hand.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Scores a corpus against page truths: regions, articles, headlines, reading order and text.",
        discussion: """
            A truth is a JSON file with the image's name and size, regions, articles and transcribed lines; it belongs \
            to the record whose scan has the image's name. Texts are compared after NFKC, with straight quotes and \
            hyphens and single spaces. All pages together are scored from summed counts.
            """
    )

    @Argument(help: ArgumentHelp("Folder of a run, or one file of page records.", valueName: "corpus"))
    var corpus: String

    @Option(help: ArgumentHelp("Folder of page truths (*.json).", valueName: "dir"))
    var truth: String

    @Flag(help: "Show the main figures of each page too.")
    var perPage = false

    @Flag(help: "Print all figures, of each page too, as JSON.")
    var json = false

    /// Prints the figures to standard output.
    func run() async throws {
        try await ExitStatus.reporting {
            let evaluator = try Evaluator(truthFolder: URL(fileURLWithPath: truth, isDirectory: true))
            let result = try evaluator.evaluate(URL(fileURLWithPath: corpus))
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                print(String(decoding: try encoder.encode(result), as: UTF8.self))
            } else {
                print(EvaluationTable(result).text(perPage: perPage), terminator: "")
            }
            return .done
        }
    }
}
