import CorpusFiles
import CorpusModel
import Foundation

/// Reads pieces of many files of which a few are open at a time: a corpus may have more parts than a process may open.
private final class FewOpenFiles {
    private static let most = 64

    private let paths: [String]
    private var open: [Int: FileHandle] = [:]

    init(_ paths: [String]) { self.paths = paths }

    deinit { for file in open.values { try? file.close() } }

    func bytes(of number: Int, at offset: Int, count: Int) throws -> Data {
        if open[number] == nil {
            if open.count == Self.most {
                for file in open.values { try? file.close() }
                open = [:]
            }
            guard let file = FileHandle(forReadingAtPath: paths[number]) else {
                throw EnrichmentError(.unreadable, "cannot read \(paths[number]); check path and permissions")
            }
            open[number] = file
        }
        guard let file = open[number] else { return Data() }
        try file.seek(toOffset: UInt64(offset))
        return try file.read(upToCount: count) ?? Data()
    }
}

/// Writes one record for each cluster of reprints that a news agency probably sent.
///
/// Only where the lines of members stand is kept in memory, not their texts.
struct NewswireWriter {
    var settings: EnrichmentRun.Settings
    var layout: EnrichmentLayout
    /// Lets copies agree on whom they name; `nil` without an authority file.
    var people: PersonLinker?

    /// Copies with the persons that they name together.
    private func agreed(_ copies: [NewswireCopy]) -> [NewswireCopy] {
        // Without the names of every copy there is nothing to vote on again.
        guard let people, copies.count > 1, copies.allSatisfy({ $0.record.entities != nil }) else { return copies }
        let decisions = copies.map { copy in
            let names = copy.record.entities ?? []
            return people.decisions(
                for: names.filter { $0.type == .person },
                in: copy.article,
                others: names.filter { $0.type != .person }
            )
        }
        return zip(copies, PersonVote(people).links(decisions)).map { copy, links in
            var copy = copy
            copy.record.persons = links
            return copy
        }
    }

    private struct Place {
        var file: Int, line: Int, offset: Int, length: Int
    }

    /// Writes `newswire.jsonl`; without clusters it is removed.
    ///
    /// - Returns: number of records.
    /// - Throws: `EnrichmentError`, `CorpusError`.
    func write() throws -> Int {
        guard let clusters = settings.clusters else {
            try removeFile(layout.newswire)
            return 0
        }
        var members: Set<String> = []
        try ClusterRecord.forEach(in: clusters) { members.formUnion($0.members) }
        let files = try settings.files.map { try UnpackedFile($0, scratch: layout.records) }
        let articles = try places(
            of: members,
            in: files.map { URL(fileURLWithPath: $0.path) },
            names: EnrichmentRun.names(of: settings.files)
        )
        let parts = settings.files.indices.map { URL(fileURLWithPath: layout.part($0)) }
        let records = try places(of: members, in: parts, names: parts.map(\.path))
        let readers = FewOpenFiles(files.map(\.path) + parts.map(\.path))
        func line(_ place: Place, in offset: Int) throws -> Data {
            try readers.bytes(of: offset + place.file, at: place.offset, count: place.length)
        }
        var output = try AtomicFile(layout.newswire)
        var count = 0
        try ClusterRecord.forEach(in: clusters) { cluster in
            let reprints = Dictionary(cluster.reprints.map { ($0.id, $0) }) { first, _ in first }
            let copies = try cluster.members.compactMap { member -> NewswireCopy? in
                guard let record = records[member], let article = articles[member] else { return nil }
                let known = try EnrichmentRecord(
                    try line(record, in: files.count),
                    at: record.line,
                    of: parts[record.file].path
                )
                guard let text = ArticleLineRecord(try line(article, in: 0), fields: settings.fields, id: member) else {
                    return nil
                }
                return NewswireCopy(reprint: reprints[member] ?? .init(id: member), record: known, line: text)
            }
            guard !copies.isEmpty, let record = NewswireRecord(cluster, agreed(copies)) else { return }
            try output.write(try RecordCoding.lines([record]))
            count += 1
        }
        try output.commit()
        return count
    }

    /// Where the lines of some articles stand; of an id that comes twice the first.
    private func places(of members: Set<String>, in files: [URL], names: [String]) throws -> [String: Place] {
        var places: [String: Place] = [:]
        for (number, file) in files.enumerated() {
            var lines = try JSONLines(contentsOf: file)
            while let line = try lines.next() {
                let id =
                    (try? EnrichedText.id(of: line, fields: settings.fields))
                    ?? "\(names[number]):\(lines.lineNumber)"
                guard members.contains(id), places[id] == nil else { continue }
                places[id] = Place(file: number, line: lines.lineNumber, offset: lines.lineOffset, length: line.count)
            }
        }
        return places
    }
}
