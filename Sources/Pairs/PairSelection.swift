/// Chooses pairs of a cluster: few of many, by hash, and spread over newspapers and articles.
package struct PairSelection {
    /// A member of a cluster that may stand in a pair.
    package struct Choice {
        /// Number of the article in the catalog.
        var number: Int
        /// Number of its newspaper; `nil` where unknown.
        var newspaper: Int32?
        /// By what it is chosen where all else is equal.
        var hash: UInt64
        /// Choices of one form are the same text but for some letters.
        var form = 0
    }

    /// Members of which pairs are made at most: a large cluster has more pairs than anybody needs.
    package static let mostMembers = 40

    /// Few of many: one of each newspaper, then a second of each, and so on, in the order of the hashes.
    package static func some(_ choices: [Choice]) -> [Choice] {
        guard choices.count > mostMembers else { return choices }
        var rounds: [Int32?: Int] = [:]
        let ranked = choices.sorted { ($0.hash, $0.number) < ($1.hash, $1.number) }.map { choice in
            let round = rounds[choice.newspaper, default: 0]
            rounds[choice.newspaper] = round + 1
            return (round: round, choice: choice)
        }
        // Sorting by round alone would not be stable.
        let order = ranked.indices.sorted { (ranked[$0].round, $0) < (ranked[$1].round, $1) }
        return order.prefix(mostMembers).map { ranked[$0].choice }.sorted { $0.number < $1.number }
    }

    /// Some of the pairs, those first whose forms are new, then those whose newspapers and articles were used least.
    ///
    /// `pairs` are places in `choices`; no more than `cap` are chosen.
    package static func spread(_ pairs: [(Int, Int)], of choices: [Choice], cap: Int) -> [(Int, Int)] {
        var left = pairs.map { pair in
            (pair: pair, hash: choices[pair.0].hash &* 31 &+ choices[pair.1].hash)
        }
        left.sort { ($0.hash, $0.pair.0, $0.pair.1) < ($1.hash, $1.pair.0, $1.pair.1) }
        var newspapers: [Int32: Int] = [:]
        var articles: [Int: Int] = [:]
        var forms: [Int: Int] = [:]
        var chosen: [(Int, Int)] = []
        func formsOf(_ pair: (Int, Int)) -> Int {
            let (first, second) = (choices[pair.0].form, choices[pair.1].form)
            return min(first, second) * choices.count + max(first, second)
        }
        func used(_ place: Int) -> Int {
            let ofNewspaper = choices[place].newspaper.map { newspapers[$0, default: 0] } ?? 0
            return ofNewspaper + articles[place, default: 0]
        }
        while chosen.count < cap, !left.isEmpty {
            var (best, cost) = (0, Int.max)
            for (index, candidate) in left.enumerated() {
                let again = forms[formsOf(candidate.pair), default: 0]
                let sum = used(candidate.pair.0) + used(candidate.pair.1) + again * 1_000_000
                if sum < cost { (best, cost) = (index, sum) }
                if sum == 0 { break }
            }
            let pair = left.remove(at: best).pair
            forms[formsOf(pair), default: 0] += 1
            for place in [pair.0, pair.1] {
                if let newspaper = choices[place].newspaper { newspapers[newspaper, default: 0] += 1 }
                articles[place, default: 0] += 1
            }
            chosen.append(pair)
        }
        return chosen.sorted { $0 < $1 }
    }
}
