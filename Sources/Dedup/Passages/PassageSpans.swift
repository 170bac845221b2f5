/// The passages of one page: ranges of its text that links found to be nearly the same are one.
struct PassageSpans {
    /// Ranges in Unicode scalars, the longest one of each group, by their start and end.
    private(set) var ranges: [Range<Int>] = []

    /// Two ranges are one passage that have so much of their union in common.
    private static let sameOverlap = 0.6
    /// Of two passages of a page the shorter one must lie so far within the longer one to be a part of it.
    private static let partOverlap = 0.5

    init(_ found: some Sequence<Range<Int>>) {
        let longestFirst = Set(found).sorted { a, b in
            a.count != b.count ? a.count > b.count : a.lowerBound < b.lowerBound
        }
        for range in longestFirst where place(of: range) == nil { ranges.append(range) }
        ranges.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    /// Number of the passage that a range is; `nil` where it is none.
    func place(of range: Range<Int>) -> Int? {
        var best: (place: Int, likeness: Double)?
        for (place, other) in ranges.enumerated() {
            let likeness = Self.likeness(other, range)
            if likeness >= Self.sameOverlap, likeness > best?.likeness ?? 0 { best = (place, likeness) }
        }
        return best?.place
    }

    /// Passages of which one is a part of the other, and how much alike the two are, `0...1`.
    var parts: [(first: Int, second: Int, weight: Double)] {
        var parts: [(first: Int, second: Int, weight: Double)] = []
        for (index, range) in ranges.enumerated() {
            for other in ranges.indices.dropFirst(index + 1) {
                guard ranges[other].lowerBound < range.upperBound else { break }
                let shared = range.clamped(to: ranges[other]).count
                guard Double(shared) >= Self.partOverlap * Double(min(range.count, ranges[other].count)) else {
                    continue
                }
                parts.append((index, other, Self.likeness(range, ranges[other])))
            }
        }
        return parts
    }

    /// What two ranges have in common, as part of their union.
    private static func likeness(_ a: Range<Int>, _ b: Range<Int>) -> Double {
        let shared = a.clamped(to: b).count
        return Double(shared) / Double(max(1, a.count + b.count - shared))
    }
}
