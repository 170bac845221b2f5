/// A Library of Congress Control Number in its normal form: without spaces and hyphen, `sn83045462`.
///
/// Source: lccn normalization of the Library of Congress (loc.gov/marc/lccn-namespace.html): blanks go, a `/` and what
/// follows goes, and what follows a hyphen is filled with zeros to six digits.
package struct LCCN: Sendable, Hashable {
    /// The number: up to three letters, then 8 or 10 digits.
    package let text: String

    /// Reads a number in any of its usual spellings; `nil` for what is none.
    package init?(_ raw: String) {
        var rest = raw.lowercased().filter { !$0.isWhitespace }
        if let slash = rest.firstIndex(of: "/") { rest = String(rest[..<slash]) }
        if let hyphen = rest.firstIndex(of: "-") {
            let serial = rest[rest.index(after: hyphen)...]
            guard (1...6).contains(serial.count), serial.allSatisfy(\.isNumber) else { return nil }
            rest = rest[..<hyphen] + String(repeating: "0", count: 6 - serial.count) + serial
        }
        let digits = rest.drop { $0.isLetter }
        guard rest.allSatisfy(\.isASCII), rest.count - digits.count <= 3, [8, 10].contains(digits.count),
            digits.allSatisfy(\.isNumber)
        else { return nil }
        text = rest
    }
}
