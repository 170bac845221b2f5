import CorpusModel
import Raster

/// Measures the size of the body type.
enum TypeMeasure {
    /// The height of the lower-case letters of the body type, pixels; `nil` where there is no type.
    ///
    /// The mode of component heights, each component weighted by its width: lower-case letters without ascenders are
    /// most of any text, and specks, however many, are narrow.
    ///
    /// `range` bounds the heights looked at, pixels.
    static func bodyXHeight(of components: [Component], in range: ClosedRange<Double> = 4...120) -> Double? {
        let tallest = 120
        var lengthOfHeight = [Double](repeating: 0, count: tallest + 1)
        var total = 0.0
        for component in components {
            let (width, height) = (component.bbox.width, component.bbox.height)
            guard height >= 4, height <= tallest, width >= 2, width <= 4 * height, height <= 5 * width else { continue }
            let fill = Double(component.area) / Double(width * height)
            guard fill > 0.15, fill < 0.95 else { continue }
            lengthOfHeight[height] += Double(width)
            total += Double(width)
        }
        guard total > 0 else { return nil }
        var best: (height: Double, length: Double) = (0, 0)
        for height in 4...tallest where range.contains(Double(height)) {
            let reach = max(1, Int((Double(height) * 0.1).rounded()))
            let near = max(4, height - reach)...min(tallest, height + reach)
            let length = near.reduce(0) { $0 + lengthOfHeight[$1] } / Double(near.count)
            guard length * Double(height).squareRoot() > best.length else { continue }
            let weight = near.reduce(0) { $0 + lengthOfHeight[$1] }
            let mean = near.reduce(0) { $0 + lengthOfHeight[$1] * Double($1) } / max(weight, 1)
            best = (mean, length * Double(height).squareRoot())
        }
        return best.height > 0 ? best.height : nil
    }
}
