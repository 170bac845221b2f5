import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Foundation
import Typesetter

/// `broadsheet-lab typeset`: sets newspaper pages with exact truth.
struct TypesetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "typeset",
        abstract: "Sets newspaper pages of invented news, with faults of press and scan, and their exact truth.",
        discussion: """
            Writes NAME.jpg (or another format) and NAME.json for each page, and manifest.jsonl, which says which \
            articles print the same text. The same options and seed give the same bytes.

            Styles: \(PageStyle.all.map(\.name).joined(separator: ", ")), or "all" to take \
            them in turn; figures, a page of tables, by its name only.
            Faults: "usual=STRENGTH", or NAME=STRENGTH,... of \(FaultSettings.names.map(\.name).joined(separator: ", ")).
            """
    )

    @Argument(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "output-dir"))
    var output: String

    @Option(help: "Number of pages.")
    var pages = 1

    @Option(help: "Seed of the first page; the others count up from it.")
    var seed: UInt64 = 1

    @Option(help: "Style of the pages.")
    var style = "all"

    @Option(help: ArgumentHelp("Faults and their strengths.", valueName: "name=strength,..."))
    var faults = ""

    @Option(help: "Pixels per inch; the style's own where left out.")
    var dpi: Int?

    @Option(help: "Format of the images: \(Typesetter.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = "jpg"

    @Option(help: "Quality of JPEG images, 1 to 100.")
    var quality = 60

    @Option(help: "Name of the files without extension, for a single page; may hold folders.")
    var name: String?

    @Option(help: "Title of the newspaper; by the seed where left out.")
    var title: String?

    @Option(help: "Date of the issue, such as 1920-11-15; by the seed where left out.")
    var date: String?

    @Option(help: "Page number; by the seed where left out.")
    var pageNumber: Int?

    @Option(help: "Set issues of this many pages, with articles that go on on later pages; --pages counts all pages.")
    var issuePages: Int?

    @Flag(help: "Write all pages into one TIFF file.")
    var oneFile = false

    func validate() throws {
        guard (1...1_000_000).contains(pages) else { throw ValidationError("--pages must be 1 to 1000000") }
        guard (1...100).contains(quality) else { throw ValidationError("--quality must be 1 to 100") }
        guard dpi.map({ (50...600).contains($0) }) ?? true else { throw ValidationError("--dpi must be 50 to 600") }
        guard Typesetter.Format(rawValue: format) != nil else { throw ValidationError("no format '\(format)'") }
        guard name == nil || pages == 1 || oneFile else {
            throw ValidationError("--name needs --pages 1 or --one-file")
        }
        if let issuePages {
            guard (2...24).contains(issuePages), pages.isMultiple(of: issuePages) else {
                throw ValidationError("--issue-pages must be 2 to 24, and --pages a multiple of it")
            }
            guard name == nil, !oneFile, pageNumber == nil, date == nil || pages == issuePages else {
                throw ValidationError(
                    "--issue-pages names its files and numbers its pages; --date is for one issue alone"
                )
            }
        }
        guard !oneFile || pages <= 50 else { throw ValidationError("--one-file takes at most 50 pages") }
        do { _ = (try styles(), try settings(seed: seed)) } catch let error as TypesetterError {
            throw ValidationError(error.description)
        }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            try write()
            return .done
        }
    }

    private func write() throws {
        let folder = URL(fileURLWithPath: output, isDirectory: true)
        let styles = try styles()
        if oneFile {
            try typesetter(styles[0], seed: seed)
                .writeTIFF(seeds: (0..<pages).map { seed &+ UInt64($0) }, name: name ?? "pages", into: folder)
            return
        }
        if let issuePages { return try writeIssues(of: issuePages, styles, into: folder) }
        var manifest = Data()
        for index in 0..<pages {
            let seed = seed &+ UInt64(index)
            let style = styles[index % styles.count]
            let name = name ?? "\(style.name)-\(seed)"
            manifest += try typesetter(style, seed: seed).write(seed: seed, name: name, into: folder)
            print(folder.appendingPathComponent("\(name).\(format)").path)
        }
        guard name == nil else { return }
        let file = folder.appendingPathComponent("manifest.jsonl")
        try AtomicFile.write(manifest, to: file.path)
    }

    private func writeIssues(of pageCount: Int, _ styles: [PageStyle], into folder: URL) throws {
        let columns = styles.filter { $0.makeUp == .newspaper && !$0.isSpread }
        var manifest = Data()
        for index in 0..<(pages / pageCount) {
            let seed = seed &+ UInt64(index)
            // A style that makes no issue says so.
            let style = columns.isEmpty ? styles[0] : columns[index % columns.count]
            let issue = try typesetter(style, seed: seed).writeIssue(seed: seed, pageCount: pageCount, into: folder)
            manifest += issue.manifest
            for name in issue.names { print(folder.appendingPathComponent("\(name).\(format)").path) }
        }
        try AtomicFile.write(manifest, to: folder.appendingPathComponent("manifest.jsonl").path)
    }

    private func typesetter(_ style: PageStyle, seed: UInt64) throws -> Typesetter {
        var style = style
        if let dpi { style.dpi = dpi }
        var typesetter = Typesetter(
            style: style,
            faults: try settings(seed: seed),
            format: Typesetter.Format(rawValue: format) ?? .jpeg,
            quality: quality
        )
        typesetter.issue = IssueSettings(title: title, date: date, page: pageNumber)
        return typesetter
    }

    private func styles() throws -> [PageStyle] { style == "all" ? PageStyle.all : [try PageStyle.named(style)] }

    private func settings(seed: UInt64) throws -> FaultSettings {
        let usual = "usual="
        guard faults.hasPrefix(usual) else { return try FaultSettings(parsing: faults) }
        guard let strength = Double(faults.dropFirst(usual.count)), (0...1).contains(strength) else {
            throw TypesetterError(.badSetting, "'\(faults)': the strength must be 0 to 1")
        }
        return FaultSettings.usual(strength: strength, seed: seed)
    }
}
