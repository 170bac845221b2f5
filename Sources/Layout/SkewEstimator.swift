import CorpusModel
import Foundation
import Raster

/// Finds the angle of the text lines.
enum SkewEstimator {
    /// Angles are looked for up to this many degrees either way.
    static let range = 6.0

    /// The angle of the text lines, degrees, positive where they fall to the right.
    ///
    /// Letters stand on base lines: at the right angle the lower edges of the letters of a line fall into one bin. Counted
    /// in vertical strips, since lines of neighbouring columns need not stand at the same height.
    static func skewDegrees(of components: [Component], xHeight: Double, width: Int) -> Double {
        let letters = components.filter {
            let height = Double($0.bbox.height)
            return height > 0.7 * xHeight && height < 2.6 * xHeight && Double($0.bbox.width) < 3 * xHeight
        }
        guard letters.count > 100 else { return 0 }
        let stripWidth = max(1, Int(30 * xHeight))
        func sharpness(_ degrees: Double) -> Double {
            let slope = tan(degrees * .pi / 180)
            var counts: [Int: Int] = [:]
            for letter in letters {
                let strip = Int(letter.bbox.midX) / stripWidth
                let middle = Double(strip * stripWidth) + Double(stripWidth) / 2
                let base = (Double(letter.bbox.y1) - (letter.bbox.midX - middle) * slope).rounded()
                counts[(strip << 32) + Int(base) + 10_000, default: 0] += 1
            }
            return counts.values.reduce(0.0) { $0 + Double($1 * $1) }
        }
        func best(around centre: Double, reach: Double, step: Double) -> Double {
            let steps = Int((reach / step).rounded())
            // Angles too close to tell apart give the same value: their middle is meant.
            var top = (first: centre, last: centre, value: -1.0)
            for index in -steps...steps {
                let angle = centre + Double(index) * step
                let value = sharpness(angle)
                if value > top.value + 1e-9 {
                    top = (angle, angle, value)
                } else if abs(value - top.value) <= 1e-9 {
                    top.last = angle
                }
            }
            return (top.first + top.last) / 2
        }
        let coarse = best(around: 0, reach: range, step: 0.5)
        let middle = best(around: coarse, reach: 0.5, step: 0.1)
        return best(around: middle, reach: 0.1, step: 0.02)
    }
}
