package import ArgumentParser

/// The `broadsheet` command.
package struct BroadsheetCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "Turns scans of historical newspapers into a structured, de-duplicated corpus.",
        subcommands: [
            RunCommand.self, DedupCommand.self, EnrichCommand.self, StatusCommand.self, ReportCommand.self,
            TablesCommand.self,
            ExportCommand.self, EvaluateCommand.self, BatchCommand.self, TitlesCommand.self, AuthorityCommand.self,
            WorkerCommand.self, ModelsCommand.self,
        ]
    )

    package init() {}
}
