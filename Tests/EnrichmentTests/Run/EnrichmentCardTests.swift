import Testing

@testable import Enrichment

@Suite("The card of enrichment")
struct EnrichmentCardTests {
    private var summary: EnrichmentRun.Summary {
        var summary = EnrichmentRun.Summary()
        (summary.articles, summary.datelines, summary.newswire) = (3, 2, 1)
        (summary.agencies, summary.languages) = (["UP": 1, "AP": 1], ["en": 3])
        return summary
    }

    @Test func labelsSourcesAndCountsOfWhatWasWanted() {
        let card = EnrichmentCard(summary: summary, parts: [.heads], hasAuthority: false, hasKeywords: false).text
        #expect(card.contains("| articles | 3 |") && card.contains("| AP | 1 |\n| UP | 1 |"))
        #expect(card.contains("`dateline`") && card.contains("GeoNames") && card.contains("CC BY 4.0"))
        #expect(!card.contains("`entities`") && !card.contains("CLD2") && !card.contains("`persons`"))
        #expect(card.hasPrefix("---\nconfigs:\n") && card.contains("../newswire.jsonl"))
    }

    @Test func everyPartHasALabelAndASource() {
        for part in EnrichmentSettings.Part.allCases {
            #expect(EnrichmentLabel.all.contains { $0.part == part }, "\(part)")
            #expect(EnrichmentSource.all.contains { $0.parts.contains(part) }, "\(part)")
        }
    }

    @Test func noArticlesGiveNothingToLoad() {
        let card = EnrichmentCard(summary: .init(), parts: [.quality], hasAuthority: true, hasKeywords: true).text
        #expect(card.hasPrefix("# What is known"))
    }
}
