import ArgumentParser

/// `broadsheet-lab benchmark`: single stages on page truths, everything before them taken from the truth.
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract:
            "Measures single stages on page truths, the bi-encoder, the names in texts, de-duplication at any size, and the coordinator.",
        subcommands: [
            BenchmarkLayoutCommand.self, BenchmarkLegibilityCommand.self, BenchmarkRecognitionCommand.self,
            BenchmarkLinesCommand.self,
            BenchmarkArticlesCommand.self, BenchmarkEncoderCommand.self, BenchmarkDedupCommand.self,
            BenchmarkEntitiesCommand.self, BenchmarkCoordinatorCommand.self,
        ]
    )
}
