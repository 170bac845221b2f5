public import Foundation

/// Names of the files of a de-duplication.
public struct DedupLayout: Sendable, Hashable {
    /// The folder.
    public let folder: String

    /// Names the files in `folder`.
    public init(folder: String) { self.folder = folder }

    /// One line a cluster.
    public var clusters: String { folder + "/clusters.jsonl" }
    /// What was read, found and complained of.
    public var summary: String { folder + "/dedup.json" }
    /// Shards of vectors.
    public var vectors: URL { URL(fileURLWithPath: folder + "/vectors", isDirectory: true) }
    /// Links by parts of the calendar.
    public var links: URL { URL(fileURLWithPath: folder + "/links", isDirectory: true) }
    /// Pairs for similarity, a folder a kind.
    public var pairs: URL { URL(fileURLWithPath: folder + "/pairs", isDirectory: true) }
}
