import CorpusFiles

/// Largest images that are decoded; checked from the header, before any pixel is.
package struct DecodeLimits: Sendable, Hashable {
    /// Most pixels of one page, before any reduction.
    package var maxPixels: Int
    /// Longest side in pixels, before any reduction.
    package var maxSide: Int

    package init(maxPixels: Int, maxSide: Int) { (self.maxPixels, self.maxSide) = (maxPixels, maxSide) }

    /// 250 megapixels, 32,767 pixels a side.
    package static let `default` = DecodeLimits(maxPixels: 250_000_000, maxSide: 32_767)

    /// Checks the size that a header states.
    ///
    /// - Throws: `DecodeError` with `.tooLarge` beyond a limit, `.corrupt` for an image without pixels.
    func check(width: Int, height: Int, path: String) throws(DecodeError) {
        guard width > 0, height > 0 else { throw .corrupt(path, "its header states a size of \(width) x \(height)") }
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels <= maxPixels, max(width, height) <= maxSide else {
            throw DecodeError(
                .tooLarge,
                "\(path): \(width) x \(height) pixels exceed the limit of \(maxPixels / 1_000_000) megapixels and "
                    + "\(maxSide) pixels a side; raise it with --max-megapixels, or scale the scan down"
            )
        }
    }
}
