import CorpusFiles
import Foundation
import Pipeline
import Recognition
import Testing
import TestSupport

@Suite struct ConfigurationTests {
    private static let pipelines = Checkout.root.appendingPathComponent("Pipelines").path

    @Test func builtInConfigurationIsTheFile() throws {
        let text = try String(contentsOfFile: Self.pipelines + "/newspaper.yaml", encoding: .utf8)
        let settings = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
        #expect(settings.joined(separator: "\n") == (try PipelineConfiguration.newspaper.yaml))
    }

    @Test func everyPipelineIsReadable() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.pipelines).filter { $0.hasSuffix(".yaml") }
        #expect(names.contains("newspaper.yaml"))
        for name in names { _ = try PipelineConfiguration(contentsOf: "\(Self.pipelines)/\(name)") }
    }

    @Test("the pipeline without networks has none")
    func fastPipelineNeedsNoModels() throws {
        var fast = try PipelineConfiguration(contentsOf: Self.pipelines + "/fast.yaml")
        #expect(fast.layout.kind == .geometry && fast.legibility.kind == .measure && fast.dedup.kind == .none)
        #expect(fast.recognition.kind == .tesseract)
        fast.models.folder = "/nowhere"
        let identity = try PipelineIdentity(fast)
        #expect(Set(identity.models.keys) == ["recognition/eng.traineddata"])
    }

    @Test func writtenConfigurationIsReadBack() throws {
        var configuration = PipelineConfiguration.newspaper
        configuration.recognition.language = "deu+eng"
        configuration.recognition.padding = 0.25
        configuration.recognition.dataPath = "data: #1"
        configuration.recognition.variables = ["user_words": "1", "other_thing": "yes"]
        configuration.decode.maxMegapixels = 17
        #expect(try PipelineConfiguration(yaml: configuration.yaml) == configuration)
    }

    @Test func whatIsLeftOutIsAsInTheDefault() throws {
        let configuration = try PipelineConfiguration(yaml: "recognition: {language: deu}")
        var expected = PipelineConfiguration.newspaper
        expected.recognition.language = "deu"
        #expect(configuration == expected)
        #expect(try PipelineConfiguration(yaml: "# nothing\n") == .newspaper)
    }

    @Test(
        "a wrong file is refused, naming the setting",
        arguments: [
            ("speed: 1", "speed"), ("recognition: {speed: 1}", "recognition.speed"),
            ("recognition: {padding: wide}", "recognition.padding"),
            ("decode: 3", "decode must hold"), ("layout: {kind: magic}", "layout.kind"),
            ("decode: {max_megapixels: -1}", "must be positive"), ("recognition: [", "not valid YAML"),
            ("recognition: {smallestXHeight: 3}", "recognition.smallestXHeight"),
            ("decode: {max_side: 1.5}", "max_side"), ("models: {threads: 0}", "models.threads"),
            ("models: {precision: f8}", "models.precision"), ("models: {precision: int8}", "models.precision"),
            ("recognition: {kind: guess}", "recognition.kind"),
            ("recognition: {precision: f8}", "recognition.precision"), ("dedup: {precision: f16}", "dedup.precision"),
            ("legibility: {kind: guess}", "legibility.kind"),
        ]
    )
    func refuses(_ yaml: String, _ words: String) {
        let error = #expect(throws: ConfigurationError.self) { try PipelineConfiguration(yaml: yaml) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
