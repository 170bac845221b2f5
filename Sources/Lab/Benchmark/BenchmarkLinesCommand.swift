import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import CorpusText
import Evaluation
import Executor
import Foundation
import ImageCodecs
import PageFlow
import Pipeline
import Raster
import Recognition

/// `broadsheet-lab benchmark lines`: how well and how fast pictures of single lines are read.
struct BenchmarkLinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines",
        abstract: "Reads pictures of single lines and compares them with their texts.",
        discussion: """
            The folder holds lines.tsv with the columns set, image and text, and the images; \
            Benchmarks/recognition/held_out_lines.py makes one of the lines that the reader was not trained on. Texts are \
            compared whole, after the folding of score_pages.py. CPU time is that of reading, without decoding; set \
            OMP_THREAD_LIMIT=1.
            """
    )

    @Argument(help: ArgumentHelp("Folder of lines.", valueName: "DIR"))
    var folder: String

    @Option(help: "Pipeline configuration (YAML) with the recognition settings; default: the newspaper pipeline.")
    var pipeline: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("File for what was read (JSON lines).", valueName: "FILE"))
    var output: String?

    /// What was read in one picture.
    private struct Reading: Encodable {
        var set: String, image: String, text: String, read: String
        var words: [Word]
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let configuration = try pipeline.map(PipelineConfiguration.init(contentsOf:)) ?? .newspaper
            let recognizer = try configuration.recognizers().recognizer
            let base = URL(fileURLWithPath: folder, isDirectory: true)
            let table = try String(contentsOf: base.appendingPathComponent("lines.tsv"), encoding: .utf8)
            var counts: [String: (edits: Int, characters: Int, lines: Int)] = [:]
            var readings: [Reading] = []
            var spent = 0.0
            for row in table.split(separator: "\n").dropFirst() {
                let cells = row.split(separator: "\t", maxSplits: 2).map(String.init)
                guard cells.count == 3 else { continue }
                let (set, image, text) = (cells[0], cells[1], cells[2])
                let page = try await Self.page(base.appendingPathComponent(image).path)
                let start = ProcessUsage.cpuSeconds
                let area = TextArea.row(pieces: [page.upright.bounds], xHeight: page.bodyXHeight)
                let lines = try await recognizer.read([area], of: page).flatMap { $0 }
                spent += ProcessUsage.cpuSeconds - start
                let read = lines.map(\.text).joined(separator: " ")
                let wanted = ScoredText.scalars(text)
                counts[set, default: (0, 0, 0)].edits += min(
                    wanted.count,
                    EditDistance.between(wanted, ScoredText.scalars(read))
                )
                counts[set, default: (0, 0, 0)].characters += wanted.count
                counts[set, default: (0, 0, 0)].lines += 1
                readings.append(
                    Reading(set: set, image: image, text: text, read: read, words: lines.flatMap(\.words))
                )
            }
            if let output { try RecordCoding.lines(readings).write(to: URL(fileURLWithPath: output)) }
            print("set                      lines  characters     CER")
            for (set, count) in counts.sorted(by: { $0.key < $1.key }) {
                let rate = Double(count.edits) / Double(max(1, count.characters))
                print(
                    set.padding(toLength: 24, withPad: " ", startingAt: 0)
                        + String(format: "%6d %11d  %.4f", count.lines, count.characters, rate)
                )
            }
            print(
                String(
                    format: "%d lines in %.1f CPU s, %.0f a second",
                    readings.count,
                    spent,
                    Double(readings.count) / max(0.001, spent)
                )
            )
            return .done
        }
    }

    private static func page(_ path: String) async throws -> PageLayout {
        let scan = try await DecodeStage().run(PageRequest(id: path, path: path, page: 1))
        return PageLayout(
            source: scan.source,
            upright: scan.image,
            frame: PageFrame(upright: scan.image),
            resolution: scan.fileResolution ?? Resolution(dpi: 150, source: .default),
            bodyXHeight: scan.image.inkComponents().regionXHeight() ?? 0.4 * Double(scan.image.height),
            regions: [],
            separators: []
        )
    }
}
