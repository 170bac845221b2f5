/// A passage that two texts share: where it lies in both, and how well they agree there.
struct PassageMatch: Sendable, Hashable {
    /// Letters of the first and of the second text.
    var first: Range<Int>, second: Range<Int>
    /// Letters that agree, and letters inserted, left out or changed.
    var agreeing: Int, edits: Int

    /// Part of the aligned letters that agree, `0...1`.
    var agreement: Double { Double(agreeing) / Double(max(1, agreeing + edits)) }

    /// Whether it is long and good enough.
    func isPassage(_ settings: PassageSettings) -> Bool {
        min(first.count, second.count) >= settings.shortest && agreement >= PassageSettings.lowestAgreement
            && Double(agreeing - edits) >= PassageSettings.lowestScore * Double(settings.shortest)
    }

    /// The same a number of letters further on in each text.
    func shifted(first a: Int, second b: Int) -> Self {
        var shifted = self
        shifted.first = first.lowerBound + a..<first.upperBound + a
        shifted.second = second.lowerBound + b..<second.upperBound + b
        return shifted
    }

    /// Whether most of it lies within another one in both texts.
    func isMostly(within other: Self) -> Bool {
        2 * first.clamped(to: other.first).count > first.count
            && 2 * second.clamped(to: other.second).count > second.count
    }

    /// Matches of two texts with those made one that go on from each other: by their place in the first text.
    ///
    /// Two parts of one passage meet where it was cut into sections, and where two alignments were carried on into each other.
    static func joined(_ matches: [Self]) -> [Self] {
        let sorted = matches.sorted {
            ($0.first.lowerBound, $0.second.lowerBound, $0.first.upperBound)
                < ($1.first.lowerBound, $1.second.lowerBound, $1.first.upperBound)
        }
        var joined: [Self] = []
        for match in sorted {
            if let place = joined.lastIndex(where: { $0.goesOn(in: match) }) {
                joined[place].add(match)
            } else {
                joined.append(match)
            }
        }
        return joined
    }

    private func goesOn(in next: Self) -> Bool {
        let shift = (next.first.lowerBound - first.lowerBound) - (next.second.lowerBound - second.lowerBound)
        return next.second.lowerBound >= second.lowerBound && first.overlaps(next.first)
            && second.overlaps(next.second) && abs(shift) <= 128
    }

    private mutating func add(_ next: Self) {
        let twice = min(first.clamped(to: next.first).count, next.first.count)
        let rest = 1 - Double(twice) / Double(max(1, next.first.count))
        first = first.lowerBound..<max(first.upperBound, next.first.upperBound)
        second = second.lowerBound..<max(second.upperBound, next.second.upperBound)
        agreeing += Int(rest * Double(next.agreeing))
        edits += Int(rest * Double(next.edits))
    }
}
