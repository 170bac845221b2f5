package import CorpusModel
import Foundation

/// Links the parts of articles that go on on another page of their issue.
///
/// Only a notice on one side at least makes a link, each notice at most one. All pairs of an issue compete: those links are
/// taken whose log-odds have the greatest sum, and of these the ones without which the sum would be clearly less.
package struct ContinuationLinker: Sendable {
    /// Raised with every change of what is linked.
    package static let version = 1

    /// Confidence below which two parts stay apart.
    package static let leastConfidence = 0.75

    package init() {}

    /// A pair of articles that a notice may mean.
    package struct Candidate: Sendable {
        /// Ids of the pages and of the articles on them.
        package var from: ContinuationLink.End, to: ContinuationLink.End
        /// What speaks for it.
        package var evidence: LinkEvidence
    }

    /// All pairs of articles on different pages that a notice may mean, in the order of the pages.
    package func candidates(_ pages: [IssuePage]) -> [Candidate] {
        let rarity = WordRarity(pages)
        let numbers = IssueNumbers(pages)
        var candidates: [Candidate] = []
        for source in pages {
            for target in pages where target.id != source.id {
                for from in source.articles {
                    for to in target.articles where from.onward != nil || to.back != nil {
                        if let evidence = LinkEvidence((from, source), (to, target), rarity: rarity, issue: numbers) {
                            candidates.append(
                                Candidate(
                                    from: .init(page: source.id, article: from.id),
                                    to: .init(page: target.id, article: to.id),
                                    evidence: evidence
                                )
                            )
                        }
                    }
                }
            }
        }
        return candidates
    }

    /// The links of one issue.
    ///
    /// - Parameter pages: pages of the issue, in any order; the order decides nothing but that of the links.
    /// - Returns: links with a confidence of `leastConfidence` at least; chains never come back to where they began.
    package func links(_ pages: [IssuePage]) -> [ContinuationLink] {
        let candidates = candidates(pages).filter { $0.evidence.score > 0 }
        let sources = Self.distinct(candidates.map(\.from)), targets = Self.distinct(candidates.map(\.to))
        let row = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1, $0) })
        let column = Dictionary(uniqueKeysWithValues: targets.enumerated().map { ($1, $0) })
        var scores = [[Double?]](repeating: [Double?](repeating: nil, count: targets.count), count: sources.count)
        for candidate in candidates {
            guard let from = row[candidate.from], let to = column[candidate.to] else { continue }
            scores[from][to] = candidate.evidence.score
        }
        let best = BestMatching(scores)
        var links: [ContinuationLink] = []
        for (from, to) in best.columnOfRow.enumerated() {
            guard let to else { continue }
            var without = scores
            without[from][to] = nil
            let margin = best.total - BestMatching(without).total
            let confidence = 1 / (1 + exp(-margin))
            guard confidence >= Self.leastConfidence else { continue }
            links.append(ContinuationLink(from: sources[from], to: targets[to], confidence: confidence))
        }
        return Self.withoutCircles(links)
    }

    private static func distinct(_ ends: [ContinuationLink.End]) -> [ContinuationLink.End] {
        var seen: Set<ContinuationLink.End> = []
        return ends.filter { seen.insert($0).inserted }
    }

    /// The links without the least sure one of every circle.
    private static func withoutCircles(_ links: [ContinuationLink]) -> [ContinuationLink] {
        let ends = distinct(links.flatMap { [$0.from, $0.to] })
        let number = Dictionary(uniqueKeysWithValues: ends.enumerated().map { ($1, $0) })
        var chains = DisjointSets(count: ends.count)
        var kept: Set<ContinuationLink> = []
        let surestFirst = links.enumerated().sorted {
            ($1.element.confidence, $0.offset) < ($0.element.confidence, $1.offset)
        }
        for (_, link) in surestFirst {
            // As every article has one part before it at most and one after, joining two ends of one chain closes a circle.
            guard let from = number[link.from], let to = number[link.to], !chains.areJoined(from, to) else { continue }
            chains.join(from, to)
            kept.insert(link)
        }
        return links.filter(kept.contains)
    }
}
