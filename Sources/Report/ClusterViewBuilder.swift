import CorpusText
import CorpusModel

/// Turns clusters into what the report shows of them.
struct ClusterViewBuilder {
    let reprints: Reprints

    /// The rows of all clusters that are shown.
    var rows: [ClusterRow] {
        reprints.digest.largest.enumerated().map { index, cluster in
            ClusterRow(
                address: Reprints.address(index),
                title: title(of: cluster),
                copies: cluster.copyCount,
                papers: cluster.papers.isEmpty ? "unknown" : grouped(cluster.papers.count),
                dates: dates(of: cluster)
            )
        }
    }

    /// The page of a cluster.
    func view(_ index: Int) -> ClusterView {
        let clusters = reprints.digest.largest
        let cluster = clusters[index]
        let best = reprints.articles[cluster.best].map { paragraphs(of: $0.text) }
        let differences = cluster.shown.map { copy -> WordDifference? in
            guard copy.id != cluster.best, let best, let article = reprints.articles[copy.id] else { return nil }
            return WordDifference(paragraphs(of: article.text), best: best)
        }
        let copies = zip(cluster.shown, differences).enumerated().map { place, pair in
            copy(pair.0, number: place + 1, pair.1, of: cluster)
        }
        let days = [dates(of: cluster)].filter { !$0.isEmpty }
        let rest = cluster.copyCount - copies.count
        let restOfLinks = cluster.linkCount - cluster.links.count
        return ClusterView(
            title: title(of: cluster),
            facts: ([counted(cluster.copyCount, "copy", "copies"), papers(of: cluster)] + days).joined(
                separator: " · "
            ),
            id: cluster.id,
            previous: index > 0 ? "../" + Reprints.address(index - 1) : nil,
            next: index + 1 < clusters.count ? "../" + Reprints.address(index + 1) : nil,
            timeline: Timeline(cluster),
            copies: copies,
            moreCopies: rest > 0 ? "\(grouped(rest)) more are in clusters.jsonl." : nil,
            isCut: differences.contains { $0?.isCut ?? false },
            hasTexts: copies.contains { $0.hasText },
            links: links(of: cluster),
            hasLinks: !cluster.links.isEmpty,
            moreLinks: restOfLinks > 0 ? "\(grouped(restOfLinks)) more are in clusters.jsonl." : nil
        )
    }

    /// The headline of the best copy, or of another, or the beginning of the text.
    private func title(of cluster: ReprintCluster) -> String {
        let articles = cluster.shown.compactMap { reprints.articles[$0.id] }
        let heads = articles.lazy.compactMap { $0.headline?.beginning(words: 12) }.filter { !$0.isEmpty }
        if let head = heads.first { return head }
        let texts = articles.lazy.map { $0.text.beginning(words: 12) }.filter { !$0.isEmpty }
        return texts.first ?? "Cluster \(cluster.id)"
    }

    private func papers(of cluster: ReprintCluster) -> String {
        cluster.papers.isEmpty ? "papers unknown" : counted(cluster.papers.count, "paper")
    }

    private func dates(of cluster: ReprintCluster) -> String {
        guard let first = cluster.firstDate, let last = cluster.lastDate else { return "" }
        return first == last ? first : "\(first) to \(last)"
    }

    private func copy(
        _ copy: ReprintCluster.Copy,
        number: Int,
        _ difference: WordDifference?,
        of cluster: ReprintCluster
    ) -> ClusterView.Copy {
        let article = reprints.articles[copy.id]
        let place = reprints.places[copy.id]
        let isBest = copy.id == cluster.best
        var notes: [String] = []
        if article == nil { notes.append("The text is not among the articles of this folder.") }
        if let note = place?.note { notes.append(note) }
        if place == nil, article != nil { notes.append("Its page is not in this report.") }
        return ClusterView.Copy(
            number: number,
            isBest: isBest,
            paper: article?.title ?? copy.series ?? article?.lccn ?? "Paper unknown",
            date: copy.date ?? article?.date,
            share: isBest ? nil : copy.share.map { percent(min(1, max(0, $0))) },
            shareWidth: min(1, max(0, copy.share ?? 0)) * 100,
            page: place.map { "../\($0.page)" },
            pageTitle: place?.title,
            cuttings: (place?.cuttings ?? []).enumerated().map { index, address in
                ClusterView.Cutting(address: "../\(address)", label: "Copy \(number), piece \(index + 1) of the scan")
            },
            hasCuttings: !(place?.cuttings.isEmpty ?? true),
            note: notes.isEmpty ? nil : notes.joined(separator: " "),
            head: article?.headline.flatMap { $0.isEmpty ? nil : $0 },
            paragraphs: paragraphs(article, difference),
            hasText: article != nil,
            id: copy.id
        )
    }

    private func paragraphs(_ article: ArticleRecord?, _ difference: WordDifference?) -> [ClusterView.Paragraph] {
        guard let article else { return [] }
        guard let difference else {
            return paragraphs(of: article.text).map { .init(runs: [ClusterView.Run(same: $0)]) }
        }
        return difference.paragraphs.map { ClusterView.Paragraph(runs: $0.map(run)) }
    }

    private func paragraphs(of text: String) -> [String] { text.paragraphs }

    private func run(_ piece: WordDifference.Piece) -> ClusterView.Run {
        switch piece {
        case .same(let text): ClusterView.Run(same: text)
        case .other(let text): ClusterView.Run(other: text)
        case .missing(let text): ClusterView.Run(missing: text)
        case .near(let text, let best): ClusterView.Run(near: ClusterView.Near(read: text, best: best))
        case .gap(let words, let beginning): ClusterView.Run(missing: "\(beginning) … (\(words) words are not here)")
        }
    }

    private func links(of cluster: ReprintCluster) -> [ClusterView.LinkRow] {
        var numbers: [String: Int] = [:]
        for (place, copy) in cluster.shown.enumerated() { numbers[copy.id] = place + 1 }
        func name(_ id: String) -> String { numbers[id].map { "Copy \($0)" } ?? id }
        func fixed(_ value: Double?) -> String {
            guard let value, value.isFinite else { return "" }
            let padded = Int((min(1, max(-1, abs(value))) * 1000).rounded()).zeroPadded(to: 4)
            return (value < 0 ? "−" : "") + padded.prefix(padded.count - 3) + "." + padded.suffix(3)
        }
        return cluster.links.map { link in
            let swap = (numbers[link.a] ?? Int.max) > (numbers[link.b] ?? Int.max)
            let (first, second) = swap ? (link.b, link.a) : (link.a, link.b)
            let row = ClusterView.LinkRow(
                first: name(first),
                second: name(second),
                score: fixed(link.score),
                cosine: fixed(link.cosine),
                containment: fixed(link.containment),
                agreement: fixed(link.agreement),
                figures: link.figuresSame.map { "\($0) / \(link.figuresDiffering ?? 0)" } ?? ""
            )
            return (places: (numbers[first] ?? Int.max, numbers[second] ?? Int.max), row: row)
        }
        .enumerated().sorted {
            ($0.element.places.0, $0.element.places.1, $0.offset) < (
                $1.element.places.0, $1.element.places.1, $1.offset
            )
        }
        .map(\.element.row)
    }
}

/// A number with its noun, whose plural is not made by an s.
func counted(_ count: Int, _ noun: String, _ plural: String) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural)"
}
