import CorpusModel
import Inference
import PageFlow
import Raster
import TestSupport
import Testing

@testable import Recognition

@Suite struct CombinedRecognizerTests {
    private func combined() throws -> CombinedRecognizer {
        CombinedRecognizer(
            reader: try ReaderSpecimen.reader,
            tesseract: try TesseractRecognizer(settings: RecognitionSettings())
        )
    }

    /// Type with three of ten pixels turned from black to white or back.
    private func noisy(_ type: GrayImage) -> GrayImage {
        var random = SeededGenerator(seed: 3)
        let samples = type.samples.map { Int.random(in: 0..<10, using: &random) < 3 ? 255 - $0 : $0 }
        return GrayImage(width: type.width, height: type.height, samples: samples)
    }

    /// Type that leans to the right by more than half a right angle.
    private func slanted(_ type: GrayImage) -> GrayImage {
        let (reach, width) = (3 * type.height / 2, type.width + 3 * type.height / 2)
        let samples = (0..<(width * type.height)).map { place in
            let (x, y) = (place % width, place / width)
            let from = x - reach + 3 * y / 2
            return (0..<type.width).contains(from) ? type[from, y] : 255
        }
        return GrayImage(width: width, height: type.height, samples: samples)
    }

    /// Four clear lines, four noisy ones and four that lean, as one region each.
    private func page() throws -> (layout: PageLayout, areas: [TextArea]) {
        var parts: [(image: GrayImage, x: Int, y: Int)] = []
        for line in 0..<4 {
            parts.append((try Strip.wheat.type(line: line), 30, 30 + 50 * line))
            parts.append((noisy(try Strip.council.type(line: line)), 30, 300 + 50 * line))
            parts.append((slanted(try Strip.council.type(line: line)), 30, 570 + 50 * line))
        }
        let page = GrayImage.page(width: 560, height: 800, parts)
        let areas = [30, 300, 570].map { top in
            let lines = parts.filter { (top..<(top + 200)).contains($0.y) }.map { part in
                let ink = part.image.hullOfInk
                let box = PixelRect(
                    x0: part.x + ink.x0,
                    y0: part.y + ink.y0,
                    x1: part.x + ink.x1,
                    y1: part.y + ink.y1
                )
                return LineGeometry(bbox: box, xHeight: Strip.xHeight)
            }
            return TextArea.region(
                LayoutRegion(id: "r\(top)", regionClass: .article, bbox: page.bounds, score: 1, lines: lines)
            )
        }
        return (page.pageLayout([], bodyXHeight: Strip.xHeight), areas)
    }

    @Test("lines of which the reader is sure are as it reads them alone")
    func certainLines() async throws {
        for strip in [Strip.wheat, .council] {
            let lines = try await combined().read(strip)
            #expect(try await lines == ReaderSpecimen.reader.read(strip))
            #expect(lines.map(\.text) == strip.lines && lines.allSatisfy { $0.engine == "reader" })
        }
    }

    @Test("Tesseract reads those of which it is unsure, and is taken where it is surer")
    func unsureLines() async throws {
        let (layout, areas) = try page()
        let own = try ReaderSpecimen.reader.lines(of: areas, layout)
        let read = try await combined().read(areas, of: layout)
        #expect(read[0].map(\.text) == Strip.wheat.lines && read[0].allSatisfy { $0.engine == "reader" })
        var byTesseract = 0
        for (lines, own) in zip(read, own) {
            #expect(lines.count == own.count)
            for (line, own) in zip(lines, own) {
                let alone = try #require(own.textLine(engine: "reader"))
                if line.engine == "tesseract" {
                    byTesseract += 1
                    #expect(own.probability < 0.5 && line.confidence > alone.confidence)
                    // It is the same line: Tesseract's words stand where the reader's do.
                    #expect(line.bbox.intersectionOverUnion(alone.bbox) > 0.3, "\(line) \(alone)")
                } else {
                    #expect(line == alone)
                }
                #expect(line.words.allSatisfy { $0.bbox.intersection(layout.upright.bounds) == $0.bbox })
                for (left, right) in zip(line.words, line.words.dropFirst()) {
                    #expect(left.bbox.x0 <= right.bbox.x0)
                }
            }
        }
        // The noisy and the leaning ones, but for one or two.
        #expect(byTesseract >= 4, "\(byTesseract)")
    }

    @Test("the same page twice gives the same lines, whatever was read between")
    func twice() async throws {
        let combined = try combined()
        let (layout, areas) = try page()
        let first = try await combined.read(areas, of: layout)
        _ = try await combined.read(.council)
        #expect(try await combined.read(areas, of: layout) == first)
        // Each area for itself, and in another order.
        let backwards = try await combined.read(areas.reversed(), of: layout)
        #expect(backwards.reversed().map { $0.map(\.text) } == first.map { $0.map(\.text) })
        #expect(backwards.reversed().map { $0.map(\.engine) } == first.map { $0.map(\.engine) })
    }

    @Test("nothing gives nothing, and each area has its answer")
    func nothing() async throws {
        let combined = try combined()
        let page = GrayImage(width: 300, height: 100)
        let line = LineGeometry(bbox: PixelRect(x0: 20, y0: 20, x1: 200, y1: 50), xHeight: 14)
        #expect(try await combined.read([line], on: page) == [])
        #expect(try await combined.read([], of: page.pageLayout([])) == [])
        #expect(try await combined.read([.row(pieces: [], xHeight: 14)], of: page.pageLayout([])) == [[]])
    }

    @Test(
        "the print of a table is read once and lies where it is printed",
        arguments: RecognitionSettings.Kind.allCases
    )
    func readsTables(_ kind: RecognitionSettings.Kind) async throws {
        var settings = RecognitionSettings()
        (settings.kind, settings.precision) = (kind, .f32)
        let engines = try RecognizerChoice(settings: settings, models: { ReaderSpecimen.models }, threads: 1)
        let stage = try RecognitionStage(settings: settings, recognizer: engines.recognizer)
        let image = try Strip.wheat.image()
        let printed = try await engines.recognizer.read(.wheat)
        // The first word of each line, and the rest of it.
        var (cells, pieces): ([TableCell], [FoundTable.Piece]) = ([], [])
        for (row, line) in printed.enumerated() {
            for (column, words) in [line.words.prefix(1), line.words.dropFirst()].enumerated() {
                let box = try #require(PixelRect.hull(words.map(\.bbox)))
                pieces.append(FoundTable.Piece(cell: cells.count, line: row, bbox: box))
                cells.append(TableCell(row: row, column: column, bbox: box))
            }
        }
        let hull = try #require(PixelRect.hull(cells.map(\.bbox)))
        let table = Table(id: "t1", region: "r1", bbox: hull, score: 1, rows: 4, columns: 2, cells: cells)
        let region = LayoutRegion(
            id: "r1",
            regionClass: .table,
            bbox: image.bounds,
            score: 1,
            lines: try Strip.wheat.geometry()
        )
        let page = StructuredLayout(
            JudgedLayout(unjudged: image.pageLayout([region])),
            tables: [FoundTable(table: table, pieces: pieces, xHeight: Strip.xHeight)]
        )
        let text = try await stage.run(page).text
        #expect(text.regions[0].lines.map(\.text) == Strip.wheat.lines)
        #expect(
            text.tables[0].cells.map { $0.text ?? "" }
                == Strip.wheat.lines.flatMap { line in
                    let words = line.split(separator: " ", maxSplits: 1)
                    return words.map(String.init)
                }
        )
    }
}
