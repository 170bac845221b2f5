import CorpusModel
import Inference

@testable import Layout

/// What a network might say of a page of 400 by 400 pixels, which is at working scale too: drawn, not seen.
struct DrawnMaps {
    private static let side = 448, size = 400
    private var coarse = [Float](repeating: 0, count: 15 * (side / 4) * (side / 4))
    private var fine = [Float](repeating: 0, count: 2 * (side / 2) * (side / 2))

    /// Marks the middle of a line: pixels of the page.
    mutating func line(_ box: PixelRect, probability: Float = 0.95) {
        for y in (box.y0 / 2)..<(box.y1 / 2) {
            for x in (box.x0 / 2)..<(box.x1 / 2) { fine[y * (Self.side / 2) + x] = probability }
        }
    }

    /// Marks the space between two columns: pixels of the page.
    mutating func gutter(_ box: PixelRect, probability: Float = 0.95) {
        let (length, map) = (Self.side / 4, 14 * (Self.side / 4) * (Self.side / 4))
        for y in (box.y0 / 4)..<(box.y1 / 4) {
            for x in (box.x0 / 4)..<(box.x1 / 4) { coarse[map + y * length + x] = probability }
        }
    }

    var maps: LayoutMaps {
        get throws {
            let (quarter, half) = (Self.side / 4, Self.side / 2)
            return try LayoutMaps(
                [
                    Tensor(shape: [1, 15, quarter, quarter], values: coarse),
                    Tensor(shape: [1, 2, half, half], values: fine),
                ],
                width: Self.size,
                height: Self.size,
                workingWidth: Self.size
            )
        }
    }

    /// The lines found, pixels of the page, by their first cells.
    var lines: [PixelRect] {
        get throws { try LineLabels(maps).lines.map { $0.bbox.scaled(by: 2, rounding: .nearest) } }
    }
}
