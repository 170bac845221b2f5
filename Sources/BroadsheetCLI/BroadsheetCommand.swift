package import ArgumentParser

/// The `broadsheet` command.
package struct BroadsheetCommand: AsyncParsableCommand {
    /// Name, summary and subcommands.
    package static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "Turns scans of historical newspapers into a structured, de-duplicated corpus.",
        subcommands: [
            RunCommand.self, DedupCommand.self, StatusCommand.self, ReportCommand.self, TablesCommand.self,
            ExportCommand.self, EvaluateCommand.self, WorkerCommand.self, ModelsCommand.self,
        ]
    )

    /// Made by the argument parser.
    package init() {}
}
