/// How often things come, the most frequent of them where there are very many.
///
/// With more distinct keys than are kept, the rarest are forgotten, and counted anew if they come again: what is frequent
/// all along is counted exactly. Equal additions in equal order give equal tallies.
struct Tally<Item: Sendable>: Sendable {
    /// A key with what it stands for, as it was added first.
    struct Entry: Sendable {
        var key: String, item: Item, count: Int
    }

    private var entries: [String: Entry] = [:]
    /// Keys that are kept; twice as many may be held between.
    private let most: Int

    init(most: Int = 50_000) { self.most = most }

    var isEmpty: Bool { entries.isEmpty }
    /// Number of distinct keys that are kept.
    var count: Int { entries.count }

    /// Counts one more.
    mutating func add(_ key: String, _ item: @autoclosure () -> Item) {
        if (entries[key]?.count += 1) == nil { entries[key] = Entry(key: key, item: item(), count: 1) }
    }

    /// Adds what was counted later.
    mutating func add(_ later: Self) {
        entries.merge(later.entries) { Entry(key: $0.key, item: $0.item, count: $0.count + $1.count) }
        if entries.count > 2 * most {
            entries = Dictionary(uniqueKeysWithValues: sorted.prefix(most).map { ($0.key, $0) })
        }
    }

    /// The most frequent first, equal counts by key.
    var sorted: [Entry] { entries.values.sorted { (-$0.count, $0.key) < (-$1.count, $1.key) } }
}
