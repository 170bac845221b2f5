import Foundation

/// Copies of one article vote on its place: each was misread in its own way.
package enum PlaceVote {
    /// Farther apart than this, kilometres, two places are two.
    private static let reach = 40.0

    /// The place that most of the copies' readings mean, weighed by their probabilities; `nil` where none has one.
    ///
    /// Readings within 40 km are one place; its probability is that of the vote, and never less for one more copy that agrees.
    package static func winner(_ places: [Place]) -> Place? {
        struct Group {
            var place: Place
            var weight: Double, best: Double, doubt: Double
        }
        var groups: [Group] = []
        // By id, so that the order of the copies decides nothing.
        let ordered = places.sorted {
            ($0.geonamesID ?? .max, $0.name, $0.probability ?? 0) < (
                $1.geonamesID ?? .max, $1.name, $1.probability ?? 0
            )
        }
        for place in ordered {
            // Of a reading without a probability, a place that is not in the gazetteer, little is known.
            let probability = min(0.99, max(0.01, place.probability ?? 0.2))
            if let number = groups.firstIndex(where: { isSame($0.place, place) }) {
                groups[number].weight += probability
                groups[number].doubt *= 1 - probability
                if probability > groups[number].best {
                    (groups[number].place, groups[number].best) = (place, probability)
                }
            } else {
                groups.append(Group(place: place, weight: probability, best: probability, doubt: 1 - probability))
            }
        }
        guard
            let best = groups.indices.max(by: {
                groups[$0].weight < groups[$1].weight || groups[$0].weight == groups[$1].weight && $0 > $1
            })
        else {
            return nil
        }
        let total = groups.reduce(0) { $0 + $1.weight }
        var winner = groups[best].place
        winner.probability = min(0.999, (1 - groups[best].doubt) * groups[best].weight / total)
        return winner
    }

    /// Whether two readings are of one place: the same number, or not more than 40 km apart.
    static func isSame(_ a: Place, _ b: Place) -> Bool {
        if let id = a.geonamesID, id == b.geonamesID { return true }
        guard let latitude = a.latitude, let longitude = a.longitude, let other = b.latitude,
            let otherLongitude = b.longitude
        else {
            return a.geonamesID == nil && b.geonamesID == nil && a.name == b.name && a.state == b.state
                && a.country == b.country
        }
        return Coordinates(latitude: latitude, longitude: longitude)
            .kilometres(to: Coordinates(latitude: other, longitude: otherLongitude)) <= reach
    }
}
