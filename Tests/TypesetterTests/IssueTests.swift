import CorpusFiles
import CorpusModel
import CorpusText
import Foundation
import Testing
import Typesetter

@Suite struct IssueTests {
    /// Pages of an issue small enough for a test.
    private func issue(_ seed: UInt64) throws -> [TypesetPage] {
        try IssueComposer(style: PageStyle.gothic.quick(60), seed: seed).compose()
    }

    private func truths(_ pages: [TypesetPage]) -> [PageTruth] {
        pages.map { $0.truth(image: "p\($0.plan.page).png") }
    }

    @Test func equalSeedsGiveEqualIssuesAndOthersDoNot() throws {
        let (first, again, other) = (try issue(3), try issue(3), try issue(4))
        #expect(first.map(\.image) == again.map(\.image))
        #expect(try RecordCoding.lines(truths(first)) == RecordCoding.lines(truths(again)))
        #expect(first[0].image != other[0].image)
    }

    @Test("what goes on does so on a later page, and a notice says it", arguments: [UInt64(1), 2, 3])
    func links(_ seed: UInt64) throws {
        let truths = truths(try issue(seed))
        #expect(truths.map(\.page) == [1, 2, 3, 4])
        #expect(Set(truths.map(\.title)).count == 1 && Set(truths.map(\.date)).count == 1)
        var count = 0
        var continued: Set<String> = []
        for truth in truths {
            for article in truth.articles {
                guard let next = article.continuation else { continue }
                count += 1
                #expect(next.page > truth.page ?? 9)
                let page = try #require(truths.first { $0.page == next.page })
                let target = try #require(page.articles.first { $0.id == next.article })
                #expect(continued.insert("\(next.page)#\(next.article)").inserted)
                let onward = notices(of: article, on: truth, .onward)
                let back = notices(of: target, on: page, .back)
                #expect(!onward.isEmpty || !back.isEmpty)
                for notice in onward { #expect(notice.page == next.page || notice.neighbour == .last) }
                for notice in back { #expect(notice.page == truth.page) }
                let words = lines(of: target, on: page).joined(separator: " ").split(separator: " ")
                #expect(words.count > 25)
            }
        }
        #expect(count >= 4)
    }

    @Test func noTextIsPrintedTwice() throws {
        let pages = try issue(5)
        let families = pages.flatMap { $0.printings.map(\.family) }
        #expect(Set(families).count == families.count)
    }

    @Test func stylesThatMakeNoIssueAreRefused() {
        let error = #expect(throws: TypesetterError.self) {
            try IssueComposer(style: PageStyle.named("clipping"), seed: 1).compose()
        }
        #expect(error?.description.contains("clipping") == true)
    }

    private func lines(of article: PageTruth.TruthArticle, on page: PageTruth) -> [String] {
        article.regions.flatMap { id in page.lines.filter { $0.region == id }.map(\.text) }
    }

    private func notices(
        of article: PageTruth.TruthArticle,
        on page: PageTruth,
        _ direction: ContinuationNotice.Direction
    ) -> [ContinuationNotice] {
        lines(of: article, on: page).compactMap { ContinuationNotice(line: $0) }.filter { $0.direction == direction }
    }
}
