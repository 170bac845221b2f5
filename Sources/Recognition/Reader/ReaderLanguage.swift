import CorpusFiles
import Foundation

/// How likely a character is after those before it: n-grams of characters, `reader.ngrams`.
///
/// Made by `Training/reader/language.py`, which describes the file. All digits are one symbol to it: it never says which
/// digit stands somewhere.
struct ReaderLanguage: Sendable {
    /// For each length from 1, the n-gram that the text ends with; -1 where it is none of the model's.
    typealias State = [Int32]

    /// N-grams of one length, ordered by their symbols.
    private struct Table {
        /// Last symbol of each.
        var symbols: [UInt8]
        /// Minus the logarithm of that symbol's probability after the others, in sixteenths.
        var logs: [UInt8]
        /// Logarithms of the weight of shorter contexts, in sixteenths; none for the longest.
        var weights: [Int8]
        /// The first n-gram of the next length that begins with each, and the end of the last one's; none for the longest.
        var first: [UInt32]
    }

    private let tables: [Table]
    /// Symbol of each class, 0 for the line's end.
    private let symbols: [UInt8]

    private static let magic = Array("BSNGRAM1".utf8)
    private static let orders = 2...8
    private static let steps = 16.0

    /// Reads the file.
    ///
    /// - Throws: `RecognitionError`, code `model-invalid`.
    init(_ data: Data, alphabet: ReaderAlphabet, path: String) throws(RecognitionError) {
        guard let (symbols, tables) = Self.read([UInt8](data), classes: alphabet.classes) else {
            throw RecognitionError(
                .modelInvalid,
                "\(path) is no language model of the reader's characters; check out the Models folder again"
            )
        }
        (self.symbols, self.tables) = (symbols, tables)
    }

    private static func read(_ bytes: [UInt8], classes: Int) -> (symbols: [UInt8], tables: [Table])? {
        var input = ByteInput(bytes: bytes)
        guard input.take(magic.count) == magic[...], let order = input.integer(), orders.contains(order),
            let symbolCount = input.integer(), input.integer() == classes - 1, let symbols = input.take(classes - 1),
            symbols.allSatisfy({ Int($0) < symbolCount })
        else { return nil }
        let counts = (0..<order).compactMap { _ in input.integer() }
        guard counts.count == order, counts[0] == symbolCount, symbolCount <= 256 else { return nil }
        var tables: [Table] = []
        for (index, count) in counts.enumerated() {
            guard let last = input.take(count), let logs = input.take(count) else { return nil }
            var table = Table(symbols: Array(last), logs: Array(logs), weights: [], first: [])
            if index + 1 < order {
                guard let weights = input.take(count), let first = input.integers(count + 1),
                    first[0] == 0, Int(first[count]) == counts[index + 1], zip(first, first.dropFirst()).allSatisfy(<=)
                else { return nil }
                table.weights = weights.map { Int8(bitPattern: $0) }
                table.first = first
            }
            tables.append(table)
        }
        return input.isAtEnd ? ([0] + symbols, tables) : nil
    }

    /// The state at a line's begin.
    var start: State { [0] + State(repeating: -1, count: tables.count - 2) }

    /// Logarithm of the probability of the character of a class, 0 for the line's end, and the state after it.
    func step(from state: State, class number: Int) -> (log: Double, state: State) {
        let symbol = symbols[number]
        var places = State(repeating: -1, count: tables.count)
        places[0] = Int32(symbol)
        var longest = 0
        for length in 1..<tables.count where state[length - 1] >= 0 {
            guard let place = child(of: Int(state[length - 1]), length: length, symbol) else { continue }
            places[length] = Int32(place)
            longest = length
        }
        var log = -Int(tables[longest].logs[Int(places[longest])])
        for length in (longest + 1)..<max(tables.count, longest + 1) where state[length - 1] >= 0 {
            log += Int(tables[length - 1].weights[Int(state[length - 1])])
        }
        return (Double(log) / Self.steps, Array(places.dropLast()))
    }

    /// The n-gram that goes on from the one at a place of `length` with a symbol.
    private func child(of place: Int, length: Int, _ symbol: UInt8) -> Int? {
        let (first, next) = (tables[length - 1].first, tables[length].symbols)
        var (low, high) = (Int(first[place]), Int(first[place + 1]))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if next[middle] < symbol { low = middle + 1 } else { high = middle }
        }
        return low < end && next[low] == symbol ? low : nil
    }
}

/// Takes bytes from the front.
private struct ByteInput {
    let bytes: [UInt8]
    private var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= bytes.count - at else { return nil }
        at += count
        return bytes[(at - count)..<at]
    }

    /// A little-endian number of 32 bits.
    mutating func integer() -> Int? { integers(1).map { Int($0[0]) } }

    mutating func integers(_ count: Int) -> [UInt32]? {
        guard let taken = take(4 * count) else { return nil }
        let base = taken.startIndex
        return (0..<count).map { index in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(taken[base + 4 * index + $1]) << (8 * UInt32($1)) }
        }
    }
}
