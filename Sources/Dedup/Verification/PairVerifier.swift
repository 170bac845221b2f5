import CorpusModel

/// Decides which candidates are reprints of one text.
package struct PairVerifier {
    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let settings: DedupSettings
    /// Compares texts; `nil` where the cosine decides.
    package let classifier: PairClassifier?

    package init(catalog: ArticleCatalog, texts: ArticleTexts, settings: DedupSettings, classifier: PairClassifier?) {
        (self.catalog, self.texts, self.settings, self.classifier) = (catalog, texts, settings, classifier)
    }

    /// A candidate whose texts share something.
    private struct Finding {
        var candidate: Candidate
        var evidence: PairEvidence
    }

    /// Pairs classified at one time.
    private static let batch = 1024
    /// Texts kept ready for further candidates, about.
    private static let mostPrepared = 40_000

    /// Part of the shorter text from which on a comparison speaks against a cluster.
    ///
    /// The lead and the tail of one article share less, and are yet one cluster with the whole.
    private static let leastShared = 0.15

    /// Decides which candidates are reprints.
    ///
    /// - Parameter candidates: in the order of their first articles.
    /// - Returns: those that are, and those that share text and are not, in the order of the candidates.
    /// - Throws: `DedupError` where a file was changed meanwhile, `InferenceError`.
    package func links(_ candidates: [Candidate]) throws -> [ArticleLink] {
        guard let classifier else {
            return candidates.filter { Double($0.cosine) >= settings.linkCosine }
                .map { link($0, probability: Double($0.cosine), evidence: nil) }
        }
        let findings = try findings(candidates)
        var links: [ArticleLink] = []
        for start in stride(from: 0, to: findings.count, by: Self.batch) {
            let batch = findings[start..<min(start + Self.batch, findings.count)]
            let probabilities = try classifier.probabilities(batch.map(\.evidence.features))
            for (finding, probability) in zip(batch, probabilities) {
                let isReprint = recordPrecision(probability) >= settings.linkProbability
                guard isReprint || finding.evidence.containment >= Self.leastShared else { continue }
                var link = link(finding.candidate, probability: probability, evidence: finding.evidence)
                link.isReprint = isReprint
                links.append(link)
            }
        }
        return links
    }

    private func findings(_ candidates: [Candidate]) throws -> [Finding] {
        var prepared: [Int: ComparableText] = [:]
        func text(_ number: Int) throws -> ComparableText {
            if let known = prepared[number] { return known }
            let made = try ComparableText(texts.article(number).text)
            prepared[number] = made
            return made
        }
        var findings: [Finding] = []
        var current = -1
        for candidate in candidates {
            // Articles before this one are not asked for again.
            if candidate.first != current {
                current = candidate.first
                if prepared.count > Self.mostPrepared { prepared = prepared.filter { $0.key >= current } }
            }
            guard let evidence = PairEvidence(try text(candidate.first), try text(candidate.second)) else { continue }
            findings.append(Finding(candidate: candidate, evidence: evidence))
        }
        return findings
    }

    private func link(_ candidate: Candidate, probability: Double, evidence: PairEvidence?) -> ArticleLink {
        ArticleLink(
            first: candidate.first,
            second: candidate.second,
            record: LinkRecord(
                a: catalog.entries[candidate.first].id,
                b: catalog.entries[candidate.second].id,
                probability: recordPrecision(probability),
                cosine: recordPrecision(Double(candidate.cosine)),
                containment: evidence.map { recordPrecision($0.containment) },
                agreement: evidence.map { recordPrecision($0.agreement) },
                numbersSame: evidence?.numbersSame,
                numbersDiffering: evidence?.numbersDiffering
            )
        )
    }
}
