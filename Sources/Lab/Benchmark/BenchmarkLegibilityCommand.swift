import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Evaluation
import Executor
import Foundation
import ImageCodecs
import PageFlow
import Pipeline
import Raster
import Recognition

/// `broadsheet-lab benchmark legibility`: labels against the errors that reading gives.
struct BenchmarkLegibilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legibility",
        abstract: "Judges blocks of page truths before and after reading them all, and compares.",
        discussion: """
            Of each truth (*.json, its image beside it) takes blocks of up to five neighbouring transcribed lines. Prints \
            how often each label met each class of measured character error (under 10 %, 10 to 40 %, over 40 %): as it was \
            predicted, and as the reading corrected it; and what leaving out illegible blocks would save in processor time \
            and lose in characters that were read right. OMP_THREAD_LIMIT=1 keeps Tesseract to one thread.
            """
    )

    @OptionGroup var pages: TruthArguments

    @Option(help: ArgumentHelp("Pipeline, YAML; the default one where left out.", valueName: "file"))
    var pipeline: String?

    @Option(help: "Most blocks of a page.")
    var blocks = 40

    @Flag(help: "Halve the resolution of every page first.")
    var half = false

    func validate() throws {
        guard blocks > 0 else { throw ValidationError("--blocks must be positive") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let configuration = try pipeline.map { try PipelineConfiguration(contentsOf: $0) } ?? .newspaper
            guard let judge = try LayoutStages(configuration).legibility else {
                throw ConfigurationError(.badValue, "legibility.kind is none: there is nothing to measure")
            }
            let truths = try pages.links()
            defer { truths.remove() }
            let reading = try RecognitionStage(blocksOf: configuration)
            var counts = LegibilityCounts()
            for image in truths.images {
                let request = PageRequest(id: image.truth.image, path: image.path, page: image.truth.imagePage)
                var page = try await DecodeStage().run(request)
                if half { page = page.halved }
                let scale = Double(page.image.width) / Double(max(1, image.truth.width))
                let found = TruthBlocks(image.truth, scale: scale).blocks(atMost: blocks)
                var layout = TruthLayout.layout(of: image.truth, on: page)
                layout.regions = found.map(\.region)
                let judged = try await judge.run(layout)
                for (index, block) in found.enumerated() {
                    var one = judged
                    one.layout.regions = [judged.regions[index]]
                    let start = ProcessUsage.cpuSeconds
                    let read = try await reading.run(StructuredLayout(one, tables: [])).text.regions[0]
                    let text = read.lines.map(\.text).joined(separator: " ")
                    var errors = CharacterErrorRate()
                    errors.add(truth: block.text, found: text)
                    counts.add(
                        cer: errors.rate,
                        predicted: judged.regions[index].legibility?.label ?? .legible,
                        corrected: read.layout.legibility?.label ?? .legible,
                        seconds: ProcessUsage.cpuSeconds - start,
                        characters: block.text.unicodeScalars.count
                    )
                }
            }
            print(counts.text, terminator: "")
            return .done
        }
    }
}

/// Labels, errors and costs of many blocks.
private struct LegibilityCounts {
    /// How often each label met each class of measured errors.
    private struct Table {
        private var counts = [[Int]](repeating: [0, 0, 0], count: 3)

        mutating func add(cer: Double, label: LegibilityLabel) {
            let measured = cer < 0.1 ? 0 : cer <= 0.4 ? 1 : 2
            counts[measured][LegibilityLabel.allCases.firstIndex(of: label) ?? 0] += 1
        }

        /// Lines under a heading of 14 letters.
        func lines(_ heading: String) -> [String] {
            var lines = [heading + "   legible  borderline  illegible"]
            for (name, row) in zip(["below 10 %  ", "10 to 40 %  ", "above 40 %  "], counts) {
                lines.append(name + row.map { String(format: "%10d", $0) }.joined())
            }
            let total = max(1, counts.joined().reduce(0, +))
            let right = Double((0..<3).reduce(0) { $0 + counts[$1][$1] }) / Double(total)
            let far = counts[0][2] + counts[2][0]
            lines.append(String(format: "right %.3f of %d blocks, wrong by two classes %d", right, total, far))
            return lines
        }
    }

    private var predicted = Table(), corrected = Table()
    private var seconds = 0.0, saved = 0.0, right = 0.0, lost = 0.0

    mutating func add(
        cer: Double,
        predicted: LegibilityLabel,
        corrected: LegibilityLabel,
        seconds: Double,
        characters: Int
    ) {
        self.predicted.add(cer: cer, label: predicted)
        self.corrected.add(cer: cer, label: corrected)
        let good = Double(characters) * max(0, 1 - cer)
        self.seconds += seconds
        right += good
        if predicted == .illegible {
            saved += seconds
            lost += good
        }
    }

    var text: String {
        let cost = String(
            format: "leaving out illegible blocks saves %.1f %% of the time of reading and loses %.2f %% of the "
                + "characters that are read right",
            100 * saved / max(1e-9, seconds),
            100 * lost / max(1e-9, right)
        )
        let lines = predicted.lines("predicted     ") + [cost, ""] + corrected.lines("after reading ")
        return lines.joined(separator: "\n") + "\n"
    }
}
