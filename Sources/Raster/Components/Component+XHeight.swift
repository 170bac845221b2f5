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
}
