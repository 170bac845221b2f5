import CorpusFiles
import Foundation
import Synchronization

/// An authority file in memory: entries found by the words of their names, misread ones too.
///
/// Only the names are held; an entry's line is read again when it is wanted. A hundred thousand entries take 4 s of one core and
/// 80 MB.
package final class Authority: Sendable {
    /// The file, for messages.
    package let path: String
    private let file: UnpackedFile
    private let text: Data
    private let offsets: [Int]
    private let lengths: [UInt32]
    private let words: WordIndex
    /// Entries by word: those of word `w` are `entries[starts[w]..<starts[w + 1]]`, in order.
    private let starts: [UInt32]
    private let entries: [UInt32]
    /// Years of birth and death; `Int16.min` where unknown.
    private let births: [Int16], deaths: [Int16]
    private let kinds: [AuthorityEntry.Kind]
    /// Hashes of the ids.
    private let ids: [UInt64]
    private let cache = Mutex<[Int: KnownEntry]>([:])

    private static let mostCached = 20_000
    private static let unknownYear = Int16.min

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: JSON lines, plain or packed by gzip or Zstandard.
    ///   - scratch: folder with room for the text of a packed file.
    /// - Throws: `EnrichmentError` that names file, line, column and the remedy; `UnpackingError`.
    package init(contentsOf path: String, scratch: String = NSTemporaryDirectory()) throws {
        self.path = path
        file = try UnpackedFile(URL(fileURLWithPath: path), scratch: scratch)
        let url = URL(fileURLWithPath: file.path)
        var lines = try JSONLines(contentsOf: url)
        var (offsets, lengths): ([Int], [UInt32]) = ([], [])
        var (births, deaths): ([Int16], [Int16]) = ([], [])
        var kinds: [AuthorityEntry.Kind] = []
        var numbers: [[UInt8]: UInt32] = [:]
        var vocabulary: [[UInt8]] = []
        var pairs: [UInt64] = []
        var ids: [UInt64] = []
        var seen: [UInt64: UInt32] = [:]
        while let line = try lines.next() {
            let number = lines.lineNumber
            let entry = try AuthorityLine.entry(line, at: "\(path):\(number)")
            let id = Self.hash(entry.id)
            if let former = seen.updateValue(UInt32(number), forKey: id) {
                throw EnrichmentError(
                    .unreadable,
                    "\(path):\(number):1: the id \(entry.id) is also that of line \(former); give each entry its own"
                )
            }
            ids.append(id)
            for word in KnownEntry.keyWords(of: entry) {
                let known = numbers[word.bytes]
                let owner = known ?? UInt32(vocabulary.count)
                if known == nil {
                    numbers[word.bytes] = owner
                    vocabulary.append(word.bytes)
                }
                pairs.append(UInt64(owner) << 32 | UInt64(offsets.count))
            }
            offsets.append(lines.lineOffset)
            lengths.append(UInt32(line.count))
            births.append(Self.year(entry.birth))
            deaths.append(Self.year(entry.death))
            kinds.append(entry.kind)
        }
        guard !offsets.isEmpty else {
            throw EnrichmentError(
                .unreadable,
                "\(path) holds no entries; make an authority file with: broadsheet authority build"
            )
        }
        pairs.sort()
        var starts = [UInt32](repeating: 0, count: vocabulary.count + 1)
        for pair in pairs { starts[Int(pair >> 32) + 1] += 1 }
        for word in 0..<vocabulary.count { starts[word + 1] += starts[word] }
        (self.offsets, self.lengths, self.births, self.deaths, self.kinds) = (offsets, lengths, births, deaths, kinds)
        (self.starts, self.ids) = (starts, ids)
        entries = pairs.map { UInt32(truncatingIfNeeded: $0) }
        words = WordIndex(vocabulary)
        text = try Data(contentsOf: url, options: .alwaysMapped)
    }

    /// Number of entries.
    package var count: Int { offsets.count }

    /// An entry by its number, `0..<count`, in the order of the file.
    package func entry(_ number: Int) -> AuthorityEntry { known(number).entry }

    /// The number of the entry with an id.
    package func number(of id: String) -> Int? {
        let hash = Self.hash(id)
        return ids.firstIndex(of: hash).flatMap { known($0).entry.id == id ? $0 : nil }
    }

    /// FNV-1a, 64 bits: two of a million ids share one once in tens of millions of files.
    private static func hash(_ id: String) -> UInt64 {
        id.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    private static func year(_ date: String?) -> Int16 {
        date.flatMap { AuthorityDate($0) }.map { Int16(clamping: $0.year) } ?? unknownYear
    }

    func kind(_ number: Int) -> AuthorityEntry.Kind { kinds[number] }

    /// Years of birth and death, or of first and last appearance.
    func years(_ number: Int) -> (birth: Int?, death: Int?) {
        func year(_ value: Int16) -> Int? { value == Self.unknownYear ? nil : Int(value) }
        return (year(births[number]), year(deaths[number]))
    }

    /// An entry with its names taken apart.
    func known(_ number: Int) -> KnownEntry {
        if let known = cache.withLock({ $0[number] }) { return known }
        let line = text[offsets[number]..<offsets[number] + Int(lengths[number])]
        guard let entry = try? AuthorityLine.entry(Data(line), at: path) else {
            // The line was read once already: somebody writes into the file.
            preconditionFailure("\(path) changed while it was in use")
        }
        let known = KnownEntry(entry)
        cache.withLock { cache in
            if cache.count >= Self.mostCached { cache.removeAll(keepingCapacity: true) }
            cache[number] = known
        }
        return known
    }

    /// Words of names that a reading may stand for, nearest first.
    func readings(of word: NameWord) -> [(word: Int, distance: Float)] { words.readings(of: word.bytes) }

    /// Entries whose names have a word, in the order of the file.
    func entries(with word: Int) -> ArraySlice<UInt32> { entries[Int(starts[word])..<Int(starts[word + 1])] }

    /// The letters of a word of the index.
    func letters(of word: Int) -> [UInt8] { Array(words[word]) }
}
