public import ArgumentParser

/// The `broadsheet` command.
public struct BroadsheetCommand: AsyncParsableCommand {
    /// Name, summary and subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "Turns scans of historical newspapers into a structured, de-duplicated corpus.",
        subcommands: [
            RunCommand.self, DedupCommand.self, StatusCommand.self, ReportCommand.self, TablesCommand.self,
            ExportCommand.self, EvaluateCommand.self, TypesetCommand.self,
            WorkerCommand.self, ModelsCommand.self, BenchmarkCommand.self, TrainingCommand.self,
        ]
    )

    /// Made by the argument parser.
    public init() {}
}
