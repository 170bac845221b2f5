import CorpusFiles
import CorpusText
package import Foundation

/// Vectors of some articles: `NAME.npy`, one row a chunk of a text, and `NAME.jsonl`, which says whose rows they are.
///
/// The table is written last: where it stands, both are whole.
package struct VectorShard {
    /// First line of the table.
    package struct Head: Codable, Hashable {
        /// What made the vectors.
        var encoder: String
        var dimension: Int
        package var rows: Int
    }

    /// One more line of the table: an article and its number of rows.
    package struct Line: Codable, Hashable {
        var id: String
        /// First 16 bytes of the SHA-256 of the text, hexadecimal.
        var digest: String
        var rows: Int

        package init(id: String, digest: String, rows: Int) {
            (self.id, self.digest, self.rows) = (id, digest, rows)
        }

        /// Reads a line as it is mostly written.
        fileprivate init?(plain line: Data) {
            guard let fields = try? JSONFieldReader.fields(of: line, names: ["id", "digest", "rows"]),
                case .text(let id)? = fields[0]?.value, case .text(let digest)? = fields[1]?.value,
                case .number(let number)? = fields[2]?.value, let rows = Int(number)
            else { return nil }
            self.init(id: id, digest: digest, rows: rows)
        }
    }

    package let head: Head
    /// Whose the rows are.
    package private(set) var lines: [Line]
    /// The numbers, mapped into memory, and where they start.
    package let file: Data
    package let start: Int

    /// Opens a shard; `nil` where there is none, or one of another encoder.
    ///
    /// - Throws: `DedupError` where table and numbers do not fit each other.
    package init?(folder: URL, number: Int, encoder: String) throws {
        let (table, matrix) = Self.files(folder: folder, number: number)
        guard var reader = try? JSONLines(contentsOf: table), let first = try reader.next() else { return nil }
        let damaged = DedupError(
            .vectorsDamaged,
            "\(table.path) and \(matrix.path) do not fit each other; remove both, and run again"
        )
        guard let head = try? RecordCoding.decode(Head.self, from: first) else { throw damaged }
        guard head.encoder == encoder else { return nil }
        var lines: [Line] = []
        while let line = try reader.next() {
            guard let line = Line(plain: line) ?? (try? RecordCoding.decode(Line.self, from: line)) else {
                throw damaged
            }
            lines.append(line)
        }
        guard lines.reduce(0, { $0 + $1.rows }) == head.rows,
            let file = try? Data(contentsOf: matrix, options: .alwaysMapped),
            let start = NPYFile.numbers(of: file, rows: head.rows, columns: head.dimension)
        else { throw damaged }
        (self.head, self.lines, self.file, self.start) = (head, lines, file, start)
    }

    /// The shard without its table, for whoever has read that: it takes more room than all else.
    package consuming func withoutLines() -> Self {
        lines = []
        return self
    }

    package static func files(folder: URL, number: Int) -> (table: URL, matrix: URL) {
        let name = "part-" + number.zeroPadded(to: 5)
        return (folder.appendingPathComponent(name + ".jsonl"), folder.appendingPathComponent(name + ".npy"))
    }

    /// Writes a shard, whole or not at all.
    package static func write(
        folder: URL,
        number: Int,
        encoder: String,
        articles: [(id: String, digest: String, vectors: [[Float]])]
    ) throws {
        let (table, matrix) = files(folder: folder, number: number)
        let rows = articles.reduce(0) { $0 + $1.vectors.count }
        let dimension = articles.first?.vectors.first?.count ?? 0
        // A table of an older encoder would vouch for the new numbers.
        try? FileManager.default.removeItem(at: table)
        var numbers = try AtomicFile(matrix.path)
        try numbers.write(NPYFile.header(rows: rows, columns: dimension))
        for article in articles {
            for vector in article.vectors {
                let halves = vector.map { Float16($0).bitPattern.littleEndian }
                try numbers.write(unsafe halves.withUnsafeBytes { unsafe Data($0) })
            }
        }
        try numbers.commit()
        var lines = try RecordCoding.lines([Head(encoder: encoder, dimension: dimension, rows: rows)])
        for article in articles {
            let line = Line(id: article.id, digest: article.digest, rows: article.vectors.count)
            lines += try RecordCoding.lines([line])
        }
        try AtomicFile.write(lines, to: table.path)
    }
}
