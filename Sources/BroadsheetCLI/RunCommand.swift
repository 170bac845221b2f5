import Archives
import ArgumentParser
import CorpusFiles
import Foundation
import Metadata
import Pipeline
import Recognition

/// `broadsheet run`: scans in, corpus out.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Turns scans into a corpus of pages and articles.",
        discussion: """
            Inputs are files, folders (searched for scans in order of name) and lists: @LIST names a file with one path \
            a line, - reads one from standard input. All pages of PDFs and TIFFs are done; of a page in several forms \
            (TIFF, JPEG 2000, PDF) the best is read. A batch of the National Digital Newspaper Program (its folder or batch \
            file) and METS give the pages that they name, with what they say of them; batch check names what is missing.

            A run that was interrupted, by whatever, goes on where it was when the same command is given again; pages \
            that failed are tried again. Pages are done anew when scan, configuration or version have changed; corrected \
            metadata only relabel them.

            Exit codes: 0 done; 1 usage; 2 input not readable; 3 a dependency is missing; 4 configuration; 5 output not \
            writable; 6 finished, but some pages are in failures.jsonl; 70 internal; 130 interrupted.
            """
    )

    @OptionGroup var corpus: CorpusArguments

    @OptionGroup var pipeline: PipelineArguments

    @Option(
        help: ArgumentHelp(
            "Where words come from: read; alto takes those of ALTO or hOCR beside the scans and reads only pages without; best keeps the better of both. Default: the pipeline's.",
            valueName: "read|alto|best"
        )
    )
    var text: RecognitionSettings.TextChoice?

    @Option(
        help: ArgumentHelp(
            "Table of what is known about the scans: CSV or JSON lines with path and title, lccn, date, edition, page.",
            valueName: "FILE"
        )
    )
    var metadata: String?

    @Option(
        name: .customLong("path-pattern"),
        help: ArgumentHelp(
            "What the scans' paths tell, tried before the usual forms; for example {title:words}-{date:yyyyMMdd}[-p{page}].",
            valueName: "PATTERN"
        )
    )
    var pathPatterns: [String] = []

    @Option(
        help: ArgumentHelp(
            "Table of newspapers by LCCN (titles import), which gives pages title, city, state, country and years.",
            valueName: "FILE"
        )
    )
    var titles: String?

    private func metadataResolver() throws -> MetadataResolver {
        MetadataResolver(
            patterns: try pathPatterns.map { try PathPattern($0) } + PathPattern.defaults,
            sidecar: try metadata.map { try MetadataSidecar(contentsOf: $0) },
            titles: try titles.map { try TitleTable(contentsOf: $0) }
        )
    }

    func run() async throws {
        try await ExitStatus.reporting {
            var configuration = try pipeline.configuration()
            if let text { configuration.recognition.text = text }
            return try await corpus.run(configuration, metadata: metadataResolver()).status
        }
    }
}

extension RecognitionSettings.TextChoice: ExpressibleByArgument {}

/// A time on the command line: a number and `s`, `m` or `h`.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
    var seconds: Int

    init(seconds: Int) { self.seconds = seconds }

    init?(argument: String) {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
        let unit = argument.last.flatMap { units[$0] }
        guard let number = Int(unit == nil ? argument : String(argument.dropLast())), number > 0, number < 1_000_000
        else { return nil }
        seconds = number * (unit ?? 1)
    }

    var duration: Duration { .seconds(seconds) }
    var description: String { seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s" }
    var defaultValueDescription: String { description }
}
