import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import Archives

/// Real deliveries beside the checkout.
@Suite(.enabled(if: Checkout.hasSharedData, "there are no real deliveries beside the checkout"))
struct RealDeliveriesTests {
    @Test func `a batch of the Library of Congress`() throws {
        let folder = Checkout.sharedData.appendingPathComponent("ndnp/batch_dlc_manyyears_ver01").path
        let source = try ArchiveSource(contentsOf: folder)
        #expect((source.issues.count, source.pages.count, source.reels) == (6, 6, 13))
        #expect(source.findings.count { $0.kind == .issueMissing } == 9)
        #expect(source.pages.map(\.metadata.date).last == "1920-11-15")
        for page in source.pages {
            #expect(page.bestForm?.role == .derivative)
            let file = try #require(page.text)
            let text = try #require(ArchivedText.pages(ofFileAt: file.path).first)
            // Scans of a whole page at 300 dots an inch.
            #expect((4000...9000).contains(text.width) && (5000...11000).contains(text.height))
            #expect(text.wordCount > 3000 && text.knowsConfidence)
            #expect(text.scaleX == 0.25 && text.scaleY == 0.25)
        }
    }

    @Test(arguments: [
        ("demo-files/0002647/1824/0217", 27, 20_000),
        ("tests/tests/test_files/multiple_mets_files_one_dir", 107, 20_000),
    ])
    func `an issue of the British Library`(_ folder: String, _ articles: Int, _ leastWords: Int) throws {
        let path = Checkout.sharedData.appendingPathComponent("articles/bl-mets-alto/\(folder)").path
        let issue = try #require(ArchiveSource(contentsOf: path).issues.first)
        #expect(issue.articles.count == articles)
        let pages = try issue.pages.map { page in
            let text = try #require(page.text)
            return try #require(ArchivedText.pages(ofFileAt: text.path).first)
        }
        let words = pages.reduce(0) { $0 + $1.wordCount }
        var inArticles = 0, areas = 0, byID = 0, withTitle = 0
        for article in issue.articles {
            if article.title != nil { withTitle += 1 }
            for area in article.areas {
                areas += 1
                let page = pages[area.page]
                if area.first.map({ page.wordRanges[$0] != nil }) ?? false { byID += 1 }
                inArticles += page.lines(of: area).reduce(0) { $0 + $1.words.count }
            }
        }
        #expect(words > leastWords)
        // Nearly all words belong to an item, and to one alone.
        #expect(inArticles > words * 9 / 10 && inArticles <= words)
        // Two areas name words that their page does not have; those are found by their boxes.
        #expect(byID >= areas - 2)
        #expect(withTitle > articles / 2)
    }
}
