/// What is known around a name: the newspaper, and the text's day.
package struct PlaceContext: Sendable {
    /// Postal code of the newspaper's state; ISO code of its country.
    var state: String?, country: String?
    /// Where the newspaper is published.
    var position: Coordinates?
    /// Folded name of its place.
    var cityKey: [UInt8] = []
    /// Year of the text, for populations.
    var year: Int?
    /// States and countries that the text names.
    var named: Set<Region> = []

    package init() {}
}
