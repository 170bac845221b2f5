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

            People label regions, not lines. With --read CORPUS, what `broadsheet run` read on the same images, pages whose truth \
            has no baselines get the lines that were read with confidence inside one of their regions of text; some_lines says \
            that there may be others. The images are known by their bytes, wherever they lay; pages that were turned are left out.
            """
    )

    @Argument(help: ArgumentHelp("Folders of page truths and their images.", valueName: "dir"))
    var truths: [String]

    @Option(help: ArgumentHelp("Folder to write to; made if it is not there.", valueName: "dir"))
    var output: String

    @Option(
        name: .customLong("read"),
        parsing: .upToNextOption,
        help: ArgumentHelp("Page records of these images: folders of `broadsheet run`, or files.", valueName: "corpus")
    )
    var corpora: [String] = []

    @Option(help: "Least confidence of lines taken from --read, 0 to 1.")
    var leastConfidence = 0.8

    /// A page as the trainer reads it.
    private struct Example: Encodable {
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
        var regions: [TrainingRegion]
        var articles: [[String]]
        var lines: [Line]?
        /// `true` where there may be other lines than those.
        var someLines: Bool?
        var separators: [[Double]]?
        var innerRules: [[Double]]?
        var pages: [PixelRect]?

        enum CodingKeys: String, CodingKey {
            case image, source, regions, articles, lines, separators, pages
            case someLines = "some_lines"
            case innerRules = "inner_rules"
        }
    }

    func validate() throws {
        guard (0...1).contains(leastConfidence) else { throw ValidationError("--least-confidence must be 0 to 1") }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let read = corpora.isEmpty ? nil : try ReadLines(corpora: corpora, leastConfidence: leastConfidence)
            let folder = URL(fileURLWithPath: output, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try await TruthFolders(truths).forEach { truth, source, name in
                try await write(truth, of: source, read: read, name: name, into: folder)
            }
            return .done
        }
    }

    private func write(
        _ truth: PageTruth,
        of source: URL,
        read: ReadLines?,
        name: String,
        into folder: URL
    ) async throws {
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
            note("\(path): no type on this page, left out")
            return
        }
        let mapping = FrameMapping(input.frame)
        var lines = self.lines(truth.lines, mapping: mapping, scale: input.scale)
        var someLines: Bool?
        if lines == nil, let read {
            if let found = read.lines(of: truth, source: page.source) {
                lines = self.lines(found, mapping: mapping, scale: input.scale)
                someLines = lines == nil ? nil : true
            } else {
                note("\(path): no record of this image in --read; it gets no lines")
            }
        }
        let example = Example(
            image: "\(name).png",
            source: truth.image,
            regions: TrainingRegion.regions(of: truth, mapping: mapping, scale: input.scale),
            articles: truth.articles.map(\.regions),
            lines: lines,
            someLines: someLines,
            separators: truth.separators.map { segments($0, mapping: mapping, scale: input.scale) },
            innerRules: truth.innerRules.map { segments($0, mapping: mapping, scale: input.scale) },
            pages: truth.pages?.map { mapping.onUpright($0).scaled(by: input.scale, rounding: .nearest) }
        )
        try Data(ImageEncoder.png(input.image, dpi: 72)).write(to: folder.appendingPathComponent("\(name).png"))
        try RecordCoding.line(example).write(to: folder.appendingPathComponent("\(name).json"))
    }

    private func note(_ text: String) { FileHandle.standardError.write(Data("broadsheet: \(text)\n".utf8)) }

    /// Lines whose baseline is known; `nil` where that is so of none.
    private func lines(
        _ lines: [PageTruth.TruthLine],
        mapping: FrameMapping,
        scale: Double
    ) -> [Example.Line]? {
        let lines = lines.compactMap { line -> Example.Line? in
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
