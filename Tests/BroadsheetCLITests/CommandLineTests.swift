import ArgumentParser
import Foundation
import Pipeline
import Recognition
import Testing

@testable import BroadsheetCLI

@Suite struct CommandLineTests {
    @Test(
        "times have a unit",
        arguments: [
            ("90", 90), ("90s", 90), ("10m", 600), ("1h", 3600), ("0", nil), ("-5s", nil), ("m", nil), ("", nil),
            ("1d", nil),
        ]
            as [(String, Int?)]
    )
    func times(_ text: String, _ seconds: Int?) { #expect(TimeSpan(argument: text)?.seconds == seconds) }

    @Test(
        "a command line that makes no sense is refused before anything is done",
        arguments: [
            ["run", "scans"], ["run", "scans", "-o", "c", "--jobs", "0"],
            ["run", "scans", "-o", "c", "--shard-size", "0"],
            ["run", "scans", "-o", "c", "--memory-limit", "10"], ["run", "scans", "-o", "c", "--page-timeout", "soon"],
            ["run", "scans", "-o", "c", "--max-megapixels", "0"], ["tables", "scans"], ["typeset", "out"],
            ["export", "c", "--format", "xls"], ["report", "c", "--width", "5"], ["dedup", "-o", "out"],
            ["dedup", "a", "-o", "o", "--from", "1911-01-01"], ["dedup", "a", "-o", "o", "--to", "1911-01-01"],
            ["dedup", "a", "-o", "o", "--from", "1911-02-01", "--to", "1911-01-31"],
            ["dedup", "a", "-o", "o", "--from", "1911-01-01", "--to", "1911-02-30"],
            ["dedup", "a", "-o", "o", "--from", "1911-01-01", "--to", "1911-01-31", "--join", "p"],
            ["authority", "build", "-o", "o"], ["authority", "build", "a", "-o", "o", "--column", "name"],
            ["authority", "build", "a", "-o", "o", "--value", "colour=red"], ["authority", "show", "a"],
            ["authority", "build", "a", "-o", "o", "--sitelinks", "-1"],
            ["authority", "show", "a", "Wilson", "--date", "soon"],
            ["authority", "show", "a", "Wilson", "--limit", "0"],
        ]
    )
    func refused(_ arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try BroadsheetCommand.parseAsRoot(arguments) }
        if let error { #expect(BroadsheetCommand.exitCode(for: error) == .validationFailure, "\(arguments)") }
    }

    @Test func optionsChangeThePipeline() throws {
        let command = try BroadsheetCommand.parseAsRoot([
            "run", "scans", "-o", "corpus", "--lang", "deu+eng", "--max-megapixels", "7000",
        ])
        let configuration = try #require(command as? RunCommand).pipeline.configuration()
        #expect(configuration.recognition.language == "deu+eng")
        #expect(configuration.decode.maxMegapixels == 7000 && configuration.decode.maxSide == 7_000_000)
    }

    @Test func tablesIsARunWithoutLayoutAndArticles() throws {
        let command = try BroadsheetCommand.parseAsRoot(["tables", "scans", "-o", "corpus", "--no-text"])
        let tables = try #require(command as? TablesCommand)
        let configuration = try tables.pipeline.configuration().forTables(readsText: tables.text)
        #expect(configuration.layout.kind == .page && configuration.legibility.kind == .none)
        #expect(configuration.dedup.kind == .none && configuration.tables.reading == .none)
    }

    @Test func filesOfTablesHaveSafeNamesOfTheirOwn() {
        var taken: Set<String> = []
        let names = ["a/b#t1", "a_b#t1", "..", "é", String(repeating: "x", count: 400)].map {
            ExportCommand.fileName($0, &taken)
        }
        #expect(names[0] == "a_b_t1" && names[1] == "a_b_t1~2" && names[2] == "_.." && names[3] == "_")
        #expect(names[4].count == 180 && Set(names).count == names.count)
    }
}
