import CorpusText

/// A position on the globe.
struct MapPosition: Sendable, Hashable {
    /// Degrees, east and north positive.
    var longitude: Double, latitude: Double

    /// In words: `51.51° N, 0.13° W`.
    var label: String {
        func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
            let hundredths = Int((abs(value) * 100).rounded())
            return "\(hundredths / 100).\((hundredths % 100).zeroPadded(to: 2))° \(value < 0 ? negative : positive)"
        }
        return "\(degrees(latitude, "N", "S")), \(degrees(longitude, "E", "W"))"
    }
}
