import Dedup
import Foundation

/// The headlines of some days, among which those of other stories are looked for.
package struct HeadlineWindow {
    /// A headline of the window.
    package struct Item {
        /// Number of the article in the catalog.
        var number: Int
        /// The cluster or lone article it belongs to.
        var group: Int
        var headline: Headline
        /// Runs of letters in its words, as hashes, in order.
        var grams: [UInt32]

        init(number: Int, group: Int, headline: Headline) {
            (self.number, self.group, self.headline) = (number, group, headline)
            grams = Set(headline.words.lazy.filter { $0.count >= 3 }.flatMap(Self.grams)).sorted()
        }

        /// Runs of four letters of a word; a mark stands before its first letter.
        private static func grams(of word: ArraySlice<UInt8>) -> [UInt32] {
            let marked = [ComparableText.space] + word
            return (0...(marked.count - 4)).map { start in
                marked[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) }
            }
        }
    }

    /// The headlines of one day and split.
    private struct DayIndex {
        var items: [Item] = []
        /// Places of the items that have a run of letters.
        var places: [UInt32: [Int32]] = [:]

        mutating func add(_ item: Item) {
            for gram in item.grams { places[gram, default: []].append(Int32(items.count)) }
            items.append(item)
        }
    }

    /// A run of letters in more headlines than this is no sign.
    private static let mostUses = 500
    /// Runs of letters that are looked up, the rarest first.
    private static let lookups = 32
    /// Indexes by day, in order; each day has one for every split.
    private var days: [(day: Int, dayIndexes: [DayIndex])] = []

    /// Puts a day's headlines in, which must come after the days that are there.
    package mutating func add(day: Int, _ items: [(item: Item, split: PairSplit)]) {
        var dayIndexes = [DayIndex](repeating: DayIndex(), count: PairSplit.allCases.count)
        for entry in items { dayIndexes[Int(entry.split.rawValue)].add(entry.item) }
        days.append((day, dayIndexes))
    }

    /// Takes the days before one out.
    package mutating func removeDays(before day: Int) { days.removeAll { $0.day < day } }

    /// The last day that is there.
    package var lastDay: Int? { days.last?.day }

    /// Headlines of other groups that are most similar to one of the pair, the most similar first.
    package func mostSimilar(to anchor: Item, _ positive: Item, in split: PairSplit, limit: Int) -> [Item] {
        let dayIndexes = days.map { $0.dayIndexes[Int(split.rawValue)] }
        let count = dayIndexes.reduce(0) { $0 + $1.items.count }
        let grams = Set(anchor.grams).union(positive.grams).map { gram in
            (gram: gram, uses: dayIndexes.reduce(0) { $0 + ($1.places[gram]?.count ?? 0) })
        }
        let most = count < 50 ? count : min(Self.mostUses, count / 4)
        let rare = grams.filter { $0.uses > 0 && $0.uses <= most }.sorted { ($0.uses, $0.gram) < ($1.uses, $1.gram) }
        // One score a headline, day after day.
        var scores = [Double](repeating: 0, count: count)
        var touched: [(dayIndex: Int, place: Int, index: Int)] = []
        var lookups = 0
        for (gram, uses) in rare where lookups < Self.lookups {
            let weight = log(Double(count + 1) / Double(uses))
            var (base, isFound) = (0, false)
            for (number, dayIndex) in dayIndexes.enumerated() {
                for place in dayIndex.places[gram] ?? [] where dayIndex.items[Int(place)].group != anchor.group {
                    let index = base + Int(place)
                    if scores[index] == 0 { touched.append((number, Int(place), index)) }
                    scores[index] += weight
                    isFound = true
                }
                base += dayIndex.items.count
            }
            // Runs of letters that only the cluster itself has do not count.
            if isFound { lookups += 1 }
        }
        var best: [(score: Double, number: Int, dayIndex: Int, place: Int)] = []
        for (dayIndex, place, index) in touched {
            let length = Double(dayIndexes[dayIndex].items[place].grams.count + 8)
            let (score, number) = (scores[index] / length.squareRoot(), dayIndexes[dayIndex].items[place].number)
            let at = best.firstIndex { ($0.score, number) < (score, $0.number) } ?? best.count
            guard at < limit else { continue }
            best.insert((score, number, dayIndex, place), at: at)
            if best.count > limit { best.removeLast() }
        }
        return best.map { dayIndexes[$0.dayIndex].items[$0.place] }
    }

    /// Headlines of other groups, from a place on that the hash gives.
    package func others(than anchor: Item, in split: PairSplit, from hash: UInt64, limit: Int) -> [Item] {
        let dayIndexes = days.map { $0.dayIndexes[Int(split.rawValue)].items }
        let count = dayIndexes.reduce(0) { $0 + $1.count }
        guard count > 0 else { return [] }
        let start = Int(hash % UInt64(count))
        return (0..<min(limit, count)).map { Self.item(at: (start + $0) % count, of: dayIndexes) }
            .filter { $0.group != anchor.group }
    }

    private static func item(at index: Int, of dayIndexes: [[Item]]) -> Item {
        var place = index
        for items in dayIndexes {
            if place < items.count { return items[place] }
            place -= items.count
        }
        preconditionFailure("a place beyond the days")
    }
}

extension HeadlineWindow.Item {
    /// From which similarity of the letters on a headline may be another form of the same.
    private static let mostSimilar = 0.6

    /// Whether the letters are those of another headline.
    package func isUnlike(_ other: Self) -> Bool {
        HeadlineSimilarity.similarity(headline, other.headline) < Self.mostSimilar
    }
}
