public import CorpusModel

/// What is known about a page before it is looked at: from its path, and from the user's sidecar, which wins.
public struct MetadataResolver: Sendable {
    /// Patterns in the order in which they are tried; the first that matches counts.
    public var patterns: [PathPattern]
    /// The user's table.
    public var sidecar: MetadataSidecar?

    /// Makes a resolver.
    public init(patterns: [PathPattern] = PathPattern.defaults, sidecar: MetadataSidecar? = nil) {
        (self.patterns, self.sidecar) = (patterns, sidecar)
    }

    /// Everything known about a page; unknown stays absent.
    ///
    /// A page number in the path is that of the file's first page; the further pages of a file have none, unless the
    /// sidecar says so.
    public func metadata(forPath path: String, pageInFile: Int = 1) -> PageMetadata {
        var known = patterns.lazy.compactMap { $0.metadata(forPath: path) }.first ?? PageMetadata()
        if pageInFile != 1 { known.page = nil }
        return sidecar?.metadata(forPath: path, pageInFile: pageInFile)?.completed(by: known) ?? known
    }
}
