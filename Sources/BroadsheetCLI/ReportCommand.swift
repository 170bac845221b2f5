import ArgumentParser
import CorpusFiles
import CorpusStore
import Foundation
import Report

/// `broadsheet report`: a folder of static HTML in which a corpus can be looked through.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Makes a folder of web pages that show every scan with its boxes, articles and text.",
        discussion: """
            The folder needs no network and no server: open its index.html in a browser. The address of a page followed \
            by # and the id of an article opens that article. Where broadsheet enrich has run, the index has a map of \
            datelines and tables of what was found, and each article says what is known of it. Prints the path of index.html.
            """
    )

    @Argument(help: ArgumentHelp("The corpus folder.", valueName: "corpus"))
    var corpus: String

    @Option(help: ArgumentHelp("Folder to make (default: report inside the corpus).", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("Folder in which moved scans are looked for; may be repeated.", valueName: "root"))
    var scans: [String] = []

    @Option(help: ArgumentHelp("Show only so many pages, from the first.", valueName: "pages"))
    var limit: Int?

    @Option(help: ArgumentHelp("Show only so many reproduced articles, the most printed first.", valueName: "clusters"))
    var clusters = 200

    @Option(help: ArgumentHelp("Width of the pictures in pixels.", valueName: "pixels"))
    var width = 1600

    @Option(help: ArgumentHelp("Pages made at a time (default: one for each core).", valueName: "pages"))
    var jobs: Int?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
        if clusters < 0 { throw ValidationError("--clusters must be 0 or more.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
        guard (100...20_000).contains(width) else { throw ValidationError("--width must be 100 to 20000 pixels.") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: corpus, isDirectory: true)
            let place =
                output.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? folder.appendingPathComponent("report")
            // Records made elsewhere have no store, and then no times are known.
            let summary = try? CorpusStore(reading: CorpusLayout(folder: corpus)).summary()
            let options = ReportOptions(
                scanRoots: scans.map { URL(fileURLWithPath: $0, isDirectory: true) },
                pageLimit: limit,
                clusterLimit: clusters,
                pictureWidth: width,
                jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
                pageSeconds: summary?.cpuSecondsPerPage
            )
            try await ReportWriter(options: options).write(corpus: folder, to: place)
            print(place.appendingPathComponent("index.html").path)
            return .done
        }
    }
}
