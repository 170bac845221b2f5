import Foundation
import Subprocess
import Testing
import TestSupport

/// What the program does with models that are present, missing or altered.
@Suite struct ModelTests {
    /// A copy of the models that a test may spoil.
    private func copiedModels(in place: Workplace) throws -> String {
        let folder = place.root + "/models"
        try FileManager.default.copyItem(atPath: Checkout.models.path, toPath: folder)
        return folder
    }

    @Test func modelsAreListedAndTheirDigestsAreRight() async throws {
        let run = try await Program.run(["models", "--json"])
        #expect(run.status == 0, "\(run.log)")
        for name in [
            "layout", "regions", "legibility", "reader", "reader.json", "reader.ngrams", "encoder", "tokenizer",
            "verifier",
        ] {
            #expect(run.output.contains("\"name\" : \"\(name)\""))
        }
        #expect(!run.output.contains("problem"))
    }

    @Test(
        "a run without a model ends with 3, naming file and remedy",
        arguments: [
            "layout.onnx", "regions.onnx", "legibility.onnx", "reader.onnx", "reader.json", "reader.ngrams",
            "encoder.onnx",
            "verifier.onnx",
        ]
    )
    func missing(name: String) async throws {
        let place = try Workplace(pageCount: 1)
        let folder = try copiedModels(in: place)
        let file = "\(folder)/\(name)"
        try FileManager.default.removeItem(atPath: file)
        let arguments = ["run", place.scans, "-o", place.corpus, "-j", "1"]
        let run = try await Program.run(arguments, environment: ["BROADSHEET_MODELS": folder])
        #expect(run.status == 3 && run.log.contains(file) && run.log.contains("check out"), "\(run.log)")
        #expect(try await Program.run(["models", "--folder", folder]).status == 3)
    }

    @Test("an altered file ends a run with 3", arguments: ["layout.onnx", "reader.onnx", "reader.json"])
    func altered(name: String) async throws {
        let place = try Workplace(pageCount: 1)
        let folder = try copiedModels(in: place)
        let file = URL(fileURLWithPath: "\(folder)/\(name)")
        var bytes = try Data(contentsOf: file)
        bytes.removeLast(bytes.count / 2)
        try bytes.write(to: file)
        let arguments = ["run", place.scans, "-o", place.corpus, "-j", "1"]
        let run = try await Program.run(arguments, environment: ["BROADSHEET_MODELS": folder])
        #expect(run.status == 3 && run.log.contains("altered") && run.log.contains(file.path), "\(run.log)")
        #expect(try await Program.run(["models", "--folder", folder]).status == 3)
    }

    @Test("the fast pipeline needs no models; with networks a record names the models and the probabilities of classes")
    func withAndWithoutNetworks() async throws {
        let place = try Workplace(pageCount: 1)
        let fast = try await Program.run(
            [
                "run", place.scans, "-o", place.corpus, "-j", "1", "--pipeline",
                Checkout.root.appendingPathComponent("Pipelines/fast.yaml").path,
            ],
            environment: ["BROADSHEET_MODELS": "/nowhere"]
        )
        #expect(fast.status == 0, "\(fast.log)")
        let without = try #require(try place.files()["pages/part-00000.jsonl"])
        #expect(!without.contains("class_scores") && !without.contains("\"layout\":\"sha256:"))
        #expect(without.contains("\"engine\":\"tesseract\"") && !without.contains("\"engine\":\"reader\""))
        let other = place.root + "/networks"
        let run = try await Program.run(["run", place.scans, "-o", other, "-j", "1"])
        #expect(run.status == 0, "\(run.log)")
        let with = try #require(try place.files(of: other)["pages/part-00000.jsonl"])
        #expect(with.contains("class_scores") && with.contains("\"layout\":\"sha256:"))
        #expect(with.contains("\"engine\":\"reader\"") && with.contains("\"reader\":\"sha256:"))
    }
}
