import ArgumentParser
import CorpusModel
import Evaluation
import Foundation
import ImageCodecs
import Legibility
import Raster
import Recognition

/// `broadsheet training legibility`: strips for the legibility network, with the errors that reading them gave.
struct TrainingLegibilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legibility",
        abstract: "Reads blocks of page truths and writes the legibility network's strips with the errors.",
        discussion: """
            Of each truth (*.json, its image beside it) takes blocks of up to five neighbouring transcribed lines, reads \
            each as the product does, and counts the character errors. Writes NAME.png, the strips one below the other, \
            and NAME.jsonl: for each strip, its block, the block's character error rate, and the two figures that the \
            network is told. OMP_THREAD_LIMIT=1 keeps Tesseract to one thread.
            """
    )

    @Argument(help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir"))
    var truths: [String]

    @Option(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    @Option(help: "Most blocks of a page.")
    var blocks = 16

    @Flag(help: "Halve the resolution of every page first.")
    var half = false

    private struct Strip: Encodable {
        var block: Int
        var cer: Double
        var features: [Float]
        var characters: Int
    }

    func validate() throws {
        guard blocks > 0 else { throw ValidationError("--blocks must be positive") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: output, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let recognition = try RecognitionStage(settings: RecognitionSettings())
            for source in truths.map({ URL(fileURLWithPath: $0, isDirectory: true) }) {
                for name in try FileManager.default.contentsOfDirectory(atPath: source.path).sorted()
                where name.hasSuffix(".json") {
                    let file = source.appendingPathComponent(name)
                    guard let truth = try? RecordCoding.decode(PageTruth.self, from: Data(contentsOf: file)) else {
                        continue
                    }
                    try await write(truth, of: source, name: String(name.dropLast(5)), into: folder, recognition)
                }
            }
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
        var page = try await ScanDecoder().run(PageRequest(id: name, path: path, page: truth.imagePage))
        if half { page = page.halved }
        var layout = TruthLayout.layout(of: truth, on: page)
        let found = TruthBlocks(truth, scale: Double(page.image.width) / Double(max(1, truth.width)))
            .blocks(atMost: blocks)
        layout.regions = found.map(\.region)
        let read = try await recognition.run(layout)
        var strips = LegibilityStrips()
        var lines = Data()
        for (index, block) in found.enumerated() {
            let text = read.text.regions[index].lines.map(\.text).joined(separator: " ")
            var errors = CharacterErrorRate()
            errors.add(truth: block.text, found: text)
            let before = strips.count
            strips.add(block.region, in: layout)
            for strip in before..<strips.count {
                let line = Strip(
                    block: index,
                    cer: recordPrecision(errors.rate),
                    features: Array(strips.features[(2 * strip)..<(2 * strip + 2)]),
                    characters: block.text.unicodeScalars.count
                )
                lines += try RecordCoding.line(line) + Data("\n".utf8)
            }
        }
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
