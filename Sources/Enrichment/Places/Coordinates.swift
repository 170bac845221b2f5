import Foundation

/// A point of the earth, in degrees.
struct Coordinates: Sendable, Hashable {
    var latitude: Double, longitude: Double

    /// Great-circle distance in kilometres (haversine, sphere of 6371 km).
    func kilometres(to other: Self) -> Double {
        let radian = Double.pi / 180
        let a = sin((other.latitude - latitude) * radian / 2)
        let b = sin((other.longitude - longitude) * radian / 2)
        let h = a * a + cos(latitude * radian) * cos(other.latitude * radian) * b * b
        return 12742 * asin(min(1, h.squareRoot()))
    }
}
