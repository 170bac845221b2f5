import CorpusModel
import CorpusText

/// Turns clusters into what the report shows of them.
struct ClusterViewBuilder {
    let reprints: Reprints
    let wire: WireFindings

    /// The rows of all clusters that are shown.
    var rows: [ClusterRow] {
        reprints.digest.largest.enumerated().map { index, cluster in
            ClusterRow(
                address: Reprints.address(index),
                title: title(of: cluster),
                reprints: cluster.reprintCount,
                newspapers: cluster.newspapers.isEmpty ? "unknown" : grouped(cluster.newspapers.count),
                dates: dates(of: cluster)
            )
        }
    }

    /// The page of a cluster.
    func view(_ index: Int) -> ClusterView {
        let clusters = reprints.digest.largest
        let cluster = clusters[index]
        let best = reprints.articles[cluster.best].map { paragraphs(of: $0.text) }
        let differences = cluster.shown.map { reprint -> WordDifference? in
            guard reprint.id != cluster.best, let best, let article = reprints.articles[reprint.id] else { return nil }
            return WordDifference(paragraphs(of: article.text), best: best)
        }
        let views = zip(cluster.shown, differences).enumerated().map { place, pair in
            reprint(pair.0, number: place + 1, pair.1, of: cluster)
        }
        let days = [dates(of: cluster)].filter { !$0.isEmpty }
        let rest = cluster.reprintCount - views.count
        let restOfLinks = cluster.linkCount - cluster.links.count
        return ClusterView(
            title: title(of: cluster),
            facts: ([reprintCount(of: cluster), newspapers(of: cluster)] + days).joined(
                separator: " · "
            ),
            id: cluster.id,
            previous: index > 0 ? "../" + Reprints.address(index - 1) : nil,
            next: index + 1 < clusters.count ? "../" + Reprints.address(index + 1) : nil,
            timeline: Timeline(cluster),
            found: wire.found(of: cluster.id),
            reprints: views,
            moreReprints: rest > 0 ? "\(grouped(rest)) more are in clusters.jsonl." : nil,
            isCut: differences.contains { $0?.isCut ?? false },
            hasTexts: views.contains { $0.hasText },
            links: links(of: cluster),
            hasLinks: !cluster.links.isEmpty,
            moreLinks: restOfLinks > 0 ? "\(grouped(restOfLinks)) more are in clusters.jsonl." : nil
        )
    }

    /// The headline of the best reprint, or of another, or the beginning of the text.
    private func title(of cluster: ReprintCluster) -> String {
        let articles = cluster.shown.compactMap { reprints.articles[$0.id] }
        let heads = articles.lazy.compactMap { $0.headline?.beginning(words: 12) }.filter { !$0.isEmpty }
        if let head = heads.first { return head }
        let texts = articles.lazy.map { $0.text.beginning(words: 12) }.filter { !$0.isEmpty }
        return texts.first ?? "Cluster \(cluster.id)"
    }

    private func reprintCount(of cluster: ReprintCluster) -> String {
        "\(grouped(cluster.reprintCount)) reprint\(cluster.reprintCount == 1 ? "" : "s")"
    }

    private func newspapers(of cluster: ReprintCluster) -> String {
        cluster.newspapers.isEmpty ? "newspapers unknown" : counted(cluster.newspapers.count, "newspaper")
    }

    private func dates(of cluster: ReprintCluster) -> String {
        guard let first = cluster.firstDate, let last = cluster.lastDate else { return "" }
        return first == last ? first : "\(first) to \(last)"
    }

    private func reprint(
        _ reprint: ClusterRecord.Reprint,
        number: Int,
        _ difference: WordDifference?,
        of cluster: ReprintCluster
    ) -> ClusterView.Reprint {
        let article = reprints.articles[reprint.id]
        let place = reprints.places[reprint.id]
        let isBest = reprint.id == cluster.best
        var notes: [String] = []
        if article == nil { notes.append("The text is not among the articles of this folder.") }
        if let note = place?.note { notes.append(note) }
        if place == nil, article != nil { notes.append("Its page is not in this report.") }
        return ClusterView.Reprint(
            number: number,
            isBest: isBest,
            newspaper: article?.title ?? reprint.newspaper ?? article?.lccn ?? "Newspaper unknown",
            date: reprint.date ?? article?.date,
            share: isBest ? nil : reprint.share.map { percent(min(1, max(0, $0))) },
            shareWidth: min(1, max(0, reprint.share ?? 0)) * 100,
            page: place.map { "../\($0.page)" },
            pageTitle: place?.title,
            cuttings: (place?.cuttings ?? []).enumerated().map { index, address in
                ClusterView.Cutting(
                    address: "../\(address)",
                    label: "Reprint \(number), piece \(index + 1) of the scan"
                )
            },
            hasCuttings: !(place?.cuttings.isEmpty ?? true),
            note: notes.isEmpty ? nil : notes.joined(separator: " "),
            head: article?.headline.flatMap { $0.isEmpty ? nil : $0 },
            paragraphs: paragraphs(article, difference),
            hasText: article != nil,
            id: reprint.id
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
        var places: [String: Int] = [:]
        for (place, reprint) in cluster.shown.enumerated() { places[reprint.id] = place + 1 }
        func name(_ id: String) -> String { places[id].map { "Reprint \($0)" } ?? id }
        func fixed(_ value: Double?) -> String {
            guard let value, value.isFinite else { return "" }
            let padded = Int((min(1, max(-1, abs(value))) * 1000).rounded()).zeroPadded(to: 4)
            return (value < 0 ? "−" : "") + padded.prefix(padded.count - 3) + "." + padded.suffix(3)
        }
        return cluster.links.map { link in
            let swap = (places[link.a] ?? Int.max) > (places[link.b] ?? Int.max)
            let (first, second) = swap ? (link.b, link.a) : (link.a, link.b)
            let row = ClusterView.LinkRow(
                first: name(first),
                second: name(second),
                probability: fixed(link.probability),
                cosine: fixed(link.cosine),
                containment: fixed(link.containment),
                agreement: fixed(link.agreement),
                numbers: link.numbersSame.map { "\($0) / \(link.numbersDiffering ?? 0)" } ?? ""
            )
            return (places: (places[first] ?? Int.max, places[second] ?? Int.max), row: row)
        }
        .enumerated().sorted {
            ($0.element.places.0, $0.element.places.1, $0.offset) < (
                $1.element.places.0, $1.element.places.1, $1.offset
            )
        }
        .map(\.element.row)
    }
}
