import Raster

/// A scan reduced so far that letters are just told apart: enough to see how it lies, and quick to look at.
struct ScanLook {
    /// Most pixels of it.
    static let pixels = 3_000_000.0

    /// The reduced scan.
    var image: GrayImage
    /// Its pixels per pixel of the scan, at most 1.
    let scale: Double

    /// Reduces a scan, which must have pixels.
    init(_ scan: GrayImage) {
        let wanted = min(1, (Self.pixels / Double(max(1, scan.width * scan.height))).squareRoot())
        image = wanted < 0.999 ? scan.scaled(by: wanted) : scan
        scale = Double(image.width) / Double(max(1, scan.width))
    }
}
