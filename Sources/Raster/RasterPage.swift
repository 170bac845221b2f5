public import CorpusModel

/// Resolution of a scan and how it is known.
public struct Resolution: Sendable, Hashable {
    /// Dots per inch.
    public var dpi: Int
    /// Where the figure comes from.
    public var source: ResolutionSource

    /// States a resolution.
    public init(dpi: Int, source: ResolutionSource) { (self.dpi, self.source) = (dpi, source) }
}

/// A decoded page: what decoding gives and layout takes.
public struct RasterPage: Sendable {
    /// The scan.
    public var source: ScanSource
    /// The page in gray, at the file's own pixels.
    public var image: GrayImage
    /// The file's resolution where it states a credible one; `nil` otherwise.
    public var fileResolution: Resolution?

    /// Makes a page.
    public init(source: ScanSource, image: GrayImage, fileResolution: Resolution?) {
        (self.source, self.image, self.fileResolution) = (source, image, fileResolution)
    }
}

/// How upright coordinates (in which text lines are level) map to pixels of the decoded page.
///
/// `page = centre of page + R(angle) * (upright - centre of upright)`, with `angle` the skew, clockwise in pixels.
public struct PageFrame: Sendable, Hashable {
    /// Size of the decoded page.
    public var pageWidth: Int, pageHeight: Int
    /// Size of the upright image.
    public var uprightWidth: Int, uprightHeight: Int
    /// Angle of the text lines on the page, degrees, positive where they fall to the right.
    public var skewDegrees: Double
    /// Whether the upright image was turned by `skewDegrees`; a very small skew is recorded, but left.
    public var isRotated: Bool

    /// Makes a frame.
    public init(
        pageWidth: Int,
        pageHeight: Int,
        uprightWidth: Int,
        uprightHeight: Int,
        skewDegrees: Double,
        isRotated: Bool
    ) {
        (self.pageWidth, self.pageHeight) = (pageWidth, pageHeight)
        (self.uprightWidth, self.uprightHeight) = (uprightWidth, uprightHeight)
        (self.skewDegrees, self.isRotated) = (skewDegrees, isRotated)
    }

    /// The frame of a page that is upright as it is.
    public init(upright image: GrayImage) {
        self.init(
            pageWidth: image.width,
            pageHeight: image.height,
            uprightWidth: image.width,
            uprightHeight: image.height,
            skewDegrees: 0,
            isRotated: false
        )
    }
}

/// A page with its typed regions: what layout gives, legibility completes and recognition takes.
public struct PageLayout: Sendable {
    /// The scan.
    public var source: ScanSource
    /// The image in which text lines are level; regions and separators are in its pixels.
    public var upright: GrayImage
    /// How upright coordinates map to the decoded page.
    public var frame: PageFrame
    /// The resolution to work with.
    public var resolution: Resolution
    /// x-height of the body type, upright pixels.
    public var bodyXHeight: Double
    /// Regions in no particular order.
    public var regions: [LayoutRegion]
    /// Rules and dashes.
    public var separators: [Separator]

    /// Makes a layout.
    public init(
        source: ScanSource,
        upright: GrayImage,
        frame: PageFrame,
        resolution: Resolution,
        bodyXHeight: Double,
        regions: [LayoutRegion],
        separators: [Separator]
    ) {
        (self.source, self.upright, self.frame, self.resolution) = (source, upright, frame, resolution)
        (self.bodyXHeight, self.regions, self.separators) = (bodyXHeight, regions, separators)
    }
}

/// A page after recognition, with the frame that leads back to the scan.
public struct ReadPage: Sendable {
    /// The scan.
    public var source: ScanSource
    /// How upright coordinates map to the decoded page.
    public var frame: PageFrame
    /// The resolution that was worked with.
    public var resolution: Resolution
    /// What was read.
    public var text: PageText

    /// Makes a read page.
    public init(source: ScanSource, frame: PageFrame, resolution: Resolution, text: PageText) {
        (self.source, self.frame, self.resolution, self.text) = (source, frame, resolution, text)
    }
}
