import CorpusText

/// When a text was first and last printed, as far as that is known.
///
/// Reprints dated to the day tell it; where there are none, those dated to a month or year.
struct DateBounds {
    let first: DateSpan, last: DateSpan

    /// `nil` where no reprint is dated.
    init?(of dates: [DateSpan]) {
        let finest = dates.map(\.unit).min()
        let told = finest == .day ? dates.filter { $0.unit == .day } : dates
        guard let first = told.min(by: { ($0.first, $0.unit) < ($1.first, $1.unit) }),
            let last = told.max(by: { ($0.last, $1.unit) < ($1.last, $0.unit) })
        else { return nil }
        (self.first, self.last) = (first, last)
    }

    /// Days from the first to the last; `nil` where they are not known to the day.
    var days: Int? {
        first.unit == .day && last.unit == .day ? last.first.dayNumber - first.first.dayNumber : nil
    }
}
