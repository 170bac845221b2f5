package import CorpusModel
package import Raster

/// A page from the typesetter: its image, its exact truth, and which texts it prints.
package struct TypesetPage: Sendable {
    /// An article of the page and the text that it prints, for the truth of de-duplication.
    package struct Printing: Sendable, Hashable, Codable {
        /// Id of the article in the page's truth.
        package var article: String
        /// Id of the text.
        package var text: String
        /// Family of the text: articles of one family are reprints of one source article.
        package var family: String
        /// Original, reprint or abridgement.
        package var version: NewsItem.Version
    }

    /// The page, black on white until faults are applied.
    package var image: GrayImage
    /// Pixels per inch.
    package var dpi: Int
    /// Which texts are printed.
    package var printings: [Printing]
    /// Angle that faults turned the page by, degrees, positive where lines fall to the right.
    package var skewDegrees: Double = 0
    package var plan: PagePlan

    /// The truth of the page in pixels of `image`.
    ///
    /// - Parameter image: file name of the image beside the truth.
    /// - Returns: boxes that hug the ink; lines exactly as printed, with straight quotes.
    package func truth(image: String) -> PageTruth { plan.truth(image: image) }
}
