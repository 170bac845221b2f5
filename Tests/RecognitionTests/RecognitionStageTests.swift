import CorpusFiles
import CorpusModel
import Inference
import PageFlow
import Raster
import Recognition
import Testing

@Suite struct RecognitionStageTests {
    private func region(_ id: String, _ regionClass: RegionClass = .article, _ box: PixelRect) -> LayoutRegion {
        LayoutRegion(id: id, regionClass: regionClass, bbox: box, score: 1)
    }

    /// Reads with Tesseract.
    private func stage(_ change: (inout RecognitionSettings) -> Void = { _ in }) throws -> RecognitionStage {
        var settings = RecognitionSettings()
        settings.kind = .tesseract
        change(&settings)
        return try Self.stage(settings)
    }

    private static func stage(
        _ settings: RecognitionSettings,
        tables: TableReadingMode? = .row
    ) throws -> RecognitionStage {
        try RecognitionStage(settings: settings, recognizer: TesseractRecognizer(settings: settings), tables: tables)
    }

    @Test func readsEachRegionAtItsPlace() async throws {
        let (wheat, council) = (try Strip.wheat.image(), try Strip.council.image())
        let page = GrayImage.page(width: 900, height: 400, [(wheat, 20, 30), (council, 460, 170)])
        let left = PixelRect(x0: 20, y0: 30, x1: 20 + wheat.width, y1: 30 + wheat.height)
        let right = PixelRect(x0: 460, y0: 170, x1: 460 + council.width, y1: 170 + council.height)
        let picture = PixelRect(x0: 460, y0: 10, x1: 800, y1: 150)
        let layout = page.layout([
            region("r2", .article, right), region("r9", .photograph, left), region("r5", .cartoon, picture),
            region("r1", .caption, left),
        ])
        let read = try await stage().run(layout)
        #expect(read.text.regions.map(\.layout) == layout.regions)
        #expect(read.text.bounds == page.bounds && read.source == layout.layout.source)
        #expect(read.text.regions.map { $0.lines.map(\.text) } == [Strip.council.lines, [], [], Strip.wheat.lines])
        for region in read.text.regions {
            let outer = region.layout.bbox.grown(by: 4, within: page.bounds)
            for word in region.lines.flatMap(\.words) { #expect(word.bbox.intersection(outer) == word.bbox) }
        }
        let first = try #require(read.text.regions[0].lines.first)
        #expect(page.cropped(to: first.bbox).samples.contains(0))
        #expect(abs(first.bbox.y0 - inkTop(of: council) - 170) <= 2)
    }

    private func inkTop(of image: GrayImage) -> Int {
        (0..<image.height).first { y in (0..<image.width).contains { x in image[x, y] == 0 } } ?? 0
    }

    @Test("a page's text does not depend on the pages read before it")
    func remembersNothing() async throws {
        func layout(_ strip: Strip) throws -> StructuredLayout {
            let image = try strip.image()
            return image.layout([region("r1", .article, image.bounds)])
        }
        let used = try stage()
        _ = try await used.run(layout(.council))
        let second = try await used.run(layout(.wheat))
        #expect(try await stage().run(layout(.wheat)).text == second.text)
    }

    @Test("type of any size is read and found at its place", arguments: [0.75, 1, 2, 4])
    func readsAnySize(scale: Double) async throws {
        let strip = try Strip.wheat.image()
        let (width, height) = (Int(Double(strip.width) * scale), Int(Double(strip.height) * scale))
        let image = strip.resampled(toWidth: width, height: height)
        let read = try await stage().run(image.layout([region("r1", .article, image.bounds)], bodyXHeight: 13 * scale))
        let lines = read.text.regions[0].lines
        #expect(lines.map(\.text) == Strip.wheat.lines)
        let last = try #require(lines.last)
        #expect(abs(last.bbox.midY / scale - 118) < 6)
    }

    @Test("ink of the next column that leans into the box is not read")
    func readsOnlyItsOwnInk() async throws {
        let (wheat, council) = (try Strip.wheat.image(), try Strip.council.image())
        let page = GrayImage.page(width: 900, height: 160, [(wheat, 0, 0), (council, 420, 0)])
        let box = PixelRect(x0: 0, y0: 0, x1: 520, y1: wheat.height)
        let lines = (0..<4).map { row in
            LineGeometry(bbox: PixelRect(x0: 0, y0: row * 33 + 6, x1: 395, y1: row * 33 + 34), xHeight: 13)
        }
        var own = region("r1", .article, box)
        #expect(try await stage().run(page.layout([own])).text.regions[0].lines.map(\.text) != Strip.wheat.lines)
        own.lines = lines
        #expect(try await stage().run(page.layout([own])).text.regions[0].lines.map(\.text) == Strip.wheat.lines)
    }

    @Test func readsDecksOfDifferentSizes() async throws {
        let (wheat, council) = (try Strip.wheat.image(), try Strip.council.image())
        let large = wheat.resampled(toWidth: wheat.width * 5, height: wheat.height * 5)
        let page = GrayImage.page(
            width: large.width,
            height: large.height + council.height,
            [
                (large, 0, 0), (council, 300, large.height),
            ]
        )
        let read = try await stage().run(page.layout([region("r1", .headline, page.bounds)]))
        #expect(read.text.regions[0].lines.map(\.text) == Strip.wheat.lines + Strip.council.lines)
    }

    @Test func leavesIllegibleRegionsUnlessTold() async throws {
        let image = try Strip.wheat.image()
        let judged = JudgedLayout(
            image.pageLayout([region("r1", .article, image.bounds)]),
            legibility: [Legibility(label: .illegible, score: 0.9)]
        )
        let layout = StructuredLayout(judged, tables: [])
        let read = try await stage { $0.skipsIllegible = false }.run(layout).text.regions[0]
        #expect(read.lines.count == 4)
        // What was read well was legible after all.
        #expect(read.layout.legibility?.label == .legible)
        #expect(read.layout.legibility?.predicted == Legibility.Judgement(label: .illegible, score: 0.9))
        let unread = try await stage().run(layout).text.regions[0]
        #expect(unread.lines.isEmpty && unread.layout.legibility == Legibility(label: .illegible, score: 0.9))
    }

    @Test("regions of no use give no lines")
    func survivesOddRegions() async throws {
        let image = try Strip.wheat.image()
        let read = try await stage { $0.margin = 1000 }.run(
            image.layout([
                region("r1", .article, PixelRect(x0: 5, y0: 5, x1: 5, y1: 9)),
                region("r2", .headline, PixelRect(x0: 0, y0: 0, x1: 1, y1: 1)),
                region("r3", .article, PixelRect(x0: -90, y0: -90, x1: -10, y1: -10)),
                region("r4", .article, PixelRect(x0: -50, y0: -50, x1: 5000, y1: 5000)),
                region("r5", .masthead, PixelRect(x0: 9000, y0: 0, x1: 9100, y1: 50)),
            ])
        )
        #expect(read.text.regions.map(\.lines.count) == [0, 0, 0, 4, 0])
    }

    @Test("marks that an engine does not believe in are no text")
    func leavesOutSpecks() async throws {
        let image = GrayImage(width: 50, height: 40)
        let stage = try RecognitionStage(settings: RecognitionSettings(), recognizer: DoubtingRecognizer())
        let read = try await stage.run(image.layout([region("r1", .article, image.bounds)]))
        #expect(read.text.regions[0].lines.map(\.text) == ["big", "-sure-", "!!!"])
    }

    /// A table found on the wheat strip: the first word of each line, and the rest of it.
    @Test(
        "the print of a table is read by Tesseract as rows and lies where it is printed",
        arguments: [
            TableReadingMode.row, .cell,
        ]
    )
    func readsRows(_ mode: TableReadingMode) async throws {
        let image = try Strip.wheat.image()
        let reader = try Self.stage(RecognitionSettings(), tables: mode)
        let plain = try await reader.run(image.layout([region("r1", .table, image.bounds)])).text.regions[0].lines
        var (cells, pieces): ([TableCell], [FoundTable.Piece]) = ([], [])
        for (row, line) in plain.prefix(3).enumerated() {
            let boxes = [[line.words[0]], Array(line.words.dropFirst())].compactMap { PixelRect.hull($0.map(\.bbox)) }
            for (column, box) in boxes.enumerated() {
                pieces.append(FoundTable.Piece(cell: cells.count, line: row, bbox: box))
                cells.append(TableCell(row: row, column: column, bbox: box))
            }
        }
        let hull = try #require(PixelRect.hull(cells.map(\.bbox)))
        let table = Table(id: "t1", region: "r1", bbox: hull, score: 1, rows: 3, columns: 2, cells: cells)
        var whole = region("r1", .table, image.bounds)
        whole.lines = plain.map { LineGeometry(bbox: $0.bbox, xHeight: 13) }
        let page = StructuredLayout(
            JudgedLayout(unjudged: image.pageLayout([whole])),
            tables: [FoundTable(table: table, pieces: pieces, xHeight: 13)]
        )
        let text = try await reader.run(page).text
        let lines = text.regions[0].lines
        #expect(lines.map(\.text) == Strip.wheat.lines)
        #expect(
            text.tables[0].cells.compactMap(\.text).joined(separator: " ")
                == Strip.wheat.lines.prefix(3).joined(separator: " ")
        )
        for (line, printed) in zip(lines, plain) { #expect(line.bbox.intersectionOverUnion(printed.bbox) > 0.8) }
    }

    @Test(
        arguments: [
            { $0.margin = -1 }, { $0.smallestXHeight = 0 }, { $0.largestXHeight = 5 }, { $0.displayHeight = .infinity },
            { $0.padding = .nan },
        ] as [@Sendable (inout RecognitionSettings) -> Void]
    )
    func refusesSenselessSettings(change: @Sendable (inout RecognitionSettings) -> Void) {
        let error = #expect(throws: RecognitionError.self) { _ = try stage(change) }
        #expect(error?.code == .badSettings)
    }

    @Test func identityTellsSettingsApart() throws {
        let plain = try stage().identity
        #expect(plain.name == "recognition")
        #expect(plain.settings["engine"]?.hasPrefix("tesseract ") == true)
        #expect(try stage().identity == plain)
        #expect(try stage { $0.margin += 1 }.identity != plain)
        #expect(try stage { $0.variables = ["tosp_min_sane_kn_sp": "1.6"] }.identity != plain)
        var tesseract = RecognitionSettings()
        tesseract.kind = .tesseract
        let modes = try [TableReadingMode.row, .cell, nil].map { [tesseract] in
            try Self.stage(tesseract, tables: $0).identity
        }
        #expect(modes[0] == plain && Set(modes).count == 3)
    }

    @Test("the identity is the same in every process, however many variables there are, wherever the data lie")
    func identityIsCanonical() throws {
        var settings = RecognitionSettings(language: "deu+eng")
        settings.variables = [
            "tosp_min_sane_kn_sp": "1.6", "textord_noise_rejwords": "0", "edges_max_children_per_outline": "40",
            "textord_max_noise_size": "7", "language_model_penalty_non_dict_word": "0.15",
        ]
        settings.dataPath = "/opt/tessdata"
        (settings.kind, settings.precision) = (.reader, .f32)
        let identity = try RecognitionStage(settings: settings, recognizer: DoubtingRecognizer()).identity
        #expect(
            identity
                == StageIdentity(
                    name: "recognition",
                    version: 3,
                    settings: [
                        "engine": "doubting",
                        "precision": "f32",
                        "settings": """
                        {"binarization":"otsu","blockLines":50,"bodyStretch":1,"displayHeight":32,\
                        "displayPageMode":"column","displayStretch":1.2,"flattensPaper":true,"kind":"reader",\
                        "language":"deu+eng","largestXHeight":14,"margin":10,"padding":0.2,\
                        "pageMode":"block","precision":"auto","readsInverted":false,"separatesDisplayType":true,\
                        "skipsIllegible":true,"smallestXHeight":8,"text":"read",\
                        "variables":{"edges_max_children_per_outline":"40",\
                        "language_model_penalty_non_dict_word":"0.15","textord_max_noise_size":"7",\
                        "textord_noise_rejwords":"0","tosp_min_sane_kn_sp":"1.6"}}
                        """,
                        "tables": "row",
                    ]
                )
        )
        settings.dataPath = nil
        #expect(try RecognitionStage(settings: settings, recognizer: DoubtingRecognizer()).identity == identity)
        // Tesseract computes in one way.
        settings.kind = .tesseract
        let tesseract = try RecognitionStage(settings: settings, recognizer: DoubtingRecognizer()).identity
        #expect(tesseract.settings["precision"] == "none")
    }
}

/// An engine that reports marks it does not believe in.
private struct DoubtingRecognizer: TextRecognizer {
    let engine = "doubting"

    func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] {
        func line(_ text: String, _ confidence: Double) -> TextLine {
            let word = Word(bbox: page.upright.bounds, text: text, confidence: confidence)
            return TextLine(bbox: word.bbox, text: text, confidence: confidence, words: [word])
        }
        return areas.map { _ in [line("big", 0.2), line("...", 0.3), line("-sure-", 0.3), line("!!!", 0.6)] }
    }
}
