import CorpusFiles
package import Foundation

/// One article as a line of JSON has it, under whatever names.
package struct ArticleLine: Sendable, Hashable {
    package var id: String, text: String
    package var date: String?, newspaper: String?, headline: String?, page: String?
    /// Column of the date, from 1; 0 where there is none.
    package var dateColumn: Int
    /// Whether the line has no id, so that its place stands for it.
    package var isNamedByPlace: Bool

    /// What is wrong with a line, and where.
    package struct Fault: Error, Sendable, Hashable {
        /// One with a date of which no day, month or year can be told gives an article without a date.
        package enum Kind: String, Sendable, Hashable, CaseIterable, Comparable {
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

        package var kind: Kind
        /// Column of the first character concerned, from 1.
        package var column: Int

        package init(_ kind: Kind, column: Int = 1) { (self.kind, self.column) = (kind, column) }
    }

    /// Reads a line.
    ///
    /// An id may be a text, a number of any size or any other value, which is then taken as it is written. Dates, newspapers,
    /// headlines, pages and texts are texts or numbers.
    ///
    /// - Parameters:
    ///   - line: a JSON object.
    ///   - names: names of the fields.
    ///   - place: stands for an id that is not there, null or empty; `nil` where that is a fault.
    /// - Throws: what is wrong with it.
    package init(_ line: Data, names: FieldNames, place: String? = nil) throws(Fault) {
        let wanted = [names.id, names.text, names.date, names.newspaper, "title", names.headline, names.page]
        let fields: [JSONFieldReader.Field?]
        do throws(JSONFieldReader.Fault) {
            fields = try JSONFieldReader.fields(of: line, names: wanted)
        } catch {
            throw Fault(.notJSON, column: error.column)
        }
        let values = fields.map { $0?.value.plain }
        if let id = fields[0]?.value.written, !id.isEmpty {
            (self.id, isNamedByPlace) = (id, false)
        } else {
            guard let place else { throw Fault(.noID, column: fields[0]?.column ?? 1) }
            (self.id, isNamedByPlace) = (place, true)
        }
        guard let text = values[1] else { throw Fault(.noText, column: fields[1]?.column ?? 1) }
        self.text = text
        date = values[2].flatMap { $0.isEmpty ? nil : $0 }
        dateColumn = fields[2]?.column ?? 0
        // The title stands in where the newspaper's own field is missing.
        newspaper = values[3].flatMap { $0.isEmpty ? nil : $0 } ?? values[4]
        headline = values[5].flatMap { $0.isEmpty ? nil : $0 }
        page = values[6]
    }
}
