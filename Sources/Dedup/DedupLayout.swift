package import Foundation

/// Names of the files of a de-duplication.
package struct DedupLayout: Sendable, Hashable {
    /// The folder.
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// One line a cluster.
    package var clusters: String { folder + "/clusters.jsonl" }
    /// What was read, found and complained of.
    package var summary: String { folder + "/dedup.json" }
    /// Shards of vectors.
    package var vectors: URL { URL(fileURLWithPath: folder + "/vectors", isDirectory: true) }
    /// Links by parts of the calendar.
    package var links: URL { URL(fileURLWithPath: folder + "/links", isDirectory: true) }
    /// Pairs for similarity, a folder a kind.
    package var pairs: URL { URL(fileURLWithPath: folder + "/pairs", isDirectory: true) }
}
