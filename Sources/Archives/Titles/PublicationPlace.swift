import Foundation

/// A place of publication as catalogues write it, `Omaha, Neb.` or `Carlisle, Cumbria, England`, taken apart.
struct PublicationPlace: Sendable, Hashable {
    var city: String?
    /// State or like part of a country, in full.
    var state: String?
    var country: String?

    /// Takes a place apart: the last part is a state of the United States or a country; what cataloguers guessed in
    /// brackets is taken as said.
    init(_ raw: String) {
        let parts = raw.components(separatedBy: CharacterSet(charactersIn: ",")).map(Self.tidied).filter { !$0.isEmpty }
        guard let last = parts.last else { return }
        city = parts[0]
        if let state = AmericanState(abbreviation: last) ?? AmericanState(name: last) {
            (self.state, country) = (state.name, AmericanState.country)
            if parts.count == 1 { city = nil }
            if state.name == "District of Columbia", city == nil { city = "Washington" }
        } else if parts.count > 1 {
            country = last
            if parts.count > 2 { state = parts[parts.count - 2] }
        }
    }

    private static func tidied(_ part: String) -> String {
        var part = part.trimmingCharacters(in: CharacterSet(charactersIn: " []()?:;"))
        // A point ends the whole, but belongs to an abbreviation.
        if part.hasSuffix("."), AmericanState(abbreviation: part) == nil { part.removeLast() }
        return part
    }
}
