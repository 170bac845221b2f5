import CorpusModel
import Raster

@testable import Tables

extension TypeRun {
    /// A word at a place: `digits` narrow letters of one height, or as many wide ones of two heights.
    static func word(x: Int, y: Int, letters: Int = 4, isNumeric: Bool = false, scale: Int = 1) -> TypeRun {
        let components = (0..<letters).map { index in
            let height = isNumeric || index % 2 == 0 ? 16 : 11
            let bbox = PixelRect(
                x0: x + index * 10,
                y0: y - height,
                x1: x + index * 10 + (isNumeric ? 7 : 9),
                y1: y
            )
            .scaled(by: Double(scale), rounding: .nearest)
            return Component(bbox: bbox, area: bbox.area / 2, runs: bbox.height)
        }
        var word = TypeWord(components[0], isSign: false, isLow: false)
        for component in components.dropFirst() { word.add(component, isSign: false, isLow: false) }
        return TypeRun([word])
    }

    /// Words and numbers in `rows` lines thirty apart: one word at 60, numbers at 200 and 320.
    static func rows(_ rows: Int, pitch: Int = 30, scale: Int = 1) -> [TypeRun] {
        (0..<rows).flatMap { row in
            [
                word(x: 60, y: 100 + row * pitch, letters: 8, scale: scale),
                word(x: 200, y: 100 + row * pitch, letters: 3, isNumeric: true, scale: scale),
                word(x: 320, y: 100 + row * pitch, letters: 2, isNumeric: true, scale: scale),
            ]
        }
    }
}
