import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import Pipeline
import Synchronization

/// `broadsheet-lab benchmark layout`: layout and the articles made of it, nothing read.
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

    @OptionGroup var pages: TruthArguments

    @OptionGroup var scores: ScoreArguments

    @Option(help: ArgumentHelp("Pipeline, YAML; the default one where left out.", valueName: "file"))
    var pipeline: String?

    func run() async throws {
        try await ExitStatus.reporting {
            let truths = try pages.links()
            defer { truths.remove() }
            var configuration = try pipeline.map { try PipelineConfiguration(contentsOf: $0) } ?? .newspaper
            configuration.tables.kind = .none
            let processor = try PageProcessor(configuration, readsText: false)
            var records = Data()
            let times = Mutex<[String: Duration]>([:])
            for image in truths.images {
                let request = PageRequest(id: image.truth.image, path: image.path, page: image.truth.imagePage)
                let outcome = await processor.process(request) { stage, time in
                    times.withLock { $0[stage, default: .zero] += time }
                }
                switch outcome {
                case .records(let found): records += try RecordCoding.lines(found)
                case .failure(let failure): throw failure
                }
            }
            try scores.report(records, against: truths)
            let count = Double(max(1, truths.images.count))
            let seconds = ["decode", "layout", "legibility"].map { stage in
                let time = times.withLock { $0[stage] ?? .zero }
                return "\(stage) " + String(format: "%.2f", (time / .seconds(1)) / count)
            }
            print("seconds a page        \(seconds.joined(separator: ", "))")
            return .done
        }
    }
}
