import Raster

/// Whether an image is what a page shows, judged on a small rendering of the page.
enum PageLikeness {
    /// Longer side of the rendering, pixels: enough to see a stamp or a line of added type.
    static let proofSide = 512

    /// Tone by which a pixel differs; sharper pages differ by some levels in how they were scaled down.
    private static let visibleDifference = 72
    /// Share of differing pixels that still counts as the same picture: hairlines shifted by a pixel.
    private static let toleratedShare = 0.004

    /// The image turned by the quarter turns that make it look like `proof`; `nil` if none does.
    static func turned(_ image: GrayImage, toLookLike proof: GrayImage) -> GrayImage? {
        for turns in 0..<4 {
            let (width, height) = turns % 2 == 0 ? (proof.width, proof.height) : (proof.height, proof.width)
            let small = image.scaled(toWidth: width, height: height).rotated(quarterTurns: turns)
            let differing = zip(small.samples, proof.samples).count { abs(Int($0) - Int($1)) > visibleDifference }
            if Double(differing) <= toleratedShare * Double(proof.samples.count) {
                return image.rotated(quarterTurns: turns)
            }
        }
        return nil
    }
}
