import CorpusFiles
import CorpusModel
import ImageCodecs
import PageFlow
import Raster
import Recognition
import Testing
import TestSupport

@Suite struct TesseractRecognizerTests {
    private func block(_ strip: Strip) throws -> TextBlock {
        TextBlock(image: try strip.image(), dpi: 150, pageMode: .block)
    }

    @Test func readsLinesWithWordsBoxesAndConfidences() async throws {
        let recognizer = try TesseractRecognizer(settings: RecognitionSettings())
        let block = try block(.wheat)
        let lines = try await recognizer.lines(in: block)
        #expect(lines.map(\.text) == Strip.wheat.lines)
        for (upper, lower) in zip(lines, lines.dropFirst()) { #expect(upper.bbox.midY < lower.bbox.midY) }
        for line in lines {
            #expect(line.text == line.words.map(\.text).joined(separator: " "))
            #expect(line.bbox == PixelRect.hull(line.words.map(\.bbox)))
            #expect((0...1).contains(line.confidence) && line.confidence > 0.6)
            for word in line.words {
                #expect((0...1).contains(word.confidence))
                #expect(!word.bbox.isEmpty && word.bbox.intersection(block.image.bounds) == word.bbox)
            }
            for (left, right) in zip(line.words, line.words.dropFirst()) { #expect(left.bbox.x0 < right.bbox.x0) }
        }
    }

    @Test("the text of a block does not depend on the blocks read before it")
    func remembersNothing() async throws {
        let settings = RecognitionSettings()
        let (wheat, council) = (try block(.wheat), try block(.council))
        let noise = TextBlock(image: Self.noise(width: 300, height: 120), dpi: 300, pageMode: .column)
        let alone = try await TesseractRecognizer(settings: settings).lines(in: wheat)
        let used = try TesseractRecognizer(settings: settings)
        for other in [council, noise, wheat, council] {
            _ = try await used.lines(in: other)
            #expect(try await used.lines(in: wheat) == alone)
        }
    }

    @Test(
        "missing data is named with its package",
        arguments: [("qqq", "qqq", "tesseract-ocr-qqq"), ("eng+qqq_old", "qqq_old", "tesseract-ocr-qqq-old")]
    )
    func namesMissingLanguage(language: String, missing: String, package: String) {
        let error = #expect(throws: RecognitionError.self) {
            _ = try TesseractRecognizer(settings: RecognitionSettings(language: language))
        }
        #expect(error?.code == .languageMissing)
        #expect(error?.failureCode == "language-missing")
        #expect(error?.description.contains(missing) == true)
        #expect(error?.description.contains("apt-get install \(package)") == true)
    }

    @Test func namesUnknownVariable() {
        var settings = RecognitionSettings()
        settings.variables = ["no_such_variable": "1"]
        let error = #expect(throws: RecognitionError.self) { _ = try TesseractRecognizer(settings: settings) }
        #expect(error?.code == .badSettings)
        #expect(error?.description.contains("no_such_variable") == true)
    }

    @Test(
        "pictures without text give no lines",
        arguments: [(0, 0), (1, 1), (2, 2), (1, 400), (400, 1), (3, 3), (200, 100)],
        TextBlock.PageMode.allCases
    )
    func readsNothingFromBlank(size: (Int, Int), mode: TextBlock.PageMode) async throws {
        let recognizer = try TesseractRecognizer(settings: RecognitionSettings())
        for tone in [UInt8(255), 128, 0] {
            let image = GrayImage(width: size.0, height: size.1, filledWith: tone)
            #expect(try await recognizer.lines(in: TextBlock(image: image, dpi: 150, pageMode: mode)) == [])
        }
    }

    @Test("pictures too small for a letter do not stop the engine", arguments: [(1, 2), (3, 3), (400, 2), (2, 400)])
    func survivesTinyPictures(size: (Int, Int)) async throws {
        let recognizer = try TesseractRecognizer(settings: RecognitionSettings())
        let samples = (0..<(size.0 * size.1)).map { $0 % 2 == 0 ? UInt8(0) : 255 }
        let image = GrayImage(width: size.0, height: size.1, samples: samples)
        for mode in TextBlock.PageMode.allCases {
            for line in try await recognizer.lines(in: TextBlock(image: image, dpi: 150, pageMode: mode)) {
                #expect(line.bbox.intersection(image.bounds) == line.bbox)
            }
        }
    }

    @Test("an absurd resolution neither fails nor loses the text", arguments: [0, 1, 150, 1_000_000])
    func survivesAnyResolution(dpi: Int) async throws {
        let recognizer = try TesseractRecognizer(settings: RecognitionSettings())
        let lines = try await recognizer.lines(
            in: TextBlock(image: Strip.council.image(), dpi: dpi, pageMode: .block)
        )
        #expect(lines.map(\.text) == Strip.council.lines)
    }

    @Test("nothing is written to stderr, not even about odd pictures")
    func isSilent() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            // Whatever reads scans decodes them first.
            _ = DecodeStage()
            try await Self.readOddPictures()
        }
        #expect(result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == "")
    }

    private static func readOddPictures() async throws {
        let recognizer = try TesseractRecognizer(settings: RecognitionSettings())
        for (width, height) in [(1, 2), (3, 3), (400, 2), (2, 400), (300, 120)] {
            for mode in TextBlock.PageMode.allCases {
                let block = TextBlock(image: noise(width: width, height: height), dpi: 70, pageMode: mode)
                _ = try await recognizer.lines(in: block)
            }
        }
    }

    /// Specks on white paper.
    private static func noise(width: Int, height: Int) -> GrayImage {
        var random = SeededGenerator(seed: 1)
        let samples = (0..<(width * height)).map { _ in Int.random(in: 0..<8, using: &random) == 0 ? UInt8(0) : 255 }
        return GrayImage(width: width, height: height, samples: samples)
    }
}
