import CorpusFiles
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
    /// Ids may be texts or numbers. A text may be empty: its record has nothing but the id and the figures of an empty text.
    ///
    /// - Parameters:
    ///   - line: a JSON object.
    ///   - fields: names of its fields.
    /// - Throws: what is wrong with it.
    package init(_ line: Data, fields: EnrichmentFields) throws(Fault) {
        let names = fields.all
        let found: [JSONFieldReader.Field?]
        do throws(JSONFieldReader.Fault) {
            found = try JSONFieldReader.fields(of: line, names: names.flatMap(\.self))
        } catch {
            throw Fault(what: "no JSON object", column: error.column)
        }
        var values: [(text: String, column: Int)?] = []
        var place = 0
        for group in names {
            values.append(
                found[place..<place + group.count].lazy.compactMap { field in
                    field.flatMap { field in Self.plain(field.value).map { ($0, field.column) } }
                }.first
            )
            place += group.count
        }
        guard let id = values[0], !id.text.isEmpty else { throw Fault(what: "no id", column: 1) }
        guard let text = values[1] else { throw Fault(what: "no text", column: 1) }
        self.init(id: id.text, text: text.text)
        (headline, byline, date) = (values[2]?.text, values[3]?.text, values[4]?.text)
        (title, lccn, city) = (values[5]?.text, values[6]?.text, values[7]?.text)
        (state, country) = (values[8]?.text, values[9]?.text)
        confidence = values[10].flatMap { Double($0.text) }.flatMap { (0...1).contains($0) ? $0 : nil }
        legibility = values[11]?.text
    }

    /// The id alone, of an article or of its record; `nil` where it has none.
    static func id(of line: Data, fields: EnrichmentFields) throws -> String? {
        try JSONFieldReader.fields(of: line, names: fields.id + ["id"]).lazy.compactMap {
            $0.flatMap { plain($0.value) }
        }
        .first
    }

    private static func plain(_ value: JSONFieldReader.Value) -> String? {
        switch value {
        case .text(let text), .number(let text): text
        case .null, .other: nil
        }
    }
}
