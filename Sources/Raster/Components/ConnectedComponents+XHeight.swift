import CorpusModel

extension ConnectedComponents {
    /// Height of the lower-case letters of a page's body type, pixels.
    ///
    /// Two modes, each component weighted by its width, as lower-case letters are most of any text, and specks, however many,
    /// are narrow: that of the components' heights, and that of the heights of their cores, the rows with the bulk of their ink.
    /// Where letters touch, most components are parts of words as high as their ascenders, and only the cores tell. Unlike
    /// `regionXHeight()` it is not misled by the dirt, pictures and headlines of a whole page.
    ///
    /// - Parameter range: Heights looked at, pixels.
    /// - Returns: `nil` where there is no type.
    package func bodyXHeight(in range: ClosedRange<Double> = 4...120) -> Double? {
        let letters = components.indices.filter { isLetter(components[$0]) }
        guard let height = mode(of: letters.map { (components[$0].bbox.height, $0) }, in: range) else { return nil }
        let cores = coreHeights()
        // Round letters have little ink at top and foot.
        let low = range.lowerBound * Self.core...range.upperBound * Self.core
        guard let core = mode(of: letters.map { (cores[$0], $0) }, in: low) else { return height }
        return Swift.min(height, core / Self.core)
    }

    /// Height of the core of an x-high letter as a part of its height: the median of 17 real pages with clear letters.
    private static let core = 0.96
    private static let lowest = 4, tallest = 120

    private func isLetter(_ component: Component) -> Bool {
        let (width, height) = (component.bbox.width, component.bbox.height)
        guard height >= Self.lowest, height <= Self.tallest, width >= 2, width <= 4 * height, height <= 5 * width else {
            return false
        }
        let fill = Double(component.area) / Double(width * height)
        return fill > 0.15 && fill < 0.95
    }

    /// The most common height, heights that differ by a tenth counted together; `nil` where nothing is in the range.
    private func mode(of heights: [(height: Int, component: Int)], in range: ClosedRange<Double>) -> Double? {
        var lengthOfHeight = [Double](repeating: 0, count: Self.tallest + 1)
        for (height, component) in heights { lengthOfHeight[height] += Double(components[component].bbox.width) }
        var best: (height: Double, length: Double) = (0, 0)
        for height in 3...Self.tallest where range.contains(Double(height)) {
            let reach = max(1, Int((Double(height) * 0.1).rounded()))
            let near = max(3, height - reach)...min(Self.tallest, height + reach)
            let weight = near.reduce(0) { $0 + lengthOfHeight[$1] }
            let length = weight / Double(near.count) * Double(height).squareRoot()
            guard length > best.length else { continue }
            best = (near.reduce(0) { $0 + lengthOfHeight[$1] * Double($1) } / weight, length)
        }
        return best.height > 0 ? best.height : nil
    }

    /// For each component the number of its rows that have half of the ink of the row at the 60th percentile, or more.
    ///
    /// Ascenders and descenders have little ink beside the body of the letters; letters without them are core almost whole,
    /// those of a typewriter too, whose sides have much less ink than their feet and tops.
    private func coreHeights() -> [Int] {
        var starts = [Int](repeating: 0, count: components.count + 1)
        for (index, component) in components.enumerated() { starts[index + 1] = starts[index] + component.bbox.height }
        var rows = [Int32](repeating: 0, count: starts[components.count])
        for run in runs {
            let index = Int(run.component)
            rows[starts[index] + Int(run.y) - components[index].bbox.y0] += run.x1 - run.x0
        }
        return components.indices.map { index in
            let own = rows[starts[index]..<starts[index + 1]].sorted()
            let usual = own[min(own.count - 1, own.count * 3 / 5)]
            return min(Self.tallest, own.count { 2 * $0 >= usual })
        }
    }
}
