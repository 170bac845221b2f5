import CorpusModel

/// Dashes, which stand for "nothing" in tables; engines pass over them where they stand alone.
enum PrintedDash {
    /// The dash that a piece of type is whose box is too low for letters; `nil` for any other.
    static func sign(of box: PixelRect, xHeight: Double) -> String? {
        let (width, height) = (Double(box.width) / xHeight, Double(box.height) / xHeight)
        guard height <= 0.5, width >= 0.3, width >= 1.3 * height else { return nil }
        return width < 0.85 ? "-" : width < 1.6 ? "\u{2013}" : "\u{2014}"
    }
}
