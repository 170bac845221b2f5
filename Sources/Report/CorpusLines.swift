import CorpusFiles
import Foundation

/// The lines of all shards of page records, in their order, with a look at whether another follows.
struct CorpusLines: ~Copyable {
    /// A line and where it stands.
    struct Line: Sendable {
        var data: Data
        var file: String
        var number: Int

        /// The value on the line; throws `ReportError.malformedRecord` that names file and line.
        func decoded<Value: Decodable>(as type: Value.Type, remedy: String = "run the pages again") throws -> Value {
            do {
                return try RecordCoding.decode(type, from: data)
            } catch {
                throw ReportError(
                    .malformedRecord,
                    "\(file), line \(number) is not a record of this version of Broadsheet: \(error); \(remedy)"
                )
            }
        }
    }

    private var files: [URL]
    private var current: URL?
    private var lines: JSONLines?
    private var upcoming: Line?

    /// Starts at the first line of the first file.
    init(files: [URL]) throws {
        self.files = Array(files.reversed())
        upcoming = try read()
    }

    /// Whether `next()` will give a line.
    var hasNext: Bool { upcoming != nil }

    /// The next line.
    mutating func next() throws -> Line? {
        defer { if upcoming == nil { lines = nil } }
        guard let line = upcoming else { return nil }
        upcoming = try read()
        return line
    }

    private mutating func read() throws -> Line? {
        while true {
            if let current, let data = try lines?.next() {
                return Line(data: data, file: current.lastPathComponent, number: lines?.lineNumber ?? 0)
            }
            guard let file = files.popLast() else { return nil }
            current = file
            lines = try JSONLines(contentsOf: file)
        }
    }
}
