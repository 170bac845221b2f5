package import CorpusModel
package import Raster

/// A decoded page: what decoding gives and layout takes.
package struct RasterPage: Sendable {
    /// The scan.
    package var source: ScanSource
    /// The page in gray, at the file's own pixels.
    package var image: GrayImage
    /// The file's resolution where it states a credible one; `nil` otherwise.
    package var fileResolution: Resolution?

    package init(source: ScanSource, image: GrayImage, fileResolution: Resolution?) {
        (self.source, self.image, self.fileResolution) = (source, image, fileResolution)
    }
}
