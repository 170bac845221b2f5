extension PageStyle {
    /// A page of returns, statements, prices and other tables of every kind: 1860 to 1930.
    ///
    /// Made for measuring tables; not among `all`, from which pages for training are set.
    package static let figures: PageStyle = {
        var style = market
        (style.name, style.firstYear, style.lastYear) = ("figures", 1860, 1930)
        (style.width, style.height, style.columns) = (12, 13, 5)
        (style.advertisementColumns, style.displayAdvertisements) = (0, 0)
        (style.tableProbability, style.hasAllTables, style.headManner) = (0.9, true, .plain)
        return style
    }()
}
