import CorpusModel

/// Tells which candidates are copies of one text.
package struct Verifier {
    package let catalog: ArticleCatalog
    package let texts: ArticleTexts
    package let settings: DedupSettings
    package let judge: PairClassifier?

    package init(catalog: ArticleCatalog, texts: ArticleTexts, settings: DedupSettings, judge: PairClassifier?) {
        (self.catalog, self.texts, self.settings, self.judge) = (catalog, texts, settings, judge)
    }

    /// A candidate with what its texts tell.
    package struct Finding {
        var candidate: Candidate
        /// `nil` where the texts share too little, or were not compared.
        var evidence: PairEvidence?
        var score: Double
    }

    /// Pairs judged at one time.
    private static let batch = 1024

    /// The candidates that are taken for copies, in order.
    package func links(_ candidates: [Candidate]) throws -> [Finding] {
        guard let judge else {
            return candidates.filter { Double($0.cosine) >= settings.linkCosine }
                .map { Finding(candidate: $0, evidence: nil, score: Double($0.cosine)) }
        }
        return try findings(candidates, judge).filter { $0.score >= settings.linkScore }
    }

    /// Candidates whose texts share something, with their evidence.
    package func evidence(_ candidates: [Candidate]) throws -> [Finding] {
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
                if prepared.count > 40_000 { prepared = prepared.filter { $0.key >= current } }
            }
            guard let evidence = PairEvidence(try text(candidate.first), try text(candidate.second)) else { continue }
            findings.append(Finding(candidate: candidate, evidence: evidence, score: 0))
        }
        return findings
    }

    private func findings(_ candidates: [Candidate], _ judge: PairClassifier) throws -> [Finding] {
        var findings = try evidence(candidates)
        for start in stride(from: 0, to: findings.count, by: Self.batch) {
            let range = start..<min(start + Self.batch, findings.count)
            let scores = try judge.chances(range.map { findings[$0].evidence?.features ?? [] })
            for (index, score) in zip(range, scores) { findings[index].score = score }
        }
        return findings
    }

    /// The record of a link.
    package func record(_ finding: Finding) -> LinkRecord {
        let evidence = finding.evidence
        return LinkRecord(
            a: catalog.entries[finding.candidate.first].id,
            b: catalog.entries[finding.candidate.second].id,
            score: recordPrecision(finding.score),
            cosine: recordPrecision(Double(finding.candidate.cosine)),
            containment: evidence.map { recordPrecision($0.containment) },
            agreement: evidence.map { recordPrecision($0.agreement) },
            figuresSame: evidence?.figuresSame,
            figuresDiffering: evidence?.figuresDiffering
        )
    }
}
