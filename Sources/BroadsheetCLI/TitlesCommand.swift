import Archives
import ArgumentParser
import CorpusFiles
import Foundation

/// `broadsheet titles`: newspapers by Library of Congress Control Number.
struct TitlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "titles",
        abstract: "Makes and searches tables of newspapers, which give pages title, city, state, country and years.",
        subcommands: [TitlesImportCommand.self, TitlesShowCommand.self]
    )
}

/// `broadsheet titles import`: a table of titles of catalogues' lists.
struct TitlesImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a table of newspapers of lists of the Library of Congress, and of MARCXML.",
        discussion: """
            Lists are CSV or text with tabs or bars, with columns lccn and title (or name); JSON or JSON lines of \
            Chronicling America or loc.gov; MARCXML. Where several say something of one newspaper, the first counts, and \
            the others fill in what it lacks.

            The table is JSON lines in order of LCCN, for run --titles.
            """
    )

    @Argument(help: "The lists.")
    var files: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The table, JSON lines.", valueName: "FILE"))
    var output: String

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("name at least one list") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            var imported = TitleImport()
            for file in files { try imported.add(contentsOf: file) }
            try imported.table.write(to: output)
            let all = imported.table.all
            let summary = """
                \(output): \(all.count) newspapers of \(imported.entries) entries, \
                \(all.count { $0.city != nil }) with city, \(all.count { $0.state != nil }) with state, \
                \(all.count { $0.firstYear != nil }) with first year, \(imported.skipped) entries without LCCN or title
                """
            FileHandle.standardError.write(Data((summary + "\n").utf8))
            return .done
        }
    }
}

/// `broadsheet titles show`: what a table says of newspapers.
struct TitlesShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints what a table of newspapers says of some of them, a JSON object a line.",
        discussion: "Ends with exit code 6 where the table lacks one of them."
    )

    @Argument(help: "The table.")
    var table: String

    @Argument(help: ArgumentHelp("Library of Congress Control Numbers.", valueName: "lccn"))
    var numbers: [String]

    func run() async throws {
        try await ExitStatus.reporting {
            let titles = try TitleTable(contentsOf: table)
            var status = ExitStatus.done
            for number in numbers {
                if let title = titles[number] {
                    try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines([title]))
                } else {
                    FileHandle.standardError.write(Data("broadsheet: \(table) has no newspaper \(number)\n".utf8))
                    status = .somePagesFailed
                }
            }
            return status
        }
    }
}
