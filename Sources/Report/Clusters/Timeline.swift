import CorpusModel
import CorpusText

/// When each newspaper printed a text: a row a newspaper, a dot a reprint.
struct Timeline {
    struct Dot {
        var x: Double, y: Double
        var isBest: Bool
        var tip: String
        /// The reprint on the same page of the report, where it is shown.
        var address: String?
    }

    struct Row {
        var y: Double, labelY: Double
        var name: String, fullName: String
        var dots: [Dot]
    }

    struct Tick {
        var x: Double
        var label: String, anchor: String
    }

    /// Most newspapers that get a row.
    static let mostRows = 30
    private static let left = 230.0, right = 850.0, step = 22.0, top = 10.0

    let width = 880.0
    let height: Double, floor: Double, labelY: Double
    let rows: [Row], ticks: [Tick]
    let left = Timeline.left, right = Timeline.right
    let more: String?

    /// Draws the reprints that are dated; `nil` where none is.
    init?(_ cluster: ReprintCluster) {
        var reprintsOf: [String: [(day: Int, place: Int)]] = [:]
        for (place, reprint) in cluster.reprints.enumerated() {
            guard let day = reprint.date.flatMap({ CalendarDate(iso: $0, allowsTime: true) })?.dayNumber else {
                continue
            }
            reprintsOf[reprint.newspaper ?? "newspaper unknown", default: []].append((day, place))
        }
        let days = reprintsOf.values.joined().map(\.day)
        guard let first = days.min(), let last = days.max() else { return nil }
        func x(_ day: Int) -> Double {
            last == first
                ? (Self.left + Self.right) / 2
                : Self.left + 14 + (Self.right - Self.left - 28) * Double(day - first) / Double(last - first)
        }
        let newspapers = reprintsOf.sorted { one, other in
            (one.value.map(\.day).min() ?? 0, one.key) < (other.value.map(\.day).min() ?? 0, other.key)
        }
        rows = newspapers.prefix(Self.mostRows).enumerated().map { index, newspaper in
            let y = Self.top + Self.step * (Double(index) + 0.5)
            var perDay: [Int: Int] = [:]
            let dots = newspaper.value.sorted { ($0.day, $0.place) < ($1.day, $1.place) }.map { day, place in
                // Reprints of one newspaper and day stand beside each other.
                let before = perDay[day, default: 0]
                perDay[day] = before + 1
                let reprint = cluster.reprints[place]
                return Dot(
                    x: rounded(x(day) + 7 * Double(before)),
                    y: rounded(y),
                    isBest: reprint.id == cluster.best,
                    tip: "\(newspaper.key), \(reprint.date ?? "")"
                        + (reprint.id == cluster.best ? ", the best reprint" : ""),
                    address: place < cluster.shown.count ? "#reprint-\(place + 1)" : nil
                )
            }
            let name = newspaper.key.count > 30 ? newspaper.key.prefix(29) + "…" : newspaper.key[...]
            return Row(y: rounded(y), labelY: rounded(y + 4), name: String(name), fullName: newspaper.key, dots: dots)
        }
        floor = Self.top + Self.step * Double(rows.count) + 4
        labelY = floor + 18
        height = floor + 28
        let distinct = Set(days).sorted()
        // As many days as there is room for, the first and the last always.
        let every = max(1, (distinct.count + 5) / 6)
        let shown = distinct.enumerated().filter { $0.offset % every == 0 || $0.offset == distinct.count - 1 }.map(
            \.element
        )
        var ticks: [Tick] = []
        for day in shown {
            let place = x(day)
            if let before = ticks.last, place - before.x < 84 {
                guard day == last else { continue }
                if ticks.count > 1 { ticks.removeLast() }
            }
            ticks.append(Tick(x: rounded(place), label: CalendarDate(dayNumber: day).iso, anchor: "middle"))
        }
        self.ticks = ticks
        more =
            newspapers.count > rows.count
            ? "\(grouped(newspapers.count - rows.count)) more newspapers are not drawn." : nil
    }
}
