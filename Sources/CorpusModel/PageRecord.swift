/// One line of `pages/part-*.jsonl`: everything known about one page.
package struct PageRecord: Sendable, Hashable, Codable {
    /// Unique in the corpus: from metadata where known, else from the path.
    package var id: String
    /// The scan.
    package var source: ScanSource
    /// The decoded image.
    package var image: ImageInfo
    /// What path or sidecar say.
    package var metadata: PageMetadata
    /// Regions in reading order.
    package var regions: [Region]
    /// Articles in reading order.
    package var articles: [Article]
    /// Tables in the order of their regions.
    package var tables: [Table]
    /// What made this record.
    package var provenance: Provenance

    package init(
        id: String,
        source: ScanSource,
        image: ImageInfo,
        metadata: PageMetadata,
        regions: [Region],
        articles: [Article],
        tables: [Table],
        provenance: Provenance
    ) {
        (self.id, self.source, self.image, self.metadata) = (id, source, image, metadata)
        (self.regions, self.articles, self.tables, self.provenance) = (regions, articles, tables, provenance)
    }
}
