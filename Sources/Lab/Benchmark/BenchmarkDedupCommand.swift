import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Dedup
import Foundation
import Inference

/// `broadsheet-lab benchmark dedup`: what de-duplication costs at a size.
struct BenchmarkDedupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "Measures search, comparison and clustering on a made corpus.",
        discussion: """
            Makes articles with dates, reprints and vectors, then finds the reprints. Vectors are drawn, not computed: \
            `broadsheet dedup` shows what encoding costs, on real texts. Prints the measurements as JSON.
            """
    )

    @Option(help: "Number of articles.")
    var articles = 10_000

    @Option(help: "Days over which they are spread.")
    var days = 300

    @Option(
        help: ArgumentHelp("Folder for the corpus, made if it is not there; some 3 kB an article.", valueName: "dir")
    )
    var work: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Tasks at the same time (default: one per core).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var models: String?

    func validate() throws {
        guard (1...100_000_000).contains(articles), (1...100_000).contains(days) else {
            throw ValidationError("--articles must be 1 to 100000000, --days 1 to 100000")
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: work, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let measure = try await ScaleMeasure.of(
                articles: articles,
                days: days,
                in: folder,
                classifier: try PairClassifier(ModelStore.locate(models)),
                jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
            )
            print(String(decoding: try RecordCoding.line(measure), as: UTF8.self))
            return .done
        }
    }
}
