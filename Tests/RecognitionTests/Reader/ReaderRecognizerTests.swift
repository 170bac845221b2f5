import CorpusFiles
import CorpusModel
import Foundation
import ImageCodecs
import Inference
import PageFlow
import Raster
import TestSupport
import Testing

@testable import Recognition

@Suite struct ReaderRecognizerTests {
    private var reader: ReaderRecognizer { get throws { try ReaderSpecimen.reader } }

    private func texts(_ lines: [TextLine]) -> [String] { lines.map(\.text) }

    /// Mean confidence of lines weighted by their length; 0 where there are none.
    private func confidence(_ lines: [TextLine]) -> Double {
        let length = lines.reduce(0) { $0 + $1.text.count }
        return length == 0 ? 0 : lines.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(length)
    }

    // MARK: What is read

    @Test("typeset lines are read without an error, with or without the lines of layout", arguments: [true, false])
    func readsStrips(knowsLines: Bool) async throws {
        for strip in [Strip.wheat, .council] {
            let page = try strip.image()
            let lines = try await reader.read(knowsLines ? strip.geometry() : [], on: page)
            #expect(texts(lines) == strip.lines)
            for line in lines {
                #expect(line.engine == "reader" && line.text == line.words.map(\.text).joined(separator: " "))
                #expect((0...1).contains(line.confidence) && line.confidence > 0.5, "\(line.confidence)")
                #expect(line.words.allSatisfy { (0...1).contains($0.confidence) && !$0.text.isEmpty })
                #expect(line.words.allSatisfy { !$0.text.contains(where: \.isWhitespace) })
            }
        }
    }

    @Test("words stand where they are printed, in order, without a pixel in common")
    func boxes() async throws {
        for strip in [Strip.wheat, .council] {
            let page = try strip.image()
            let lines = try await reader.read(strip)
            for (index, (line, printed)) in zip(lines, try strip.geometry()).enumerated() {
                let baseline = Int(Strip.baseline(of: index))
                #expect(line.bbox == PixelRect.hull(line.words.map(\.bbox)))
                #expect(line.bbox.intersectionOverUnion(printed.bbox) > 0.85, "\(line.bbox) \(printed.bbox)")
                for word in line.words {
                    #expect(!word.bbox.isEmpty && word.bbox.intersection(page.bounds) == word.bbox)
                    // All ink of the line in the word's columns is the word's, and it fills its box from end to end.
                    let column = PixelRect(x0: word.bbox.x0, y0: printed.bbox.y0, x1: word.bbox.x1, y1: printed.bbox.y1)
                    let ink = page.cropped(to: column).hullOfInk
                    #expect(ink.x0 <= 2 && column.width - ink.x1 <= 2, "\(word.text): \(ink) in \(column)")
                    // From the x-line or above it to the baseline or below, not beyond the ink; dots of i may stand out.
                    let xLine = baseline - Int(Strip.xHeight)
                    #expect((column.y0 + ink.y0 - 3...xLine + 2).contains(word.bbox.y0), "\(word.text)")
                    #expect((baseline - 2...column.y0 + ink.y1 + 3).contains(word.bbox.y1), "\(word.text)")
                }
                for (left, right) in zip(line.words, line.words.dropFirst()) {
                    #expect(left.bbox.x1 < right.bbox.x0, "\(left.text) \(right.text)")
                }
            }
        }
    }

    @Test("the body of a typeset page")
    func readsAPage() async throws {
        let path = Checkout.fixtures.appendingPathComponent("sheet-1884-clean.png").path
        let page = try await DecodeStage().run(PageRequest(id: "sheet", path: path, page: 1)).image
        let file = try Data(contentsOf: Checkout.fixtures.appendingPathComponent("sheet-1884-clean.json"))
        // The first column's text under its headline.
        let printed = try RecordCoding.decode(PageTruth.self, from: file).lines
            .filter { $0.bbox.x1 < 325 && $0.bbox.y0 > 525 && $0.bbox.height < 24 }.prefix(36)
        try #require(printed.count == 36)
        let lines = printed.map { LineGeometry(bbox: $0.bbox, xHeight: 10) }
        let read = try await reader.read(lines, on: page, bodyXHeight: 10)
        let right = zip(texts(read), printed).count { $0 == $1.text }
        #expect(read.count == 36 && right >= 33, "\(zip(texts(read), printed).filter { $0 != $1.text })")
    }

    @Test("leaning and bent lines are read", arguments: LineShapeTests.courses)
    func readsCrookedLines(_ course: LineShapeTests.Course) async throws {
        let line = try PrintedLine(.wheat, line: 1, drop: course.drop)
        let read = try await reader.read([line.geometry], on: line.page)
        #expect(texts(read) == [line.text])
        let first = try #require(read.first?.words.first), last = try #require(read.first?.words.last)
        // Boxes follow the line.
        for (word, part) in [(first, 0.05), (last, 0.95)] {
            let bottom = Double(word.bbox.y1)
            #expect(bottom > line.baseline(at: part) - 3 && bottom < line.baseline(at: part) + 10, "\(word)")
        }
    }

    @Test("the pieces of a row are read by themselves, left to right")
    func readsRows() async throws {
        let page = GrayImage.page(
            width: 900,
            height: 100,
            [(try Strip.wheat.type(line: 0), 20, 30), (try Strip.council.type(line: 1), 480, 30)]
        )
        let pieces = [PixelRect(x0: 18, y0: 28, x1: 410, y1: 62), PixelRect(x0: 478, y0: 28, x1: 860, y1: 62)]
        let layout = page.pageLayout([])
        let read = try await reader.read([.row(pieces: pieces, xHeight: 14)], of: layout)
        #expect(read.map(texts) == [[Strip.wheat.lines[0], Strip.council.lines[1]]])
    }

    // MARK: What must not matter

    @Test("the same picture twice gives the same lines")
    func twice() async throws {
        let first = try await reader.read(.wheat)
        #expect(try await reader.read(.wheat) == first)
        let other = try ReaderRecognizer(models: ReaderSpecimen.models, settings: InferenceSettings())
        #expect(try await other.read(.wheat) == first)
    }

    @Test("a line alone is read as among others, whatever these are")
    func aloneOrAmongOthers() async throws {
        let page = GrayImage.page(
            width: 900,
            height: 400,
            [(try Strip.wheat.image(), 20, 30), (try Strip.council.image(), 460, 170)]
        )
        let lines = try Strip.wheat.geometry(x: 20, y: 30) + Strip.council.geometry(x: 460, y: 170)
        let areas = lines.enumerated().map { index, line in
            TextArea.region(
                LayoutRegion(id: "r\(index)", regionClass: .article, bbox: line.bbox, score: 1, lines: [line])
            )
        }
        let layout = page.pageLayout([], bodyXHeight: Strip.xHeight)
        let together = try await reader.read(areas, of: layout)
        let backwards = try await reader.read(areas.reversed(), of: layout)
        #expect(together.map(texts) == (Strip.wheat.lines + Strip.council.lines).map { [$0] })
        for (index, area) in areas.enumerated() {
            let alone = try await reader.read([area], of: layout)
            for other in [together[index], backwards[areas.count - 1 - index]] {
                #expect(texts(alone[0]) == texts(other))
                #expect(alone[0].flatMap(\.words).map(\.bbox) == other.flatMap(\.words).map(\.bbox))
                // Sums of a batch are rounded otherwise.
                for (a, b) in zip(alone[0], other) { #expect(abs(a.confidence - b.confidence) < 0.002) }
            }
        }
    }

    @Test("type half, twice and four times the size reads the same, at its place", arguments: [0.5, 2, 4])
    func sizes(scale: Double) async throws {
        let page = try Strip.council.image()
        let image = page.scaled(by: scale)
        let lines = try Strip.council.geometry().map { line in
            func scaled(_ value: Int) -> Int { Int((Double(value) * scale).rounded()) }
            let box = line.bbox
            return LineGeometry(
                bbox: PixelRect(x0: scaled(box.x0), y0: scaled(box.y0), x1: scaled(box.x1), y1: scaled(box.y1)),
                xHeight: line.xHeight * scale
            )
        }
        let read = try await reader.read(lines, on: image, bodyXHeight: 14 * scale)
        #expect(texts(read) == Strip.council.lines)
        for (line, printed) in zip(read, lines) { #expect(line.bbox.intersectionOverUnion(printed.bbox) > 0.8) }
    }

    @Test("a strip beside itself reads as both")
    func twiceAsLong() async throws {
        let line = try Strip.wheat.type(line: 1)
        let (gap, width) = (14, line.width)
        let page = GrayImage.page(
            width: 2 * width + gap + 60,
            height: 90,
            [(line, 30, 30), (line, 30 + width + gap, 30)]
        )
        let read = try await reader.read([LineGeometry(bbox: page.hullOfInk, xHeight: 14)], on: page)
        #expect(texts(read) == [Strip.wheat.lines[1] + " " + Strip.wheat.lines[1]])
    }

    @Test("a line of thirty columns' width is read to its end")
    func veryLong() async throws {
        let line = try Strip.wheat.type(line: 3)
        let step = line.width + 14
        let page = GrayImage.page(width: 30 * step + 40, height: 60, (0..<30).map { (line, 20 + $0 * step, 15) })
        let read = try await reader.read([LineGeometry(bbox: page.hullOfInk, xHeight: 14)], on: page)
        let words = read.flatMap(\.words).map(\.text)
        #expect(words == (0..<30).flatMap { _ in Strip.wheat.lines[3].split(separator: " ").map(String.init) })
        #expect(read.flatMap(\.words).allSatisfy { $0.bbox.intersection(page.bounds) == $0.bbox })
    }

    // MARK: What matters

    @Test("a page upside down reads with less confidence, and so does a mirrored one")
    func turned() async throws {
        for strip in [Strip.wheat, .council] {
            let page = try strip.image()
            let upright = try await reader.read(strip)
            let turned = page.rotated(quarterTurns: 2)
            let lines = try strip.geometry().reversed().map { line in
                LineGeometry(
                    bbox: PixelRect(
                        x0: page.width - line.bbox.x1,
                        y0: page.height - line.bbox.y1,
                        x1: page.width - line.bbox.x0,
                        y1: page.height - line.bbox.y0
                    ),
                    xHeight: line.xHeight
                )
            }
            let upsideDown = try await reader.read(lines, on: turned)
            #expect(
                confidence(upsideDown) < 0.6 * confidence(upright),
                "\(confidence(upsideDown)) \(upsideDown.map(\.text))"
            )
            let mirrored = GrayImage(
                width: page.width,
                height: page.height,
                samples: (0..<(page.width * page.height)).map {
                    page[page.width - 1 - $0 % page.width, $0 / page.width]
                }
            )
            let other = try await reader.read(
                strip.geometry().map { line in
                    var line = line
                    (line.bbox.x0, line.bbox.x1) = (page.width - line.bbox.x1, page.width - line.bbox.x0)
                    return line
                },
                on: mirrored
            )
            #expect(confidence(other) < 0.6 * confidence(upright), "\(confidence(other)) \(other.map(\.text))")
        }
    }

    @Test("light letters on a dark ground are read")
    func negative() async throws {
        let page = try Strip.council.image().framed(by: 20, tone: 255).negative
        #expect(texts(try await reader.read(Strip.council.geometry(x: 20, y: 20), on: page)) == Strip.council.lines)
    }

    @Test("nothing gives nothing", arguments: [255, 200, 0] as [UInt8])
    func nothing(tone: UInt8) async throws {
        let page = GrayImage(width: 400, height: 200, filledWith: tone)
        let layout = page.pageLayout([])
        #expect(try await reader.read([], of: layout) == [])
        let line = LineGeometry(bbox: PixelRect(x0: 20, y0: 40, x1: 360, y1: 70), xHeight: 14)
        for lines in [[], [line]] { #expect(try await reader.read(lines, on: page) == []) }
        let empty = TextArea.row(pieces: [], xHeight: 14)
        #expect(try await reader.read([empty, empty], of: layout) == [[], []])
    }

    @Test("each area has its answer, those without type too")
    func answersInOrder() async throws {
        let page = GrayImage.page(
            width: 900,
            height: 400,
            [(try Strip.wheat.image(), 20, 30), (try Strip.council.image(), 460, 170)]
        )
        let lines = try [Strip.council.geometry(x: 460, y: 170), Strip.wheat.geometry(x: 20, y: 30)]
        let off = LineGeometry(bbox: PixelRect(x0: -90, y0: -90, x1: -10, y1: -70), xHeight: 14)
        let white = LineGeometry(bbox: PixelRect(x0: 480, y0: 20, x1: 800, y1: 50), xHeight: 14)
        let areas = [[off], lines[0], [white], lines[1], [off]].map { lines in
            TextArea.region(
                LayoutRegion(id: "r", regionClass: .article, bbox: page.bounds, score: 1, lines: lines)
            )
        }
        let read = try await reader.read(areas, of: page.pageLayout([]))
        #expect(read.map(texts) == [[], Strip.council.lines, [], Strip.wheat.lines, []])
    }

    @Test("lines and pages of any size stop nothing, and what is read lies on the page")
    func anySize() async throws {
        var random = SeededGenerator(seed: 7)
        for (width, height) in [(1, 1), (1, 300), (300, 1), (40, 3), (500, 60)] {
            let samples = (0..<(width * height)).map { _ in
                Int.random(in: 0..<6, using: &random) == 0 ? UInt8(0) : 255
            }
            let page = GrayImage(width: width, height: height, samples: samples)
            let inner = PixelRect(x0: width / 3, y0: height / 3, x1: width / 3 + 1, y1: height / 3 + 1)
            for box in [page.bounds, inner, page.bounds.union(PixelRect(x0: -20, y0: -9, x1: 900, y1: 900))] {
                for xHeight in [-1, 1, 14, .infinity] {
                    for line in try await reader.read([LineGeometry(bbox: box, xHeight: xHeight)], on: page) {
                        for word in line.words {
                            #expect(!word.bbox.isEmpty && word.bbox.intersection(page.bounds) == word.bbox, "\(word)")
                            #expect((0...1).contains(word.confidence))
                        }
                    }
                }
            }
        }
    }

    @Test("a line longer than any printed one is read as far as the network's widest picture goes")
    func longerThanAny() async throws {
        let line = try Strip.wheat.type(line: 3)
        let step = line.width + 14
        let page = GrayImage.page(width: 150 * step, height: 40, (0..<150).map { (line, $0 * step, 5) })
        let box = PixelRect(x0: 0, y0: 6, x1: page.width, y1: 33)
        let words = try await reader.read([LineGeometry(bbox: box, xHeight: 14)], on: page).flatMap(\.words)
        // 32,768 columns at an x-height of 12 are 35,500 to 41,000 pixels of the page if that is measured as 13 to 15.
        let ends = try #require(words.map(\.bbox.x1).max())
        #expect((35_400...41_100).contains(ends) && ends < page.width - 2 * step, "\(ends) \(page.width)")
        #expect(words.count { $0.text == "snow." } >= ends / step - 1)
    }
}
