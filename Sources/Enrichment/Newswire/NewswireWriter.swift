import CorpusFiles
import CorpusModel
import Foundation

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
        guard let people, copies.count > 1 else { return copies }
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
        var file: Int, offset: Int, length: Int
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
        let articles = try places(of: members, in: files.map { URL(fileURLWithPath: $0.path) }, names: settings.files)
        let parts = settings.files.indices.map { URL(fileURLWithPath: layout.part($0)) }
        let records = try places(of: members, in: parts, names: parts)
        var readers = try (files.map { URL(fileURLWithPath: $0.path) } + parts).map {
            try FileHandle(forReadingFrom: $0)
        }
        defer { for reader in readers { try? reader.close() } }
        func line(_ place: Place, in offset: Int) throws -> Data {
            let reader = readers[offset + place.file]
            try reader.seek(toOffset: UInt64(place.offset))
            return try reader.read(upToCount: place.length) ?? Data()
        }
        var output = try AtomicFile(layout.newswire)
        var count = 0
        try ClusterRecord.forEach(in: clusters) { cluster in
            let reprints = Dictionary(cluster.reprints.map { ($0.id, $0) }) { first, _ in first }
            let copies = try cluster.members.compactMap { member -> NewswireCopy? in
                guard let record = records[member], let article = articles[member] else { return nil }
                let known = try RecordCoding.decode(EnrichmentRecord.self, from: try line(record, in: files.count))
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
        readers = []
        return count
    }

    /// Where the lines of some articles stand; of an id that comes twice the first.
    private func places(of members: Set<String>, in files: [URL], names: [URL]) throws -> [String: Place] {
        var places: [String: Place] = [:]
        for (number, file) in files.enumerated() {
            var lines = try JSONLines(contentsOf: file)
            while let line = try lines.next() {
                let id =
                    (try? EnrichedText.id(of: line, fields: settings.fields))
                    ?? "\(names[number].lastPathComponent):\(lines.lineNumber)"
                guard members.contains(id), places[id] == nil else { continue }
                places[id] = Place(file: number, offset: lines.lineOffset, length: line.count)
            }
        }
        return places
    }
}
