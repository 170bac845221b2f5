import CorpusText

/// Which articles are in reach of which.
extension WindowedSearch {
    /// Articles of one kind of dates among which the reprints of some others are.
    ///
    /// - Parameters:
    ///   - queries: numbers of articles of one kind of dates, not empty.
    ///   - kind: the same kind, or a later one.
    /// - Returns: those whose date is within the window of a query's; all of the kind where one of the two kinds is not dated, or is
    ///   of spans of any length.
    ///   Of the queries' own kind it begins with the first query: pairs with earlier articles are theirs.
    package func reach(of queries: Range<Int>, in kind: DateRanges.Kind) -> Range<Int> {
        let all = catalog.ranges[kind]
        guard let first = queries.first, let last = queries.last else { return all.lowerBound..<all.lowerBound }
        let isOwn = DateRanges.kind(of: catalog.entries[first].date) == kind
        let low = isOwn ? first : all.lowerBound
        guard kind < .span, let from = catalog.entries[first].date?.first.dayNumber,
            // Within a kind the last days are in the order of the first ones.
            let to = catalog.entries[last].date?.last.dayNumber
        else { return low..<all.upperBound }
        let start = isOwn ? first : lowerBound(in: all) { $0.last.dayNumber >= from - settings.windowDays }
        let end = lowerBound(in: all) { $0.first.dayNumber > to + settings.windowDays }
        return start..<max(start, end)
    }

    /// The first article of a range for which something is true that stays true from there on.
    private func lowerBound(in range: Range<Int>, _ isReached: (DateSpan) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if let date = catalog.entries[middle].date, !isReached(date) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether two articles may be reprints of one text at all: on two pages, in two newspapers where that is asked, and
    /// within the window where both are dated; a year, or what is less exact, has no window besides its own days: with one, the
    /// copies of one year and those of the next would always be near each other.
    func mayBeReprints(_ first: Int, _ second: Int) -> Bool {
        let (a, b) = (catalog.entries[first], catalog.entries[second])
        if a.page != 0, a.page == b.page { return false }
        if !settings.allowsOneNewspaper, a.newspaper != nil, a.newspaper == b.newspaper { return false }
        guard let dateA = a.date, let dateB = b.date else { return true }
        return dateA.days(to: dateB) <= (max(dateA.unit, dateB.unit) < .year ? settings.windowDays : 0)
    }
}
