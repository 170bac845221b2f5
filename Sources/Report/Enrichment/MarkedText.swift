import Enrichment

/// A text whose names are marked, by paragraphs.
struct MarkedText {
    /// A stretch of text; exactly one of the two is there.
    struct Run {
        var plainRun: String?
        var nameRun: Name?
    }

    struct Name {
        var nameText: String, nameKind: String, nameTip: String
    }

    struct Paragraph {
        var runs: [Run]
    }

    let paragraphs: [Paragraph]
    let hasNames: Bool

    /// Marks names where the text has them.
    ///
    /// Spans are code points. A name that does not stand at its place is not marked: the text is then not the one that was enriched,
    /// such as the first part of an article that goes on on another page.
    init(_ text: String, _ record: EnrichmentRecord) {
        let names = Self.names(of: text, record)
        var paragraphs: [Paragraph] = []
        var rest = names[...]
        for range in text.paragraphRanges {
            var (runs, place): ([Run], String.Index) = ([], range.lowerBound)
            func plain(to end: String.Index) {
                if place < end { runs.append(Run(plainRun: String(text.unicodeScalars[place..<end]))) }
            }
            while let (span, name) = rest.first, span.lowerBound < range.upperBound {
                let (start, end) = (max(span.lowerBound, place), min(span.upperBound, range.upperBound))
                if start < end {
                    plain(to: start)
                    var piece = name
                    piece.nameText = String(text.unicodeScalars[start..<end])
                    runs.append(Run(nameRun: piece))
                    place = end
                }
                // A name that goes on in the next paragraph is marked there, too.
                guard span.upperBound <= range.upperBound else { break }
                rest.removeFirst()
            }
            plain(to: range.upperBound)
            paragraphs.append(Paragraph(runs: runs))
        }
        self.paragraphs = paragraphs
        hasNames = !names.isEmpty
    }

    /// Names with their places in the text, in its order.
    private static func names(of text: String, _ record: EnrichmentRecord) -> [(Range<String.Index>, Name)] {
        let links = Dictionary((record.persons ?? []).map { ($0.start, $0) }) { first, _ in first }
        let scalars = text.unicodeScalars
        var (index, count) = (scalars.startIndex, 0)
        func advance(to offset: Int) -> String.Index? {
            guard offset >= count,
                let place = scalars.index(index, offsetBy: offset - count, limitedBy: scalars.endIndex)
            else { return nil }
            (index, count) = (place, offset)
            return place
        }
        var names: [(Range<String.Index>, Name)] = []
        for entity in (record.entities ?? []).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            let before = (index, count)
            guard entity.start < entity.end, let start = advance(to: entity.start), let end = advance(to: entity.end),
                scalars[start..<end].elementsEqual(entity.text.unicodeScalars)
            else {
                (index, count) = before
                continue
            }
            let person = links[entity.start].flatMap { $0.end == entity.end ? $0.person : nil }
            let link = person.map { ": \($0.name)" + ($0.code.map { " (\($0))" } ?? "") } ?? ""
            let sure = entity.confidence.map { ", \(boundedPercent($0))" } ?? ""
            names.append(
                (
                    start..<end,
                    Name(nameText: "", nameKind: entity.type.rawValue, nameTip: entity.type.label + sure + link)
                )
            )
        }
        return names
    }
}
