import Enrichment
import Foundation
import TestSupport

/// Invented persons, and some of history, as an authority file.
enum AuthoritySamples {
    static let lines = [
        #"{"id":"wilson","name":"Woodrow Wilson","names":["Thomas Woodrow Wilson"],"birth":"1856-12-28","death":"1924-02-03","roles":[{"role":"President","from":"1913-03-04","to":"1921-03-04","place":"United States","party":"Democrat"}]}"#,
        #"{"id":"lodge","name":"Henry Cabot Lodge","family":"Lodge","birth":"1850-05-12","death":"1924-11-09","roles":[{"role":"Senator","from":"1893-03-04","to":"1924-11-09","place":"Massachusetts","party":"Republican"}],"bioguide":"L000393"}"#,
        #"{"id":"page","name":"Carroll Smalley Page","birth":"1843-01-10","death":"1925-12-03","roles":[{"role":"Senator","from":"1908-10-21","to":"1923-03-03","place":"Vermont","party":"Republican"}]}"#,
        #"{"id":"smith-mi","name":"William Alden Smith","birth":"1859-05-12","death":"1932-10-11","roles":[{"role":"Senator","from":"1907-02-09","to":"1919-03-03","place":"Michigan","party":"Republican"}]}"#,
        #"{"id":"smith-sc","name":"Ellison DuRant Smith","birth":"1864-08-01","death":"1944-11-17","roles":[{"role":"Senator","from":"1909-03-04","to":"1944-11-17","place":"South Carolina","party":"Democrat"}]}"#,
        #"{"id":"borland","name":"William Patterson Borland","birth":"1867-10-14","death":"1919-02-20","roles":[{"role":"Representative","from":"1909-03-04","to":"1919-02-20","place":"Missouri","party":"Democrat"}]}"#,
        #"{"id":"young","name":"John Young Brown","birth":"1900-02-01","death":"1985","roles":[{"role":"Representative","from":"1933-03-04","to":"1935-01-03","place":"Kentucky"}]}"#,
        #"{"id":"anthony","name":"Daniel Read Anthony, Jr.","birth":"1870-08-22","death":"1931-08-04","roles":[{"role":"Representative","from":"1907-05-23","to":"1929-03-03","place":"Kansas","party":"Republican"}]}"#,
    ]

    static func authority(_ lines: [String] = lines) throws -> Authority {
        let folder = try TemporaryFolder()
        return try Authority(contentsOf: folder.write(lines, to: "people.jsonl").path)
    }

    /// The ids that persons between brackets are linked to, in order; `nil` for nobody.
    static func links(
        _ marked: String,
        date: String? = "1916-03-10",
        state: String? = nil,
        lines: [String] = lines
    ) throws -> [String?] {
        let (article, persons) = article(marked, date: date, state: state)
        let linker = PersonLinker(authority: try authority(lines), nicknames: nicknames)
        return linker.links(for: persons, in: article).map(\.authority)
    }

    static let nicknames: Nicknames = {
        let table = Data("william\tbill\nwilliam\twill\nhenry\tharry\n".utf8)
        return (try? Nicknames(table: table, path: "nicknames.tsv")) ?? Nicknames()
    }()

    /// An article whose persons stand between `[` and `]`.
    static func article(_ marked: String, date: String?, state: String?) -> (EnrichedText, [Entity]) {
        var text: [Unicode.Scalar] = []
        var persons: [Entity] = []
        var start = 0
        for scalar in marked.unicodeScalars {
            if scalar == "[" {
                start = text.count
            } else if scalar == "]" {
                let name = String(String.UnicodeScalarView(text[start...]))
                persons.append(Entity(start: start, end: text.count, type: .person, text: name))
            } else {
                text.append(scalar)
            }
        }
        var article = EnrichedText(id: "a", text: String(String.UnicodeScalarView(text)))
        (article.date, article.state) = (date, state)
        return (article, persons)
    }
}
