package import Foundation

/// One article as a line of JSON has it, under whatever names.
package struct ArticleLine: Sendable, Hashable {
    package var id: String, text: String
    package var date: String?, newspaper: String?, headline: String?, page: String?

    /// Why a line gives no article.
    ///
    /// One with a date of which no day, month or year can be told gives an article without a date.
    package enum Fault: String, Error, Sendable, Hashable, CaseIterable, Comparable {
        case notJSON = "not a JSON object"
        case noID = "no id"
        case noText = "no text"
        case emptyText = "an empty text"
        case repeatedID = "an id that came before"
        case impossibleDate = "an impossible date"
        case ambiguousDate = "a date that can be read in two ways"
        case unknownDate = "a date in no known form"

        package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private struct Fields: Decodable {
        var container: KeyedDecodingContainer<Key>
        init(from decoder: any Decoder) throws { container = try decoder.container(keyedBy: Key.self) }

        /// A text, or a whole number as its digits; `nil` where there is neither.
        func string(_ name: String) -> String? {
            let key = Key(name)
            if let text = try? container.decodeIfPresent(String.self, forKey: key) { return text }
            return (try? container.decodeIfPresent(Int.self, forKey: key)).flatMap { $0.map(String.init) }
        }
    }

    /// Reads a line.
    ///
    /// - Throws: what is wrong with it.
    package init(_ line: Data, names: FieldNames) throws(Fault) {
        let wanted = [names.id, names.text, names.date, names.newspaper, "title", names.headline, names.page]
        let fields: [String?]
        if let plain = FieldReader.values(of: line, names: wanted) {
            fields = plain
        } else {
            fields = try Self.decoded(line, wanted)
        }
        guard let id = fields[0], !id.isEmpty else { throw .noID }
        guard let text = fields[1] else { throw .noText }
        (self.id, self.text) = (id, text)
        date = fields[2].flatMap { $0.isEmpty ? nil : $0 }
        // The title stands in where the newspaper's own field is missing.
        newspaper = fields[3].flatMap { $0.isEmpty ? nil : $0 } ?? fields[4]
        headline = fields[5].flatMap { $0.isEmpty ? nil : $0 }
        page = fields[6]
    }

    private static func decoded(_ line: Data, _ names: [String]) throws(Fault) -> [String?] {
        do {
            let fields = try JSONDecoder().decode(Fields.self, from: line)
            return names.map(fields.string)
        } catch {
            throw .notJSON
        }
    }
}
