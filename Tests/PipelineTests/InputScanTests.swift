import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
import Foundation
import Pipeline
import Testing
import TestSupport

@Suite struct InputScanTests {
    private let folder: TemporaryFolder
    private var root: String { folder.path }

    init() throws { folder = try TemporaryFolder() }

    private func make(_ files: [String]) throws {
        for file in files {
            let path = root + "/" + file
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true
            )
            try Data(file.utf8).write(to: URL(fileURLWithPath: path))
        }
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: root + "/" + name, withDestinationPath: target)
    }

    private func findings(
        _ inputs: [String],
        root set: String? = nil,
        excluding: String = "/nowhere",
        list: String = ""
    ) throws -> InputScan.Findings {
        try InputScan(excluding: excluding, root: set).findings(inputs, standardInput: { Data(list.utf8) })
    }

    private func reasons(_ found: InputScan.Findings) -> [String] {
        found.account.skipped.map { "\($0.path.dropFirst(root.count + 1)) \($0.reason.rawValue)" }
    }

    @Test func everyPathBelowAFolderIsFoundOrNamed() throws {
        try make(["b/2.JPG", "b/1.tif", "a.png", ".hidden/x.png", "b/.y.png", "notes.txt", "out/pages/z.png"])
        try link("b/round", to: root)
        try link("b/zz", to: "nothing")
        try link("b/lost.tif", to: "nothing.tif")
        let found = try findings([root + "/", root + "/a.png"], excluding: root + "/out")
        #expect(found.files.map(\.path) == ["a.png", "b/1.tif", "b/2.JPG"].map { "\(root)/\($0)" })
        #expect(found.files.map(\.place) == ["a.png", "b/1.tif", "b/2.JPG"])
        #expect(found.files.first?.state.size == 5)
        #expect(
            reasons(found) == [
                ".hidden hidden", "b/.y.png hidden", "b/round link_loop", "b/zz dangling_link", "notes.txt no_scan",
                "out corpus",
                "a.png same_file",
            ]
        )
        #expect(found.account.failures.map(\.code) == ["dangling-link"])
        #expect(found.account.failures.first?.source == root + "/b/lost.tif")
    }

    @Test func readsListsAndNamedFilesOfAnyEnding() throws {
        try make(["a.scan", "b.png"])
        try Data("\u{FEFF}# scans\r\n\(root)/b.png\r\n\n\(root)/gone.png\n".utf8).write(to: folder.file("list.txt"))
        let found = try findings(["-", "@\(root)/list.txt"], list: "\(root)/a.scan\n")
        #expect(found.files.map(\.place) == ["a.scan", "b.png"])
        // A line that leads nowhere is named, and does not end the run.
        #expect(found.account.failures.map(\.code) == ["missing"])
        #expect(found.account.failures[0].source == root + "/gone.png")
    }

    @Test("folders, lists and other spellings give the same places")
    func places() throws {
        try make(["scans/box1/1.png", "scans/box2/1.png"])
        let list = "\(root)/scans/box2/1.png\n\(root)/scans//box1/./1.png\n"
        let ways = [
            try findings(["\(root)/scans"]), try findings(["\(root)/./scans/"]), try findings(["-"], list: list),
            try findings(["\(root)/scans/box1", "\(root)/scans/box2"]), try findings(["\(root)/scans/../scans"]),
        ]
        for found in ways { #expect(found.files.map(\.place).sorted() == ["box1/1.png", "box2/1.png"]) }
        #expect(try findings(["\(root)/scans/box1"], root: "\(root)/scans").files.map(\.place) == ["box1/1.png"])
    }

    @Test("names of any bytes, and names that differ in nothing but normal form, are files of their own")
    func names() throws {
        let bytes: [[UInt8]] = [
            [0x63, 0xE9, 0x2E] + Array("png".utf8), Array("caf\u{E9}.png".utf8), Array("cafe\u{301}.png".utf8),
        ]
        for name in bytes {
            let text = PathText.text(of: Array((root + "/").utf8) + name)
            let descriptor = PathText.withCPath(text) { open($0, O_CREAT | O_WRONLY, 0o600) }
            try #require(descriptor >= 0)
            #expect(write(descriptor, "scan", 4) == 4)
            close(descriptor)
        }
        let found = try findings([root])
        #expect(Set(found.files.map { ExactText($0.place) }).count == 3)
        #expect(found.files.allSatisfy { $0.state.size == 4 })
        let odd = try #require(found.files.first { !PathText.isPlain($0.path) })
        #expect(odd.place == #"c\xE9.png"#)
        let openable = try OpenableFile(odd.path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: openable.path)) == Data("scan".utf8))
        #expect(try FileDigest.sha256(of: odd.path).hasPrefix("59ad1b2f"))
        // The text can be given as an input itself, and the bytes in a list.
        #expect(try findings([odd.path]).files.map(\.place) == [odd.place])
    }

    @Test("with a root, nothing outside of it is read")
    func confinement() throws {
        try make(["in/a.png", "in/sub/b.png", "secret/s.png"])
        try link("in/door", to: root + "/secret")
        try link("in/window.png", to: root + "/secret/s.png")
        let list = "\(root)/in/../secret/s.png\n\(root)/in/a.png\n\(root)/in/door/s.png\n"
        let confined = try findings(["-"], root: "\(root)/in", list: list)
        #expect(confined.files.map(\.place) == ["a.png"])
        #expect(confined.account.skippedByReason == ["outside_root": 2])
        let walked = try findings(["\(root)/in"], root: "\(root)/in")
        #expect(walked.files.map(\.place) == ["a.png", "sub/b.png"])
        #expect(reasons(walked) == ["in/door outside_root", "in/window.png outside_root"])
        #expect(throws: RunError.self) { try findings(["\(root)/secret"], root: "\(root)/in") }
        // A list without a root is the user's own words.
        #expect(try findings(["-"], list: list).files.count == 2)
    }

    @Test func namesTheInputThatIsNotThere() throws {
        let missing = #expect(throws: RunError.self) { try findings(["no/such"]) }
        #expect(missing?.code == .inputNotReadable && missing?.description.contains("no/such") == true)
        try make(["notes.txt"])
        let empty = #expect(throws: RunError.self) { try findings([root]) }
        #expect(empty?.code == .noInput)
    }
}
