/// How likely a character is after those before it: n-grams of characters with weights of shorter contexts.
///
/// Made by `Training/reader/language.py`, which describes the file. Characters are numbered as classes from 1 on, 0 is a line's
/// end; several classes may be one symbol, as digits are, between which the model does not tell.
package struct CharacterNgrams: Sendable {
    /// For each length from 1, the n-gram that the text ends with; -1 where it is none of the model's.
    package typealias State = [Int32]

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

    /// Reads the file; `nil` where it is no such file, or one of another number of classes.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - classes: number of classes, the line's end among them.
    package init?(_ bytes: [UInt8], classes: Int) {
        var input = ByteInput(bytes: bytes)
        guard input.take(Self.magic.count) == Self.magic[...], let order = input.integer(), Self.orders.contains(order),
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
        guard input.isAtEnd else { return nil }
        (self.symbols, self.tables) = ([0] + symbols, tables)
    }

    /// The state at a line's begin.
    package var start: State { [0] + State(repeating: -1, count: tables.count - 2) }

    /// Logarithm of the probability of the character of a class, 0 for the line's end, and the state after it.
    package func step(from state: State, class number: Int) -> (log: Double, state: State) {
        var next = state
        let log = advance(&next, symbols[number])
        return (Double(log) / Self.steps, next)
    }

    /// The sum of the logarithms of the probabilities of some characters, each after those before it.
    ///
    /// - Parameters:
    ///   - classes: of the characters; -1 for one that the model does not know, after which the text begins anew.
    ///   - unknown: what such a one counts.
    /// - Returns: the sum, natural logarithms.
    package func log(of classes: some Sequence<Int16>, unknown: Double) -> Double {
        var state = start
        var sum = 0
        var strangers = 0
        for number in classes {
            guard number >= 0 else {
                strangers += 1
                for length in 1..<state.count { state[length] = -1 }
                state[0] = 0
                continue
            }
            sum += advance(&state, symbols[Int(number)])
        }
        return Double(sum) / Self.steps + Double(strangers) * unknown
    }

    /// As `step`, in place: the logarithm in sixteenths.
    private func advance(_ state: inout State, _ symbol: UInt8) -> Int {
        var log = 0
        var isFound = false
        // From the longest context down: each place of the state is overwritten after the shorter context of it was read.
        for length in stride(from: tables.count - 1, through: 0, by: -1) {
            var place: Int32 = length == 0 ? Int32(symbol) : -1
            if length > 0, state[length - 1] >= 0 {
                if let child = child(of: Int(state[length - 1]), length: length, symbol) {
                    place = Int32(child)
                } else if !isFound {
                    log += Int(tables[length - 1].weights[Int(state[length - 1])])
                }
            }
            if place >= 0, !isFound {
                isFound = true
                log -= Int(tables[length].logs[Int(place)])
            }
            if length < state.count { state[length] = place }
        }
        return log
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
