import CorpusModel

/// A page in a list of pages: what the template `card` shows.
struct Card: Sendable {
    /// A piece of the legibility bar, hundredths of its width.
    struct Bar: Sendable {
        var label: String, start: Double, share: Double
    }

    var address: String
    var thumbnail: String?
    var name: String
    var detail: String
    var legibility: String, hasBar: Bool, bars: [Bar]

    init(address: String, thumbnail: String?, name: String, totals: ReportTotals) {
        (self.address, self.thumbnail, self.name) = (address, thumbnail, name)
        detail = "\(counted(totals.articles, "article")), \(grouped(totals.words)) words"
        let shares = totals.legibilityShares
        legibility = shares.map { "\($0.label.rawValue) \(percent($0.share))" }.joined(separator: ", ")
        hasBar = !shares.isEmpty
        var bars: [Bar] = []
        var start = 0.0
        for (label, share) in shares where share > 0 {
            let width = (share * 1000).rounded() / 10
            bars.append(Bar(label: label.rawValue, start: start, share: width))
            start += width
        }
        self.bars = bars
    }
}
