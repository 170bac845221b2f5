package import CorpusModel

/// What is known about a page before it is looked at: from its path, and from the user's sidecar, which wins.
package struct MetadataResolver: Sendable {
    /// Patterns in the order in which they are tried; the first that matches counts.
    package var patterns: [PathPattern]
    /// The user's table.
    package var sidecar: MetadataSidecar?

    package init(patterns: [PathPattern] = PathPattern.defaults, sidecar: MetadataSidecar? = nil) {
        (self.patterns, self.sidecar) = (patterns, sidecar)
    }

    /// Everything known about a page; unknown stays absent.
    package func metadata(forPath path: String, pageInFile: Int = 1) -> PageMetadata {
        let known = metadata(ofPath: path, pageInFile: pageInFile)
        return sidecar?.metadata(forPath: path, pageInFile: pageInFile)?.completed(by: known) ?? known
    }

    /// What a page's path tells.
    ///
    /// A page number in the path is that of the file's first page; the further pages of a file have none.
    package func metadata(ofPath path: String, pageInFile: Int = 1) -> PageMetadata {
        var known = patterns.lazy.compactMap { $0.metadata(forPath: path) }.first ?? PageMetadata()
        if pageInFile != 1 { known.page = nil }
        return known
    }
}
