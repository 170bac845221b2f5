import CorpusFiles
import Foundation
import TestSupport
import Testing

@testable import Archives

@Suite struct ArchiveRootTests {
    private let folder: TemporaryFolder
    private let root: ArchiveRoot

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(["x"], to: "outside.tif")
        try folder.write(["x"], to: "batch/reel/0001.tif")
        try folder.write(["x"], to: "batch/reel/two words.tif")
        try folder.write(["x"], to: "batch/list.txt")
        let inside = folder.file("batch/reel").path
        let files = FileManager.default
        try files.createSymbolicLink(
            atPath: inside + "/link-out.tif",
            withDestinationPath: folder.file("outside.tif").path
        )
        try files.createSymbolicLink(atPath: inside + "/link-in.tif", withDestinationPath: "0001.tif")
        try files.createSymbolicLink(atPath: inside + "/folder-out", withDestinationPath: folder.path)
        root = try ArchiveRoot(folder.file("batch").path)
    }

    private func relative(_ reference: String) throws -> String? {
        var root = root
        let target = try root.target(of: reference, in: "reel")
        return target.exists ? target.relative : nil
    }

    @Test(arguments: [
        "../../outside.tif", "../../../../../../etc/passwd", "..\\..\\outside.tif", "%2e%2e/%2e%2e/outside.tif",
        "/etc/passwd", "file:///etc/passwd", "file:0001.tif", "http://127.0.0.1/0001.tif", "C:\\scans\\0001.tif",
        "link-out.tif", "folder-out/outside.tif", "..", "00\u{0}01.tif",
    ])
    func `paths out of the delivery are refused by name`(_ reference: String) throws {
        var root = root
        let error = try #require(throws: ArchiveError.self) { try root.target(of: reference, in: "reel") }
        #expect(error.code == .outsideRoot)
        #expect(error.description.hasPrefix(reference))
    }

    @Test func `a path of nothing is malformed`() throws {
        var root = root
        #expect(throws: ArchiveError.self) { try root.target(of: "  ", in: "reel") }
    }

    @Test(
        arguments: [
            ("./0001.tif", "reel/0001.tif"), ("0001.TIF", "reel/0001.tif"), ("two%20words.tif", "reel/two words.tif"),
            ("../list.txt", "list.txt"), ("..\\REEL\\0001.tif", "reel/0001.tif"), (" 0001.tif\n", "reel/0001.tif"),
            ("link-in.tif", "reel/link-in.tif"), ("0002.tif", nil),
        ] as [(String, String?)]
    )
    func `paths within are found`(_ reference: String, _ expected: String?) throws {
        #expect(try relative(reference) == expected)
    }

    @Test func `a case that several files could mean is not guessed`() throws {
        try folder.write(["x"], to: "batch/reel/A.tif")
        try folder.write(["x"], to: "batch/reel/a.tif")
        #expect(try relative("A.TIF") == nil)
        #expect(try relative("a.tif") == "reel/a.tif")
    }
}
