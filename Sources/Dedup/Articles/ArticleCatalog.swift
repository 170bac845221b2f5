import CorpusFiles
import CorpusModel
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
        /// Some of them, `file:line:column`.
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
    package var files: [URL] { sources.map(\.name) }
    /// The files as they can be read at any place.
    let sources: [UnpackedFile]
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
    var numbersByID: [ExactText: Int] {
        Dictionary(uniqueKeysWithValues: entries.enumerated().map { (ExactText($1.id), $0) })
    }
    /// Longest line that is read, bytes: a longer one is no article.
    package static let longestLine = 64 << 20

    /// Reads who, when and where of the articles of some files.
    ///
    /// Lines that give no article are counted, with examples. A line without an id is an article named `FILE:LINE`. A date
    /// that cannot be read leaves the article undated, or dated to the year that can be made out; days such as `11/12/1920`
    /// are read in the order that all others in the files have, if they have one.
    ///
    /// - Parameters:
    ///   - files: files of JSON lines, plain or packed by gzip or Zstandard.
    ///   - names: names of the fields.
    ///   - days: keeps nothing but articles dated to one of these days, by its number; the catalog may then be empty.
    ///   - scratch: folder with room for what is unpacked.
    /// - Throws: `UnpackingError` for a file that cannot be read; `DedupError` with `noArticles` where no line at all gives one.
    package init(
        files: [URL],
        names: FieldNames,
        days: ClosedRange<Int>? = nil,
        scratch: String = FileManager.default.temporaryDirectory.path
    ) throws {
        self.names = names
        var reading = Reading(days: days)
        var sources: [UnpackedFile] = []
        // Articles without ids are named by their file: of files with one name by its path, whatever days are asked for.
        let uses = Dictionary(files.map { ($0.lastPathComponent, 1) }, uniquingKeysWith: +)
        for (number, file) in files.enumerated() {
            sources.append(try UnpackedFile(file, scratch: scratch))
            let name = uses[file.lastPathComponent] == 1 ? file.lastPathComponent : file.path
            try reading.read(sources[number], named: name, number: number, names: names)
        }
        self.sources = sources
        guard reading.hasArticles else {
            throw DedupError(.noArticles, Self.noArticles(files, names, reading.faults))
        }
        let entries = reading.finished()
        let order = entries.indices.sorted { first, second in
            let (a, b) = (entries[first], entries[second])
            let (kindA, kindB) = (DateRanges.kind(of: a.date), DateRanges.kind(of: b.date))
            if kindA != kindB { return kindA < kindB }
            let (dayA, dayB) = (a.date?.first.dayNumber ?? 0, b.date?.first.dayNumber ?? 0)
            if dayA != dayB { return dayA < dayB }
            return a.id != b.id ? a.id < b.id : ExactText(a.id) < ExactText(b.id)
        }
        var places = [Int](repeating: 0, count: entries.count)
        for (place, index) in order.enumerated() { places[index] = place }
        self.entries = order.map { entries[$0] }
        ranges = DateRanges(self.entries.lazy.map(\.date))
        inputOrder = places
        newspapers = reading.newspapers.names
        issues = reading.faults.values.sorted { ($1.count, $0.fault) < ($0.count, $1.fault) }
    }

    /// What has been read so far.
    private struct Reading {
        /// An article whose date has two readings, and where it stands.
        struct Unordered {
            var entry: Int
            var date: DateReading
            var place: String
        }

        let days: ClosedRange<Int>?
        var entries: [Entry] = []
        var newspapers = Numbering()
        var hasArticles = false
        var faults: [ArticleLine.Fault.Kind: InputIssue] = [:]
        private var seen = Set<ExactText>()
        private var unordered: [Unordered] = []
        private var orders: Set<DateReading.Order> = []

        init(days: ClosedRange<Int>?) { self.days = days }

        mutating func read(_ file: UnpackedFile, named name: String, number: Int, names: FieldNames) throws {
            var lines: JSONLines
            do { lines = try JSONLines(contentsOf: URL(fileURLWithPath: file.path)) } catch {
                throw DedupError(.inputNotReadable, "cannot read \(file.name.path); check path and permissions")
            }
            while let line = try lines.next() {
                let place = "\(name):\(lines.lineNumber)"
                do throws(ArticleLine.Fault) {
                    let article = try ArticleLine(line, names: names, place: place)
                    guard article.text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .init(.emptyText) }
                    hasArticles = true
                    if article.isNamedByPlace { report(.noID, place) }
                    let date = date(of: article, at: place)
                    let needsOrder = date?.needsOrder ?? false
                    if let days, !needsOrder {
                        guard let span = date?.span, span.unit == .day, days.contains(span.first.dayNumber) else {
                            continue
                        }
                    }
                    guard seen.insert(ExactText(article.id)).inserted else { throw .init(.repeatedID) }
                    if needsOrder, let date {
                        unordered.append(
                            Unordered(entry: entries.count, date: date, place: "\(place):\(article.dateColumn)")
                        )
                    }
                    entries.append(
                        Entry(
                            id: article.id,
                            date: date?.span,
                            newspaper: article.newspaper.map { newspapers.number(of: $0) },
                            page: article.page.map(ArticleCatalog.hash) ?? 0,
                            digest: ArticleCatalog.digest(of: article.text),
                            file: Int32(number),
                            offset: lines.lineOffset,
                            length: Int32(line.count)
                        )
                    )
                } catch { report(error.kind, "\(place):\(error.column)") }
            }
        }

        /// The date of an article, as far as it can be read.
        private mutating func date(of article: ArticleLine, at place: String) -> DateReading? {
            guard let text = article.date else { return nil }
            let fault: DateSpan.Fault?
            var date: DateReading?
            do throws(DateSpan.Fault) {
                let reading = try DateReading(text)
                (date, fault) = (reading, reading.needsOrder ? nil : reading.fault)
                if let order = reading.order { orders.insert(order) }
            } catch { fault = error }
            if let fault { report(ArticleCatalog.fault(of: fault), "\(place):\(article.dateColumn)") }
            return date
        }

        private mutating func report(_ kind: ArticleLine.Fault.Kind, _ place: String) {
            var issue = faults[kind] ?? InputIssue(fault: kind.rawValue, count: 0, examples: [])
            issue.count += 1
            if issue.examples.count < 5 { issue.examples.append(place) }
            faults[kind] = issue
        }

        /// All articles, their dates read in the order that the files tell.
        mutating func finished() -> [Entry] {
            var dropped: Set<Int> = []
            for one in unordered {
                if orders.count == 1, let order = orders.first {
                    entries[one.entry].date = one.date.ordered(order).span
                } else {
                    report(.ambiguousDate, one.place)
                }
                if let days {
                    let day = entries[one.entry].day
                    if !(day.map { days.contains($0.dayNumber) } ?? false) { dropped.insert(one.entry) }
                }
            }
            return dropped.isEmpty ? entries : entries.indices.filter { !dropped.contains($0) }.map { entries[$0] }
        }
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

    private static func fault(of fault: DateSpan.Fault) -> ArticleLine.Fault.Kind {
        switch fault {
        case .impossible: .impossibleDate
        case .ambiguous: .ambiguousDate
        case .unknown: .unknownDate
        }
    }

    private static func noArticles(
        _ files: [URL],
        _ names: FieldNames,
        _ faults: [ArticleLine.Fault.Kind: InputIssue]
    ) -> String {
        let found = faults.sorted { $0.key < $1.key }.map { "\($0.value.count) lines with \($0.value.fault)" }
        let list = files.map(\.path).joined(separator: ", ")
        let first = faults.values.compactMap(\.examples.first).sorted().first.map { ", the first at \($0)" } ?? ""
        return "no article in \(list.isEmpty ? "no files" : list)"
            + (found.isEmpty ? "" : " (\(found.joined(separator: ", "))\(first))")
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
