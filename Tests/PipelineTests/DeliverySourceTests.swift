import Archives
import CorpusFiles
import CorpusModel
import CorpusStore
import Executor
import Foundation
import Metadata
import TestSupport
import Testing

@testable import Pipeline

@Suite struct DeliverySourceTests {
    private let folder: TemporaryFolder
    private static let reel = "data/sn00000001/00100200300"

    /// A batch of two issues of which one is there: two pages, the first with PDF and ALTO, the second without any file.
    init() throws {
        folder = try TemporaryFolder()
        func page(_ number: Int) -> (description: String, files: String, division: String) {
            let uses = [("master", "tif"), ("service", "jp2"), ("derivative", "pdf"), ("ocr", "xml")]
            let files = uses.map {
                "<file ID=\"\($0.0)\(number)\" USE=\"\($0.0)\"><FLocat xlink:href=\"./000\(number).\($0.1)\"/></file>"
            }
            let pointers = uses.map { "<fptr FILEID=\"\($0.0)\(number)\"/>" }.joined()
            return (
                "<dmdSec ID=\"p\(number)\"><mdWrap><xmlData><m:mods><m:part><m:extent><m:start>\(number)</m:start></m:extent>"
                    + "</m:part></m:mods></xmlData></mdWrap></dmdSec>",
                files.joined(), "<div TYPE=\"np:page\" DMDID=\"p\(number)\">\(pointers)</div>"
            )
        }
        let pages = [page(1), page(2)]
        let mets = """
            <mets xmlns="http://www.loc.gov/METS/" xmlns:m="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink"
              LABEL="The Lydian (Port Lydia, Ohio), 1899-01-02">
            <dmdSec ID="i"><mdWrap><xmlData><m:mods><m:identifier type="lccn">sn00000001</m:identifier><m:part>
            <m:detail type="edition"><m:number>1</m:number></m:detail></m:part><m:originInfo><m:dateIssued>1899-01-02</m:dateIssued>
            </m:originInfo></m:mods></xmlData></mdWrap></dmdSec>\(pages.map(\.description).joined())
            <fileSec><fileGrp>\(pages.map(\.files).joined())</fileGrp></fileSec>
            <structMap><div TYPE="np:issue" DMDID="i">\(pages.map(\.division).joined())</div></structMap></mets>
            """
        let batch = """
            <n:batch xmlns:n="http://www.loc.gov/ndnp" name="batch_yy">
            <n:issue lccn="sn00000001" issueDate="1899-01-02" editionOrder="1">sn00000001/00100200300/1899010201/i.xml</n:issue>
            <n:issue lccn="sn00000001" issueDate="1899-01-03" editionOrder="1">sn00000001/00100200300/1899010301/i.xml</n:issue>
            <n:reel>../reel.xml</n:reel></n:batch>
            """
        try folder.write(Data(batch.utf8), to: "data/batch_1.xml")
        try folder.write(Data(mets.utf8), to: Self.reel + "/1899010201/i.xml")
        for name in ["0001.pdf", "0001.jp2", "0001.xml", "stray.tif"] {
            try folder.write(Data("x".utf8), to: Self.reel + "/1899010201/" + name)
        }
    }

    private func pages(
        _ inputs: [String],
        forms: FormChoice = .best,
        root: String? = nil,
        usesText: Bool = false
    ) async throws -> SourcePages {
        try await InputSource(output: folder.path + "/corpus", root: root, forms: forms, usesText: usesText)
            .pages(inputs) { Data() }
    }

    @Test func `a batch gives its pages with their metadata, and every file is accounted for`() async throws {
        for input in [folder.path, folder.path + "/", folder.path + "/data/batch_1.xml"] {
            let source = try await pages([input])
            let page = try #require(source.pages.first)
            #expect(source.pages.count == 1)
            #expect(page.file.place == "sn00000001/00100200300/1899010201/0001.jp2")
            #expect(page.forms.map(\.place) == ["sn00000001/00100200300/1899010201/0001.pdf"])
            #expect(
                (page.metadata.title, page.metadata.city, page.metadata.state) == ("The Lydian", "Port Lydia", "Ohio")
            )
            let plan = try CorpusPlan(source, metadata: MetadataResolver())
            #expect(plan.pages.map(\.request.id) == ["sn00000001/1899-01-02/ed-1/p1"])
            #expect(plan.pages[0].request.forms?.count == 1)
            #expect(
                source.account.skippedByReason == [
                    // TIFF of page 1, three scans and the text of page 2, METS of the issue that is not there.
                    "absent": 6, "other_form": 1, "description": 2, "unnamed": 1, "no_scan": 1,
                ]
            )
            #expect(source.account.failures.map(\.code) == ["path-refused"])
            #expect(source.account.planned == 1)
            #expect(source.deliveries.map(\.pages) == [2])
        }
    }

    @Test func `a page of a batch has its text, also where no scan is there`() async throws {
        let text = folder.path + "/" + Self.reel + "/1899010201/0001.xml"
        let source = try await pages([folder.path], usesText: true)
        #expect(source.pages.map(\.text) == [PageTextFile(ofFileAt: text)])
        #expect(source.account.skipped.contains { $0.reason == .text && $0.path == text })
        for name in ["0001.pdf", "0001.jp2"] {
            try FileManager.default.removeItem(atPath: folder.path + "/" + Self.reel + "/1899010201/" + name)
        }
        let alone = try await pages([folder.path], usesText: true)
        let request = try #require(try CorpusPlan(alone, metadata: MetadataResolver()).pages.first?.request)
        #expect(request.isTextAlone && request.path == text)
        #expect(request.id == "sn00000001/1899-01-02/ed-1/p1")
        #expect(alone.account.planned == 1)
    }

    @Test func `all forms are pages of their own where that is asked for`() async throws {
        let source = try await pages([folder.path], forms: .all)
        #expect(source.pages.map { $0.file.place.suffix(3) } == ["jp2", "pdf"])
        #expect(source.pages.map(\.rank) == [0, 1])
        #expect(source.pages.allSatisfy { $0.forms.isEmpty })
    }

    @Test func `batches and scans may be inputs together, no file twice`() async throws {
        let stray = folder.path + "/" + Self.reel + "/1899010201/stray.tif"
        let jp2 = folder.path + "/" + Self.reel + "/1899010201/0001.jp2"
        let source = try await pages([stray, folder.path, jp2])
        #expect(source.pages.map { $0.file.path.suffix(9) } == ["stray.tif", "/0001.jp2"])
        #expect(source.pages[1].file.place == "batch_yy/sn00000001/00100200300/1899010201/0001.jp2")
        #expect(source.account.skipped.contains { $0.reason == .sameFile && $0.path == jp2 })
        #expect(source.account.planned == 2)
    }

    @Test func `a batch outside the root, and one without any scan, are refused`() async throws {
        let other = try TemporaryFolder()
        await #expect(throws: RunError.self) { try await pages([folder.path], root: other.path) }
        for name in ["0001.pdf", "0001.jp2"] {
            try FileManager.default.removeItem(atPath: folder.path + "/" + Self.reel + "/1899010201/" + name)
        }
        let error = try await #require(throws: RunError.self) { try await pages([folder.path]) }
        #expect(error.code == .noInput)
        #expect(error.description.contains("batch check"))
    }
}
