import CorpusFiles
import CorpusModel
import CorpusText
package import Foundation

/// Makes a folder of static HTML in which a corpus can be looked through: every page with its boxes, articles and text.
///
/// The folder needs no network and no server. Pages stream through, a few at a time, so that memory does not grow with
/// the corpus. Equal corpora and scans give equal files.
package struct ReportWriter: Sendable {
    /// Pages shown in one list.
    static let pagesPerList = 120

    private let options: ReportOptions
    private let pictures: ScanPictures

    package init(options: ReportOptions = ReportOptions()) {
        self.options = options
        pictures = ScanPictures(
            roots: options.scanRoots,
            width: options.pictureWidth,
            quality: options.pictureQuality
        )
    }

    /// Writes the report of a corpus.
    ///
    /// The report is made beside `output` and put in its place when it is complete; an earlier report there is replaced.
    ///
    /// - Parameters:
    ///   - corpus: folder with `pages/part-*.jsonl` and `failures.jsonl`, either of which may be missing, not both.
    ///   - output: folder to make.
    ///   - progress: called with the number of pages done.
    /// - Returns: the number of pages in the report.
    /// - Throws: `ReportError` where there is no corpus, a record is malformed or the folder cannot be written. Scans
    ///   that are missing or broken are notes in the report, not errors.
    @discardableResult
    @concurrent package func write(
        corpus: URL,
        to output: URL,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Int {
        let shards = JSONLines.shards(in: corpus.appendingPathComponent("pages"))
        let failureFile = corpus.appendingPathComponent("failures.jsonl")
        var reprints = try Reprints(corpus: corpus, limit: options.clusterLimit)
        guard !shards.isEmpty || reprints != nil || FileManager.default.fileExists(atPath: failureFile.path) else {
            throw ReportError(
                .noCorpus,
                "\(corpus.path) is no corpus: it has neither pages/part-*.jsonl nor failures.jsonl nor clusters.jsonl; "
                    + "name the --output folder of a finished run"
            )
        }
        let folder = try ReportFolder(output)
        let templates = try ReportTemplates()
        try folder.write(Data(ReportTemplates.styleSheet), to: "report.css")
        try folder.write(Data(ReportTemplates.script), to: "report.js")
        let enrichment = EnrichmentFiles(corpus: corpus)
        let wire = try WireFindings(corpus: corpus, clusters: Set(reprints?.digest.largest.map(\.id) ?? []))
        if enrichment != nil || !wire.isEmpty {
            try folder.write(Data(ReportTemplates.enrichmentStyleSheet), to: "enrichment.css")
        }
        let failures = try failures(in: failureFile)
        let name = corpus.standardizedFileURL.lastPathComponent
        var lines = try CorpusLines(files: shards)
        var lists = PageLists(corpus: name, templates: templates, folder: folder)
        var (totals, enrichmentTotals) = (ReportTotals(), EnrichmentTotals())
        var findings: ShardFindings?
        let limit = options.pageLimit ?? Int.max
        while lines.hasNext && totals.pages < limit {
            var batch: [PageTask] = []
            while batch.count < options.jobs && totals.pages + batch.count < limit, let line = try lines.next() {
                let number = totals.pages + batch.count + 1
                if let enrichment, findings?.name != line.file {
                    findings = try enrichment.findings(ofShard: line.file)
                }
                let hasNext = lines.hasNext && number < limit
                batch.append(PageTask(line: line, number: number, hasNext: hasNext, findings: findings))
            }
            for page in try await pages(of: batch, reprints, templates: templates, folder: folder) {
                reprints?.places.merge(page.places) { first, _ in first }
                totals.add(page.totals)
                enrichmentTotals.add(page.enrichment)
                try lists.add(page.card, hasNext: page.hasNext)
                progress(totals.pages)
            }
        }
        var pagesInCorpus = totals.pages
        while try lines.next() != nil { pagesInCorpus += 1 }
        let clusters = try reprints.map {
            try writeClusters($0, wire, corpus: name, templates: templates, folder: folder)
        }
        let index = IndexView(
            corpus: name,
            clusters: clusters,
            enrichment: EnrichmentView(enrichmentTotals, outlines: Outlines(tables: options.tables)),
            totals: totals,
            pagesInCorpus: pagesInCorpus,
            pageSeconds: options.pageSeconds,
            failures: failures,
            lists: lists.links,
            cards: lists.firstCards
        )
        try folder.write(Data(templates.render(index).utf8), to: "index.html")
        try folder.finish()
        return totals.pages
    }

    private struct PageTask: Sendable {
        var line: CorpusLines.Line, number: Int, hasNext: Bool
        /// What is known of the articles of its shard.
        var findings: ShardFindings?
    }

    private struct MadePage: Sendable {
        var number: Int, hasNext: Bool, card: Card, totals: ReportTotals, enrichment: EnrichmentTotals
        var places: [String: Reprints.Place]
    }

    private func pages(
        of batch: [PageTask],
        _ reprints: Reprints?,
        templates: ReportTemplates,
        folder: ReportFolder
    ) async throws -> [MadePage] {
        try await withThrowingTaskGroup(of: MadePage.self) { group in
            for task in batch {
                group.addTask { try await page(of: task, reprints, templates: templates, folder: folder) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.number < $1.number }
        }
    }

    @concurrent private func page(
        of task: PageTask,
        _ reprints: Reprints?,
        templates: ReportTemplates,
        folder: ReportFolder
    ) async throws -> MadePage {
        let record = try task.line.decoded(as: PageRecord.self)
        let reprinted = reprints?.articles(ofPage: record.id) ?? []
        let boxes = reprinted.flatMap { $0.boxes.prefix(Self.boxesPerReprint) }
        let pictures = await pictures.pictures(of: record, cutting: boxes)
        let name = Self.fileName(task.number)
        if let picture = pictures.picture { try folder.write(picture, to: "images/\(name).jpg") }
        if let thumbnail = pictures.thumbnail { try folder.write(thumbnail, to: "thumbnails/\(name).jpg") }
        let place = PagePlace(
            previous: task.number > 1 ? "\(Self.fileName(task.number - 1)).html" : nil,
            next: task.hasNext ? "\(Self.fileName(task.number + 1)).html" : nil,
            list: PageLists.address(ofPage: task.number)
        )
        let builder = PageViewBuilder(
            record,
            reprints: reprints,
            findings: task.findings?.records(ofPage: record.id) ?? [:]
        )
        let picture = pictures.picture.map { _ in "../images/\(name).jpg" }
        let view = builder.view(at: place, picture: picture, note: pictures.note)
        try folder.write(Data(templates.render(view).utf8), to: "pages/\(name).html")
        var totals = ReportTotals(record)
        if picture == nil { totals.pagesWithoutPicture = 1 }
        let card = Card(
            address: "pages/\(name).html",
            thumbnail: pictures.thumbnail.map { _ in "thumbnails/\(name).jpg" },
            name: builder.title,
            totals: totals
        )
        let places = try write(pictures, of: reprinted, page: name, title: builder.title, folder: folder)
        return MadePage(
            number: task.number,
            hasNext: task.hasNext,
            card: card,
            totals: totals,
            enrichment: builder.enrichmentTotals(page: "pages/\(name).html"),
            places: places
        )
    }

    /// Boxes of an article that are shown beside its text.
    private static let boxesPerReprint = 16

    /// Writes the boxes cut out for articles of a page and tells where they are.
    private func write(
        _ pictures: ScanPictures.Pictures,
        of reprinted: [ArticleRecord],
        page: String,
        title: String,
        folder: ReportFolder
    ) throws -> [String: Reprints.Place] {
        var places: [String: Reprints.Place] = [:]
        var cuttings = pictures.cuttings[...]
        if cuttings.contains(where: { $0 != nil }) { try folder.makeFolder("cuttings") }
        for (number, article) in reprinted.enumerated() {
            let count = min(article.boxes.count, Self.boxesPerReprint)
            var addresses: [String] = []
            for (piece, cutting) in cuttings.prefix(count).enumerated() {
                guard let cutting else { continue }
                let address = "cuttings/\(page)-\(number + 1)-\(piece + 1).jpg"
                try folder.write(cutting, to: address)
                addresses.append(address)
            }
            cuttings = cuttings.dropFirst(count)
            let anchor =
                article.id.hasPrefix(article.page + "#") ? String(article.id.dropFirst(article.page.count)) : ""
            places[article.id] = Reprints.Place(
                page: "pages/\(page).html" + (PageViewBuilder.isAnchor(String(anchor.dropFirst())) ? anchor : ""),
                title: title,
                cuttings: addresses,
                note: pictures.note
            )
        }
        return places
    }

    /// File name of a page, without its ending: six digits, so that files sort as pages do.
    static func fileName(_ number: Int) -> String { number.zeroPadded(to: 6) }

    private func failures(in file: URL) throws -> FailureSummary {
        var summary = FailureSummary()
        guard FileManager.default.fileExists(atPath: file.path) else { return summary }
        var lines = try CorpusLines(files: [file])
        while let line = try lines.next() { summary.add(try line.decoded(as: PageFailure.self)) }
        return summary
    }
}
