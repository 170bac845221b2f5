import CorpusFiles
import Foundation

/// Reads articles again from their files.
package final class ArticleTexts: Sendable {
    private let catalog: ArticleCatalog
    /// The files, mapped into memory: only what is read takes room.
    private let contents: [Data]

    package init(_ catalog: ArticleCatalog) throws {
        self.catalog = catalog
        contents = try catalog.sources.map { file in
            do {
                return try Data(contentsOf: URL(fileURLWithPath: file.path), options: .alwaysMapped)
            } catch {
                throw DedupError(.inputNotReadable, "cannot read \(file.name.path) again; check path and permissions")
            }
        }
    }

    /// An article by its number in the catalog.
    ///
    /// - Throws: `DedupError` where the file has changed meanwhile.
    package func article(_ number: Int) throws -> ArticleLine {
        let entry = catalog.entries[number]
        let data = contents[Int(entry.file)]
        let end = entry.offset + Int(entry.length)
        guard end <= data.count,
            let line = try? ArticleLine(
                data[(data.startIndex + entry.offset)..<(data.startIndex + end)],
                names: catalog.names,
                place: entry.id
            ),
            line.id == entry.id
        else {
            throw DedupError(
                .inputNotReadable,
                "\(catalog.files[Int(entry.file)].path) was changed while it was read; run again"
            )
        }
        return line
    }
}
