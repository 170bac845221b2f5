import Inference
package import PageFlow
package import Raster

/// What the layout network sees of a page: the deskewed page in gray at a scale at which the body type has one size.
///
/// Scans of one newspaper differ in resolution, newspapers in the size of their sheets; the x-height is what they share.
package struct NetworkInput: Sendable {
    /// x-height of the body type, pixels of the network's picture.
    package static let xHeight = 5.0
    /// Percentiles of tone, `0...1`, that become ink and paper, and the least difference between the two, of 255.
    ///
    /// These numbers, those of `LayoutMaps` and the order of its classes stand in `Training/layout/input.json` too.
    static let inkPercentile = 0.01, paperPercentile = 0.9, leastContrast = 16
    /// Sides of the picture are padded to a multiple of this.
    static let multiple = 64
    /// Larger pictures are reduced to this many pixels, which bounds memory and time.
    package static let mostPixels = 6_000_000.0

    /// The picture.
    package var image: GrayImage
    /// Pixels of the picture per pixel of the deskewed page.
    package var scale: Double
    /// How the deskewed page maps to the scan.
    package var frame: PageFrame

    /// The network's picture of a page; `nil` where there is no type on it.
    package init?(_ page: GrayImage) {
        guard let deskewed = DeskewedPage(page) else { return nil }
        self.init(deskewed)
    }

    init(_ page: DeskewedPage) {
        let working = page.working
        let pixels = Double(working.gray.width * working.gray.height)
        let factor = min(Self.xHeight / working.xHeight, (Self.mostPixels / pixels).squareRoot())
        image = working.gray.scaled(by: factor)
        scale = Double(image.width) / Double(page.image.width)
        frame = page.frame
    }

    /// The picture as `[1, 1, h, w]`, paper 1 and ink 0, padded with paper.
    var tensor: Tensor {
        let dark = Int(image.percentile(Self.inkPercentile))
        let light = max(dark + Self.leastContrast, Int(image.percentile(Self.paperPercentile)))
        let tones = (0...255).map { Float(min(max($0 - dark, 0), light - dark)) / Float(light - dark) }
        let width = (image.width + Self.multiple - 1) / Self.multiple * Self.multiple
        let height = (image.height + Self.multiple - 1) / Self.multiple * Self.multiple
        var values = [Float](repeating: 1, count: width * height)
        for y in 0..<image.height {
            for x in 0..<image.width { values[y * width + x] = tones[Int(image.samples[y * image.width + x])] }
        }
        return Tensor(shape: [1, 1, height, width], values: values)
    }
}
