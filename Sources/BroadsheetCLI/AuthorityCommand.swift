import ArgumentParser
import CorpusFiles
import Enrichment
import Foundation

/// `broadsheet authority`: lists of persons, titles, places that texts may name.
struct AuthorityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authority",
        abstract: "Makes and searches authority files: persons, newspapers, places that articles may name.",
        subcommands: [AuthorityBuildCommand.self, AuthorityShowCommand.self]
    )
}

/// `broadsheet authority build`: an authority file of lists.
struct AuthorityBuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Makes an authority file of a Wikidata dump, files on Congress, tables and other authority files.",
        discussion: """
            Sources are told by their content, plain or packed by gzip: a Wikidata JSON dump; legislators-*.csv, \
            legislators-*.json and executive.json of unitedstates/congress-legislators; members of the Biographical Directory \
            of Congress, a folder of JSON files or JSON lines; CSV or text with tabs or bars, whose first line names the \
            columns; authority files. Entries that share an id become one; where two say otherwise, the first counts.

            --column and --value hold for all tables of the call: make a file of each table that needs its own, then \
            one of all of them. The format and recipes are in docs/authority.md.
            """
    )

    @Argument(help: "The lists, or folders of JSON files.")
    var files: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The authority file, JSON lines.", valueName: "FILE"))
    var output: String

    @Option(help: ArgumentHelp("Wikidata: least number of Wikipedias with an article.", valueName: "n"))
    var sitelinks = 1

    @Option(help: ArgumentHelp("Wikidata: only who was born before this year.", valueName: "year"))
    var bornBefore: Int?

    @Option(help: ArgumentHelp("Wikidata: only who died after this year, or may have.", valueName: "year"))
    var diedAfter: Int?

    @Option(
        name: .customLong("column"),
        help: ArgumentHelp(
            "Tables: the column of a field; an unknown field is an id by that name.",
            valueName: "FIELD=COLUMN"
        )
    )
    var columns: [String] = []

    @Option(
        name: .customLong("value"),
        help: ArgumentHelp("Tables: what all entries have, such as role=painter.", valueName: "FIELD=TEXT")
    )
    var values: [String] = []

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("name at least one list") }
        guard sitelinks >= 0 else { throw ValidationError("--sitelinks must be 0 or more") }
        _ = try Self.pairs(columns, "--column")
        let fields = AuthorityBuild.Options.fields
        for (field, _) in try Self.pairs(values, "--value") where !fields.contains(field) {
            throw ValidationError("--value: no field \(field); fields are \(fields.joined(separator: ", "))")
        }
    }

    private static func pairs(_ texts: [String], _ option: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("\(option): write FIELD=..., not \(text)") }
            pairs[parts[0]] = parts[1]
        }
        return pairs
    }

    func run() async throws {
        try await ExitStatus.reporting {
            var options = AuthorityBuild.Options()
            (options.sitelinks, options.bornBefore, options.diedAfter) = (sitelinks, bornBefore, diedAfter)
            options.columns = try Self.pairs(columns, "--column")
            options.values = try Self.pairs(values, "--value")
            var build = AuthorityBuild(options: options)
            for file in files { try build.add(contentsOf: file) }
            let all = build.all
            try AuthorityBuild.write(all, to: output)
            let summary = """
                \(output): \(all.count) entries of \(build.read) read, \(all.count { $0.birth != nil }) with birth, \
                \(all.count { $0.roles != nil }) with roles, \(all.count { $0.wikidata != nil }) with a Wikidata id; \
                \(build.nameless + build.unnamed) without a name left out
                """
            FileHandle.standardError.write(Data((summary + "\n").utf8))
            return .done
        }
    }
}

/// `broadsheet authority show`: whom a name may stand for.
struct AuthorityShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract:
            "Prints the entries of an authority file that a name may stand for, best first, a JSON object a line.",
        discussion: "Misreadings and initials are allowed for. Ends with exit code 6 where there is none."
    )

    @Argument(help: "The authority file.")
    var file: String

    @Argument(help: "A name, or an id.")
    var name: String

    @Option(
        help: ArgumentHelp("Only who or what was there on a day, in a month or year: 1916-03-10.", valueName: "date")
    )
    var date: String?

    @Option(help: ArgumentHelp("Most entries.", valueName: "n"))
    var limit = 10

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
        if let date, AuthorityDate(date) == nil {
            throw ValidationError("--date: \(date) is no date; write 1916-03-10, 1916-03 or 1916")
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let authority = try Authority(contentsOf: file)
            var found = AuthorityMatcher(authority: authority).matches(name, date: date, limit: limit).map(\.entry)
            if let number = authority.number(of: name) { found = [number] + found.filter { $0 != number } }
            let entries = found.prefix(limit).map(authority.entry)
            try FileHandle.standardOutput.write(contentsOf: RecordCoding.lines(Array(entries)))
            guard entries.isEmpty else { return .done }
            FileHandle.standardError.write(Data("broadsheet: \(file) has no entry like \(name)\n".utf8))
            return .somePagesFailed
        }
    }
}
