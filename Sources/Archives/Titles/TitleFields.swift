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
        guard let number = first("lccn", "numberlccn", "lccns"), let lccn = LCCN(Self.lastPart(number)),
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

    private static func lastPart(_ number: String) -> String {
        // Addresses end with the number: http://chroniclingamerica.loc.gov/lccn/2004260419.json
        guard number.contains("://"), let end = number.split(separator: "/").last else { return number }
        return String(end.split(separator: ".").first ?? end)
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
        } else if let carrier = rest.range(of: "]", options: .backwards), carrier.upperBound < rest.endIndex {
            place = PublicationPlace(String(rest[carrier.upperBound...]))
            title = String(rest[..<carrier.upperBound])
        } else if let cut = Self.joint(rest) {
            place = PublicationPlace(String(rest[cut...]))
            title = String(rest[..<cut])
        }
        if place?.state == nil, place?.country == nil, place?.city == nil { place = nil }
        title = NewspaperName.tidied(title)
    }

    /// Where place follows title without a space: behind a point or bracket with a letter right after it.
    ///
    /// The last such point counts whose rest ends with a state: places too have points, `D.C.`.
    private static func joint(_ text: String) -> String.Index? {
        var found: String.Index?
        for index in text.indices where ".:".contains(text[index]) || text[index] == ")" {
            let next = text.index(after: index)
            guard next < text.endIndex, text[next].isUppercase else { continue }
            let place = PublicationPlace(String(text[next...]))
            // A city before its state: the rest of "D.C." alone is no place.
            if let city = place.city, city.count > 2, place.state != nil { found = next }
        }
        return found
    }
}
