import CorpusFiles
import CorpusModel
import Evaluation
import Foundation
import Testing
import TestSupport

@testable import Lab

/// A word whose letters have an x-height of 20 pixels, on a baseline at row 100 of column 0 that falls by `slope` per column.
private func word(_ text: String, x: Int, width: Int, ascends: Bool, descends: Bool, slope: Double = 0) -> Word {
    let baseline = 100 + slope * (Double(x) + Double(width) / 2)
    // What a page's skew adds to the box of a word.
    let grown = abs(slope) * Double(width) / 2
    let box = PixelRect(
        x0: x,
        y0: Int((baseline - (ascends ? 26 : 20) - grown).rounded()),
        x1: x + width,
        y1: Int((baseline + (descends ? 8.4 : 0) + grown).rounded())
    )
    return Word(bbox: box, text: text, confidence: 0.95)
}

private func line(_ words: [Word], confidence: Double = 0.95) -> TextLine {
    TextLine(
        bbox: PixelRect.hull(words.map(\.bbox)) ?? PixelRect(x0: 0, y0: 0, x1: 1, y1: 1),
        text: words.map(\.text).joined(separator: " "),
        confidence: confidence,
        words: words
    )
}

private func sentence(slope: Double = 0) -> TextLine {
    line([
        word("The", x: 0, width: 60, ascends: true, descends: false, slope: slope),
        word("mayor", x: 80, width: 100, ascends: false, descends: true, slope: slope),
        word("saw", x: 200, width: 60, ascends: false, descends: false, slope: slope),
        word("no", x: 280, width: 40, ascends: false, descends: false, slope: slope),
        word("bridge,", x: 340, width: 120, ascends: true, descends: true, slope: slope),
        word("he", x: 480, width: 40, ascends: true, descends: false, slope: slope),
        word("said", x: 540, width: 80, ascends: true, descends: false, slope: slope),
    ])
}

@Suite struct TypeBandTests {
    @Test func theBandIsThatOfTheSmallLetters() throws {
        let band = try #require(TypeBand(sentence(), skewDegrees: 0))
        #expect(band.level == 100 && band.slope == 0 && band.xHeight == 20)
    }

    @Test("a page's skew and a leaning line are told by the words", arguments: [0.8, 1.2])
    func leaning(skewDegrees: Double) throws {
        let slope = tan(1.2 * Double.pi / 180)
        let band = try #require(TypeBand(sentence(slope: slope), skewDegrees: skewDegrees))
        #expect(abs(band.slope - slope) < 0.004)
        #expect(abs(band.baseline(at: 300) - (100 + 300 * slope)) < 1.2)
        #expect(abs(band.xHeight - 20) < 1.7)
    }

    @Test(
        "without plain words usual proportions tell",
        arguments: [
            // Capitals; a word with letters above and below; a word with letters below.
            line([word("THE CITY", x: 0, width: 200, ascends: true, descends: false)]),
            line([word("bridge", x: 0, width: 90, ascends: true, descends: true)]),
            line([word("grey", x: 0, width: 90, ascends: false, descends: true)]),
        ]
    )
    func proportions(_ line: TextLine) throws {
        let band = try #require(TypeBand(line, skewDegrees: 0))
        #expect(abs(band.level - 100) <= 1 && abs(band.xHeight - 20) <= 0.7)
    }

    @Test func inkOfTheLinesAboveAndBelowDoesNotCount() throws {
        var words = sentence().words
        // In type set solid the boxes of some words reach into the next line: of "The", "no", "saw".
        for index in [0, 3] {
            let box = words[index].bbox
            words[index].bbox = PixelRect(x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y1 + 12)
        }
        words[2].bbox = PixelRect(x0: 200, y0: 68, x1: 260, y1: 100)
        #expect(TypeBand(line(words), skewDegrees: 0) == TypeBand(sentence(), skewDegrees: 0))
    }

    @Test func wordsThatStandAtManyHeightsAreNoLine() {
        let words = sentence().words.enumerated().map { index, word in
            var word = word
            word.bbox = word.bbox.moved(x: 0, y: [0, 30, 9, 50, 20, 14, 41][index])
            return word
        }
        #expect(TypeBand(line(words), skewDegrees: 0) == nil)
    }

    @Test func dotsTellNothing() {
        #expect(
            TypeBand(line([word(".....", x: 0, width: 90, ascends: false, descends: false)]), skewDegrees: 0) == nil
        )
        #expect(TypeBand(line([]), skewDegrees: 0) == nil)
    }
}

@Suite struct ReadLinesTests {
    private static let source = ScanSource(path: "elsewhere/p.png", page: 1, sha256: "abc")

    private func record(_ lines: [TextLine], rotation: Int? = nil, sha256: String = "abc") -> PageRecord {
        PageRecord(
            id: "p",
            source: ScanSource(path: "p.png", page: 1, sha256: sha256),
            image: ImageInfo(width: 1000, height: 500, dpi: 150, dpiSource: .file, skewDegrees: 0),
            frame: rotation.map { degrees in
                PageFraming(
                    rotation: Judged(degrees, confidence: 1),
                    inverted: Judged(false, confidence: 1),
                    box: Judged(PixelRect(x0: 0, y0: 0, x1: 1000, y1: 500), confidence: 1),
                    side: Judged(.single, confidence: 1)
                )
            },
            metadata: PageMetadata(),
            regions: [
                Region(
                    id: "r1",
                    regionClass: .article,
                    bbox: PixelRect(x0: 0, y0: 0, x1: 1000, y1: 500),
                    score: 1,
                    lines: lines
                )
            ],
            articles: [],
            tables: [],
            provenance: Provenance(broadsheet: "test", fingerprint: "", models: [:], tesseract: "none")
        )
    }

    private func truth(_ regions: [(String, RegionClass, PixelRect)]) -> PageTruth {
        PageTruth(
            image: "p.png",
            width: 1000,
            height: 500,
            regions: regions.map { .init(id: $0.0, regionClass: $0.1, bbox: $0.2) },
            articles: [],
            lines: []
        )
    }

    private func read(_ records: [PageRecord], atLeast confidence: Double = 0.8) throws -> ReadLines {
        let folder = try TemporaryFolder()
        try folder.write(RecordCoding.lines(records), to: "pages.jsonl")
        return try ReadLines(corpora: [folder.file("pages.jsonl").path], leastConfidence: confidence)
    }

    private static let page = PixelRect(x0: 0, y0: 0, x1: 1000, y1: 500)

    @Test func linesOfARegionComeWithBaselineAndRegion() throws {
        let column = PixelRect(x0: 0, y0: 60, x1: 640, y1: 120)
        let found = try read([record([sentence()])])
            .lines(
                of: truth([("whole", .advertisement, Self.page), ("column", .article, column)]),
                source: Self.source
            )
        let first = try #require(found?.first)
        #expect(found?.count == 1 && first.region == "column" && first.text == sentence().text)
        #expect(first.baseline == [[0, 100], [620, 100]] && first.xHeight == 20)
    }

    @Test func whatIsDoubtfulOrShortOrOutsideIsLeftOut() throws {
        var (doubtful, short) = (sentence(), sentence())
        doubtful.confidence = 0.79
        short.text = "saw"
        let all = truth([("r", .article, Self.page)])
        #expect(try read([record([doubtful, short])]).lines(of: all, source: Self.source)?.isEmpty == true)
        #expect(try read([record([doubtful])], atLeast: 0.7).lines(of: all, source: Self.source)?.count == 1)
        // A line over two columns is one line of neither; what is read in a picture is none.
        let columns = [PixelRect(x0: 0, y0: 0, x1: 310, y1: 500), PixelRect(x0: 310, y0: 0, x1: 1000, y1: 500)]
        for other in [
            truth([("a", .article, columns[0]), ("b", .article, columns[1])]), truth([("c", .cartoon, Self.page)]),
            truth([]),
        ] {
            #expect(try read([record([sentence()])]).lines(of: other, source: Self.source)?.isEmpty == true)
        }
    }

    @Test func imagesAreKnownByTheirBytes() throws {
        let all = truth([("r", .article, Self.page)])
        #expect(try read([record([sentence()], sha256: "def")]).lines(of: all, source: Self.source) == nil)
        #expect(try read([record([sentence()], rotation: 0)]).lines(of: all, source: Self.source)?.count == 1)
        // The boxes of a page that was turned are not those of its truth.
        #expect(try read([record([sentence()], rotation: 90)]).lines(of: all, source: Self.source) == nil)
        // The two pages of a spread.
        #expect(try read([record([sentence()]), record([sentence()])]).lines(of: all, source: Self.source)?.count == 2)
    }

    @Test func recordsThatCannotBeReadAreNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write(Data("{\"id\": 1}\n".utf8), to: "pages.jsonl")
        let broken = #expect(throws: EvaluationError.self) {
            try ReadLines(corpora: [folder.file("pages.jsonl").path], leastConfidence: 0.8)
        }
        #expect(broken?.description.contains("pages.jsonl, line 1") == true)
        let missing = #expect(throws: EvaluationError.self) {
            try ReadLines(corpora: [folder.file("nowhere").path], leastConfidence: 0.8)
        }
        #expect(missing?.code == .noCorpus)
    }
}
