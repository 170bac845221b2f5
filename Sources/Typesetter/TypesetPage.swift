public import CorpusModel
public import Raster

/// A page from the typesetter: its image, its exact truth, and which texts it prints.
public struct TypesetPage: Sendable {
    /// One printing of a piece of copy, for the truth of de-duplication.
    public struct Printing: Sendable, Hashable, Codable {
        /// Id of the article in the page's truth.
        public var article: String
        /// Id of the copy.
        public var text: String
        /// Family of the copy: articles of one family are reproductions of one source article.
        public var family: String
        /// Original, reproduction or abridgement.
        public var version: NewsItem.Version
    }

    /// The page, black on white until faults are applied.
    public var image: GrayImage
    /// Pixels per inch.
    public var dpi: Int
    /// Which texts are printed.
    public var printings: [Printing]
    /// Angle that faults turned the page by, degrees, positive where lines fall to the right.
    public var skewDegrees: Double = 0
    package var plan: PagePlan

    /// The truth of the page in pixels of `image`.
    ///
    /// - Parameter image: file name of the image beside the truth.
    /// - Returns: boxes that hug the ink; lines exactly as printed, with straight quotes.
    public func truth(image: String) -> PageTruth { plan.truth(image: image) }
}
