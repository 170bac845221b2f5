import CorpusText

/// Names of the files that enrichment writes into a folder.
package struct EnrichmentLayout: Sendable, Hashable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// Folder of the records.
    package var records: String { folder + "/enrichment" }
    /// The records of the articles of one file.
    package func part(_ index: Int) -> String { "\(records)/part-\(index.zeroPadded(to: 5)).jsonl" }
    /// What each part was made of, so that nothing is done twice.
    package var parts: String { records + "/parts.json" }
    /// How labels were made and how good they are.
    package var card: String { records + "/README.md" }
    /// How the run ended.
    package var summary: String { folder + "/enrichment.json" }
    /// One record a cluster of wire articles.
    package var newswire: String { folder + "/newswire.jsonl" }
}
