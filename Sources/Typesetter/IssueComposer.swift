import CorpusFiles
import CorpusModel

/// Composes all pages of an issue, with articles that are cut off on one page and go on on another.
///
/// Equal style and seed give equal issues. The truth of an article that goes on names the page and the article that it
/// goes on in.
package struct IssueComposer: Sendable {
    package let style: PageStyle
    /// Decides everything about the issue.
    package let seed: UInt64
    /// Pages of the issue.
    package let pageCount: Int
    /// Title and date, where they are given.
    package var issue: IssueSettings

    package init(style: PageStyle, seed: UInt64, pageCount: Int = 4, issue: IssueSettings = IssueSettings()) {
        precondition(pageCount > 0, "an issue has a page at least")
        var style = style.varied(seed)
        style.isVaried = false
        (self.style, self.seed, self.pageCount, self.issue) = (style, seed, pageCount, issue)
    }

    /// The pages without faults.
    ///
    /// - Throws: `TypesetterError` as `PageComposer.compose()`, and for styles whose pages are no pages of an issue.
    package func compose() throws -> [TypesetPage] {
        guard style.makeUp == .newspaper, !style.isSpread else {
            throw TypesetterError(
                .badSetting,
                "style '\(style.name)' makes no pages of an issue; choose one of columns of news"
            )
        }
        return try PageComposer.alone {
            // One case of type for all pages: what is cut off is set already.
            let typeCase = try TypeCase()
            var desk: JumpDesk? = JumpDesk(lastPage: pageCount, random: SeededGenerator(seed: seed).branch("jumps"))
            var pages: [TypesetPage] = []
            var settings = issue
            for number in 1...pageCount {
                settings.page = number
                desk?.page = number
                let composer = PageComposer(
                    style: number == 1 ? front : inside,
                    seed: seed &+ UInt64(number) &* 0x9e37_79b9,
                    issue: settings
                )
                let page = try composer.compose(with: typeCase, desk: &desk)
                (settings.title, settings.date) = (page.plan.title, page.plan.date)
                pages.append(page)
            }
            return Self.linked(pages)
        }
    }

    /// The first page: no advertisements but those of the style.
    private var front: PageStyle {
        var style = style
        (style.overflow, style.isFrontPage) = (.jumps, true)
        return style
    }

    private var inside: PageStyle {
        var style = style
        (style.overflow, style.isFrontPage, style.hasEars, style.bannerProbability) = (.jumps, false, false, 0)
        (style.pictures, style.spanningArticles) = (min(1, style.pictures), 0)
        return style
    }

    /// The pages with the truth of what goes on where; a text for which no page had room goes on nowhere.
    private static func linked(_ pages: [TypesetPage]) -> [TypesetPage] {
        var places: [Int: PageTruth.Continuation] = [:]
        for page in pages {
            for (jump, article) in page.plan.articleOfOrigin {
                places[jump] = PageTruth.Continuation(page: page.plan.page, article: article)
            }
        }
        return pages.map { page in
            var page = page
            for (jump, article) in page.plan.articleOfJump {
                guard let index = page.plan.articles.firstIndex(where: { $0.id == article }) else { continue }
                page.plan.articles[index].continuation = places[jump]
            }
            return page
        }
    }
}
