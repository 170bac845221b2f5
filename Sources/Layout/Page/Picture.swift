import CorpusModel

/// A picture found on the page, working pixels.
struct Picture: Sendable, Hashable {
    /// Hull of its ink.
    var bbox: PixelRect
    /// Whether it has gray tones, as halftones have and drawings have not.
    var isHalftone: Bool
}
