import CorpusModel

extension [Component] {
    /// Height of the lower-case letters of a region of type, pixels; for text in capitals, their height.
    ///
    /// Of the components as high as letters (not rules, dots or pictures) the 40th percentile of the heights: about two
    /// letters in three have no ascender, and letters that touch raise the rest.
    ///
    /// - Returns: `nil` if nothing looks like a letter.
    package func regionXHeight() -> Double? {
        let heights =
            filter { component in
                let (width, height) = (Double(component.bbox.width), Double(component.bbox.height))
                return height >= 4 && width < 6 * height && height < 8 * width
            }
            .map(\.bbox.height)
        // Dots, commas and broken letters are small: letters are at least half as high as the upper quartile.
        guard let upper = heights.quantile(3, of: 4) else { return nil }
        return heights.filter { 2 * $0 >= upper && $0 <= 3 * upper }.quantile(2, of: 5).map(Double.init)
    }

    /// Height of the lower-case letters of a page's body type, pixels.
    ///
    /// The mode of component heights, each component weighted by its width: lower-case letters without ascenders are
    /// most of any text, and specks, however many, are narrow. Unlike `regionXHeight()` it is not misled by the
    /// dirt, pictures and headlines of a whole page.
    ///
    /// - Parameter range: Heights looked at, pixels.
    /// - Returns: `nil` where there is no type.
    package func bodyXHeight(in range: ClosedRange<Double> = 4...120) -> Double? {
        let tallest = 120
        var lengthOfHeight = [Double](repeating: 0, count: tallest + 1)
        var total = 0.0
        for component in self {
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
            let reach = Swift.max(1, Int((Double(height) * 0.1).rounded()))
            let near = Swift.max(4, height - reach)...Swift.min(tallest, height + reach)
            let length = near.reduce(0) { $0 + lengthOfHeight[$1] } / Double(near.count)
            guard length * Double(height).squareRoot() > best.length else { continue }
            let weight = near.reduce(0) { $0 + lengthOfHeight[$1] }
            let mean = near.reduce(0) { $0 + lengthOfHeight[$1] * Double($1) } / Swift.max(weight, 1)
            best = (mean, length * Double(height).squareRoot())
        }
        return best.height > 0 ? best.height : nil
    }
}
