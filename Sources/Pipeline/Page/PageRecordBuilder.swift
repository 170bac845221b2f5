package import CorpusModel
package import PageFlow

/// Puts together a page's record from what the stages found, with every box in pixels of the upright scan.
package struct PageRecordBuilder: Sendable {
    package let provenance: Provenance

    package init(provenance: Provenance) { self.provenance = provenance }

    /// - Parameters:
    ///   - request: names the scan.
    ///   - page: how it was decoded and read.
    ///   - found: its regions, articles and tables.
    ///   - framed: how the page was taken out of the scan; `nil` where it is the scan.
    ///   - readability: of the page, where its text was to be read.
    /// - Returns: the record, without timings.
    package func record(
        _ request: PageRequest,
        _ page: ReadPage,
        _ found: PageArticles,
        framed: FramedPage? = nil,
        readability: Readability? = nil
    ) -> PageRecord {
        let mapping = FrameMapping(page.frame, partOfScan: framed?.framing?.box.value)
        let regions = found.regions.map { region in
            Region(
                id: region.layout.id,
                regionClass: region.layout.regionClass,
                bbox: mapping.onPage(region.layout.bbox),
                score: region.layout.score,
                classScores: region.layout.classScores,
                legibility: region.layout.regionClass.isText ? region.layout.legibility : nil,
                lines: region.lines.isEmpty ? nil : region.lines.map { line(in: $0, mapping) }
            )
        }
        let boxOfRegion = Dictionary(regions.map { ($0.id, $0.bbox) }, uniquingKeysWith: { first, _ in first })
        let articles = found.articles.map { article in
            var article = article
            let boxes = article.regions.compactMap { boxOfRegion[$0] }
            article.bbox = PixelRect.hull(boxes) ?? mapping.onPage(article.bbox)
            return article
        }
        return PageRecord(
            id: request.id + (framed?.framing?.side.value.idSuffix ?? ""),
            source: page.source,
            image: ImageInfo(
                width: framed?.scanWidth ?? page.frame.pageWidth,
                height: framed?.scanHeight ?? page.frame.pageHeight,
                dpi: page.resolution.dpi,
                dpiSource: page.resolution.source,
                skewDegrees: page.frame.skewDegrees
            ),
            frame: framed?.framing,
            metadata: request.metadata,
            regions: regions,
            articles: articles,
            tables: found.tables.map { table(in: $0, mapping) },
            readability: readability,
            provenance: provenance
        )
    }

    private func table(in table: Table, _ mapping: FrameMapping) -> Table {
        var table = table
        let upright = table.bbox
        table.bbox = mapping.onPage(upright)
        for index in table.cells.indices { table.cells[index].bbox = mapping.onPage(table.cells[index].bbox) }
        // Lines between rows and columns lean with the page: their places are those at the middle of the table.
        table.rowEdges = table.rowEdges?.map { y in
            let rule = mapping.onPage(PixelRect(x0: upright.x0, y0: y, x1: upright.x1, y1: y + 1))
            return (rule.y0 + rule.y1) / 2
        }
        table.columnEdges = table.columnEdges?.map { x in
            let rule = mapping.onPage(PixelRect(x0: x, y0: upright.y0, x1: x + 1, y1: upright.y1))
            return (rule.x0 + rule.x1) / 2
        }
        return table
    }

    private func line(in line: TextLine, _ mapping: FrameMapping) -> TextLine {
        var line = line
        line.bbox = mapping.onPage(line.bbox)
        for index in line.words.indices { line.words[index].bbox = mapping.onPage(line.words[index].bbox) }
        return line
    }
}
