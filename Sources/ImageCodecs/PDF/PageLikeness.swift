import Raster

/// Whether an image is what a page shows, judged on a small rendering of the page.
///
/// Tells a scan, with or without invisible text, from a background picture under visible text, an image under a mask,
/// an inverted one, or one of two that lie over each other. A small stamp in the margin does not matter.
enum PageLikeness {
    /// Longer side of the rendering, pixels; it is halved for the comparison, which evens out how it was scaled down.
    static let proofSide = 512

    /// Tones by which a pixel may lie outside the range of its neighbourhood, which allows for a shift by a pixel.
    private static let toleratedDifference = 32
    /// Share of pixels that may differ by more.
    ///
    /// True scans of twenty real files stay below 0.006; a page of type over a picture has well over 0.05.
    private static let toleratedShare = 0.015

    /// The image turned by the quarter turns that make it most like `proof`; `nil` if it is not like it.
    static func turned(_ image: GrayImage, toLookLike proof: GrayImage) -> GrayImage? {
        let proof = proof.scaled(toWidth: max(1, proof.width / 2), height: max(1, proof.height / 2))
        let isSideways = (image.width > image.height) != (proof.width > proof.height)
        let candidates = image.width == image.height ? [0, 1, 2, 3] : isSideways ? [1, 3] : [0, 2]
        let judged = candidates.map { turns in
            let (width, height) = turns % 2 == 0 ? (proof.width, proof.height) : (proof.height, proof.width)
            let small = image.scaled(toWidth: width, height: height).rotated(quarterTurns: turns)
            return (share: differingShare(small, proof), turns: turns)
        }
        guard let best = judged.min(by: { ($0.share, $0.turns) < ($1.share, $1.turns) }) else { return nil }
        return best.share <= toleratedShare ? image.rotated(quarterTurns: best.turns) : nil
    }

    /// Whether an image is a smaller copy of another of the same shape, however it was made smaller.
    static func isCopy(_ small: GrayImage, of large: GrayImage) -> Bool {
        let side = max(small.width, small.height)
        let (width, height) = (
            max(1, small.width * proofSide / (2 * side)), max(1, small.height * proofSide / (2 * side))
        )
        let proof = small.scaled(toWidth: width, height: height)
        return differingShare(large.scaled(toWidth: width, height: height), proof) <= toleratedShare
    }

    /// Share of the pixels of `proof` that no pixel of `image` in the 3 x 3 around the place comes near to.
    private static func differingShare(_ image: GrayImage, _ proof: GrayImage) -> Double {
        var count = 0
        for y in 0..<proof.height {
            for x in 0..<proof.width {
                var (darkest, lightest) = (255, 0)
                for row in max(0, y - 1)...min(image.height - 1, y + 1) {
                    for column in max(0, x - 1)...min(image.width - 1, x + 1) {
                        let tone = Int(image[column, row])
                        (darkest, lightest) = (min(darkest, tone), max(lightest, tone))
                    }
                }
                let tone = Int(proof[x, y])
                if tone > lightest + toleratedDifference || tone < darkest - toleratedDifference { count += 1 }
            }
        }
        return Double(count) / Double(proof.samples.count)
    }
}
