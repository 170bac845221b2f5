import CorpusFiles
import CorpusModel
import Foundation
import Inference
import PageFlow
import TestSupport
import Testing

@testable import Recognition

@Suite struct RecognizerChoiceTests {
    private func settings(
        _ kind: RecognitionSettings.Kind,
        _ language: String = "eng",
        data: TemporaryFolder? = nil
    ) -> RecognitionSettings {
        var settings = RecognitionSettings(language: language)
        (settings.kind, settings.precision, settings.dataPath) = (kind, .f32, data?.path)
        return settings
    }

    private func choice(_ settings: RecognitionSettings, models: ModelStore = ReaderSpecimen.models) throws
        -> RecognizerChoice
    {
        try RecognizerChoice(settings: settings, models: { models }, threads: 1)
    }

    /// A folder with the English data under other names: as far as Tesseract can tell, these languages are installed.
    private func data(named names: String...) throws -> TemporaryFolder {
        let file = try #require(try TesseractRecognizer(settings: RecognitionSettings()).dataFiles.first)
        let folder = try TemporaryFolder()
        for name in names {
            let link = folder.file("\(name).traineddata").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        }
        return folder
    }

    @Test("the engine is known without loading it, and every line names the one that read it")
    func kinds() async throws {
        for kind in RecognitionSettings.Kind.allCases {
            let choice = try choice(settings(kind))
            #expect(choice.recognizer.engine == RecognizerChoice.engines(of: settings(kind)))
            #expect((choice.tesseract == nil) == (kind == .reader))
            let lines = try await choice.recognizer.read(.wheat)
            #expect(lines.map(\.text) == Strip.wheat.lines)
            let engines = Set(lines.map(\.engine))
            #expect(engines == [kind == .tesseract ? "tesseract" : "reader"])
        }
        #expect(RecognizerChoice.engines(of: settings(.both)).contains(" + tesseract "))
        #expect(!RecognizerChoice.engines(of: settings(.reader)).contains("tesseract"))
    }

    @Test("Tesseract alone needs no models, the reader alone no language data")
    func needsOnlyItsOwn() throws {
        let nowhere = ModelStore(folder: "/nowhere")
        _ = try choice(settings(.tesseract), models: nowhere)
        let empty = try TemporaryFolder()
        _ = try choice(settings(.reader, data: empty))
        for kind in [RecognitionSettings.Kind.both, .reader] {
            let error = #expect(throws: InferenceError.self) { try choice(settings(kind), models: nowhere) }
            #expect(error?.code == .modelMissing && error?.exitStatus == .dependencyMissing)
            #expect(error?.description.contains("/nowhere") == true)
        }
        for kind in [RecognitionSettings.Kind.both, .tesseract] {
            let error = #expect(throws: RecognitionError.self) { try choice(settings(kind, data: empty)) }
            #expect(error?.code == .languageMissing)
        }
    }

    @Test("in languages that the reader does not know Tesseract reads alone", arguments: ["rus", "chi_sim", "eng+rus"])
    func unknownLanguage(language: String) async throws {
        let names = language.split(separator: "+").map(String.init)
        let data = try data(named: "eng", "rus", "chi_sim")
        let choice = try choice(settings(.both, language, data: data))
        #expect(choice.recognizer is TesseractRecognizer)
        #expect(choice.tesseract?.dataFiles.count == names.count)
        let lines = try await choice.recognizer.read(.council)
        #expect(Set(lines.map(\.engine)) == ["tesseract"] && !lines.isEmpty)
    }

    @Test("the reader alone refuses languages that it does not know, naming them and what to set")
    func refusesUnknownLanguage() throws {
        let error = #expect(throws: RecognitionError.self) { try choice(settings(.reader, "eng+rus+chi_sim")) }
        #expect(error?.code == .languageMissing && error?.exitStatus == .dependencyMissing)
        let text = error?.description ?? ""
        #expect(text.contains("does not know rus, chi_sim, only") && text.contains("deu") && text.contains("fra"))
        #expect(text.contains("recognition.kind to both or tesseract"))
    }

    @Test(
        "languages of western Europe are read by the reader",
        arguments: ["deu", "fra+spa+eng"]
    )
    func knownLanguages(language: String) throws {
        #expect(try choice(settings(.reader, language)).recognizer is ReaderRecognizer)
        let data = try data(named: "eng", "deu", "fra", "spa")
        #expect(try choice(settings(.both, language, data: data)).recognizer is CombinedRecognizer)
    }

    // MARK: Files

    private static let files = ["reader.onnx", "reader.json", "reader.ngrams"]

    /// A store with the reader alone, whose files a test may spoil.
    private func copiedStore() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in Self.files {
            try FileManager.default.copyItem(at: Checkout.models.appendingPathComponent(name), to: folder.file(name))
        }
        try writeDigests(in: folder)
        return folder
    }

    /// Lists the files as they are now.
    private func writeDigests(in folder: TemporaryFolder) throws {
        try folder.write(
            Self.files.map { "\(try FileDigest.sha256(of: folder.file($0).path))  \($0)" },
            to: "SHA256SUMS"
        )
    }

    private func refusal(_ folder: TemporaryFolder) -> (any BroadsheetError)? {
        do {
            for kind in [RecognitionSettings.Kind.reader, .both] {
                _ = try choice(settings(kind), models: ModelStore(folder: folder.path))
            }
            return nil
        } catch { return error as? any BroadsheetError }
    }

    @Test("a missing file is named", arguments: Self.files)
    func missing(name: String) throws {
        let folder = try copiedStore()
        #expect(refusal(folder) == nil)
        try FileManager.default.removeItem(at: folder.file(name))
        let error = try #require(refusal(folder))
        #expect(error.failureCode == "model-missing" && error.exitStatus == .dependencyMissing)
        #expect(error.description.contains(folder.file(name).path) && error.description.contains("check out"))
    }

    @Test("an altered file is named", arguments: Self.files)
    func altered(name: String) throws {
        let folder = try copiedStore()
        var bytes = try Data(contentsOf: folder.file(name))
        bytes[bytes.count / 2] ^= 1
        try folder.write(bytes, to: name)
        let error = try #require(refusal(folder))
        #expect(error.failureCode == "model-altered" && error.exitStatus == .dependencyMissing)
        #expect(error.description.contains(folder.file(name).path) && error.description.contains("check it out again"))
    }

    @Test("a file that the list does not know is not read", arguments: Self.files)
    func unlisted(name: String) throws {
        let folder = try copiedStore()
        let list = try String(contentsOf: folder.file("SHA256SUMS"), encoding: .utf8)
        try folder.write(list.split(separator: "\n").filter { !$0.hasSuffix(name) }.map(String.init), to: "SHA256SUMS")
        let error = try #require(refusal(folder))
        #expect(error.failureCode == "model-missing" && error.exitStatus == .dependencyMissing)
        #expect(error.description.contains("SHA256SUMS") && error.description.contains("reader"))
    }

    @Test(
        "a list of characters that is none is refused, though its digest is right",
        arguments: [
            "", "nonsense", "{}", "[]", #"{"chars": [], "languages": ["eng"]}"#, #"{"chars": ["a", "b"]}"#,
            #"{"chars": ["a", "bc"], "languages": ["eng"]}"#, #"{"chars": ["a", ""], "languages": ["eng"]}"#,
            #"{"chars": "abc", "languages": ["eng"]}"#, #"{"chars": [1, 2], "languages": ["eng"]}"#,
        ]
    )
    func nonsense(json: String) throws {
        let folder = try copiedStore()
        try folder.write(Data(json.utf8), to: "reader.json")
        try writeDigests(in: folder)
        let error = try #require(refusal(folder))
        #expect(error.failureCode == "model-invalid" && error.exitStatus == .dependencyMissing)
        #expect(error.description.contains(folder.file("reader.json").path) && error.description.contains("check out"))
    }

    @Test("a network that is none is refused, though its digest is right")
    func noNetwork() throws {
        let folder = try copiedStore()
        try folder.write(Data("no network".utf8), to: "reader.onnx")
        try writeDigests(in: folder)
        let error = try #require(refusal(folder))
        #expect(error.failureCode == "model-invalid" && error.exitStatus == .dependencyMissing)
        #expect(error.description.contains(folder.file("reader.onnx").path))
    }

    @Test("characters of another network are noticed")
    func charactersOfAnotherNetwork() async throws {
        let folder = try copiedStore()
        try folder.write(Data(#"{"chars": ["a", "b", "c"], "languages": ["eng"]}"#.utf8), to: "reader.json")
        try writeDigests(in: folder)
        let error = await #expect(throws: (any Error).self) {
            _ = try await choice(settings(.reader), models: ModelStore(folder: folder.path)).recognizer.read(.wheat)
        }
        let refusal = try #require(error as? any BroadsheetError)
        #expect(refusal.failureCode == "model-invalid" && refusal.exitStatus == .dependencyMissing)
        #expect(refusal.description.contains("check out"))
    }
}
