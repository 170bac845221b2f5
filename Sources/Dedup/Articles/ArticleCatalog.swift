import CorpusFiles
package import CorpusText
package import Foundation

/// What is known of many articles without their texts: who, when, where, and on which line of which file.
///
/// A text is read again when it is needed: a million of them would fill the memory.
package struct ArticleCatalog: Sendable {
    /// What was wrong with lines, and how often.
    package struct InputIssue: Sendable, Hashable, Codable {
        /// What was wrong.
        package var fault: String
        /// How many lines.
        package var count: Int
        /// Some of them, `file:line`.
        package var examples: [String]
    }

    /// One article.
    package struct Entry: Sendable {
        package var id: String
        /// Day, month or year of its newspaper; `nil` where the article is not dated.
        package var date: DateSpan?
        /// Number of its newspaper in `newspapers`; `nil` where unknown.
        package var newspaper: Int32?
        /// A hash of its page's name; 0 where unknown.
        package var page: UInt64
        /// First bytes of the SHA-256 of its text.
        package var digest: SIMD2<UInt64>
        /// Where its line stands: number of the file, first byte, length in bytes.
        var file: Int32
        var offset: Int
        var length: Int32

        /// Its day; `nil` where none is known, or no more than a month or year.
        package var day: CalendarDate? { date.flatMap { $0.unit == .day ? $0.first : nil } }
    }

    /// The files, in the order given.
    package let files: [URL]
    /// Names of the fields.
    package let names: FieldNames
    /// The articles: first those with a day, then those with a month, those with a year, and those without a date; each
    /// kind by date and id.
    package let entries: [Entry]
    /// Numbers of the articles of each kind.
    package let ranges: DateRanges
    /// Numbers of the articles in the order of the files.
    package let inputOrder: [Int]
    /// Names of the newspapers.
    package let newspapers: [String]
    /// What was wrong, most frequent first.
    package let issues: [InputIssue]

    /// Number of articles.
    package var count: Int { entries.count }
    /// Numbers of the articles by their ids.
    var numbersByID: [String: Int] { Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.id, $0) }) }
    /// Longest line that is read, bytes: a longer one is no article.
    package static let longestLine = 64 << 20

    /// Reads who, when and where of the articles of some files.
    ///
    /// Lines that give no article are counted, with examples; a date that cannot be read leaves the article
    /// undated.
    ///
    /// - Parameters:
    ///   - files: files of JSON lines.
    ///   - names: names of the fields.
    ///   - days: keeps nothing but articles dated to one of these days, by its number; the catalog may then be empty.
    /// - Throws: `DedupError`: `inputNotReadable`, or `noArticles` where no line at all gives one.
    package init(files: [URL], names: FieldNames, days: ClosedRange<Int>? = nil) throws {
        (self.files, self.names) = (files, names)
        var entries: [Entry] = []
        var newspapers = Numbering()
        var seen = Set<String>()
        var hasArticles = false
        var faults: [ArticleLine.Fault: InputIssue] = [:]
        for (number, file) in files.enumerated() {
            var lines: JSONLines
            do { lines = try JSONLines(contentsOf: file) } catch {
                throw DedupError(.inputNotReadable, "cannot read \(file.path); check path and permissions")
            }
            func report(_ fault: ArticleLine.Fault, _ line: Int) {
                var issue = faults[fault] ?? InputIssue(fault: fault.rawValue, count: 0, examples: [])
                issue.count += 1
                if issue.examples.count < 5 { issue.examples.append("\(file.lastPathComponent):\(line)") }
                faults[fault] = issue
            }
            while let line = try lines.next() {
                do throws(ArticleLine.Fault) {
                    let article = try ArticleLine(line, names: names)
                    guard article.text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .emptyText }
                    hasArticles = true
                    let (date, fault) = Self.date(of: article)
                    if let days {
                        guard let date, date.unit == .day, days.contains(date.first.dayNumber) else { continue }
                    }
                    guard seen.insert(article.id).inserted else { throw .repeatedID }
                    if let fault { report(fault, lines.lineNumber) }
                    entries.append(
                        Entry(
                            id: article.id,
                            date: date,
                            newspaper: article.newspaper.map { newspapers.number(of: $0) },
                            page: article.page.map(Self.hash) ?? 0,
                            digest: Self.digest(of: article.text),
                            file: Int32(number),
                            offset: lines.lineOffset,
                            length: Int32(line.count)
                        )
                    )
                } catch { report(error, lines.lineNumber) }
            }
        }
        guard hasArticles else {
            throw DedupError(.noArticles, Self.noArticles(files, names, faults))
        }
        let order = entries.indices.sorted { first, second in
            let (a, b) = (entries[first], entries[second])
            let (kindA, kindB) = (DateRanges.kind(of: a.date), DateRanges.kind(of: b.date))
            if kindA != kindB { return kindA < kindB }
            let (dayA, dayB) = (a.date?.first.dayNumber ?? 0, b.date?.first.dayNumber ?? 0)
            return dayA != dayB ? dayA < dayB : a.id < b.id
        }
        var places = [Int](repeating: 0, count: entries.count)
        for (place, index) in order.enumerated() { places[index] = place }
        self.entries = order.map { entries[$0] }
        ranges = DateRanges(self.entries.lazy.map(\.date))
        inputOrder = places
        self.newspapers = newspapers.names
        issues = faults.values.sorted { ($1.count, $0.fault) < ($0.count, $1.fault) }
    }

    private static func date(of article: ArticleLine) -> (date: DateSpan?, fault: ArticleLine.Fault?) {
        guard let text = article.date else { return (nil, nil) }
        do throws(DateSpan.Fault) { return (try DateSpan(text), nil) } catch { return (nil, fault(of: error)) }
    }

    /// Numbers of the articles dated to one of some days.
    func numbers(datedWithin days: ClosedRange<Int>) -> Range<Int> {
        func first(from day: Int) -> Int {
            var (low, high) = (ranges[.day].lowerBound, ranges[.day].upperBound)
            while low < high {
                let middle = (low + high) / 2
                if let own = entries[middle].day?.dayNumber, own < day { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(from: days.lowerBound)..<first(from: days.upperBound + 1)
    }

    private static func fault(of fault: DateSpan.Fault) -> ArticleLine.Fault {
        switch fault {
        case .impossible: .impossibleDate
        case .ambiguous: .ambiguousDate
        case .unknown: .unknownDate
        }
    }

    private static func noArticles(
        _ files: [URL],
        _ names: FieldNames,
        _ faults: [ArticleLine.Fault: InputIssue]
    ) -> String {
        let found = faults.sorted { $0.key < $1.key }.map { "\($0.value.count) lines with \($0.value.fault)" }
        let list = files.map(\.path).joined(separator: ", ")
        return "no article in \(list.isEmpty ? "no files" : list)"
            + (found.isEmpty ? "" : " (\(found.joined(separator: ", ")))")
            + "; a line must be a JSON object with the fields \(names.id) and \(names.text)"
    }

    package static func digest(of text: String) -> SIMD2<UInt64> {
        var text = text
        let hash = text.withUTF8 { unsafe SHA256.hash(data: UnsafeRawBufferPointer($0)) }
        var value = SIMD2<UInt64>(0, 0)
        for (index, byte) in hash.prefix(16).enumerated() { value[index / 8] = value[index / 8] << 8 | UInt64(byte) }
        return value
    }

    /// FNV-1a, never 0.
    private static func hash(_ name: String) -> UInt64 {
        let hash = StableHash.fnv1a(name.utf8)
        return hash == 0 ? 1 : hash
    }

    /// Numbers names by their first appearance.
    private struct Numbering {
        private(set) var names: [String] = []
        private var numbers: [String: Int32] = [:]

        mutating func number(of name: String) -> Int32 {
            if let number = numbers[name] { return number }
            let number = Int32(names.count)
            names.append(name)
            numbers[name] = number
            return number
        }
    }
}
