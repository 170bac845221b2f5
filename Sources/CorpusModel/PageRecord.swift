/// One line of `pages/part-*.jsonl`: everything known about one page.
package struct PageRecord: Sendable, Hashable, Codable {
    /// Version of the formats of records; raised with every change of a key of any record or its meaning.
    package static let currentSchema = 3

    /// Version of the format that the record is written in; records without one are of the first.
    package private(set) var schema = currentSchema
    /// Unique in the corpus: from metadata where known, else from the path.
    package var id: String
    /// The scan.
    package var source: ScanSource
    /// The decoded image.
    package var image: ImageInfo
    /// How the page was taken out of its scan; `nil` where that was not asked for.
    package var frame: PageFraming?
    /// What path or sidecar say.
    package var metadata: PageMetadata
    /// Regions in reading order.
    package var regions: [Region]
    /// Articles in reading order.
    package var articles: [Article]
    /// Tables in the order of their regions.
    package var tables: [Table]
    /// Whether the page's text was read at all; `nil` where it was not asked for.
    package var readability: Readability?
    /// What made this record.
    package var provenance: Provenance

    package init(
        id: String,
        source: ScanSource,
        image: ImageInfo,
        frame: PageFraming? = nil,
        metadata: PageMetadata,
        regions: [Region],
        articles: [Article],
        tables: [Table],
        readability: Readability? = nil,
        provenance: Provenance
    ) {
        (self.id, self.source, self.image, self.frame, self.metadata) = (id, source, image, frame, metadata)
        (self.regions, self.articles, self.tables) = (regions, articles, tables)
        (self.readability, self.provenance) = (readability, provenance)
    }

    private enum CodingKeys: String, CodingKey {
        case schema, id, source, image, frame, metadata, regions, articles, tables, readability, provenance
    }

    /// - Throws: `DecodingError` for a record of a later format, which this version of the program cannot know.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        schema = try values.decodeIfPresent(Int.self, forKey: .schema) ?? Self.currentSchema
        guard schema == Self.currentSchema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema,
                in: values,
                debugDescription: "record format \(schema); this version reads format \(Self.currentSchema)"
            )
        }
        id = try values.decode(String.self, forKey: .id)
        source = try values.decode(ScanSource.self, forKey: .source)
        image = try values.decode(ImageInfo.self, forKey: .image)
        frame = try values.decodeIfPresent(PageFraming.self, forKey: .frame)
        metadata = try values.decode(PageMetadata.self, forKey: .metadata)
        regions = try values.decode([Region].self, forKey: .regions)
        articles = try values.decode([Article].self, forKey: .articles)
        tables = try values.decode([Table].self, forKey: .tables)
        readability = try values.decodeIfPresent(Readability.self, forKey: .readability)
        provenance = try values.decode(Provenance.self, forKey: .provenance)
    }
}
