import CorpusModel
import Raster

@testable import Layout

extension PageInk {
    /// A page of 1000 by 1400 pixels with body type of an x-height of 10 on which only this was found.
    static func drawn(
        letters: [PixelRect] = [],
        large: [PixelRect] = [],
        rules: [PixelRect] = []
    ) -> PageInk {
        PageInk(
            image: BinaryImage(width: 1000, height: 1400, pixels: [UInt8](repeating: 0, count: 1_400_000)),
            xHeight: 10,
            letters: letters.map { Letter(bbox: $0, area: $0.area / 3, stroke: 2) },
            large: large.map { Component(bbox: $0, area: $0.area / 3, runs: $0.height) },
            verticalRules: [],
            horizontalRules: rules
        )
    }

    /// The ink of a printed page with an x-height of 10 pixels.
    init(_ page: PrintedPage) { self = InkAnalysis(xHeight: 10).analyse(page.image.binarized(radius: 24)) }
}
