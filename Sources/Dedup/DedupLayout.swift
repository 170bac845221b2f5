package import Foundation

/// Names of the files that a search for reprints writes.
package struct DedupLayout: Sendable, Hashable {
    /// The folder.
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// One line a cluster.
    package var clusters: String { folder + "/clusters.jsonl" }
    /// What a part of a search is of; not in the folder of a whole one.
    package var part: String { folder + "/part.json" }
    /// Shards of vectors.
    package var vectors: URL { URL(fileURLWithPath: folder + "/vectors", isDirectory: true) }
    /// Shards of sketches.
    package var sketches: URL { URL(fileURLWithPath: folder + "/sketches", isDirectory: true) }
    /// Links by parts of the calendar.
    package var links: URL { URL(fileURLWithPath: folder + "/links", isDirectory: true) }
}
