import CorpusModel
import Testing

@testable import CorpusFiles

@Suite struct ArticlePartsTests {
    @Test(
        "texts of two pages become one",
        arguments: [
            ("so high that the", "boats could not land.", "so high that the boats could not land."),
            ("by the sub-", "stantial bridge.", "by the substantial bridge."),
            ("the bridge of Port-", "Lydia fell.", "the bridge of Port-Lydia fell."),
            ("It fell.", "The mayor spoke.", "It fell.\n\nThe mayor spoke."),
            ("It fell.", "and was gone.", "It fell. and was gone."),
            ("said Mayor", "Thorne of Horley.", "said Mayor Thorne of Horley."),
            ("", "All of it.", "All of it."),
            ("All of it.", "", "All of it."),
        ]
    )
    func joined(_ first: String, _ second: String, _ text: String) {
        #expect(ArticleRecord.joined(first, second) == text)
    }
}
