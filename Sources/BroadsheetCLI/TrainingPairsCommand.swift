import ArgumentParser
import Dedup
import Foundation
import Inference

/// `broadsheet training pairs`: evidence of pairs of articles, for the verifier.
struct TrainingPairsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pairs",
        abstract: "Writes the evidence by which pairs of articles are judged.",
        discussion: """
            Of every pair of articles within the window whose vectors are alike: a line with both ids and the numbers that \
            the verifier is asked about.
            """
    )

    @Argument(help: ArgumentHelp("Files of articles.", valueName: "articles"))
    var inputs: [String]

    @Option(help: ArgumentHelp("File to write.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Folder for vectors; kept.", valueName: "dir"))
    var work: String

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var models: String?

    @Option(help: ArgumentHelp("Lowest cosine.", valueName: "c"))
    var candidateCosine = DedupSettings().candidateCosine

    func run() async throws {
        try await ExitStatus.reporting {
            let run = DedupRun(
                DedupRun.Settings(
                    files: inputs.map { URL(fileURLWithPath: $0) },
                    names: FieldNames(),
                    output: work,
                    dedup: DedupSettings(candidateCosine: candidateCosine),
                    pairs: nil,
                    models: try ModelStore.locate(models),
                    jobs: ProcessInfo.processInfo.activeProcessorCount
                )
            )
            try await run.writeEvidence(to: output)
            return .done
        }
    }
}
