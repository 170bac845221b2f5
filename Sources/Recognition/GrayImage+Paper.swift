import CorpusModel
import Raster

extension GrayImage {
    /// The picture with a frame of one tone around it.
    func framed(by margin: Int, tone: UInt8) -> GrayImage {
        precondition(margin >= 0, "a margin cannot be negative")
        let side = [UInt8](repeating: tone, count: margin)
        let blank = [UInt8](repeating: tone, count: (width + 2 * margin) * margin)
        var framed = blank
        framed.reserveCapacity((width + 2 * margin) * (height + 2 * margin))
        for y in 0..<height {
            framed += side
            framed += samples[(y * width)..<((y + 1) * width)]
            framed += side
        }
        framed += blank
        return GrayImage(width: width + 2 * margin, height: height + 2 * margin, samples: framed)
    }

    /// The picture with the tone of the paper around each pixel brought to white.
    ///
    /// Paper is the 80th percentile of tiles of `reach` pixels, interpolated between their centres.
    func withEvenPaper(reach: Int) -> GrayImage {
        guard width > 0, height > 0 else { return self }
        let (columns, rows) = ((width + reach - 1) / reach, (height + reach - 1) / reach)
        var tiles: [Double] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let tile = PixelRect(
                    x0: column * reach,
                    y0: row * reach,
                    x1: (column + 1) * reach,
                    y1: (row + 1) * reach
                )
                let tones = cropped(to: tile).samples.sorted()
                tiles.append(max(32, Double(tones[tones.count * 4 / 5])))
            }
        }
        var even = samples
        for y in 0..<height {
            let (upper, lower, downShare) = Self.neighbours(of: y, reach: reach, count: rows)
            for x in 0..<width {
                let (left, right, rightShare) = Self.neighbours(of: x, reach: reach, count: columns)
                let top = tiles[upper * columns + left] * (1 - rightShare) + tiles[upper * columns + right] * rightShare
                let bottom =
                    tiles[lower * columns + left] * (1 - rightShare) + tiles[lower * columns + right] * rightShare
                let paper = top * (1 - downShare) + bottom * downShare
                even[y * width + x] = UInt8(min(255, Double(samples[y * width + x]) * 255 / paper))
            }
        }
        return GrayImage(width: width, height: height, samples: even)
    }

    private static func neighbours(of position: Int, reach: Int, count: Int) -> (Int, Int, Double) {
        let place = (Double(position) + 0.5) / Double(reach) - 0.5
        let first = min(max(0, Int(place.rounded(.down))), count - 1)
        return (first, min(first + 1, count - 1), min(1, max(0, place - Double(first))))
    }
}
