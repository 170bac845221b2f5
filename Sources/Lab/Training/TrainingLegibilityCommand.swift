import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import ImageCodecs
import Legibility
import PageFlow
import Pipeline
import Raster
import Recognition

/// `broadsheet-lab training legibility`: strips for the legibility network, with the errors that reading them gave.
struct TrainingLegibilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legibility",
        abstract: "Reads blocks of pages and writes the legibility network's strips with the errors.",
        discussion: """
            Of each truth (*.json, its image beside it) takes blocks of up to five neighbouring transcribed lines, reads \
            each as the product does, and counts the character errors. Of each scan named by --scans, which has no \
            transcription, takes blocks of the regions that layout finds; what tells their errors is how sure the reading \
            is, and with --half by how much it differs from the reading at full resolution. Writes NAME.png, the strips \
            one below the other, and NAME.jsonl: for each strip, its block, the block's character error rate, confidence \
            and difference, and the two numbers that the network is given. What reads is the pipeline's recogniser; \
            OMP_THREAD_LIMIT=1 keeps Tesseract to one thread.
            """
    )

    @Argument(help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir"))
    var truths: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Scans without transcriptions.", valueName: "image")
    )
    var scans: [String] = []

    @Option(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    @Option(
        help: ArgumentHelp("Pipeline, YAML, that says what reads; the default one where left out.", valueName: "file")
    )
    var pipeline: String?

    @Option(help: "Most blocks of a page.")
    var blocks = 16

    @Flag(help: "Halve the resolution of every page first; names get -half.")
    var half = false

    /// One line of NAME.jsonl.
    private struct Strip: Encodable {
        var block: Int
        /// Character error rate against the transcription, where there is one.
        var cer: Double?
        /// Mean confidence of the reading, `0...1`; of the reading at full resolution where `difference` is given.
        var confidence: Double
        /// Edits per character from the reading at full resolution.
        var difference: Double?
        var features: [Float]
        var characters: Int
    }

    /// A block as it was read.
    private struct Reading {
        var text: String
        var confidence: Double

        init(_ lines: [TextLine]) {
            text = lines.map(\.text).joined(separator: " ")
            let length = lines.reduce(0) { $0 + $1.text.count }
            let sum = lines.reduce(0) { $0 + $1.confidence * Double($1.text.count) }
            confidence = length == 0 ? 0 : recordPrecision(sum / Double(length))
        }
    }

    func validate() throws {
        guard blocks > 0 else { throw ValidationError("--blocks must be positive") }
        if truths.isEmpty, scans.isEmpty { throw ValidationError("name folders of truths, or scans with --scans") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: output, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let configuration = try pipeline.map { try PipelineConfiguration(contentsOf: $0) } ?? .newspaper
            let recognition = try RecognitionStage(blocksOf: configuration)
            try await TruthFolders(truths).forEach { truth, source, name in
                try await write(truth, of: source, name: name, into: folder, recognition)
            }
            guard !scans.isEmpty else { return .done }
            let stages = try LayoutStages(configuration)
            for path in scans { try await write(scan: path, into: folder, stages, recognition) }
            return .done
        }
    }

    private func write(
        _ truth: PageTruth,
        of source: URL,
        name: String,
        into folder: URL,
        _ recognition: RecognitionStage
    ) async throws {
        let path = source.appendingPathComponent(truth.imageFile).path
        var page = try await DecodeStage().run(PageRequest(id: name, path: path, page: truth.imagePage))
        if half { page = page.halved }
        var layout = TruthLayout.layout(of: truth, on: page)
        let found = TruthBlocks(truth, scale: Double(page.image.width) / Double(max(1, truth.width)))
            .blocks(atMost: blocks)
        layout.regions = found.map(\.region)
        let read = try await recognition.run(StructuredLayout(plain: layout)).text.regions.map { Reading($0.lines) }
        var (strips, lines) = (LegibilityStrips(), Data())
        for (index, block) in found.enumerated() {
            var errors = CharacterErrorRate()
            errors.add(truth: block.text, found: read[index].text)
            let strip = Strip(
                block: index,
                cer: recordPrecision(errors.rate),
                confidence: read[index].confidence,
                features: [],
                characters: block.text.unicodeScalars.count
            )
            try add(block.region, of: layout, strip, to: &strips, &lines)
        }
        try write(strips, lines, name: name + (half ? "-half" : ""), into: folder)
    }

    private func write(
        scan path: String,
        into folder: URL,
        _ stages: LayoutStages,
        _ recognition: RecognitionStage
    ) async throws {
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        let page = try await DecodeStage().run(PageRequest(id: name, path: path, page: 1))
        var layout = try await stages.layout.run(page)
        layout.regions = ScanBlocks(layout).blocks(atMost: blocks)
        let read = try await recognition.run(StructuredLayout(plain: layout)).text.regions.map { Reading($0.lines) }
        let compared = half ? layout.halved : layout
        let again =
            half
            ? try await recognition.run(StructuredLayout(plain: compared)).text.regions.map { Reading($0.lines) } : read
        var (strips, lines) = (LegibilityStrips(), Data())
        for (index, region) in compared.regions.enumerated() where read[index].text.count >= 12 {
            var errors = CharacterErrorRate()
            errors.add(truth: read[index].text, found: again[index].text)
            let strip = Strip(
                block: index,
                confidence: read[index].confidence,
                difference: recordPrecision(errors.rate),
                features: [],
                characters: read[index].text.unicodeScalars.count
            )
            try add(region, of: compared, strip, to: &strips, &lines)
        }
        try write(strips, lines, name: name + (half ? "-half" : ""), into: folder)
    }

    /// Adds the strips of a region, each with what `strip` says of its block.
    private func add(
        _ region: LayoutRegion,
        of layout: PageLayout,
        _ strip: Strip,
        to strips: inout LegibilityStrips,
        _ lines: inout Data
    ) throws {
        let before = strips.count
        strips.add(region, in: layout)
        for index in before..<strips.count {
            var line = strip
            line.features = Array(strips.features[(2 * index)..<(2 * index + 2)])
            lines += try RecordCoding.lines([line])
        }
    }

    private func write(_ strips: LegibilityStrips, _ lines: Data, name: String, into folder: URL) throws {
        guard strips.count > 0 else { return }
        // Tones from -0.5 to 1.5 fit in a byte.
        let tones = strips.grays.map { UInt8((($0 + 0.5) * 127.5).rounded()) }
        let picture = GrayImage(
            width: LegibilityStrips.width,
            height: LegibilityStrips.height * strips.count,
            samples: tones
        )
        try Data(ImageEncoder.png(picture, dpi: 72)).write(to: folder.appendingPathComponent("\(name).png"))
        try lines.write(to: folder.appendingPathComponent("\(name).jsonl"))
    }
}
