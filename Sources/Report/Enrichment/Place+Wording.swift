import Enrichment

extension Place {
    /// Its name with state or country: `London, GB`, `Chicago, IL, US`.
    var label: String { [name, state, country].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ") }

    /// What tells it from others.
    var key: String { geonamesID.map { "\($0)" } ?? label }

    /// Degrees; `nil` where they are unknown or no place on the globe.
    var position: MapPosition? {
        guard let latitude, let longitude, (-90...90).contains(latitude), (-180...180).contains(longitude) else {
            return nil
        }
        return MapPosition(longitude: longitude, latitude: latitude)
    }

    /// Name of its circle on the map; `nil` where it has none.
    var anchor: String? { position == nil ? nil : geonamesID.map { "place-\($0)" } }
}
