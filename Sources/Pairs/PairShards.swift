import CorpusFiles
import CorpusText
package import Foundation

/// Writes the shards of all kinds and splits, and removes those of an earlier run that are there no more.
package final class PairShards {
    /// Lines of a shard.
    package static let linesPerShard = 100_000

    /// The files of a kind or of its sources, and of a split.
    private struct ShardGroup: Hashable {
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
    private var open: [ShardGroup: OpenShard] = [:]
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
        try write(line, to: ShardGroup(folder: kind.rawValue, split: split))
        if let sources { try write(sources, to: ShardGroup(folder: Self.sources(of: kind), split: split)) }
    }

    private static func sources(of kind: PairKind) -> String { "sources/\(kind.rawValue)" }

    private func write(_ line: PairLine, to group: ShardGroup) throws {
        if let shard = open[group], shard.lines >= linesPerShard {
            try shard.commit()
            open[group] = try start(group, number: shard.number + 1)
        }
        let shard = try open[group] ?? start(group, number: 0)
        open[group] = shard
        try shard.write(line.data)
    }

    private func start(_ group: ShardGroup, number: Int) throws -> OpenShard {
        let place = folder.appendingPathComponent(group.folder)
        if number == 0 { try makeFolder(place.path) }
        let name = "\(group.split.name)-\(number.zeroPadded(to: 5)).jsonl"
        written.insert("\(group.folder)/\(name)")
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
            for group in [kind.rawValue, sources(of: kind)] {
                let place = folder.appendingPathComponent(group)
                for name in (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
                where isShard(name) && !kept.contains("\(group)/\(name)") {
                    try remove("\(group)/\(name)", in: folder)
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
