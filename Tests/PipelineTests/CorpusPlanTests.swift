import CorpusModel
import CorpusStore
import Foundation
import Metadata
import Pipeline
import Testing
import TestSupport

@Suite struct CorpusPlanTests {
    private func plan(_ inputs: [String]) async throws -> CorpusPlan {
        try CorpusPlan(
            try await FolderSource(output: "/nowhere").pages(inputs, standardInput: { Data() }),
            metadata: MetadataResolver(patterns: PathPattern.defaults, sidecar: nil)
        )
    }

    @Test func everyPageOfAFileIsPlannedInTheOrderOfTheInputs() async throws {
        let fixtures = Checkout.fixtures.path
        let plan = try await plan([fixtures + "/two-pages.tif", fixtures + "/sheet-worn.jpg"])
        #expect(plan.fileCount == 2)
        #expect(plan.pages.map(\.request.page) == [1, 2, 1])
        #expect(
            plan.pages.map { ($0.request.path as NSString).lastPathComponent }
                == ["two-pages.tif", "two-pages.tif", "sheet-worn.jpg"]
        )
        #expect(Set(plan.pages.map(\.request.id)).count == 3)
        #expect(plan.pages.allSatisfy { $0.file.size > 0 && $0.request.file == nil })
    }

    @Test func aFileWhosePagesCannotBeCountedStandsForOnePage() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Data("no picture".utf8), to: "a.tif")
        let plan = try await plan([folder.path])
        #expect(plan.pages.map(\.request.page) == [1])
    }

    @Test func formsOfAPageAreOnePage() async throws {
        let folder = try TemporaryFolder()
        let scan = try Data(contentsOf: Checkout.fixtures.appendingPathComponent("sheet-worn.jpg"))
        for name in ["master/3.jpg", "service/3.jpeg", "4.jpg"] { try folder.write(scan, to: name) }
        let plan = try await plan([folder.path])
        #expect(plan.pages.map(\.request.place) == ["4.jpg", "master/3.jpg"])
        #expect(plan.pages.map(\.request.forms) == [nil, ["\(folder.path)/service/3.jpeg"]])
        #expect(
            plan.account.planned == 2 && plan.account.seen == 3 && plan.account.skippedByReason == ["other_form": 1]
        )
    }

    @Test func aSourceMayBringItsOwnPages() throws {
        let file = InputFile(path: "in/0001.jp2", place: "0001.jp2", state: FileState(size: 1, modified: 1))
        let metadata = PageMetadata(title: "Star", lccn: "sn83045462", date: "1920-11-15", page: 4)
        let source = SourcePages(pages: [
            SourcePage(file: file, metadata: metadata)
        ])
        let table = try MetadataSidecar(text: "path,title\n0001.jp2,The Star\n", name: "m.csv")
        let plan = try CorpusPlan(source, metadata: MetadataResolver(sidecar: table))
        #expect(plan.pages[0].request.id == "sn83045462/1920-11-15/p4")
        #expect(plan.pages[0].request.metadata.title == "The Star" && plan.pages[0].request.metadata.page == 4)
    }

    @Test func metadataOfThePathAreTaken() async throws {
        let plan = try await plan([Checkout.fixtures.path + "/batch"])
        #expect(plan.pages.map(\.request.id) == (1...2).map { "sn00000001/1920-11-15/ed-1/p\($0)" })
        #expect(plan.pages.first?.request.metadata.date == "1920-11-15")
    }
}
