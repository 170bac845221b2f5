import CorpusFiles
import Enrichment
import Foundation
import Inference
import TestSupport
import Testing

@Suite
struct EnrichmentTablesTests {
    @Test func missingTablesAreNamedWithTheRemedy() throws {
        let error = try #require(throws: EnrichmentError.self) { try EnrichmentTables.locate("/nowhere") }
        #expect(error.code == .tableMissing)
        #expect(error.description.contains("/nowhere") && error.description.contains("Scripts/setup"))
    }
}

@Suite("What enrichment needs")
struct EnrichmentCheckTests {
    @Test func whatIsMissingIsNamedBeforeAnythingIsDone() throws {
        let store = ModelStore(folder: Checkout.root.path + "/Models")
        let missing = EnrichmentSettings(parts: [.heads], tables: "/nowhere")
        let error = #expect(throws: EnrichmentError.self) { try Enricher.check(missing, models: store) }
        #expect(error?.exitStatus == .dependencyMissing)
        let none = #expect(throws: InferenceError.self) {
            try Enricher.check(EnrichmentSettings(parts: [.topics]), models: ModelStore(folder: "/nowhere"))
        }
        #expect(none?.description.contains("/nowhere") == true)
        let nobody = EnrichmentSettings(parts: [.people], authority: "/nowhere/people.jsonl")
        let path = #expect(throws: EnrichmentError.self) { try Enricher.check(nobody, models: store) }
        #expect(path?.description.contains("/nowhere/people.jsonl") == true)
        try Enricher.check(EnrichmentSettings(parts: []), models: ModelStore(folder: "/nowhere"))
    }
}
