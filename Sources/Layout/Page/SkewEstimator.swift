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
        // Foot of each letter, its distance from the middle of its strip, and where the bins of its strip begin. Bins go on
        // above and below the page as far as feet can move.
        let steepest = tan((range + 1) * .pi / 180)
        let margin = Int(steepest * Double(stripWidth)) + 2
        let bins = (letters.map(\.bbox.y1).max() ?? 0) + 2 * margin
        let feet = letters.map { letter -> (y: Double, offset: Double, first: Int) in
            let strip = Int(letter.bbox.midX) / stripWidth
            let middle = Double(strip * stripWidth) + Double(stripWidth) / 2
            return (Double(letter.bbox.y1), letter.bbox.midX - middle, strip * bins + margin)
        }
        let strips = (feet.map(\.first).max() ?? 0) / bins + 1
        func sharpness(_ degrees: Double) -> Double {
            let slope = tan(degrees * .pi / 180)
            var counts = [Int32](repeating: 0, count: strips * bins)
            for foot in feet { counts[foot.first + Int((foot.y - foot.offset * slope).rounded())] += 1 }
            return counts.reduce(0.0) { $0 + Double($1) * Double($1) }
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
