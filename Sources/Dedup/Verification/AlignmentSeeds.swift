/// Places where two texts have the same run of letters.
enum AlignmentSeeds {
    /// Occurrences of a run of letters in a text up to which all are paired with all.
    private static let repeats = 3

    /// Every run of letters of a piece as its hash (upper 32 bits) and its place (lower), in order.
    static func grams(of letters: ArraySlice<UInt8>, length: Int) -> [UInt64] {
        var list: [UInt64] = []
        list.reserveCapacity(letters.count)
        RunHashes.forEach(in: letters, length: length) { place, hash in
            let mixed = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
            list.append(mixed & 0xFFFF_FFFF_0000_0000 | UInt64(place))
        }
        list.sort()
        return list
    }

    /// Runs of letters that both texts have.
    ///
    /// A run that one text has often says little of where it belongs: its occurrences are paired in their order from the
    /// beginning and from the end, so that a text that repeats itself is still aligned with its reprint.
    static func shared(_ first: [UInt64], _ second: [UInt64], length: Int) -> [TextAlignment.Run] {
        var seeds: [TextAlignment.Run] = []
        func add(_ one: UInt64, _ other: UInt64) {
            seeds.append(
                TextAlignment.Run(first: Int(one & 0xFFFF_FFFF), second: Int(other & 0xFFFF_FFFF), length: length)
            )
        }
        var (i, j) = (0, 0)
        while i < first.count, j < second.count {
            let (a, b) = (first[i] >> 32, second[j] >> 32)
            if a < b { i += 1; continue }
            if b < a { j += 1; continue }
            var (endI, endJ) = (i + 1, j + 1)
            while endI < first.count, first[endI] >> 32 == a { endI += 1 }
            while endJ < second.count, second[endJ] >> 32 == a { endJ += 1 }
            if endI - i <= repeats, endJ - j <= repeats {
                for one in first[i..<endI] { for other in second[j..<endJ] { add(one, other) } }
            } else {
                let (countI, countJ) = (endI - i, endJ - j)
                for step in 0..<min(countI, countJ) {
                    add(first[i + step], second[j + step])
                    if countI != countJ { add(first[endI - 1 - step], second[endJ - 1 - step]) }
                }
            }
            (i, j) = (endI, endJ)
        }
        return seeds
    }

    /// Seeds that go on from each other made one run; by their place in the first text.
    static func merged(_ seeds: [TextAlignment.Run]) -> [TextAlignment.Run] {
        joined(byDiagonal(seeds)).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// The same, each run grown by the letters that agree before and behind it: seeds of frequent runs are few.
    static func extended(_ seeds: [TextAlignment.Run], _ a: [UInt8], _ b: [UInt8]) -> [TextAlignment.Run] {
        let grown = joined(byDiagonal(seeds)).map { run in
            var run = run
            while run.first > 0, run.second > 0, a[run.first - 1] == b[run.second - 1] {
                run.first -= 1
                run.second -= 1
                run.length += 1
            }
            while run.first + run.length < a.count, run.second + run.length < b.count,
                a[run.first + run.length] == b[run.second + run.length]
            { run.length += 1 }
            return run
        }
        return joined(grown).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private static func byDiagonal(_ seeds: [TextAlignment.Run]) -> [TextAlignment.Run] {
        seeds.sorted { ($0.diagonal, $0.first) < ($1.diagonal, $1.first) }
    }

    private static func joined(_ sorted: [TextAlignment.Run]) -> [TextAlignment.Run] {
        var runs: [TextAlignment.Run] = []
        for seed in sorted {
            if let last = runs.last, last.diagonal == seed.diagonal, seed.first <= last.first + last.length {
                runs[runs.count - 1].length = max(last.length, seed.first + seed.length - last.first)
            } else {
                runs.append(seed)
            }
        }
        return runs
    }
}
