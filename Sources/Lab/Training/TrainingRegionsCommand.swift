import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import Layout
import PageFlow
import Pipeline
import Recognition
import Tables

/// `broadsheet-lab training regions`: graphs of the lines and pictures of pages, with their truth.
struct TrainingRegionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regions",
        abstract: "Writes what the region network takes of pages, and the truth of it.",
        discussion: """
            Of each truth (*.json, its image beside it) in the folders given, writes NAME.json: boxes and lines (whether each \
            node is a line), the regions of the truth (id, class, bbox, article) in the same pixels, counts [nodes, places, \
            node features, edge features]; and NAME.bin: neighbours as 32-bit integers [nodes, places], -1 for none, then as \
            32-bit floats the nodes [nodes, node features] and edges [nodes, places, edge features]; all little-endian. Lines \
            and pictures are found by the networks of the pipeline's models and \
            read by its recogniser.
            """
    )

    @Argument(help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir"))
    var truths: [String]

    @Option(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    @Option(help: ArgumentHelp("Pipeline, YAML; the default one where left out.", valueName: "file"))
    var pipeline: String?

    private struct Example: Encodable {
        var boxes: [PixelRect]
        var lines: [Bool]
        var regions: [TrainingRegion]
        var counts: [Int]
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: output, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let reader = try Reader(pipeline.map { try PipelineConfiguration(contentsOf: $0) } ?? .newspaper)
            try await TruthFolders(truths).forEach { truth, source, name in
                try await write(truth, of: source, name: name, into: folder, by: reader)
            }
            return .done
        }
    }

    /// The stages of a pipeline up to the reading of a page.
    private struct Reader {
        let decode: DecodeStage
        let layout: any Stage<RasterPage, PageLayout>
        let tables: TableStructureStage?
        let recognition: RecognitionStage

        init(_ configuration: PipelineConfiguration) throws {
            decode = DecodeStage(limits: configuration.decode.limits)
            layout = try LayoutStages(configuration).layout
            tables = configuration.tableStructure
            recognition = try RecognitionStage(
                settings: configuration.recognition,
                recognizer: configuration.recognizers().recognizer,
                tables: configuration.tableReadingMode
            )
        }

        func page(_ request: PageRequest) async throws -> ReadPage {
            let judged = JudgedLayout(unjudged: try await layout.run(try await decode.run(request)))
            let structured = try await tables?.run(judged) ?? StructuredLayout(judged, tables: [])
            return try await recognition.run(structured)
        }
    }

    private func write(
        _ truth: PageTruth,
        of source: URL,
        name: String,
        into folder: URL,
        by reader: Reader
    ) async throws {
        let path = source.appendingPathComponent(truth.imageFile).path
        let page = try await reader.page(PageRequest(id: name, path: path, page: truth.imagePage))
        guard let graph = RegionExample(page) else {
            FileHandle.standardError.write(Data("broadsheet: \(path): no type on this page, left out\n".utf8))
            return
        }
        let mapping = FrameMapping(page.frame)
        let example = Example(
            boxes: graph.boxes,
            lines: graph.isLine,
            regions: TrainingRegion.regions(of: truth, mapping: mapping, scale: graph.scale),
            counts: [graph.boxes.count, RegionExample.places, RegionExample.nodeFeatures, RegionExample.edgeFeatures]
        )
        var numbers = Data()
        for value in graph.neighbours { withUnsafeBytes(of: value.littleEndian) { numbers.append(contentsOf: $0) } }
        for value in graph.nodeValues + graph.edgeValues {
            withUnsafeBytes(of: value.bitPattern.littleEndian) { numbers.append(contentsOf: $0) }
        }
        try numbers.write(to: folder.appendingPathComponent("\(name).bin"))
        try RecordCoding.line(example).write(to: folder.appendingPathComponent("\(name).json"))
    }
}
