import CorpusFiles

/// Reads the text of a path pattern.
struct PathPatternParser {
    private let text: String
    private var rest: Substring
    /// Optional parts double the variants; more than this many would be a mistake.
    private static let maxOptionalCount = 6

    init(_ text: String) { (self.text, rest) = (text, text[...]) }

    /// The pattern with each optional part there or not, the fullest first.
    mutating func variants() throws(MetadataError) -> [[PathElement]] {
        var variants: [[PathElement]] = [[]]
        var optionalCount = 0
        while let next = rest.first {
            if next == "[" {
                rest.removeFirst()
                optionalCount += 1
                guard optionalCount <= Self.maxOptionalCount else { throw invalid("has too many optional parts") }
                let part = try elements(until: "]")
                variants = variants.flatMap { [$0 + part, $0] }
            } else {
                let part = try elements(until: nil)
                variants = variants.map { $0 + part }
            }
        }
        guard variants.allSatisfy({ !$0.isEmpty }) else { throw invalid("may not be empty") }
        for variant in variants {
            let names = variant.compactMap { $0.name }
            guard Set(names).count == names.count else { throw invalid("names a field twice") }
        }
        return variants
    }

    /// Elements up to the next bracket; with `end`, up to it and past it.
    private mutating func elements(until end: Character?) throws(MetadataError) -> [PathElement] {
        var elements: [PathElement] = []
        while let next = rest.first {
            switch next {
            case "[" where end == nil: return elements
            case "[": throw invalid("has an optional part inside another")
            case "]" where end == nil: throw invalid("has a ] without a [")
            case "]":
                rest.removeFirst()
                return elements
            case "{": elements.append(try field())
            case "}": throw invalid("has a } without a {")
            case "*":
                rest.removeFirst()
                elements.append(.anything)
            default:
                rest.removeFirst()
                elements.append(.literal(next))
            }
        }
        guard end == nil else { throw invalid("has a [ without a ]") }
        return elements
    }

    /// The field that `rest` begins with.
    private mutating func field() throws(MetadataError) -> PathElement {
        guard let close = rest.firstIndex(of: "}") else { throw invalid("has a { without a }") }
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        rest = rest[rest.index(after: close)...]
        let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (name, format) = (parts[0], parts.count > 1 ? parts[1] : nil)
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
            throw invalid("has a field without a plain name: {\(inside)}")
        }
        switch (name, format) {
        case ("date", let format?): return .date(try dateParts(format))
        case ("date", nil): throw invalid("needs a format for its date, such as {date:yyyy-MM-dd}")
        case ("page", nil), ("edition", nil): return .number(name: name, digits: nil)
        case ("page", let format?), ("edition", let format?):
            guard let digits = Int(format), (1...9).contains(digits) else {
                throw invalid("has {\(inside)}; after the colon stands a number of digits")
            }
            return .number(name: name, digits: digits)
        case ("lccn", nil): return .lccn
        case ("title", "words"): return .titleWords
        case (_, nil): return .text(name: name)
        default: throw invalid("has {\(inside)}; only date, page, edition and title take a format")
        }
    }

    private func dateParts(_ format: String) throws(MetadataError) -> [PathElement.DatePart] {
        var parts: [PathElement.DatePart] = []
        var rest = format[...]
        while let next = rest.first {
            if rest.hasPrefix("yyyy") {
                parts.append(.year)
                rest.removeFirst(4)
            } else if rest.hasPrefix("MM") {
                parts.append(.month)
                rest.removeFirst(2)
            } else if rest.hasPrefix("dd") {
                parts.append(.day)
                rest.removeFirst(2)
            } else {
                parts.append(.other(next))
                rest.removeFirst()
            }
        }
        for wanted in [PathElement.DatePart.year, .month, .day] where parts.count(where: { $0 == wanted }) != 1 {
            throw invalid("needs yyyy, MM and dd once each in its date format")
        }
        guard !parts.contains(.other("/")) else { throw invalid("has a / in its date format; use components instead") }
        return parts
    }

    private func invalid(_ detail: String) -> MetadataError {
        MetadataError(.patternInvalid, "path pattern \"\(text)\" \(detail)")
    }
}
