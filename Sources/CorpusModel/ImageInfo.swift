/// Where a resolution comes from.
package enum ResolutionSource: String, Sendable, Hashable, Codable {
    /// The image file states it and it is credible.
    case file
    /// Estimated from the size of the type.
    case estimated
    /// Neither was possible.
    case `default`
}

/// Size and resolution of the decoded page image; all boxes of a record are in its pixels.
package struct ImageInfo: Sendable, Hashable, Codable {
    /// Size in pixels.
    package var width: Int, height: Int
    /// Dots per inch.
    package var dpi: Int
    /// Where `dpi` comes from.
    package var dpiSource: ResolutionSource
    /// Angle of the text lines, degrees, positive where they fall to the right.
    package var skewDegrees: Double

    private enum CodingKeys: String, CodingKey {
        case width, height, dpi
        case dpiSource = "dpi_source"
        case skewDegrees = "skew_degrees"
    }

    /// Describes an image; the skew is rounded to a hundredth of a degree.
    package init(width: Int, height: Int, dpi: Int, dpiSource: ResolutionSource, skewDegrees: Double) {
        (self.width, self.height, self.dpi, self.dpiSource) = (width, height, dpi, dpiSource)
        self.skewDegrees = degreePrecision(skewDegrees)
    }
}
