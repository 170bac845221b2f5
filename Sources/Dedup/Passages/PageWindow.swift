import CorpusText

/// Which pages of a catalog are compared with which.
struct PageWindow {
    let catalog: ArticleCatalog
    let settings: PassageSettings
    /// Number of the first page that is not dated to the day; such pages come last.
    let firstLoose: Int

    init(catalog: ArticleCatalog, settings: PassageSettings) {
        (self.catalog, self.settings) = (catalog, settings)
        firstLoose = catalog.ranges[.day].upperBound
    }

    /// The day of a page, in days since 1970; `nil` where it has none.
    func day(of page: Int) -> Int? { catalog.entries[page].day?.dayNumber }

    /// Numbers of the pages that come after some pages and may be compared with one of them: those of the days in reach,
    /// and those not dated to the day.
    func others(than pages: Range<Int>) -> [Range<Int>] {
        guard let last = pages.last, let day = day(of: last) else { return [pages.upperBound..<catalog.count] }
        var (low, high) = (pages.upperBound, max(pages.upperBound, firstLoose))
        while low < high {
            let middle = (low + high) / 2
            if let other = self.day(of: middle), other <= day + settings.windowDays {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return [pages.upperBound..<low, max(low, firstLoose)..<catalog.count]
    }

    /// Whether two pages are compared: in two newspapers where that is asked, and within the days.
    func compares(_ first: Int, _ second: Int) -> Bool {
        guard first != second else { return false }
        let (a, b) = (catalog.entries[first], catalog.entries[second])
        if !settings.allowsOneNewspaper, a.newspaper != nil, a.newspaper == b.newspaper { return false }
        // A page without a date may be of any day.
        guard let dateA = a.date, let dateB = b.date else { return true }
        return dateA.days(to: dateB) <= settings.windowDays
    }
}
