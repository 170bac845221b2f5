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
            the network's scale, and NAME.json, all in its pixels: regions (id, class, bbox, article); articles (lists of region \
            ids in reading order); and, where the truth knows them, lines (region, x0, x1, baseline [[x, y], ...], x_height, \
            text), separators (middle lines [x0, y0, x1, y1] of rules and dashes between regions) and inner_rules (of tables \
            and frames) and pages (the paper of each page, where it does not fill the picture). Lines that an edge cuts off \
            have no text.
            """
    )

    @Argument(help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir"))
    var truths: [String]

    @Option(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    /// A page as the trainer reads it.
    private struct Example: Encodable {
        struct Region: Encodable {
            var id: String
            var regionClass: RegionClass
            var bbox: PixelRect
            var article: String?

            enum CodingKeys: String, CodingKey {
                case id, bbox, article
                case regionClass = "class"
            }
        }
        struct Line: Encodable {
            var region: String?
            var x0: Double, x1: Double
            var baseline: [[Double]]
            var xHeight: Double
            var text: String?

            enum CodingKeys: String, CodingKey {
                case region, x0, x1, baseline, text
                case xHeight = "x_height"
            }
        }
        var image: String
        var source: String
        var regions: [Region]
        var articles: [[String]]
        var lines: [Line]?
        var separators: [[Double]]?
        var innerRules: [[Double]]?
        var pages: [PixelRect]?

        enum CodingKeys: String, CodingKey {
            case image, source, regions, articles, lines, separators, pages
            case innerRules = "inner_rules"
        }
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
        guard
            truth.lines.allSatisfy({ $0.baseline?.allSatisfy { $0.count == 2 } ?? true }),
            ((truth.separators ?? []) + (truth.innerRules ?? [])).allSatisfy({ $0.count == 4 })
        else {
            throw ValidationError(
                "\(source.appendingPathComponent(name).path).json: points of baselines are [x, y], separators [x0, y0, x1, y1]"
            )
        }
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
                    id: region.id,
                    regionClass: region.regionClass,
                    bbox: mapping.onUpright(region.bbox).scaled(by: input.scale, rounding: .nearest),
                    article: articles[region.id]
                )
            },
            articles: truth.articles.map(\.regions),
            lines: lines(of: truth, mapping: mapping, scale: input.scale),
            separators: truth.separators.map { segments($0, mapping: mapping, scale: input.scale) },
            innerRules: truth.innerRules.map { segments($0, mapping: mapping, scale: input.scale) },
            pages: truth.pages?.map { mapping.onUpright($0).scaled(by: input.scale, rounding: .nearest) }
        )
        try Data(ImageEncoder.png(input.image, dpi: 72)).write(to: folder.appendingPathComponent("\(name).png"))
        try RecordCoding.line(example).write(to: folder.appendingPathComponent("\(name).json"))
    }

    /// Lines whose baseline is known; `nil` where that is so of none.
    private func lines(of truth: PageTruth, mapping: FrameMapping, scale: Double) -> [Example.Line]? {
        let lines = truth.lines.compactMap { line -> Example.Line? in
            guard let baseline = line.baseline, let xHeight = line.xHeight else { return nil }
            let points = baseline.map { point in place(point[0], point[1], mapping: mapping, scale: scale) }
            guard let first = points.first, let last = points.last else { return nil }
            return Example.Line(
                region: line.region,
                x0: first[0],
                x1: last[0],
                baseline: points,
                xHeight: rounded(xHeight * scale),
                text: line.text.isEmpty ? nil : line.text
            )
        }
        return lines.isEmpty ? nil : lines
    }

    private func segments(_ rules: [[Double]], mapping: FrameMapping, scale: Double) -> [[Double]] {
        rules.map { rule in
            place(rule[0], rule[1], mapping: mapping, scale: scale)
                + place(rule[2], rule[3], mapping: mapping, scale: scale)
        }
    }

    private func place(_ x: Double, _ y: Double, mapping: FrameMapping, scale: Double) -> [Double] {
        let point = mapping.onUpright(x: x, y: y)
        return [rounded(point.x * scale), rounded(point.y * scale)]
    }

    /// To a hundredth of a pixel of the network's picture.
    private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
