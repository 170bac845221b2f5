package import ArgumentParser

/// The `broadsheet-lab` command: what makes and measures Broadsheet, and nothing that a user of scans needs.
package struct LabCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "broadsheet-lab",
        abstract: "Typesets pages with exact truth, measures single stages, and writes what networks are trained on.",
        subcommands: [
            TypesetCommand.self, BenchmarkCommand.self, TrainingCommand.self, FuzzCommand.self,
            SimulatedWorkerCommand.self,
        ]
    )

    package init() {}
}
