/// A country that newspapers in catalogues come from.
struct CountryName: Sendable, Hashable {
    /// Its English name.
    let text: String

    /// By its name in English, case aside; `nil` for what is not known as a country here.
    init?(_ name: String) {
        guard let known = Self.byName[name.lowercased()] else { return nil }
        text = known
    }

    /// By MARC's code for places of publication, such as `enk`.
    init?(marcCode: String) {
        guard let known = Self.byCode[marcCode.filter { $0 != " " }] else { return nil }
        text = known
    }

    private static let byCode = [
        "enk": "England", "stk": "Scotland", "wlk": "Wales", "nik": "Northern Ireland", "ie": "Ireland", "fr": "France",
        "gw": "Germany", "au": "Austria", "sz": "Switzerland", "it": "Italy", "sp": "Spain", "po": "Portugal",
        "ne": "Netherlands", "be": "Belgium", "lu": "Luxembourg", "dk": "Denmark", "sw": "Sweden", "no": "Norway",
        "fi": "Finland", "pl": "Poland", "xr": "Czech Republic", "hu": "Hungary", "mx": "Mexico", "bl": "Brazil",
        "ag": "Argentina", "cl": "Chile", "cu": "Cuba", "at": "Australia", "nz": "New Zealand", "ii": "India",
        "ja": "Japan", "cc": "China", "ph": "Philippines", "sa": "South Africa", "xxc": "Canada",
        "xxk": "United Kingdom",
        "xxu": "United States",
    ]
    private static let byName = Dictionary(
        (Array(byCode.values) + ["Great Britain"]).map { ($0.lowercased(), $0) },
        uniquingKeysWith: { first, _ in first }
    )
}
