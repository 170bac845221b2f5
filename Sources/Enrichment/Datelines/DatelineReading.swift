/// A dateline as it was found.
struct DatelineReading: Sendable {
    /// Code points from the first letter of the place to the last sign of date, hour, way or bracket.
    var range: Range<Int>
    /// Code points of the place's name alone.
    var name: Range<Int>
    /// States and countries printed beside the name.
    var regions: [Region]
    /// Absent of the undated lines of syndicates.
    var date: DateReader.Reading?
    /// Places of the name, likeliest first; empty where the gazetteer has none.
    var candidates: [PlaceCandidate]
    /// What speaks against it, in hundredths of a misread letter.
    var cost: Int
    /// Whether a line begins with it.
    var isAtBeginning = true
}
