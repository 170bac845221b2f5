import CorpusFiles
import CorpusText
import Foundation

/// Makes a table of titles of catalogues' lists.
///
/// Lists are the Library of Congress's CSV, text separated by tabs or bars, JSON, JSON lines, and MARCXML; what a file is is
/// told by its content.
package struct TitleImport: Sendable {
    /// All newspapers so far.
    package private(set) var table = TitleTable()
    /// Entries that had no LCCN or no title.
    package private(set) var skipped = 0
    /// Entries that were read.
    package private(set) var entries = 0

    package init() {}

    /// Adds the newspapers of a file; of what two files say, the first counts.
    ///
    /// - Throws: `ArchiveError`, naming the file, and line where there is one.
    package mutating func add(contentsOf path: String) throws {
        let data = try XMLFile.contents(of: path)
        let before = entries - skipped
        if FirstElement.name(in: data.prefix(64 << 10)) != nil, Self.first(data) == "<" {
            let reader = MARCTitleReader()
            try XMLFile.parse(data, name: path, to: reader)
            for title in reader.titles { add(title) }
            entries += reader.skipped
            skipped += reader.skipped
        } else {
            guard let text = String(validating: data, as: UTF8.self) else {
                throw ArchiveError(.malformed, "\(path): is not UTF-8; save it as UTF-8")
            }
            switch Self.first(data) {
            case "{", "[": try addJSON(text, path)
            default: try addDelimited(text, path)
            }
        }
        guard entries - skipped > before else {
            throw ArchiveError(
                .unknownFormat,
                "\(path): holds no newspapers; a list needs LCCN and title, MARCXML fields 010 and 245"
            )
        }
    }

    private mutating func add(_ title: NewspaperTitle?) {
        entries += 1
        if let title { table.add(title) } else { skipped += 1 }
    }

    /// The first character that is no space or byte order mark.
    private static func first(_ data: Data) -> Character? {
        let start = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
        return start.first { $0 > 0x20 }.map { Character(Unicode.Scalar($0)) }
    }

    private mutating func addDelimited(_ text: String, _ path: String) throws {
        let list = DelimitedText(text)
        guard TitleFields.fits(list.header) else {
            throw ArchiveError(
                .unknownFormat,
                "\(path):1: no list of newspapers: its first line must name columns lccn and title (or name)"
            )
        }
        for record in list.records {
            let pairs = zip(list.header, record.fields).map { (key: $0, value: [$1]) }
            add(TitleFields(pairs).newspaper())
        }
    }

    private mutating func addJSON(_ text: String, _ path: String) throws {
        if let whole = try? JSONSerialization.jsonObject(with: Data(text.utf8)) {
            addEntries(in: whole, depth: 0)
            return
        }
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                throw ArchiveError.malformed(path, line: number, "is no JSON object; write one newspaper a line")
            }
            add(Self.fields(value).newspaper())
        }
    }

    /// Newspapers anywhere in a JSON value: `{"newspapers": [...]}`, `{"results": [...]}`, `{"items": [...]}`, an array, one.
    private mutating func addEntries(in value: Any, depth: Int) {
        guard depth < 8 else { return }
        if let list = value as? [Any] {
            for element in list { addEntries(in: element, depth: depth + 1) }
        } else if let object = value as? [String: Any] {
            if TitleFields.fits(Array(object.keys)) {
                add(Self.fields(object).newspaper())
            } else {
                for key in object.keys.sorted() {
                    if let inner = object[key], inner is [Any] || inner is [String: Any] {
                        addEntries(in: inner, depth: depth + 1)
                    }
                }
            }
        }
    }

    private static func fields(_ object: [String: Any]) -> TitleFields {
        TitleFields(
            object.sorted { $0.key < $1.key }.map { key, value in
                let list = value as? [Any] ?? [value]
                return (key: key, value: list.compactMap { ($0 as? String) ?? ($0 as? NSNumber)?.stringValue })
            }
        )
    }
}
