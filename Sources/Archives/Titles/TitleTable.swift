import CorpusFiles
package import CorpusModel
import Foundation

/// Newspapers by Library of Congress Control Number.
///
/// All of them are held in memory: the Library's directory of some 160,000 takes tens of megabytes, and every page of a run
/// asks. The file is JSON lines in order of LCCN, so that it can be read, searched and compared with common tools.
package struct TitleTable: Sendable {
    private var titles: [String: NewspaperTitle] = [:]

    package init() {}

    /// Reads a table that `write(to:)` wrote.
    ///
    /// - Throws: `ArchiveError`, naming file and line.
    package init(contentsOf path: String) throws {
        let data = try XMLFile.contents(of: path)
        var number = 0
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
            guard let title = try? RecordCoding.decode(NewspaperTitle.self, from: Data(line)),
                let lccn = LCCN(title.lccn)
            else {
                throw ArchiveError.malformed(
                    path,
                    line: number,
                    "is no line of a table of titles; make one of a catalogue's list with: broadsheet titles import"
                )
            }
            titles[lccn.text] = titles[lccn.text] ?? title
        }
    }

    /// Number of newspapers.
    package var count: Int { titles.count }

    /// All newspapers in order of LCCN.
    package var all: [NewspaperTitle] { titles.values.sorted { $0.lccn < $1.lccn } }

    /// The newspaper of a number in any of its spellings.
    package subscript(lccn: String) -> NewspaperTitle? {
        titles[lccn] ?? LCCN(lccn).flatMap { titles[$0.text] }
    }

    /// Adds a newspaper; where it is known already, only what was not known.
    package mutating func add(_ title: NewspaperTitle) {
        titles[title.lccn] = titles[title.lccn]?.completed(by: title) ?? title
    }

    /// Writes the table, in order of LCCN.
    ///
    /// - Throws: `CorpusError` where it cannot be written.
    package func write(to path: String) throws {
        try AtomicFile.write(RecordCoding.lines(all), to: path)
    }

    /// A page's metadata with what the table knows of its newspaper; what is known of the page already stays.
    package func completing(_ metadata: PageMetadata) -> PageMetadata {
        guard let lccn = metadata.lccn, let title = self[lccn] else { return metadata }
        var whole = metadata
        whole.title = metadata.title ?? title.title
        if metadata.city == nil {
            (whole.city, whole.state, whole.country) = (
                title.city, title.state ?? metadata.state, title.country ?? metadata.country
            )
        }
        whole.firstYear = metadata.firstYear ?? title.firstYear
        whole.lastYear = metadata.lastYear ?? title.lastYear
        return whole
    }
}
