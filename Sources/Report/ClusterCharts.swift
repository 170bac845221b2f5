import CorpusText

/// Numbers of clusters by size, as bars; units of a picture 440 wide and 190 high.
struct Histogram {
    struct Bar {
        var x: Double, y: Double, width: Double, height: Double, middle: Double
        var countY: Double
        var label: String, count: String
    }

    private static let width = 440.0, top = 24.0, floor = 150.0

    let bars: [Bar]
    let description: String

    init(_ digest: ReprintDigest) {
        let last = digest.counts.lastIndex { $0 > 0 } ?? 0
        let most = max(1, digest.counts.max() ?? 1)
        let step = Self.width / Double(max(6, last + 1))
        bars = digest.counts[...last].enumerated().map { index, count in
            // A bin that is not empty is always to be seen.
            let height = count == 0 ? 0 : max(2, (Self.floor - Self.top) * Double(count) / Double(most))
            let bin = ReprintDigest.bins[index]
            return Bar(
                x: rounded(step * Double(index) + step * 0.14),
                y: rounded(Self.floor - height),
                width: rounded(step * 0.72),
                height: rounded(height),
                middle: rounded(step * (Double(index) + 0.5)),
                countY: rounded(Self.floor - height - 6),
                label: bin.upperBound == Int.max
                    ? "\(bin.lowerBound)+"
                    : bin.count == 1 ? "\(bin.lowerBound)" : "\(bin.lowerBound)–\(bin.upperBound)",
                count: count == 0 ? "" : grouped(count)
            )
        }
        description = bars.filter { !$0.count.isEmpty }.map { "\($0.count) of \($0.label) copies" }.joined(
            separator: ", "
        )
    }
}

/// When each paper printed a text: a row a paper, a dot a copy.
struct Timeline {
    struct Dot {
        var x: Double, y: Double
        var isBest: Bool
        var tip: String
        /// The copy on the same page of the report, where it is shown.
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

    /// Most papers that get a row.
    static let mostRows = 30
    private static let left = 230.0, right = 850.0, step = 22.0, top = 10.0

    let width = 880.0
    let height: Double, floor: Double, labelY: Double
    let rows: [Row], ticks: [Tick]
    let left = Timeline.left, right = Timeline.right
    let more: String?

    /// Draws the copies that are dated; `nil` where none is.
    init?(_ cluster: ReprintCluster) {
        var copiesOf: [String: [(day: Int, place: Int)]] = [:]
        for (place, copy) in cluster.copies.enumerated() {
            guard let day = copy.date.flatMap({ CalendarDate(iso: $0, allowsTime: true) })?.dayNumber else { continue }
            copiesOf[copy.series ?? "paper unknown", default: []].append((day, place))
        }
        let days = copiesOf.values.joined().map(\.day)
        guard let first = days.min(), let last = days.max() else { return nil }
        func x(_ day: Int) -> Double {
            last == first
                ? (Self.left + Self.right) / 2
                : Self.left + 14 + (Self.right - Self.left - 28) * Double(day - first) / Double(last - first)
        }
        let papers = copiesOf.sorted { one, other in
            (one.value.map(\.day).min() ?? 0, one.key) < (other.value.map(\.day).min() ?? 0, other.key)
        }
        rows = papers.prefix(Self.mostRows).enumerated().map { index, paper in
            let y = Self.top + Self.step * (Double(index) + 0.5)
            var perDay: [Int: Int] = [:]
            let dots = paper.value.sorted { ($0.day, $0.place) < ($1.day, $1.place) }.map { day, place in
                // Copies of one paper and day stand beside each other.
                let before = perDay[day, default: 0]
                perDay[day] = before + 1
                let copy = cluster.copies[place]
                return Dot(
                    x: rounded(x(day) + 7 * Double(before)),
                    y: rounded(y),
                    isBest: copy.id == cluster.best,
                    tip: "\(paper.key), \(copy.date ?? "")" + (copy.id == cluster.best ? ", the best copy" : ""),
                    address: place < cluster.shown.count ? "#copy-\(place + 1)" : nil
                )
            }
            let name = paper.key.count > 30 ? paper.key.prefix(29) + "…" : paper.key[...]
            return Row(y: rounded(y), labelY: rounded(y + 4), name: String(name), fullName: paper.key, dots: dots)
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
        more = papers.count > rows.count ? "\(grouped(papers.count - rows.count)) more papers are not drawn." : nil
    }
}

/// A length in a picture, to a tenth.
private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
