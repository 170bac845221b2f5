import CorpusModel
import CorpusStore
import Foundation
import Metadata
import Pipeline
import Testing
import TestSupport

@Suite struct CorpusPlanTests {
    private func plan(_ inputs: [String]) async throws -> CorpusPlan {
        try await CorpusPlan(
            inputs: inputs,
            output: "/nowhere",
            metadata: MetadataResolver(patterns: PathPattern.defaults, sidecar: nil),
            standardInput: { [] }
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

    @Test func metadataOfThePathAreTaken() async throws {
        let plan = try await plan([Checkout.fixtures.path + "/batch"])
        #expect(plan.pages.map(\.request.id) == (1...2).map { "sn00000001/1920-11-15/ed-1/p\($0)" })
        #expect(plan.pages.first?.request.metadata.date == "1920-11-15")
    }
}
