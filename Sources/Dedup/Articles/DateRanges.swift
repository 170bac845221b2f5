package import CorpusText

/// Where the articles of a catalog stand by how exactly they are dated: to the day, the month, the year, less exactly, not
/// at all.
package struct DateRanges: Sendable, Hashable {
    /// How exactly an article is dated, in the order in which a catalog has them.
    package enum Kind: Int, Sendable, Hashable, CaseIterable, Comparable {
        case day, month, year, span, undated

        package static func < (first: Self, second: Self) -> Bool { first.rawValue < second.rawValue }
    }

    private let bounds: [Int]

    /// - Parameter dates: of all articles, in the order of their kinds.
    package init(_ dates: some Sequence<DateSpan?>) {
        var counts = [Int](repeating: 0, count: Kind.allCases.count)
        for date in dates { counts[Self.kind(of: date).rawValue] += 1 }
        bounds = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    /// How exact a date is.
    package static func kind(of date: DateSpan?) -> Kind {
        switch date?.unit {
        case .day: .day
        case .month: .month
        case .year: .year
        case .span: .span
        case nil: .undated
        }
    }

    /// Numbers of the articles of a kind.
    package subscript(kind: Kind) -> Range<Int> { bounds[kind.rawValue]..<bounds[kind.rawValue + 1] }

    /// Articles of each kind.
    package var counts: Counts {
        Counts(
            day: self[.day].count,
            month: self[.month].count,
            year: self[.year].count,
            span: self[.span].count,
            undated: self[.undated].count
        )
    }

    /// Numbers of articles by how exactly they are dated.
    package struct Counts: Sendable, Hashable, Codable {
        package var day: Int, month: Int, year: Int, span: Int, undated: Int

        package init(day: Int, month: Int, year: Int, span: Int = 0, undated: Int) {
            (self.day, self.month, self.year) = (day, month, year)
            (self.span, self.undated) = (span, undated)
        }

        /// Number of all articles.
        package var all: Int { day + month + year + span + undated }
    }
}
