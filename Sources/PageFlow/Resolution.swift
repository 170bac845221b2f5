package import CorpusModel

/// Resolution of a scan and how it is known.
package struct Resolution: Sendable, Hashable {
    /// Dots per inch.
    package var dpi: Int
    /// Where the number comes from.
    package var source: ResolutionSource

    package init(dpi: Int, source: ResolutionSource) { (self.dpi, self.source) = (dpi, source) }
}
