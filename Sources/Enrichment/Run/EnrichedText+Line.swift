import CorpusFiles
import CorpusText
package import Foundation

extension EnrichedText {
    /// What is wrong with a line of articles.
    package struct Fault: Error, Sendable, Hashable {
        package var what: String
        /// Column of the first character concerned, from 1.
        package var column: Int
    }

    /// Reads one line of JSON.
    ///
    /// Ids are those of `broadsheet dedup`: a text, a number or any other value as it is written. A text may be empty: its record has nothing
    /// but the id and the figures of an empty text.
    ///
    /// - Parameters:
    ///   - line: a JSON object.
    ///   - fields: names of its fields.
    ///   - place: stands for an id that is not there.
    /// - Throws: what is wrong with it.
    package init(_ line: Data, fields: EnrichmentFields, place: String? = nil) throws(Fault) {
        let names = fields.all
        let found: [JSONFieldReader.Field?]
        do throws(JSONFieldReader.Fault) {
            found = try JSONFieldReader.fields(of: line, names: names.flatMap(\.self))
        } catch {
            throw Fault(what: "no JSON object", column: error.column)
        }
        var values: [(text: String, column: Int)?] = []
        var next = 0
        for group in names {
            values.append(
                found[next..<next + group.count].lazy.compactMap { field in
                    field.flatMap { field in field.value.plain.map { ($0, field.column) } }
                }.first
            )
            next += group.count
        }
        guard let id = Self.id(among: found.prefix(fields.id.count)) ?? place else {
            throw Fault(what: "no id", column: 1)
        }
        guard let text = values[1] else { throw Fault(what: "no text", column: 1) }
        self.init(id: id, text: text.text)
        (headline, byline) = (values[2]?.text, values[3]?.text)
        date = values[4].flatMap { Self.day($0.text) }
        (title, lccn, city) = (values[5]?.text, values[6]?.text, values[7]?.text)
        (state, country) = (values[8]?.text, values[9]?.text)
        confidence = values[10].flatMap { Double($0.text) }.flatMap { (0...1).contains($0) ? $0 : nil }
        legibility = values[11]?.text
    }

    /// A date in any form that `broadsheet dedup` reads, as `1920-11-15`, `1920-11` or `1920`; `nil` where it says none of them.
    private static func day(_ text: String) -> String? {
        guard let span = try? DateReading(text).span else { return nil }
        let first = span.first.parts
        let year = first.year.zeroPadded(to: 4)
        switch span.unit {
        case .day: return "\(year)-\(first.month.zeroPadded(to: 2))-\(first.day.zeroPadded(to: 2))"
        case .month: return "\(year)-\(first.month.zeroPadded(to: 2))"
        case .year: return year
        case .span: return nil
        }
    }

    /// The id alone, of an article or of its record; `nil` where it has none.
    static func id(of line: Data, fields: EnrichmentFields) throws -> String? {
        id(among: try JSONFieldReader.fields(of: line, names: fields.id + ["id"])[...])
    }

    private static func id(among fields: ArraySlice<JSONFieldReader.Field?>) -> String? {
        fields.lazy.compactMap { $0?.value.written }.first { !$0.isEmpty }
    }
}
