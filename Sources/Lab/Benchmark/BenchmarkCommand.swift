import ArgumentParser

/// `broadsheet-lab benchmark`: single stages on page truths, everything before them taken from the truth.
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract:
            "Measures single stages on page truths, the bi-encoder, de-duplication at any size, the coordinator, and parts of enrichment.",
        subcommands: [
            BenchmarkLayoutCommand.self, BenchmarkLegibilityCommand.self, BenchmarkRecognitionCommand.self,
            BenchmarkLinesCommand.self,
            BenchmarkArticlesCommand.self, BenchmarkEncoderCommand.self, BenchmarkDedupCommand.self,
            BenchmarkCoordinatorCommand.self, BenchmarkEntitiesCommand.self, BenchmarkHeadsCommand.self,
            BenchmarkPeopleCommand.self,
        ]
    )
}
