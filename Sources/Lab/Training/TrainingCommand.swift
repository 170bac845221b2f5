import ArgumentParser

/// `broadsheet-lab training`: what the programs in Training/ learn from.
struct TrainingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training",
        abstract: "Prepares what the networks are trained on, with the same code that prepares what they are asked.",
        subcommands: [
            TrainingLayoutCommand.self, TrainingRegionsCommand.self, TrainingLegibilityCommand.self,
            TrainingPairsCommand.self,
        ]
    )
}
