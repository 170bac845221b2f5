import CorpusModel

/// A region at working scale.
struct WorkingRegion: Sendable, Hashable {
    var regionClass: RegionClass
    var bbox: PixelRect
    var score: Double
    var classScores: [RegionClass: Double]?
    var lines: [TypeLine]
    /// The lines and pictures of the page's graph that it is made of; none without networks.
    var nodes: [Int] = []
}
