import ArgumentParser

/// `broadsheet benchmark`: single stages on page truths, everything before them taken from the truth.
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measures one stage on page truths, given what a perfect stage before it would give.",
        subcommands: [
            BenchmarkLayoutCommand.self, BenchmarkLegibilityCommand.self, BenchmarkRecognitionCommand.self,
            BenchmarkArticlesCommand.self, BenchmarkDedupCommand.self,
        ]
    )
}
