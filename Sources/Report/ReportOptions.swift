package import Foundation

/// What a report shows, and where the scans lie.
package struct ReportOptions: Sendable {
    /// Folders in which scans are looked for that are no longer at the path their records name.
    package var scanRoots: [URL]
    /// Show only so many pages, from the first; `nil` shows all.
    package var pageLimit: Int?
    /// Show only so many clusters of reprints, the largest; 0 shows none.
    package var clusterLimit: Int
    /// Width of the pictures, pixels; narrower scans keep their size.
    package var pictureWidth: Int
    /// JPEG quality of the pictures, `1...100`.
    package var pictureQuality: Int
    /// Pages made at a time.
    package var jobs: Int
    /// Mean processor time of a page, seconds, where the corpus knows it.
    package var pageSeconds: Double?
    /// Folder of the tables that `Scripts/setup` builds, for outlines of land; `nil` for where it puts it.
    package var tables: String?

    package init(
        scanRoots: [URL] = [],
        pageLimit: Int? = nil,
        clusterLimit: Int = 200,
        pictureWidth: Int = 1600,
        pictureQuality: Int = 60,
        jobs: Int = 1,
        pageSeconds: Double? = nil,
        tables: String? = nil
    ) {
        precondition(clusterLimit >= 0, "a number of clusters below 0")
        precondition(pictureWidth > 0 && jobs > 0 && (1...100).contains(pictureQuality), "options out of range")
        (self.scanRoots, self.pageLimit, self.clusterLimit) = (scanRoots, pageLimit, clusterLimit)
        (self.pictureWidth, self.tables) = (pictureWidth, tables)
        (self.pictureQuality, self.jobs, self.pageSeconds) = (pictureQuality, jobs, pageSeconds)
    }
}
