package import Archives
package import CorpusModel

/// What is known about a page before it is looked at: from the user's sidecar, which wins, from the archive that delivers it,
/// or else from its path; and of its newspaper from a table of titles.
package struct MetadataResolver: Sendable {
    /// Patterns in the order in which they are tried; the first that matches counts.
    package var patterns: [PathPattern]
    /// The user's table.
    package var sidecar: MetadataSidecar?
    /// Newspapers by Library of Congress Control Number.
    package var titles: TitleTable?

    package init(
        patterns: [PathPattern] = PathPattern.defaults,
        sidecar: MetadataSidecar? = nil,
        titles: TitleTable? = nil
    ) {
        (self.patterns, self.sidecar, self.titles) = (patterns, sidecar, titles)
    }

    /// Everything known about a page; unknown stays absent.
    ///
    /// A page number in the path is that of the file's first page; the further pages of a file have none, unless the
    /// sidecar says so.
    ///
    /// - Parameters:
    ///   - path: path of the file.
    ///   - pageInFile: page within the file, from 1.
    ///   - delivered: what the delivery that names the page says about it (`DeliveredPage`); then the path says nothing.
    /// - Returns: what is known, in the order of who knows better.
    package func metadata(
        forPath path: String,
        pageInFile: Int = 1,
        delivered: PageMetadata? = nil
    ) -> PageMetadata {
        var known = delivered ?? patterns.lazy.compactMap { $0.metadata(forPath: path) }.first ?? PageMetadata()
        if pageInFile != 1 { (known.page, known.pageLabel, known.sequence) = (nil, nil, nil) }
        let whole = sidecar?.metadata(forPath: path, pageInFile: pageInFile)?.completed(by: known) ?? known
        return titles?.completing(whole) ?? whole
    }
}
