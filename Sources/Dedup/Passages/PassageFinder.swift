import CorpusModel

/// Finds the passages that pages of a stretch share with each other and with later pages.
struct PassageFinder {
    let window: PageWindow
    let texts: ArticleTexts

    private var settings: PassageSettings { window.settings }

    /// A page as it is compared.
    private struct Prepared {
        let text: PassageText
        let sections: [PageSection]
    }

    /// The passages of some pages, by pages and places.
    ///
    /// - Throws: `DedupError` where a file was changed meanwhile, `CancellationError`.
    func links(of pages: Range<Int>) throws -> [PassageLink] {
        let own = try pages.map(prepared)
        let others = window.others(than: pages)
        let index = GramIndex(own.flatMap(\.sections), common: try commonGrams(own, others))
        var links: [PassageLink] = []
        for (page, mine) in zip(pages, own) { links += self.links(index, own, pages, page, mine) }
        for page in others.joined() {
            try Task.checkCancellation()
            // A page that no page of the stretch is compared with need not be read.
            guard pages.contains(where: { window.compares($0, page) }) else { continue }
            links += self.links(index, own, pages, page, try prepared(page))
        }
        return links.sorted { a, b in
            guard (a.first, a.second) == (b.first, b.second) else { return (a.first, a.second) < (b.first, b.second) }
            let (x, y) = (a.record, b.record)
            return (x.startA, x.startB, x.endA, x.endB, x.agreeing) < (y.startA, y.startB, y.endA, y.endB, y.agreeing)
        }
    }

    private func prepared(_ page: Int) throws -> Prepared {
        let text = PassageText(try texts.article(page).text)
        return Prepared(text: text, sections: PageSection.all(of: text, page: page))
    }

    /// Runs that are common on the pages in reach: on a sample of them, evenly spread.
    private func commonGrams(_ own: [Prepared], _ others: [Range<Int>]) throws -> CommonGrams {
        let all = own.count + others.reduce(0) { $0 + $1.count }
        let step = max(1, (all + CommonGrams.sample - 1) / CommonGrams.sample)
        var sample = stride(from: 0, to: own.count, by: step).map { own[$0].sections }
        let later = Array(others.joined())
        for place in stride(from: 0, to: later.count, by: step) { sample.append(try prepared(later[place]).sections) }
        return CommonGrams(sample)
    }

    /// Passages that a page shares with pages of the stretch before it.
    private func links(
        _ index: GramIndex,
        _ own: [Prepared],
        _ pages: Range<Int>,
        _ page: Int,
        _ prepared: Prepared
    ) -> [PassageLink] {
        var matches: [Int: [PassageMatch]] = [:]
        for section in prepared.sections {
            for number in index.sections(like: section) {
                let other = index.sections[number]
                guard window.compares(other.page, page) else { continue }
                for match in PassageAligner.passages(other, section, settings) {
                    matches[other.page, default: []].append(match.shifted(first: other.start, second: section.start))
                }
            }
        }
        return matches.flatMap { first, matches in
            PassageMatch.joined(matches).map {
                link(first, page, own[first - pages.lowerBound].text, prepared.text, $0)
            }
        }
    }

    private func link(
        _ first: Int,
        _ second: Int,
        _ a: PassageText,
        _ b: PassageText,
        _ match: PassageMatch
    ) -> PassageLink {
        let (rangeA, rangeB) = (a.scalars(of: a.wholeWords(match.first)), b.scalars(of: b.wholeWords(match.second)))
        return PassageLink(
            first: first,
            second: second,
            record: PassagePair(
                a: window.catalog.entries[first].id,
                b: window.catalog.entries[second].id,
                startA: rangeA.lowerBound,
                endA: rangeA.upperBound,
                startB: rangeB.lowerBound,
                endB: rangeB.upperBound,
                agreeing: match.agreeing,
                agreement: recordPrecision(match.agreement)
            )
        )
    }
}
