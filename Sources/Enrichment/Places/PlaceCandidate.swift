/// A place that a printed name may mean.
struct PlaceCandidate: Sendable {
    /// Row of the gazetteer.
    var place: Int
    /// What misreading the name cost, in hundredths of a letter; and with what speaks against the place itself.
    var reading: Int, cost: Int
}
