import CorpusModel
import Enrichment

/// Turns a page record into what its report page shows.
struct PageViewBuilder {
    let record: PageRecord
    /// The text that a click on a region shows, by region id; anchors are safe in an address.
    private let itemOfRegion: [String: String]
    private let anchors: [String]
    private let regionByID: [String: Region]
    private let reprints: Reprints?
    /// What enrichment says of the articles, by the ids of their records.
    private let findings: [String: EnrichmentRecord]

    init(_ record: PageRecord, reprints: Reprints? = nil, findings: [String: EnrichmentRecord] = [:]) {
        (self.record, self.reprints, self.findings) = (record, reprints, findings)
        anchors = record.articles.enumerated().map { Self.anchor($1.id, orElse: "article-\($0 + 1)") }
        var items: [String: String] = [:]
        for (index, region) in record.regions.enumerated() {
            items[region.id] = Self.anchor(region.id, orElse: "region-\(index + 1)")
        }
        for (article, anchor) in zip(record.articles, anchors) {
            for id in article.regions { items[id] = anchor }
        }
        itemOfRegion = items
        regionByID = Dictionary(record.regions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Ids of our own making serve as anchors; any other is replaced, as it might clash or not fit an address.
    private static func anchor(_ id: String, orElse other: String) -> String {
        isAnchor(id) ? id : other
    }

    /// Whether an id is `a` or `r` with digits.
    static func isAnchor(_ id: String) -> Bool {
        let rest = id.utf8.dropFirst()
        guard let first = id.utf8.first, first == UInt8(ascii: "a") || first == UInt8(ascii: "r"), !rest.isEmpty
        else { return false }
        return rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// The view of the page; `place` says where the page stands in the report.
    func view(at place: PagePlace, picture: String?, note: String?) -> PageView {
        let type = max(10, record.image.width / 120)
        let inArticles = Set(record.articles.flatMap(\.regions))
        let others = record.regions.filter { !inArticles.contains($0.id) }
        let counts = Dictionary(grouping: record.regions, by: \.regionClass)
        let boxes = boxes(type: type)
        let texts = zip(record.articles, anchors).map(reading)
        let isCut = record.source.truncated ?? false
        let cut = isCut ? "The scan's file ends early: what is missing of the page is white." : nil
        let notes = [cut, record.readability?.warning, note].compactMap { $0 }
        return PageView(
            title: title,
            source: record.source.path + (record.source.page > 1 ? "#page=\(record.source.page)" : ""),
            facts: facts,
            note: notes.isEmpty ? nil : notes.joined(separator: " "),
            previous: place.previous,
            next: place.next,
            list: place.list,
            picture: picture,
            width: record.image.width,
            height: record.image.height,
            hatch: max(8, type * 4 / 5),
            mark: max(1, type / 8),
            dot: max(3, type / 4),
            round: max(2, type / 5),
            type: type,
            classes: RegionClass.allCases.compactMap { regionClass in
                counts[regionClass].map {
                    .init(className: regionClass.rawValue, label: regionClass.label, count: $0.count)
                }
            },
            hasHatch: boxes.contains { $0.hatching != nil },
            hasProbabilities: boxes.contains { !$0.probabilities.isEmpty },
            boxes: boxes,
            links: links(),
            orders: orders(type: type),
            articleHeading: record.articles.isEmpty ? "No articles" : counted(record.articles.count, "article"),
            articles: zip(record.articles, anchors).map(entry),
            others: others.map(entry),
            hasOthers: !others.isEmpty,
            texts: texts.map(\.view) + others.map(reading),
            tables: record.tables.enumerated().map { tableView($1, number: $0 + 1, picture: picture) },
            hasTables: !record.tables.isEmpty,
            isEnriched: texts.contains { $0.view.found != nil },
            hasNames: texts.contains(where: \.hasNames)
        )
    }

    /// What the page is called: title and date where known, else its id.
    var title: String {
        let known = [record.metadata.title, record.metadata.date, record.metadata.page.map { "page \($0)" }]
        return record.metadata.title == nil ? record.id : known.compactMap { $0 }.joined(separator: ", ")
    }

    private var facts: String {
        let image = record.image
        var facts = ["\(image.width) × \(image.height) px", "\(image.dpi) dpi (\(image.dpiSource.rawValue))"]
        if image.skewDegrees != 0 { facts.append("skew \(image.skewDegrees)°") }
        if let frame = record.frame {
            if frame.rotation.value != 0 { facts.append("turned \(frame.rotation.value)°") }
            if frame.inverted.value { facts.append("negative") }
            if frame.side.value != .single { facts.append("\(frame.side.value.rawValue) page of a spread") }
        }
        return facts.joined(separator: " · ")
    }

    /// Large boxes first, so that small ones lie above them and can be clicked.
    private func boxes(type: Int) -> [PageView.Box] {
        let order = record.regions.indices.sorted {
            (-record.regions[$0].bbox.area, $0) < (-record.regions[$1].bbox.area, $1)
        }
        return order.map { index in
            let region = record.regions[index]
            let label = region.legibility?.label
            var tip = "\(region.regionClass.label) \(region.id), score \(region.score)"
            if let legibility = region.legibility {
                tip += ", \(legibility.label.rawValue) \(legibility.score)"
                if let predicted = legibility.predicted, predicted.label != legibility.label {
                    tip += " (\(predicted.label.rawValue) before reading)"
                }
            }
            return PageView.Box(
                className: region.regionClass.rawValue,
                item: itemOfRegion[region.id] ?? "",
                region: region.id,
                tip: tip,
                x: region.bbox.x0,
                y: region.bbox.y0,
                w: region.bbox.width,
                h: region.bbox.height,
                hatching: label == .legible ? nil : label?.rawValue,
                probabilities: probabilities(of: region, type: type),
                lines: (region.lines ?? []).map(line)
            )
        }
    }

    /// The most probable classes of a region, the most probable first; none where the layout gives no probabilities.
    private func probabilities(of region: Region, type: Int) -> [PageView.ClassProbability] {
        let likely = (region.classScores ?? [:]).filter { $0.value >= 0.05 }
            .sorted { (-$0.value, $0.key.rawValue) < (-$1.value, $1.key.rawValue) }
        return likely.prefix(3).enumerated().map { place, entry in
            PageView.ClassProbability(
                probabilityX: region.bbox.x0 + type / 3,
                probabilityY: region.bbox.y0 + type * (place + 1),
                probabilityText: "\(entry.key.label) \(percent(entry.value))"
            )
        }
    }

    private func line(_ line: TextLine) -> PageView.Line {
        let percent = Int((line.confidence * 100).rounded())
        return PageView.Line(
            lineX: line.bbox.x0,
            lineY: line.bbox.y0,
            lineW: line.bbox.width,
            lineH: line.bbox.height,
            lineText: "\(line.text) (\(percent) %)"
        )
    }

    private func links() -> [PageView.Link] {
        zip(record.articles, anchors).compactMap { article, anchor in
            let stops = article.regions.compactMap { regionByID[$0] }.map {
                PageView.Link.Stop(stopX: Int($0.bbox.midX), stopY: Int($0.bbox.midY))
            }
            guard stops.count > 1 else { return nil }
            let path = "M" + stops.map { "\($0.stopX) \($0.stopY)" }.joined(separator: "L")
            return PageView.Link(item: anchor, path: path, stops: stops)
        }
    }

    private func orders(type: Int) -> [PageView.Order] {
        record.regions.enumerated().map { index, region in
            let number = index + 1
            let width = type * (number < 10 ? 6 : number < 100 ? 8 : 11) / 5
            // Over the corner, mostly in the gutter, so that the badge hides little of the text.
            let left = max(0, region.bbox.x0 - width * 2 / 3)
            let top = max(0, region.bbox.y0 - type * 2 / 5)
            return PageView.Order(
                item: itemOfRegion[region.id] ?? "",
                className: region.regionClass.rawValue,
                number: number,
                badgeX: left,
                badgeY: top,
                badgeW: width,
                badgeH: type * 6 / 5,
                textX: left + width / 2,
                textY: top + type * 3 / 5
            )
        }
    }

    private func entry(_ article: Article, _ anchor: String) -> PageView.Entry {
        let words = article.text.wordCount
        let name = [article.headline, article.text].compactMap { $0?.beginning(words: 14) }.first { !$0.isEmpty }
        return PageView.Entry(
            item: anchor,
            shown: article.id,
            name: name ?? "No text",
            wordCount: counted(words, "word"),
            label: article.legibility?.rawValue
        )
    }

    private func entry(_ region: Region) -> PageView.Entry {
        let text = (region.lines ?? []).map(\.text).joined(separator: " ")
        let start = text.beginning(words: 10)
        return PageView.Entry(
            item: itemOfRegion[region.id] ?? "",
            shown: region.id,
            name: region.regionClass.label + (start.isEmpty ? "" : ": \(start)"),
            wordCount: text.isEmpty ? "" : counted(text.wordCount, "word"),
            label: region.legibility?.label.rawValue
        )
    }

    /// What enrichment counts of the page; `page` is its address.
    func enrichmentTotals(page: String) -> EnrichmentTotals {
        var totals = EnrichmentTotals()
        for (article, anchor) in zip(record.articles, anchors) {
            if let finding = findings["\(record.id)#\(article.id)"] { totals.add(finding, at: "\(page)#\(anchor)") }
        }
        return totals
    }

    private func reading(_ article: Article, _ anchor: String) -> (view: PageView.Reading, hasNames: Bool) {
        let decks = (article.headline ?? "").split(whereSeparator: \.isNewline).map(String.init)
        let paragraphs = article.text.paragraphs
        var about = [article.id, counted(article.regions.count, "region"), counted(article.text.wordCount, "word")]
        if let confidence = article.confidence { about.append("confidence \(percent(confidence))") }
        if let continues = article.continues { about.append("continued on \(continues)") }
        let membership = reprints?.membership(of: "\(record.id)#\(article.id)")
        let finding = findings["\(record.id)#\(article.id)"]
        let marked = finding.map { MarkedText(article.text, $0) }
        let found = finding.map { FoundView($0, byline: article.byline, index: "../index.html") }
        let view = PageView.Reading(
            item: anchor,
            heads: Array(decks.prefix(1)),
            decks: Array(decks.dropFirst()),
            credit: article.byline,
            paragraphs: marked == nil ? paragraphs : [],
            isPrinted: false,
            isEmpty: paragraphs.isEmpty,
            about: about.joined(separator: " · "),
            label: article.legibility?.rawValue,
            reprint: membership.map {
                PageView.Reprint(address: "../\($0.address)", others: counted($0.others, "other"))
            },
            marked: marked?.paragraphs ?? [],
            found: found.flatMap { $0.isEmpty ? nil : $0 }
        )
        return (view, marked?.hasNames ?? false)
    }

    private func reading(_ region: Region) -> PageView.Reading {
        let lines = (region.lines ?? []).map(\.text)
        return PageView.Reading(
            item: itemOfRegion[region.id] ?? "",
            heads: [region.regionClass.label],
            decks: [],
            credit: nil,
            paragraphs: lines,
            isPrinted: true,
            isEmpty: lines.isEmpty && region.regionClass.isText,
            about: "\(region.id) · score \(region.score)",
            label: region.legibility?.label.rawValue
        )
    }
}
