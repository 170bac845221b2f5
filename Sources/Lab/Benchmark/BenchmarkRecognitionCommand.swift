import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Evaluation
import Executor
import Foundation
import ImageCodecs
import PageFlow
import Pipeline
import Recognition

/// `broadsheet-lab benchmark recognition`: how well and at what cost blocks cut along the truth are read.
struct BenchmarkRecognitionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recognition",
        abstract: "Reads the regions of page truths and scores the text.",
        discussion: """
            The images named by the truths lie beside them. Regions and articles are the truth's own, so that only \
            reading is measured. CPU time is that of reading, without decoding; set OMP_THREAD_LIMIT=1.
            """
    )

    @Option(help: ArgumentHelp("Folder of page truths (*.json) and their images.", valueName: "DIR"))
    var truth: String

    @Option(name: .shortAndLong, help: ArgumentHelp("File for the page records (JSON lines).", valueName: "FILE"))
    var output: String

    @Option(help: "Pipeline configuration (YAML) with the recognition settings; default: the newspaper pipeline.")
    var pipeline: String?

    @Option(name: .customLong("lang"), help: "Tesseract language, several joined by +; default: the pipeline's.")
    var language: String?

    @Flag(help: "Show the main figures of each page too.")
    var perPage = false

    func run() async throws {
        try await ExitStatus.reporting {
            var configuration = try pipeline.map(PipelineConfiguration.init(contentsOf:)) ?? .newspaper
            if let language { configuration.recognition.language = language }
            let stage = try RecognitionStage(
                settings: configuration.recognition,
                recognizer: configuration.recognizers().recognizer
            )
            let folder = URL(fileURLWithPath: truth, isDirectory: true)
            let evaluator = try Evaluator(truthFolder: folder)
            var records = Data()
            var spent = 0.0
            for page in try Self.truths(in: folder) {
                let layout = try await TruthLayout.layout(
                    of: page,
                    on: DecodeStage().run(
                        PageRequest(
                            id: page.image,
                            path: folder.appendingPathComponent(page.imageFile).path,
                            page: page.imagePage
                        )
                    )
                )
                let start = ProcessUsage.cpuSeconds
                let read = try await stage.run(StructuredLayout(plain: layout))
                let seconds = ProcessUsage.cpuSeconds - start
                spent += seconds
                print("\(page.image): x-height \(Self.tenths(layout.bodyXHeight)), \(Self.tenths(seconds)) CPU s")
                records += try RecordCoding.lines([Self.record(of: read, truth: page, tesseract: stage.identity)])
            }
            let file = URL(fileURLWithPath: output)
            try records.write(to: file)
            print(EvaluationTable(try evaluator.evaluate(file)).text(perPage: perPage), terminator: "")
            print("reading               \(Self.tenths(spent)) CPU s")
            return .done
        }
    }

    /// The truths of a folder in the order of their file names; other JSON files are passed over.
    private static func truths(in folder: URL) throws -> [PageTruth] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
            .compactMap { name in
                let data = try Data(contentsOf: folder.appendingPathComponent(name))
                return try? RecordCoding.decode(PageTruth.self, from: data)
            }
    }

    /// A page record with the truth's regions and articles and the text that was read.
    private static func record(of read: ReadPage, truth: PageTruth, tesseract: StageIdentity) -> PageRecord {
        let regionOfID = Dictionary(
            read.text.regions.map { ($0.layout.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let articles = truth.articles.map { article in
            let parts = article.regions.compactMap { regionOfID[$0] }
            return Article(
                id: article.id,
                regions: article.regions,
                bbox: PixelRect.hull(parts.map(\.layout.bbox)) ?? read.text.bounds,
                text: parts.flatMap(\.lines).map(\.text).joined(separator: "\n")
            )
        }
        return PageRecordBuilder(provenance: .benchmark(tesseract: tesseract.settings["engine"] ?? "")).record(
            PageRequest(id: truth.image, path: read.source.path, page: read.source.page),
            read,
            PageArticles(regions: read.text.regions, articles: articles)
        )
    }

    private static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
