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
        description = bars.filter { !$0.count.isEmpty }.map { "\($0.count) of \($0.label) reprints" }.joined(
            separator: ", "
        )
    }
}
