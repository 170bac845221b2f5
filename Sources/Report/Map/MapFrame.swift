import Foundation

/// The part of the globe that a map shows, and where positions lie on it.
///
/// The projection is equirectangular (Snyder, "Map Projections: A Working Manual", 1987, section 12): true to scale along the
/// parallel through the middle of the map, and along the equator where it shows the whole world.
struct MapFrame: Sendable, Hashable {
    /// Width of the picture.
    static let width = 1000.0

    /// Degrees of the left and lower edge; the left edge may lie west of -180, where the map shows the Pacific.
    let west: Double, south: Double
    /// Degrees that the map is wide and high.
    let longitudes: Double, latitudes: Double
    /// Height of the picture.
    let height: Double

    var east: Double { west + longitudes }
    var north: Double { south + latitudes }

    /// The whole world without the polar caps.
    static let world = MapFrame(west: -180, south: -58, longitudes: 360, latitudes: 142, stretch: 1)

    private init(west: Double, south: Double, longitudes: Double, latitudes: Double, stretch: Double) {
        (self.west, self.south, self.longitudes, self.latitudes) = (west, south, longitudes, latitudes)
        height = (Self.width * latitudes / (longitudes * stretch)).rounded()
    }

    /// The frame around some positions, twice as wide as high, with a margin; of none the whole world.
    init(fitting positions: [MapPosition]) {
        guard let (first, last) = Self.arc(positions.map(\.longitude)),
            let low = positions.map(\.latitude).min(), let high = positions.map(\.latitude).max()
        else {
            self = .world
            return
        }
        let middle = (low + high) / 2
        let stretch = max(0.4, cos(middle * .pi / 180))
        // In degrees of latitude.
        var width = max(10, (last - first) * stretch * 1.16)
        var height = max(5, (high - low) * 1.24)
        if width < 2 * height { width = 2 * height } else { height = width / 2 }
        guard width / stretch < 300 else {
            let bottom = min(Self.world.south, low - 4), top = max(Self.world.north, high + 4)
            self.init(
                west: -180,
                south: max(-90, bottom),
                longitudes: 360,
                latitudes: min(90, top) - max(-90, bottom),
                stretch: 1
            )
            return
        }
        let longitudes = width / stretch
        let center = (first + last) / 2
        let isAcross = first < -180 || last > 180
        let west = isAcross ? center - longitudes / 2 : min(180 - longitudes, max(-180, center - longitudes / 2))
        let south = min(90 - height, max(-90, middle - height / 2))
        self.init(west: west, south: south, longitudes: longitudes, latitudes: height, stretch: stretch)
    }

    /// The shortest arc that holds all longitudes, from west to east; `nil` of none.
    ///
    /// It goes over the line of date only where it is much shorter so.
    private static func arc(_ longitudes: [Double]) -> (Double, Double)? {
        let sorted = longitudes.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        let gaps = zip(sorted, sorted.dropFirst()).map { (size: $1 - $0, west: $0, east: $1) }
        guard let widest = gaps.max(by: { $0.size < $1.size }), widest.size > 360 - (last - first) + 60 else {
            return (first, last)
        }
        return (widest.east - 360, widest.west)
    }

    /// Where a position lies in the picture, to the right and down.
    func point(_ position: MapPosition) -> (x: Double, y: Double) {
        // Of the copies of the globe side by side the one that the frame shows.
        var longitude = position.longitude
        if longitude > east, longitude - 360 >= west { longitude -= 360 }
        if longitude < west, longitude + 360 <= east { longitude += 360 }
        return (x(longitude), y(position.latitude))
    }

    func x(_ longitude: Double) -> Double { (longitude - west) / longitudes * Self.width }
    func y(_ latitude: Double) -> Double { (north - latitude) / latitudes * height }

    /// Whether a position lies in the picture.
    func contains(_ position: MapPosition) -> Bool {
        let (x, y) = point(position)
        return (0...Self.width).contains(x) && (0...height).contains(y)
    }
}
