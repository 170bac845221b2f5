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
        abstract: "Measures search, comparison, clustering and pairs on a made corpus.",
        discussion: """
            Makes articles with dates, headlines, reprints and vectors, then finds the reprints and writes their pairs. \
            Vectors are drawn, not computed: `broadsheet-lab benchmark encoder` shows what encoding costs, on real texts. \
            A corpus that is there from an earlier measurement is used again; the most memory is then that of the \
            measured work alone. Prints the measurements as JSON.
            """
    )

    @Option(help: "Number of articles.")
    var articles = 10_000

    @Option(help: "Days over which they are spread.")
    var days = 300

    @Option(help: "Numbers of a vector.")
    var dimension = 256

    @Option(help: ArgumentHelp("Words of a text beyond which it has one vector more.", valueName: "words"))
    var wordsPerVector = ScaleCorpus.measuredWordsPerVector

    @Option(
        help: ArgumentHelp("Folder for the corpus, made if it is not there; some 4 kB an article.", valueName: "dir")
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
        guard (8...4096).contains(dimension), (1...1000).contains(wordsPerVector) else {
            throw ValidationError("--dimension must be 8 to 4096, --words-per-vector 1 to 1000")
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: work, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let measure = try await ScaleMeasure.of(
                ScaleCorpus(articles: articles, days: days, dimension: dimension, wordsPerVector: wordsPerVector),
                in: folder,
                classifier: try PairClassifier(ModelStore.locate(models)),
                jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
            ) { line in
                try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
            }
            print(String(decoding: try RecordCoding.line(measure), as: UTF8.self))
            return .done
        }
    }
}
