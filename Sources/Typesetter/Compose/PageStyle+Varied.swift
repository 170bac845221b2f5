/// Variants of other styles: newspapers that mix news with notices, and newspapers with unusual breaks in their columns.
extension PageStyle {
    /// A front page that is mostly notices in rules, news in what is left: the capital about 1860.
    package static let notices: PageStyle = {
        var style = solid
        (style.name, style.firstYear, style.lastYear) = ("notices", 1850, 1872)
        (style.columns, style.gutter, style.bodySize, style.leading) = (7, 7, 8.2, 1.04)
        (style.bodyFamily, style.mastheadFamily) = (.modern, .junicode)
        (style.advertisementColumns, style.noticeShare, style.noticeProbability) = (4, 0.8, 0.1)
        return style
    }()

    /// A country weekly of few wide columns, the last page all notices: the 1850s.
    package static let journal: PageStyle = {
        var style = solid
        (style.name, style.firstYear, style.lastYear) = ("journal", 1846, 1866)
        (style.columns, style.gutter, style.bodySize, style.isFrontPage) = (6, 10, 9.0, false)
        (style.advertisementColumns, style.noticeShare, style.noticeProbability) = (5, 0.6, 0.3)
        return style
    }()

    /// News first, with notices strewn among it and a column of them: about 1868.
    package static let capital: PageStyle = {
        var style = telegraph
        (style.name, style.firstYear, style.lastYear) = ("capital", 1862, 1878)
        (style.columns, style.bodySize, style.leading, style.headManner) = (8, 8.0, 1.04, .plain)
        (style.advertisementColumns, style.noticeShare, style.noticeProbability) = (2, 0.85, 0.25)
        return style
    }()

    /// Long reports broken by cross-heads, agency credits, a cartoon over three columns: about 1916.
    package static let dispatch: PageStyle = {
        var style = gothic
        (style.name, style.firstYear, style.lastYear) = ("dispatch", 1910, 1924)
        (style.columns, style.bodySize, style.leading, style.briefProbability) = (8, 8.0, 1.06, 0.08)
        (style.spanningArticles, style.pictures, style.bannerProbability) = (1, 2, 0.1)
        (style.crossHeadProbability, style.creditProbability) = (0.35, 0.35)
        (style.hasEngravings, style.cutProbability, style.insets) = (true, 0.15, 1)
        return style
    }()

    /// A country newspaper of departments, cross-heads and small tables, on gray paper: the 1930s.
    package static let record: PageStyle = {
        var style = weekly
        (style.name, style.firstYear, style.lastYear) = ("record", 1925, 1940)
        (style.columns, style.gutter, style.bodySize, style.height) = (6, 9, 8.8, 19)
        (style.hasColumnRules, style.displayAdvertisements, style.headManner) = (true, 1, .plain)
        (style.headFamilies, style.pictures, style.tableProbability) = ([.modern, .schola, .didot], 2, 0.15)
        (style.crossHeadProbability, style.creditProbability) = (0.3, 0.2)
        (style.hasEngravings, style.cutProbability, style.bandShare) = (true, 0.15, 0.6)
        return style
    }()

    /// News in small heads and departments, advertisements that are set as news is: about 1870 to 1890.
    package static let remedy: PageStyle = {
        var style = capital
        (style.name, style.firstYear, style.lastYear) = ("remedy", 1866, 1889)
        (style.columns, style.bodySize, style.noticeShare, style.noticeProbability) = (8, 8.2, 0.25, 0.06)
        (style.advertisementColumns, style.remedyShare) = (3, 0.6)
        (style.bareProbability, style.smallHeadProbability, style.departmentProbability) = (0.35, 0.6, 0.15)
        return style
    }()

    /// An inside page of a county newspaper: departments, small heads without rules, letters of praise: about 1900 to 1935.
    package static let county: PageStyle = {
        var style = record
        (style.name, style.firstYear, style.lastYear, style.isFrontPage) = ("county", 1900, 1936, true)
        (style.columns, style.advertisementColumns, style.remedyShare, style.noticeShare) = (6, 1, 0.5, 0.2)
        (style.headFamilies, style.pictures) = ([.schola, .modern, .oldStandard], 1)
        (style.bareProbability, style.smallHeadProbability, style.departmentProbability) = (0.5, 0.5, 0.15)
        return style
    }()
}
