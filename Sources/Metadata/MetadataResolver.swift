package import Archives
package import CorpusModel

/// What is known about a page before it is looked at: from the user's table, which wins, from what comes with the page, or
/// else from its path; and of its newspaper from a table of titles.
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
    package func metadata(forPath path: String, pageInFile: Int = 1) -> PageMetadata {
        let table = sidecar?.metadata(forPath: path, pageInFile: pageInFile)
        return metadata(ofPath: path, pageInFile: pageInFile, source: PageMetadata(), table: table)
    }

    /// Everything known about a page that its source describes; unknown stays absent.
    ///
    /// - Parameters:
    ///   - path: path of the file.
    ///   - pageInFile: page within the file, from 1.
    ///   - source: what the source says, which goes before what the path tells.
    ///   - table: what the user's table says, which goes before both.
    /// - Returns: what is known, and of the newspaper what the table of titles adds.
    package func metadata(
        ofPath path: String,
        pageInFile: Int,
        source: PageMetadata,
        table: PageMetadata?
    ) -> PageMetadata {
        var known = source.completed(by: metadata(ofPath: path, pageInFile: pageInFile))
        // A catalogue has one name for a newspaper; labels of issues and paths have several.
        if let lccn = table?.lccn ?? known.lccn, let title = titles?[lccn] { known.title = title.title }
        let whole = table?.completed(by: known) ?? known
        return titles?.completing(whole) ?? whole
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
