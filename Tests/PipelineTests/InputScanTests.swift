import CorpusFiles
import CorpusModel
import Executor
import Foundation
import Pipeline
import Testing
import TestSupport

@Suite struct InputScanTests {
    private func withFolder(_ files: [String], _ body: (String) throws -> Void) throws {
        let root = NSTemporaryDirectory() + "broadsheet-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: root) }
        for file in files {
            let path = root + "/" + file
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true
            )
            try Data(file.utf8).write(to: URL(fileURLWithPath: path))
        }
        try body(root)
    }

    @Test func findsScansBelowFoldersInOrder() throws {
        let files = ["b/2.JPG", "b/1.tif", "a.png", ".hidden/x.png", "b/.y.png", "notes.txt", "out/pages/z.png"]
        try withFolder(files) { root in
            try FileManager.default.createSymbolicLink(atPath: root + "/b/round", withDestinationPath: root)
            let scan = InputScan(excluding: root + "/out")
            let found = try scan.files([root + "/", root + "/a.png"], standardInput: { [] })
            #expect(found.map(\.path) == ["a.png", "b/1.tif", "b/2.JPG"].map { "\(root)/\($0)" })
            #expect(found.first?.state.size == 5)
        }
    }

    @Test func readsListsAndNamedFilesOfAnyEnding() throws {
        try withFolder(["a.scan", "b.png"]) { root in
            try Data("# scans\n\(root)/b.png\n\n".utf8).write(to: URL(fileURLWithPath: root + "/list.txt"))
            let found = try InputScan(excluding: "/nowhere").files(
                ["-", "@\(root)/list.txt"],
                standardInput: { ["\(root)/a.scan"] }
            )
            #expect(found.map(\.path) == ["a.scan", "b.png"].map { "\(root)/\($0)" })
            #expect(found.allSatisfy { $0.root == root })
        }
    }

    @Test func namesTheInputThatIsNotThere() throws {
        let scan = InputScan(excluding: "/nowhere")
        let missing = #expect(throws: RunError.self) { try scan.files(["no/such"], standardInput: { [] }) }
        #expect(missing?.code == .inputNotReadable && missing?.description.contains("no/such") == true)
        try withFolder(["notes.txt"]) { root in
            let empty = #expect(throws: RunError.self) { try scan.files([root], standardInput: { [] }) }
            #expect(empty?.code == .noInput)
        }
    }
}
