import Foundation

/// A place of publication as catalogues write it, `Omaha, Neb.` or `Carlisle, Cumbria, England`, taken apart.
struct PublicationPlace: Sendable, Hashable {
    var city: String?
    /// State or like part of a country, in full.
    var state: String?
    var country: String?

    /// Takes a place apart: the last part is a state of the United States or a country, if it is either.
    ///
    /// What cataloguers supplied in brackets is taken as said: `Phoenix [Ariz.]`, `Seattle [i.e. Tacoma, Wash.]`.
    init(_ raw: String) {
        let parts = raw.components(separatedBy: CharacterSet(charactersIn: ",[(")).map(Self.tidied).filter {
            !$0.isEmpty
        }
        guard let last = parts.last else { return }
        city = parts[0]
        if let state = AmericanState(abbreviation: last) ?? AmericanState(name: last) {
            (self.state, country) = (state.name, AmericanState.country)
            // New York and Washington are cities as well, but then their state follows.
            if parts.count == 1 { city = nil }
        } else if parts.count > 1, let known = CountryName(last) {
            country = known.text
            if parts.count > 2 { state = parts[parts.count - 2] }
        }
    }

    private static func tidied(_ part: String) -> String {
        var part = part.trimmingCharacters(in: CharacterSet(charactersIn: " []()?:;"))
        if part.hasPrefix("i.e. ") { part = String(part.dropFirst(5)) }
        // A point ends the whole, but belongs to an abbreviation.
        if part.hasSuffix("."), AmericanState(abbreviation: part) == nil { part.removeLast() }
        return part
    }
}
