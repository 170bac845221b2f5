import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import PageFlow
import Raster
import Testing
import TestSupport

@testable import Lab

@Suite struct TruthBlocksTests {
    private static func line(_ number: Int, column: Int = 0, height: Int = 20, _ text: String = "some words")
        -> PageTruth.TruthLine
    {
        let (x, y) = (column * 300, 100 + number * 24)
        return .init(bbox: PixelRect(x0: x, y0: y, x1: x + 200, y1: y + height), text: text)
    }

    private static func truth(_ lines: [PageTruth.TruthLine]) -> PageTruth {
        PageTruth(image: "p.png", width: 1000, height: 2000, regions: [], articles: [], lines: lines)
    }

    private func blocks(_ lines: [PageTruth.TruthLine], scale: Double = 1, atMost most: Int = 100) -> [TruthBlocks
        .Block]
    {
        TruthBlocks(Self.truth(lines), scale: scale).blocks(atMost: most)
    }

    @Test func neighbouringLinesMakeBlocksOfAtMostFive() {
        let found = blocks((0..<7).map { Self.line($0) })
        #expect(found.map(\.region.lines.count) == [5, 2])
        #expect(found[1].text == "some words some words")
        #expect(found[0].region.bbox == PixelRect(x0: 0, y0: 100, x1: 200, y1: 100 + 4 * 24 + 20))
    }

    @Test(
        "another column, a gap or another size of type begins a block",
        arguments: [
            line(1, column: 1), line(4), line(1, height: 40),
        ]
    )
    func parted(_ second: PageTruth.TruthLine) {
        var (first, second) = (Self.line(0), second)
        (first.text, second.text) = ("a line long enough", "another one, as long")
        #expect(blocks([first, second]).count == 2)
    }

    @Test func aBlockOfAFewLettersIsLeftOut() {
        #expect(blocks([Self.line(0, "few")]).isEmpty && blocks([]).isEmpty)
    }

    @Test func blocksAreScaledWithThePicture() {
        let lines = (0..<3).map { Self.line($0) }
        let (whole, half) = (blocks(lines), blocks(lines, scale: 0.5))
        #expect(half.map(\.text) == whole.map(\.text))
        #expect(half[0].region.bbox.width == 100 && half[0].region.lines[0].bbox.height == 10)
    }

    @Test func someBlocksAreSpreadOverAll() {
        let lines = (0..<50).map { Self.line($0) }
        let some = blocks(lines, atMost: 2).map(\.region.id)
        #expect(some == ["r3", "r8"])
        #expect(blocks(lines, atMost: 10).count == 10 && blocks(lines, atMost: 0).isEmpty)
    }
}

@Suite struct TruthLayoutTests {
    private static let truth = PageTruth(
        image: "p.png",
        width: 400,
        height: 200,
        regions: [
            .init(id: "a", regionClass: .headline, bbox: PixelRect(x0: 0, y0: 0, x1: 400, y1: 40)),
            .init(id: "b", regionClass: .article, bbox: PixelRect(x0: 10, y0: 50, x1: 500, y1: 190)),
        ],
        articles: [],
        lines: []
    )

    private func page(width: Int, height: Int) -> RasterPage {
        RasterPage(
            source: ScanSource(path: "p.png", page: 1, sha256: "0"),
            image: GrayImage(width: width, height: height, samples: [UInt8](repeating: 255, count: width * height)),
            fileResolution: nil
        )
    }

    @Test func regionsOfATruthLieOnThePage() {
        let layout = TruthLayout.layout(of: Self.truth, on: page(width: 400, height: 200))
        #expect(layout.regions.map(\.id) == ["a", "b"] && layout.regions.map(\.regionClass) == [.headline, .article])
        // What reaches over the edge is cut.
        #expect(layout.regions[1].bbox == PixelRect(x0: 10, y0: 50, x1: 400, y1: 190))
        #expect(!layout.frame.isRotated && layout.resolution.source == .default)
        // Blank paper has no type to measure.
        #expect(layout.bodyXHeight == 10)
    }

    @Test func aPageOfHalfTheSizeHasHalfTheBoxes() {
        let layout = TruthLayout.layout(of: Self.truth, on: page(width: 200, height: 100))
        #expect(layout.regions[0].bbox == PixelRect(x0: 0, y0: 0, x1: 200, y1: 20))
        let halved = TruthLayout.layout(of: Self.truth, on: page(width: 400, height: 200)).halved
        #expect(halved.regions.map(\.bbox) == layout.regions.map(\.bbox))
        #expect(halved.upright.width == 200 && page(width: 400, height: 200).halved.image.height == 100)
    }
}

@Suite struct TruthFolderLinksTests {
    @Test func truthsOfSeveralFoldersStandInOne() throws {
        let other = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Checkout.fixtures.appendingPathComponent("sheet-worn.json"),
            to: other.file("sheet-worn.json")
        )
        try other.write(Data("{}".utf8), to: "no-truth.json")
        let links = try TruthFolderLinks(folders: [Checkout.fixtures.path, other.path])
        defer { links.remove() }
        #expect(links.images.last?.path == other.file("sheet-worn.jpg").path)
        let names = try FileManager.default.contentsOfDirectory(atPath: links.folder.path)
        #expect(names.count == links.images.count && links.images.count > 5)
        links.remove()
        #expect(!FileManager.default.fileExists(atPath: links.folder.path))
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let error = #expect(throws: EvaluationError.self) { try TruthFolderLinks(folders: ["/no/such/folder"]) }
        #expect(error?.code == .noTruth && error?.description.contains("/no/such/folder") == true)
    }
}
