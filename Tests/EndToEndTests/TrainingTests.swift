import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The programs in Training/ and what the product prepares for them.
@Suite struct TrainingTests {
    /// Whether Python has what Training/requirements.txt asks for.
    private static let hasPyTorch: Bool = {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-c", "import cv2, numpy, onnx, torch"]
        (python.standardOutput, python.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        guard (try? python.run()) != nil else { return false }
        python.waitUntilExit()
        return python.terminationStatus == 0
    }()

    @Test func testsOfTheTrainingTextsPass() async throws {
        let run = try await Subprocess.run(
            .path("/usr/bin/env"),
            arguments: ["python3", "-B", "-m", "unittest", "discover", "-s", "Training/tests", "-t", "Training"],
            workingDirectory: FilePath(Checkout.root.path),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        #expect(run.terminationStatus.isSuccess, "\(run.standardOutput)\(run.standardError)")
    }

    /// A folder with one page and its truth.
    private func truths(in place: Workplace) throws -> String {
        let source = place.root + "/pages"
        try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
        for name in ["sheet-worn.jpg", "sheet-worn.json"] {
            try FileManager.default.copyItem(
                atPath: Checkout.fixtures.appendingPathComponent(name).path,
                toPath: "\(source)/\(name)"
            )
        }
        return source
    }

    @Test func layoutPicturesComeWithTheTruthInTheirPixels() async throws {
        let place = try Workplace()
        let source = try truths(in: place)
        let run = try await Program.run(
            ["training", "layout", source, "--output", place.root + "/out"],
            program: Program.laboratory
        )
        #expect(run.status == 0, "\(run.log)")
        let files = try place.files(of: place.root + "/out")
        #expect(Set(files.keys) == ["sheet-worn.json", "sheet-worn.png"])
        let json = try #require(files["sheet-worn.json"])
        #expect(json.contains("\"class\":\"headline\"") && json.contains("\"article\":\""))
    }

    @Test func graphsOfPagesComeWithTheirTruth() async throws {
        let place = try Workplace()
        let source = try truths(in: place)
        let out = place.root + "/out"
        let run = try await Program.run(["training", "regions", source, "--output", out], program: Program.laboratory)
        #expect(run.status == 0, "\(run.log)")
        struct Example: Decodable {
            var boxes: [[Int]], lines: [Bool], counts: [Int]
        }
        let json = try Data(contentsOf: URL(fileURLWithPath: out + "/sheet-worn.json"))
        let example = try JSONDecoder().decode(Example.self, from: json)
        let (nodes, places) = (example.counts[0], example.counts[1])
        #expect(nodes > 20 && example.boxes.count == nodes && example.lines.count == nodes)
        // A number of four bytes for each place, number of a node and number of an edge.
        let numbers = nodes * places + nodes * example.counts[2] + nodes * places * example.counts[3]
        #expect(try Data(contentsOf: URL(fileURLWithPath: out + "/sheet-worn.bin")).count == 4 * numbers)
    }

    @Test(
        "each training command goes from nothing to a model in a few steps, and on from its checkpoint",
        .enabled(if: hasPyTorch, "PyTorch is not installed: pip install -r Training/requirements.txt"),
        arguments: ["layout", "legibility", "regions"]
    )
    func smoke(name: String) async throws {
        let place = try Workplace()
        for round in 1...2 {
            let run = try await Subprocess.run(
                .path("/usr/bin/env"),
                arguments: [
                    "BROADSHEET_LAB=\(Program.laboratory)",
                    Checkout.root.appendingPathComponent("Training/train-\(name)").path,
                    "--smoke", place.root + "/trained",
                ],
                output: .string(limit: 1 << 20),
                error: .string(limit: 1 << 20)
            )
            let text = run.standardOutput + run.standardError
            #expect(run.terminationStatus.isSuccess, "\(text)")
            #expect(text.contains("resuming at step 3") == (round == 2), "\(text)")
        }
        #expect(FileManager.default.fileExists(atPath: "\(place.root)/trained/\(name).onnx"))
    }
}
