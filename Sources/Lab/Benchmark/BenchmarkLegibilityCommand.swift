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
        abstract: "Judges blocks of page truths before reading, reads them all, and compares.",
        discussion: """
            Of each truth (*.json, its image beside it) takes blocks of up to five neighbouring transcribed lines. Prints \
            how often each label met each class of measured character error (under 10 %, 10 to 40 %, over 40 %), and what \
            leaving out illegible blocks would save in processor time and lose in characters that were read right.
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
            var settings = configuration.recognition
            settings.skipsIllegible = false
            let reading = try RecognitionStage(settings: settings)
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
                        label: judged.regions[index].legibility?.label ?? .legible,
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
    private var table = [[Int]](repeating: [0, 0, 0], count: 3)
    private var seconds = 0.0, saved = 0.0, right = 0.0, lost = 0.0

    mutating func add(cer: Double, label: LegibilityLabel, seconds: Double, characters: Int) {
        let measured = cer < 0.1 ? 0 : cer <= 0.4 ? 1 : 2
        let said = LegibilityLabel.allCases.firstIndex(of: label) ?? 0
        table[measured][said] += 1
        let good = Double(characters) * max(0, 1 - cer)
        self.seconds += seconds
        right += good
        if label == .illegible {
            saved += seconds
            lost += good
        }
    }

    var text: String {
        let total = max(1, table.joined().reduce(0, +))
        let agreed = (0..<3).reduce(0) { $0 + table[$1][$1] }
        let far = table[0][2] + table[2][0]
        var lines = ["measured CER   legible  borderline  illegible"]
        for (name, row) in zip(["below 10 %  ", "10 to 40 %  ", "above 40 %  "], table) {
            lines.append(name + row.map { String(format: "%10d", $0) }.joined())
        }
        let right = Double(agreed) / Double(total)
        lines.append(String(format: "right %.3f of %d blocks, wrong by two classes %d", right, total, far))
        lines.append(
            String(
                format: "leaving out illegible blocks saves %.1f %% of the time of reading and loses %.2f %% of the "
                    + "characters that are read right",
                100 * saved / max(1e-9, seconds),
                100 * lost / max(1e-9, self.right)
            )
        )
        return lines.joined(separator: "\n") + "\n"
    }
}
