import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Dedup
import Executor
import Foundation
import Inference

/// `broadsheet-lab benchmark encoder`: how fast texts become vectors.
struct BenchmarkEncoderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encoder",
        abstract: "Measures the bi-encoder on the texts of a file: texts and tokens a second, and how exact it is.",
        discussion: """
            Encodes the texts once for each precision, after some texts that are not measured, as `broadsheet dedup` does \
            it. Prints one line of JSON a precision: elapsed and processor time, and the cosines of the vectors with \
            those of the first precision. `Training/encoder/speed.py` measures sentence-transformers on the same texts.
            """
    )

    @Argument(help: ArgumentHelp("File of articles, JSON lines with a text.", valueName: "articles"))
    var file: String

    @Option(help: "Number of texts, the first ones of the file.")
    var texts = 600

    @Option(help: ArgumentHelp("Precisions, with commas: f32, bf16, int8, auto.", valueName: "kinds"))
    var precision = PrecisionChoice.auto.rawValue

    @Option(name: .shortAndLong, help: ArgumentHelp("Tasks at the same time (default: one per core).", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("Most tokens of a chunk.", valueName: "n"))
    var chunkLength = ArticleEncoder.trainedChunkLength

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var models: String?

    private var precisions: [PrecisionChoice?] {
        precision.split(separator: ",").map { PrecisionChoice(rawValue: String($0)) }
    }

    func validate() throws {
        guard !precisions.isEmpty, precisions.allSatisfy({ $0 != nil }) else {
            throw ValidationError("--precision must be of auto, f32, bf16 and int8")
        }
        guard texts > 0, (8...510).contains(chunkLength), (1...1024).contains(jobs ?? 1) else {
            throw ValidationError("--texts must be above 0, --chunk-length 8 to 510, --jobs 1 to 1024")
        }
    }

    private struct Measure: Encodable {
        var precision: String
        var texts: Int, chunks: Int, tokens: Int
        var dimension: Int
        var seconds: Double, processorSeconds: Double
        var textsPerSecond: Double, tokensPerSecond: Double
        var leastCosine: Double, meanCosine: Double
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let catalog = try ArticleCatalog(files: [URL(fileURLWithPath: file)], names: FieldNames())
            let articles = try ArticleTexts(catalog)
            let texts = try catalog.inputOrder.prefix(texts).map { try articles.article($0).text }
            let store = try ModelStore.locate(models)
            let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
            let clock = ContinuousClock()
            var first: [[Float]] = []
            for choice in precisions.compactMap({ $0 }) {
                let encoder = try ArticleEncoder(
                    store,
                    streams: jobs,
                    precision: choice.precision(),
                    chunkLength: chunkLength
                )
                _ = try await encoder.vectors(of: Array(texts.prefix(32)), jobs: jobs)
                let (start, processor) = (clock.now, ProcessUsage.ownCPUSeconds)
                let vectors = try await encoder.vectors(of: texts, jobs: jobs).flatMap { $0 }
                let seconds = (clock.now - start) / .seconds(1)
                let spent = ProcessUsage.ownCPUSeconds - processor
                if first.isEmpty { first = vectors }
                let cosines = zip(first, vectors).map { a, b in zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
                }
                let tokens = try encoder.chunks(of: texts).reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
                let measure = Measure(
                    precision: encoder.precision.rawValue,
                    texts: texts.count,
                    chunks: vectors.count,
                    tokens: tokens,
                    dimension: encoder.dimension,
                    seconds: seconds,
                    processorSeconds: spent,
                    textsPerSecond: Double(texts.count) / seconds,
                    tokensPerSecond: Double(tokens) / seconds,
                    leastCosine: cosines.min() ?? 0,
                    meanCosine: cosines.reduce(0, +) / Double(max(1, cosines.count))
                )
                print(String(decoding: try RecordCoding.line(measure), as: UTF8.self))
            }
            return .done
        }
    }
}
