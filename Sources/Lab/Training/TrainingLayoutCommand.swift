import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import Layout
import PageFlow

/// `broadsheet-lab training layout`: pictures for the layout network, with their truth.
struct TrainingLayoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "layout",
        abstract: "Writes the layout network's picture of pages and the regions of their truth.",
        discussion: """
            Of each truth (*.json, its image beside it) in the folders given, writes NAME.png, the deskewed page in gray at \
            the network's scale, and NAME.json: the regions' classes and boxes in its pixels.
            """
    )

    @Argument(help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir"))
    var truths: [String]

    @Option(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    /// A page as the trainer reads it.
    private struct Example: Encodable {
        struct Region: Encodable {
            var regionClass: RegionClass
            var bbox: PixelRect
            var article: String?

            enum CodingKeys: String, CodingKey {
                case bbox, article
                case regionClass = "class"
            }
        }
        var image: String
        var source: String
        var regions: [Region]
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let folder = URL(fileURLWithPath: output, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for source in truths.map({ URL(fileURLWithPath: $0, isDirectory: true) }) {
                let names = try FileManager.default.contentsOfDirectory(atPath: source.path).sorted()
                for name in names where name.hasSuffix(".json") {
                    let file = source.appendingPathComponent(name)
                    guard let truth = try? RecordCoding.decode(PageTruth.self, from: Data(contentsOf: file)) else {
                        continue
                    }
                    try await write(truth, of: source, name: String(name.dropLast(5)), into: folder)
                }
            }
            return .done
        }
    }

    private func write(_ truth: PageTruth, of source: URL, name: String, into folder: URL) async throws {
        let path = source.appendingPathComponent(truth.imageFile).path
        let page = try await DecodeStage().run(PageRequest(id: name, path: path, page: truth.imagePage))
        guard let input = NetworkInput(page.image) else {
            FileHandle.standardError.write(Data("broadsheet: \(path): no type on this page, left out\n".utf8))
            return
        }
        let mapping = FrameMapping(input.frame)
        let articles = Dictionary(
            truth.articles.flatMap { article in article.regions.map { ($0, article.id) } },
            uniquingKeysWith: { first, _ in first }
        )
        let example = Example(
            image: "\(name).png",
            source: truth.image,
            regions: truth.regions.map { region in
                Example.Region(
                    regionClass: region.regionClass,
                    bbox: mapping.onUpright(region.bbox).scaled(by: input.scale, rounding: .nearest),
                    article: articles[region.id]
                )
            }
        )
        try Data(ImageEncoder.png(input.image, dpi: 72)).write(to: folder.appendingPathComponent("\(name).png"))
        try RecordCoding.line(example).write(to: folder.appendingPathComponent("\(name).json"))
    }
}
