import Foundation
import Inference
import PageFlow
import Pipeline
import Recognition
import Testing
import TestSupport

@Suite struct FingerprintTests {
    struct Setting: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var decides: Bool
        var change: @Sendable (inout PipelineConfiguration) throws -> Void
    }

    /// Needs no networks, so that only Tesseract is loaded.
    private static let fast: PipelineConfiguration = {
        var configuration = PipelineConfiguration.newspaper
        (configuration.layout.kind, configuration.legibility.kind) = (.geometry, .measure)
        configuration.recognition.kind = .tesseract
        return configuration
    }()

    static let settings = [
        Setting(testDescription: "largest image", decides: true) { $0.decode.maxMegapixels += 1 },
        Setting(testDescription: "largest side", decides: true) { $0.decode.maxSide += 1 },
        Setting(testDescription: "layout", decides: true) { $0.layout.kind = .page },
        Setting(testDescription: "legibility", decides: true) { $0.legibility.kind = .none },
        Setting(testDescription: "precision", decides: true) { $0.models.precision = .bf16 },
        Setting(testDescription: "the reader beside Tesseract", decides: true) { $0.recognition.kind = .both },
        Setting(testDescription: "the reader instead of Tesseract", decides: true) { $0.recognition.kind = .reader },
        Setting(testDescription: "precision of a reader that takes no part", decides: false) {
            $0.recognition.precision = .int8
        },
        Setting(testDescription: "page mode", decides: true) { $0.recognition.pageMode = .column },
        Setting(testDescription: "margin", decides: true) { $0.recognition.margin += 1 },
        Setting(testDescription: "a Tesseract variable", decides: true) {
            $0.recognition.variables["textord_min_linesize"] = "1.5"
        },
        Setting(testDescription: "tables", decides: true) { $0.tables.kind = .none },
        Setting(testDescription: "reading of tables", decides: true) { $0.tables.reading = .cell },
        Setting(testDescription: "de-duplication", decides: false) { $0.dedup.kind = .none },
        Setting(testDescription: "window of days", decides: false) { $0.dedup.windowDays += 1 },
        Setting(testDescription: "folder of the models", decides: false) { $0.models.folder = Checkout.models.path },
        Setting(testDescription: "threads", decides: false) { $0.models.threads = 4 },
    ]

    @Test("a setting is part of the fingerprint just if it decides a record", arguments: settings)
    func decides(_ setting: Setting) throws {
        var changed = Self.fast
        try setting.change(&changed)
        let isSame = try PipelineIdentity(changed).fingerprint == PipelineIdentity(Self.fast).fingerprint
        #expect(isSame == !setting.decides)
    }

    @Test("of the reader's precision the one computed with decides, not the one asked for")
    func readersPrecision() throws {
        func fingerprint(_ precision: PrecisionChoice) throws -> String {
            var configuration = Self.fast
            (configuration.recognition.kind, configuration.recognition.precision) = (.reader, precision)
            return try PipelineIdentity(configuration).fingerprint
        }
        let own = try #require(PrecisionChoice(rawValue: PrecisionChoice.auto.precision().rawValue))
        #expect(try fingerprint(.auto) == fingerprint(own))
        #expect(try Set([.f32, .bf16, .int8].map(fingerprint)).count == 3)
    }

    @Test("a pipeline with the reader names its network and characters; Tesseract's data only where it takes part")
    func namesTheReader() throws {
        func identity(_ kind: RecognitionSettings.Kind) throws -> PipelineIdentity {
            var configuration = Self.fast
            configuration.recognition.kind = kind
            return try PipelineIdentity(configuration)
        }
        let files = ["reader", "reader.json", "reader.ngrams"], data = ["recognition/eng.traineddata"]
        let (both, reader, tesseract) = (try identity(.both), try identity(.reader), try identity(.tesseract))
        #expect(Set(both.models.keys) == Set(files + data) && both.tesseract == TesseractRecognizer.version)
        #expect(Set(reader.models.keys) == Set(files) && reader.tesseract == "none")
        #expect(Set(tesseract.models.keys) == Set(data) && tesseract.tesseract == TesseractRecognizer.version)
    }

    @Test func languageDataMayMove() throws {
        let folder = try TemporaryFolder()
        let tesseract = try PipelineIdentity(Self.fast)
        let data = try #require(try TesseractRecognizer(settings: Self.fast.recognition).dataFiles.first)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/eng.traineddata", withDestinationPath: data)
        var moved = Self.fast
        moved.recognition.dataPath = folder.path
        #expect(try PipelineIdentity(moved).fingerprint == tesseract.fingerprint)
    }

    @Test func severalVariablesOfTesseractGiveOneFingerprint() throws {
        var configuration = Self.fast
        for (index, name) in ["textord_min_linesize", "textord_noise_area_ratio", "textord_excess_blobsize"]
            .enumerated()
        {
            configuration.recognition.variables[name] = "\(index + 1).5"
        }
        // Each dictionary is filled in another order; across processes Swift also hashes with another seed.
        var reversed = Self.fast
        for (name, value) in configuration.recognition.variables.sorted(by: { $0.key > $1.key }) {
            reversed.recognition.variables[name] = value
        }
        #expect(try PipelineIdentity(configuration).fingerprint == PipelineIdentity(reversed).fingerprint)
    }
}
