import Foundation

/// Fields of one newspaper in a list, under whatever names the list has for them.
struct TitleFields {
    /// Values by folded name: lower case, letters and digits only.
    private var values: [String: [String]] = [:]

    init(_ pairs: some Sequence<(key: String, value: [String])>) {
        for (key, value) in pairs {
            let kept = value.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter {
                !$0.isEmpty && $0 != "NA"
            }
            guard !kept.isEmpty else { continue }
            values[Self.folded(key), default: []] += kept
        }
    }

    private static func folded(_ key: String) -> String { key.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// Whether a list with such field names has newspapers at all.
    static func fits(_ header: [String]) -> Bool {
        let names = Set(header.map(folded))
        return !names.isDisjoint(with: numberNames) && !names.isDisjoint(with: titleNames)
    }

    private static let numberNames: Set<String> = ["lccn", "numberlccn", "lccns"]
    private static let titleNames: Set<String> = ["title", "name", "titlenormal", "titleandplaceaslisted", "titlename"]

    private func first(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.first }.first }

    /// The newspaper; `nil` where number or title is missing or the number is none.
    func newspaper() -> NewspaperTitle? {
        guard let number = first("lccn", "numberlccn", "lccns"), let lccn = LCCN(Self.number(in: number)),
            let written = first("title", "name", "titlename", "titleandplaceaslisted", "titlenormal")
        else { return nil }
        let listed = ListedTitle(written)
        var newspaper = NewspaperTitle(lccn: lccn.text, title: listed.title)
        guard !newspaper.title.isEmpty else { return nil }
        place(of: &newspaper, listed)
        newspaper.firstYear =
            year("startyear", "start", "firstyear", "startdate", "datesofpublication") ?? listed.firstYear
        newspaper.lastYear = year("endyear", "end", "lastyear") ?? listed.lastYear
        newspaper.issn = first("issn", "numberissn")
        newspaper.frequency = first("frequency")
        if let others = values["alttitle"] ?? values["othertitle"] ?? values["alternativetitles"] {
            newspaper.otherTitles = others.map(NewspaperName.tidied)
        }
        return newspaper
    }

    private func place(of newspaper: inout NewspaperTitle, _ listed: ListedTitle) {
        let written = first("placeofpublication", "publicationplace").map(PublicationPlace.init) ?? listed.place
        newspaper.city = first("city", "town", "locationcity").map(Self.capitalized) ?? written?.city
        let states = values["state"] ?? values["locationstate"] ?? values["states"] ?? []
        // Several states are where it was read; it was made in the one that the place says.
        let own =
            states.count == 1 && !states[0].contains("|") ? AmericanState(name: states[0])?.name ?? states[0] : nil
        newspaper.state = written?.state ?? own.map(Self.capitalized)
        newspaper.country =
            written?.country ?? first("country", "locationcountry").map(Self.capitalized)
            ?? newspaper.state.flatMap { AmericanState(name: $0) }.map { _ in AmericanState.country }
        // `Oregon--Columbia--Saint Helens`: state, county, city.
        guard let chain = first("place"), chain.contains("--") else { return }
        let parts = chain.components(separatedBy: "--")
        newspaper.state = newspaper.state ?? parts.first
        if parts.count >= 3 { newspaper.city = newspaper.city ?? parts[parts.count - 1] }
        if AmericanState(name: parts[0]) != nil { newspaper.country = newspaper.country ?? AmericanState.country }
    }

    private func year(_ names: String...) -> Int? {
        names.lazy.compactMap { values[$0]?.first }.compactMap(Self.year).first
    }

    /// The year that a date begins with; `nil` for years that are not known in full (`183?`) and for 9999, which means that
    /// the newspaper appears still.
    static func year(_ text: String) -> Int? {
        let digits = text.drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 4, let year = Int(digits), (1500...2100).contains(year) else { return nil }
        return year
    }

    /// The number in an address, `/lccn/sn86072192/` or `http://chroniclingamerica.loc.gov/lccn/2004260419.json`.
    private static func number(in text: String) -> String {
        guard let mark = text.range(of: "lccn/") else { return text }
        return String(text[mark.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }

    /// loc.gov writes places in lower case.
    private static func capitalized(_ text: String) -> String { text == text.lowercased() ? text.capitalized : text }
}

/// A title with place and years as the Library of Congress lists it: `The monitor.Omaha, Neb., 1915-1928`,
/// `Birmingham age-herald. [volume]Birmingham, Ala., 1890-1895`, `Evening star. [volume] (Washington, D.C.) 1854-1972`.
struct ListedTitle {
    private(set) var title: String
    private(set) var place: PublicationPlace?
    private(set) var firstYear: Int?, lastYear: Int?

    init(_ raw: String) {
        var rest = raw.trimmingCharacters(in: .whitespaces)
        // Years stand at the end, behind the last comma or bracket: two of them, each of digits and question marks.
        if let start = rest.lastIndex(where: { ",) ".contains($0) }) {
            let tail = rest[rest.index(after: start)...]
            let years = tail.split(separator: "-", omittingEmptySubsequences: false)
            if years.count == 2, years[0].count == 4, years[0].allSatisfy({ $0.isNumber || $0 == "?" || $0 == "u" }) {
                (firstYear, lastYear) = (TitleFields.year(String(years[0])), TitleFields.year(String(years[1])))
                rest = String(rest[...start])
                while let last = rest.last, ", ".contains(last) { rest.removeLast() }
            }
        }
        title = rest
        if rest.hasSuffix(")"), let open = rest.lastIndex(of: "(") {
            place = PublicationPlace(String(rest[rest.index(after: open)...].dropLast()))
            title = String(rest[..<open])
        } else if let end = NewspaperName.endOfCarrier(in: rest), end < rest.endIndex {
            place = PublicationPlace(String(rest[end...]))
            title = String(rest[..<end])
        } else if let cut = Self.joint(rest) {
            place = PublicationPlace(String(rest[cut...]))
            title = String(rest[..<cut])
        }
        if place?.state == nil, place?.country == nil, place?.city == nil { place = nil }
        title = NewspaperName.tidied(title)
    }

    /// Where place follows title: behind a point, colon or bracket, mostly without a space.
    ///
    /// Of several such places the last counts that a city and a state follow: cities too have points, `St. Helens, Or.`
    private static func joint(_ text: String) -> String.Index? {
        var found: String.Index?
        for index in text.indices where ".:)".contains(text[index]) {
            var next = text.index(after: index)
            if next < text.endIndex, text[next] == " " {
                let word = text[..<index].split(whereSeparator: { " .".contains($0) }).last ?? ""
                guard !saints.contains(String(word)) else { continue }
                next = text.index(after: next)
            }
            let start = next
            if next < text.endIndex, text[next] == "[" { next = text.index(after: next) }
            guard next < text.endIndex, text[next].isUppercase else { continue }
            let place = PublicationPlace(String(text[start...]))
            if let city = place.city, city.count > 2, city != "Territory", place.state != nil { found = start }
        }
        return found
    }

    /// Abbreviations that names of cities begin with.
    private static let saints: Set<String> = ["St", "Ste", "Mt", "Ft", "Pt", "N", "S", "E", "W"]
}
