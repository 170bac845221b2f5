import Raster

/// How a stored picture must be turned or mirrored to be seen as it was meant.
///
/// Raw values are those of tag 274 in TIFF and Exif: where the first row and the first column of the stored picture lie.
enum ScanOrientation: Int, Sendable, CaseIterable {
    /// Row 1 at the top, column 1 at the left: nothing is to be done.
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case flipped = 4
    /// Rows become columns; then the picture as it was meant is wide where the stored one is high.
    case transposed = 5
    case turnedRight = 6
    case transversed = 7
    case turnedLeft = 8

    /// Whether width and height change places.
    var isSideways: Bool { rawValue >= 5 }

    /// The picture as it was meant.
    func applied(to image: GrayImage) -> GrayImage {
        switch self {
        case .upright: image
        case .mirrored: image.mirrored()
        case .upsideDown: image.rotated(quarterTurns: 2)
        case .flipped: image.rotated(quarterTurns: 2).mirrored()
        case .transposed: image.rotated(quarterTurns: 1).mirrored()
        case .turnedRight: image.rotated(quarterTurns: 1)
        case .transversed: image.rotated(quarterTurns: 3).mirrored()
        case .turnedLeft: image.rotated(quarterTurns: 3)
        }
    }
}

extension GrayImage {
    /// Left and right exchanged.
    fileprivate func mirrored() -> GrayImage {
        var samples = samples
        for y in 0..<height { samples[(y * width)..<((y + 1) * width)].reverse() }
        return GrayImage(width: width, height: height, samples: samples)
    }
}

extension DecodedImage {
    /// The image as its file says that it is to be seen.
    func oriented(_ orientation: ScanOrientation) -> DecodedImage {
        guard orientation != .upright else { return self }
        var turned = self
        turned.image = orientation.applied(to: image)
        turned.orientation = orientation
        if orientation.isSideways {
            (turned.fullWidth, turned.fullHeight) = (fullHeight, fullWidth)
            turned.density = density.map { StatedDensity(x: $0.y, y: $0.x) }
        }
        return turned
    }
}
