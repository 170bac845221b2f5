import CorpusFiles
import Enrichment
import Testing

@Suite
struct EnrichmentTablesTests {
    @Test func missingTablesAreNamedWithTheRemedy() throws {
        let error = try #require(throws: EnrichmentError.self) { try EnrichmentTables.locate("/nowhere") }
        #expect(error.code == .tableMissing)
        #expect(error.description.contains("/nowhere") && error.description.contains("Scripts/setup"))
    }
}
