import CorpusFiles
import Foundation
import Inference
import Testing
import TestSupport

@Suite("Models and sessions")
struct InferenceTests {
    private static var resources: String {
        Bundle.module.resourceURL?.path ?? ""
    }

    /// A copy of the store that a test may spoil.
    private func copiedStore() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.resources) {
            try FileManager.default.copyItem(atPath: "\(Self.resources)/\(name)", toPath: folder.file(name).path)
        }
        return folder
    }

    private func session(_ settings: InferenceSettings = InferenceSettings()) throws -> InferenceSession {
        try InferenceSession(ModelStore(folder: Self.resources).model("mean"), settings: settings)
    }

    @Test("answers for any number of rows and columns")
    func dynamicShapes() throws {
        let session = try session()
        let one = try session.run([Tensor(shape: [1, 3], values: [1, 2, 6])])
        #expect(one == [Tensor(shape: [1], values: [4])])
        let more = try session.run([Tensor(shape: [2, 2], values: [1, 3, -1, 1])])
        #expect(more == [Tensor(shape: [2], values: [3, 1])])
    }

    @Test(
        "16-bit numbers give nearly the same answer",
        .enabled(if: ProcessorFeatures.own.hasBrainFloats, "the processor has no brain floats")
    )
    func halfPrecision() throws {
        let answer = try session(InferenceSettings(threads: 2, streams: 2, precision: .bf16))
            .run([Tensor(shape: [1, 4], values: [1, 2, 3, 4])])
        #expect(abs((answer.first?.values.first ?? 0) - 3.5) < 0.05)
    }

    @Test("a precision that the processor lacks is refused with the remedy")
    func missingPrecision() throws {
        for precision in InferenceSettings.Precision.allCases {
            let settings = InferenceSettings(precision: precision)
            if ProcessorFeatures.own.has(precision) {
                _ = try session(settings)
            } else {
                #expect { try session(settings) } throws: { error in
                    (error as? InferenceError)?.code == .precisionMissing && "\(error)".contains("auto or f32")
                }
            }
        }
    }

    @Test(
        "the fastest precision is chosen by the processor's flags",
        arguments: [
            ("flags\t: fpu avx2 amx_bf16 avx512_vnni avx512_bf16", "bf16"),
            ("flags : avx2 avx512_vnni avx512_bf16", "int8"),
            ("processor : 0\nflags : avx_vnni\nflags : amx_bf16", "int8"), ("flags : avx2 fma", "f32"), ("", "f32"),
            ("model name : with amx_bf16\nflags : sse", "f32"),
        ]
    )
    func fastest(_ cpuInfo: String, _ expected: String) {
        let processor = ProcessorFeatures(cpuInfo: cpuInfo)
        let precision = PrecisionChoice.auto.precision(on: processor)
        #expect(precision.rawValue == expected)
        #expect(processor.has(precision))
        #expect(processor.hasBrainFloats == cpuInfo.contains("avx512_bf16"))
        for choice in [PrecisionChoice.f32, .bf16, .int8] {
            #expect(choice.precision(on: processor).rawValue == choice.rawValue)
        }
    }

    @Test("the shape of an output is known before anything is computed")
    func outputShape() throws {
        #expect(try session().shape(ofOutput: 0) == [nil])
        #expect { try session().shape(ofOutput: 1) } throws: { ($0 as? InferenceError)?.code == .modelInvalid }
    }

    @Test("inner products of rows are those of the rows, again and again")
    func innerProducts() throws {
        let session = try InnerProductSession(queries: 2, targets: 3, dimension: 2, settings: InferenceSettings())
        let request = try InnerProductSession.Request(session)
        var (first, second): ([Float], [Float]) = ([1, 2, 3, 4], [1, 0, 0, 1, 1, 1])
        for factor: Float in [1, 2] {
            first = [1, 2, 3, 4].map { $0 * factor }
            var found: [Float] = []
            try first.withUnsafeMutableBufferPointer { first throws(InferenceError) in
                try second.withUnsafeMutableBufferPointer { second throws(InferenceError) in
                    try request.products(of: first, with: second) { found = Array($0) }
                }
            }
            #expect(found == [1, 2, 3, 3, 4, 7].map { $0 * factor })
        }
    }

    @Test("several tasks at once get their own answers")
    func concurrent() async throws {
        let session = try session()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let tensor = Tensor(shape: [1, 2], values: [Float(number), Float(number)])
                    return try session.run([tensor]).first?.values == [Float(number) + 1]
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test("a shape or number of inputs that the model does not take is refused, and the session goes on")
    func wrongShapes() throws {
        let session = try session()
        let cube = Tensor(shape: [1, 1, 1], values: [1])
        #expect { try session.run([cube]) } throws: { ($0 as? InferenceError)?.code == .shapeMismatch }
        #expect { try session.run([]) } throws: { ($0 as? InferenceError)?.code == .shapeMismatch }
        #expect(try session.run([Tensor(shape: [1, 1], values: [1])]).first?.values == [2])
    }

    @Test("an altered model is refused with its path and both digests")
    func altered() throws {
        let folder = try copiedStore()
        let file = folder.file("mean.onnx")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: file)
        #expect { try ModelStore(folder: folder.path).model("mean") } throws: { error in
            guard let error = error as? InferenceError else { return false }
            return error.code == .modelAltered && error.description.contains(file.path)
                && error.description.contains("SHA-256")
        }
    }

    @Test("missing models, lists and folders are named with the remedy")
    func missing() throws {
        let folder = try copiedStore()
        try FileManager.default.removeItem(at: folder.file("mean.onnx"))
        let store = ModelStore(folder: folder.path)
        for name in ["mean", "unlisted"] {
            #expect { try store.model(name) } throws: { error in
                (error as? InferenceError)?.code == .modelMissing && "\(error)".contains("\(name)")
            }
        }
        #expect { try ModelStore.locate("/nowhere") } throws: { ($0 as? InferenceError)?.code == .modelMissing }
        #expect { try ModelStore.locate(environment: [ModelStore.environmentName: "/nowhere"]) } throws: {
            "\($0)".contains("/nowhere")
        }
    }

    @Test("the models that came with the program are found from where it lies")
    func located() throws {
        let store = try ModelStore.locate(environment: [:])
        #expect(
            try store.digests().map(\.name) == [
                "encoder", "entities", "layout", "legibility", "reader", "regions", "tokenizer", "verifier",
            ]
        )
        for model in try store.digests() { #expect(try store.model(model.name).sha256 == model.sha256) }
        #expect(try store.companions().map(\.file) == ["reader.json", "reader.ngrams", "topics.json"])
        for companion in try store.companions() { #expect(try !store.companion(companion.file).isEmpty) }
    }

    @Test("a file that is no model is refused", arguments: [Data(), Data("no model".utf8), Data(count: 5000)])
    func noModel(bytes: Data) throws {
        let folder = try copiedStore()
        let file = folder.file("mean.onnx")
        try bytes.write(to: file)
        let digest = try digest(of: file)
        try Data("\(digest)  mean.onnx\n".utf8).write(to: folder.file("SHA256SUMS"))
        let model = try ModelStore(folder: folder.path).model("mean")
        #expect { try InferenceSession(model) } throws: { ($0 as? InferenceError)?.code == .modelInvalid }
    }

    /// The digest that the store itself finds, as its refusal names it.
    private func digest(of file: URL) throws -> String {
        do {
            _ = try ModelStore(folder: file.deletingLastPathComponent().path).model("mean")
        } catch {
            let words = error.description.split(separator: " ").map { $0.filter { $0 != "," } }
            if let at = words.firstIndex(of: "SHA-256") { return words[at + 1] }
        }
        return ""
    }
}
