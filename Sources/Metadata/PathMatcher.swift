import CorpusModel
import CorpusText

/// Fits a pattern to the end of a path, trying longer values of a field before shorter ones.
struct PathMatcher {
    /// What is matched, whole.
    let text: [Character]
    /// The pattern.
    let elements: [PathElement]

    /// Words that say what a file is, not what a newspaper is called.
    private static let fileWords: Set<String> = [
        "archive", "batch", "copy", "doc", "document", "dsc", "export", "file", "frame", "image", "img", "issue",
        "newspaper", "output", "page", "pages", "paper", "photo", "pic", "picture", "reel", "scan", "scanned", "scans",
        "tif", "tiff", "untitled", "vol", "volume",
    ]

    /// The fields, if everything fits.
    func metadata() -> PageMetadata? { match(element: 0, at: 0, into: PageMetadata()) }

    private func match(element: Int, at place: Int, into metadata: PageMetadata) -> PageMetadata? {
        guard element < elements.count else { return place == text.count ? metadata : nil }
        for length in lengths(of: elements[element], at: place) {
            let value = String(text[place..<(place + length)])
            guard let more = adding(value, of: elements[element], to: metadata) else { continue }
            if let whole = match(element: element + 1, at: place + length, into: more) { return whole }
        }
        return nil
    }

    /// Lengths to try for an element, the longest first.
    private func lengths(of element: PathElement, at place: Int) -> [Int] {
        let room = text[place...].firstIndex(of: "/").map { $0 - place } ?? (text.count - place)
        switch element {
        case .literal(let character): return place < text.count && text[place] == character ? [1] : []
        case .anything: return (0...room).reversed()
        case .date(let parts):
            let length = parts.reduce(0) { sum, part in
                switch part {
                case .year: sum + 4
                case .month, .day: sum + 2
                case .other: sum + 1
                }
            }
            return length <= room ? [length] : []
        case .number(_, let digits?): return digits <= room ? [digits] : []
        case .number(_, nil):
            let digits = text[place..<(place + room)].prefix { $0.isASCII && $0.isNumber }.count
            // All digits or none: page 12 is never page 1.
            return digits > 0 && digits <= 9 ? [digits] : []
        case .lccn, .titleWords, .text: return room > 0 ? (1...room).reversed() : []
        }
    }

    /// The metadata with one more field; `nil` if the value is none for that field.
    private func adding(_ value: String, of element: PathElement, to metadata: PageMetadata) -> PageMetadata? {
        var metadata = metadata
        switch element {
        case .literal, .anything: break
        case .date(let parts):
            guard let date = Self.date(value, parts: parts) else { return nil }
            metadata.date = date.iso
        case .number(let name, _):
            guard value.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(value), number >= 1 else {
                return nil
            }
            if name == "page" { metadata.page = number } else { metadata.edition = number }
        case .lccn:
            guard Self.isLCCN(value) else { return nil }
            metadata.lccn = value.lowercased()
        case .titleWords:
            guard let title = Self.title(value) else { return nil }
            metadata.title = title
        case .text("title"): metadata.title = value
        case .text(let name): metadata.extra = (metadata.extra ?? [:]).merging([name: value]) { $1 }
        }
        return metadata
    }

    private static func date(_ value: String, parts: [PathElement.DatePart]) -> CalendarDate? {
        var rest = value[...]
        var (year, month, day) = (0, 0, 0)
        for part in parts {
            let length = part == .year ? 4 : part == .month || part == .day ? 2 : 1
            let piece = rest.prefix(length)
            rest = rest.dropFirst(length)
            if case .other(let character) = part {
                guard piece.first == character else { return nil }
                continue
            }
            guard piece.count == length, piece.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(piece)
            else { return nil }
            switch part {
            case .year: year = number
            case .month: month = number
            default: day = number
            }
        }
        return IssueDate.day(year: year, month: month, day: day)
    }

    /// Up to three letters, then 8 or 10 digits: the normalised form of info:lccn addresses.
    private static func isLCCN(_ value: String) -> Bool {
        let letters = value.prefix { $0.isASCII && $0.isLetter }
        let digits = value.dropFirst(letters.count)
        return letters.count <= 3 && (digits.count == 8 || digits.count == 10)
            && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Words with capitals; `nil` if they are no title: fewer than three letters, or only words for files.
    private static func title(_ slug: String) -> String? {
        let words = slug.split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let first = slug.first, first.isLetter, slug.count(where: { $0.isLetter }) >= 3,
            slug.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }),
            words.contains(where: { !fileWords.contains($0.lowercased()) && $0.contains { $0.isLetter } })
        else { return nil }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
