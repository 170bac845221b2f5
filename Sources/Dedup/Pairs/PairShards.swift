import CorpusFiles
import CorpusModel
import CorpusText
package import Foundation

/// Kinds of pairs, each a folder.
package enum PairKind: String, CaseIterable {
    case headlines, scored, triplets, articles

    /// Fields of its lines, in the order that trainers take them in.
    package var fields: [String] {
        switch self {
        case .headlines, .articles: ["anchor", "positive"]
        case .scored: ["sentence1", "sentence2", "score"]
        case .triplets: ["anchor", "positive", "negative"]
        }
    }
}

/// A line of JSON whose fields stand in the order they were added: trainers take columns by their order.
package struct PairLine {
    private var fields: [(name: String, value: Data)] = []

    package mutating func add(_ name: String, _ text: String) throws {
        fields.append((name, try RecordCoding.line(text)))
    }

    /// Whole numbers get a point, so that a column has one type in all files.
    package mutating func add(_ name: String, _ number: Double) {
        let rounded = recordPrecision(number)
        fields.append((name, Data("\(rounded)".utf8)))
    }

    package mutating func add(_ name: String, _ flag: Bool) { fields.append((name, Data("\(flag)".utf8))) }

    package var data: Data {
        var line = Data()
        for (name, value) in fields {
            line += Data("\(line.isEmpty ? "{" : ",")\"\(name)\":".utf8)
            line += value
        }
        return line + Data("}\n".utf8)
    }
}

/// Writes the shards of all kinds and splits, and removes those of an earlier run that are there no more.
package final class PairShards {
    /// Lines of a shard.
    package static let linesPerShard = 100_000

    /// A kind or its sources, and the split.
    private struct Series: Hashable {
        var folder: String, split: PairSplit
    }

    private final class OpenShard {
        private var file: AtomicFile?
        var lines = 0
        let number: Int

        init(_ path: String, number: Int) throws {
            file = try AtomicFile(path)
            self.number = number
        }

        func write(_ data: Data) throws {
            try file?.write(data)
            lines += 1
        }

        func commit() throws {
            guard let file = file.take() else { return }
            try file.commit()
        }
    }

    private let folder: URL
    private let linesPerShard: Int
    private var open: [Series: OpenShard] = [:]
    private var written: Set<String> = []
    /// Lines written, by kind and split.
    private(set) var counts: [PairKind: [PairSplit: Int]] = [:]

    package init(folder: URL, linesPerShard: Int = PairShards.linesPerShard) throws {
        (self.folder, self.linesPerShard) = (folder, linesPerShard)
        try makeFolder(folder.path)
        // The card says that all is there: it goes first and comes last.
        try Self.remove(Self.card, in: folder)
    }

    package static let card = "README.md"

    /// Adds a pair, and to the file of the same name under `sources` what it was made of.
    package func write(_ kind: PairKind, _ split: PairSplit, _ line: PairLine, sources: PairLine? = nil) throws {
        counts[kind, default: [:]][split, default: 0] += 1
        try write(line, to: Series(folder: kind.rawValue, split: split))
        if let sources { try write(sources, to: Series(folder: Self.sources(of: kind), split: split)) }
    }

    private static func sources(of kind: PairKind) -> String { "sources/\(kind.rawValue)" }

    private func write(_ line: PairLine, to series: Series) throws {
        if let shard = open[series], shard.lines >= linesPerShard {
            try shard.commit()
            open[series] = try start(series, number: shard.number + 1)
        }
        let shard = try open[series] ?? start(series, number: 0)
        open[series] = shard
        try shard.write(line.data)
    }

    private func start(_ series: Series, number: Int) throws -> OpenShard {
        let place = folder.appendingPathComponent(series.folder)
        if number == 0 { try makeFolder(place.path) }
        let name = "\(series.split.name)-\(number.zeroPadded(to: 5)).jsonl"
        written.insert("\(series.folder)/\(name)")
        return try OpenShard(place.appendingPathComponent(name).path, number: number)
    }

    /// Completes all shards, removes others and writes the card.
    package func finish(card: String) throws {
        for (_, shard) in open.sorted(by: { ($0.key.folder, $0.key.split) < ($1.key.folder, $1.key.split) }) {
            try shard.commit()
        }
        open = [:]
        try Self.removeShards(in: folder, except: written)
        try AtomicFile.write(Data(card.utf8), to: folder.appendingPathComponent(Self.card).path)
    }

    /// Removes all that an earlier run wrote into a folder of pairs, and nothing else.
    package static func removeAll(in folder: URL) throws {
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        try remove(card, in: folder)
        try removeShards(in: folder, except: [])
        try removeIfEmpty(folder)
    }

    private static func removeShards(in folder: URL, except kept: Set<String>) throws {
        for kind in PairKind.allCases {
            for series in [kind.rawValue, sources(of: kind)] {
                let place = folder.appendingPathComponent(series)
                for name in (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
                where isShard(name) && !kept.contains("\(series)/\(name)") {
                    try remove("\(series)/\(name)", in: folder)
                }
                try removeIfEmpty(place)
            }
        }
        try removeIfEmpty(folder.appendingPathComponent("sources"))
    }

    private static func isShard(_ name: String) -> Bool {
        let stem = name.hasSuffix(".partial") ? String(name.dropLast(8)) : name
        return stem.hasSuffix(".jsonl")
            && PairSplit.allCases.contains { split in
                guard stem.hasPrefix(split.name + "-") else { return false }
                let digits = stem.dropFirst(split.name.count + 1).dropLast(6)
                return digits.count >= 5 && digits.allSatisfy { $0.isASCII && $0.isNumber }
            }
    }

    private static func remove(_ name: String, in folder: URL) throws {
        let path = folder.appendingPathComponent(name).path
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw CorpusError(.notWritable, "cannot remove \(path), left by an earlier run; check permissions")
        }
    }

    private static func removeIfEmpty(_ folder: URL) throws {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path), names.isEmpty else {
            return
        }
        try remove(folder.lastPathComponent, in: folder.deletingLastPathComponent())
    }
}
