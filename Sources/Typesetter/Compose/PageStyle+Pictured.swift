/// Pages with cuts and large advertisements, of other formats than the newspaper's own, and parts of pages.
extension PageStyle {
    /// The first page of a Sunday part: long stories in chapters with cuts in line, a store's advertisement at the right: 1887.
    package static let sunday: PageStyle = {
        var style = decks
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("sunday", 1883, 1896, true)
        (style.width, style.height, style.columns, style.gutter) = (16, 19.2, 7, 6)
        (style.bodySize, style.leading, style.hasEngravings, style.pictures) = (7.6, 1.04, true, 0)
        (style.cutProbability, style.chapterProbability, style.towers, style.bandShare) = (0.75, 0.6, 1, 1)
        (style.insets, style.footProbability, style.briefProbability) = (1, 0.3, 0.1)
        style.storyProbability = 0.7
        return style
    }()

    /// An inside page of the same: small items between the stories, advertisements at the feet of columns.
    package static let story: PageStyle = {
        var style = sunday
        (style.name, style.isFrontPage, style.towers, style.footProbability) = ("story", false, 2, 0.7)
        (style.cutProbability, style.smallHeadProbability, style.bareProbability) = (0.5, 0.7, 0.4)
        (style.departmentProbability, style.remedyShare, style.creditProbability) = (0.12, 0.4, 0.3)
        return style
    }()

    /// Drawings over two and three columns, heads over several: about 1900.
    package static let illustrated: PageStyle = {
        var style = gothic
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("illustrated", 1892, 1914, true)
        (style.hasEngravings, style.pictures, style.spanningArticles, style.insets) = (true, 2, 1, 3)
        (style.cutProbability, style.displayAdvertisements, style.bandShare) = (0.35, 1, 0.8)
        (style.headManner, style.bannerProbability, style.chapterProbability) = (.decks, 0.2, 0.2)
        (style.headFamilies, style.creditProbability) = ([.oldStandard, .condensedGothic, .didot], 0.3)
        return style
    }()

    /// Photographs everywhere: the 1930s.
    package static let camera: PageStyle = {
        var style = banner
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("camera", 1916, 1941, true)
        (style.hasEngravings, style.pictures, style.spanningArticles, style.insets) = (true, 2, 2, 3)
        (style.cutProbability, style.displayAdvertisements, style.bandShare) = (0.3, 2, 0.8)
        (style.bannerProbability, style.creditProbability, style.crossHeadProbability) = (0.4, 0.4, 0.3)
        return style
    }()

    /// A page of display advertisements: 1880 to 1905.
    package static let bazaar: PageStyle = {
        var style = market
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("bazaar", 1878, 1906, true)
        (style.makeUp, style.hasEngravings, style.bandShare) = (.displays, true, 1)
        (style.width, style.height, style.columns) = (16, 20, 7)
        return style
    }()

    /// A page of stores' advertisements with photographs and white space: 1915 to 1940.
    package static let store: PageStyle = {
        var style = bazaar
        (style.name, style.firstYear, style.lastYear) = ("store", 1912, 1940)
        (style.columns, style.gutter, style.hasColumnRules, style.bodySize) = (6, 11, false, 8.8)
        (style.bodyFamily, style.headFamilies) = (.schola, [.biolinum, .schola, .goudy])
        return style
    }()

    /// Columns of small advertisements, large first letters, small cuts: 1860 to 1930.
    package static let classified: PageStyle = {
        var style = market
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("classified", 1862, 1930, true)
        (style.makeUp, style.hasEngravings, style.bodySize, style.leading) = (.classified, true, 7.4, 1.04)
        (style.width, style.height, style.columns, style.displayAdvertisements) = (15, 18, 7, 0)
        return style
    }()

    /// Small items under heads of one line hardly larger than the text, departments with dashes: the 1880s.
    package static let briefs: PageStyle = {
        var style = decks
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("briefs", 1876, 1908, true)
        (style.hasEngravings, style.cutProbability, style.briefProbability) = (true, 0.1, 0.15)
        (style.bareProbability, style.smallHeadProbability, style.departmentProbability) = (0.55, 0.8, 0.22)
        (style.creditProbability, style.footProbability, style.bandShare) = (0.35, 0.15, 1)
        return style
    }()

    /// One or two columns of long lines, loosely spaced: bulletins and proceedings.
    package static let bulletin: PageStyle = {
        var style = sheet
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("bulletin", 1850, 1944, true)
        (style.width, style.height, style.columns, style.gutter, style.margin) = (9, 12, 2, 14, 0.6)
        (style.bodySize, style.leading, style.wordSpace, style.hyphenates) = (10.5, 1.16, 1.5, false)
        (style.bodyFamily, style.hasColumnRules, style.headManner) = (.modern, false, .plain)
        (style.hasEngravings, style.cutProbability, style.smallHeadProbability) = (true, 0.25, 0.4)
        return style
    }()

    /// A journal of two narrow columns, or of three.
    package static let review: PageStyle = {
        var style = bulletin
        (style.name, style.isFrontPage, style.columns, style.gutter) = ("review", false, 2, 9)
        (style.wordSpace, style.hyphenates, style.bodyFamily, style.bodySize) = (1, true, .oldStandard, 9)
        (style.tableProbability, style.creditProbability, style.departmentProbability) = (0.15, 0.3, 0.1)
        return style
    }()

    /// An article cut out over two or three columns.
    package static let clipping: PageStyle = {
        var style = gothic
        (style.name, style.firstYear, style.lastYear, style.isVaried) = ("clipping", 1885, 1940, true)
        (style.makeUp, style.width, style.height, style.columns, style.margin) = (.cutting, 7, 8, 3, 0.25)
        (style.hasEngravings, style.insets, style.cutProbability) = (true, 1, 0.4)
        (style.chapterProbability, style.crossHeadProbability, style.bodySize) = (0.3, 0.2, 9)
        return style
    }()

    /// An article cut out over five columns or so.
    package static let splash: PageStyle = {
        var style = clipping
        (style.name, style.width, style.height, style.columns, style.insets) = ("splash", 12, 10, 5, 2)
        return style
    }()

    /// A cutting of one column.
    package static let scrap: PageStyle = {
        var style = clipping
        (style.name, style.width, style.height, style.columns, style.insets) = ("scrap", 3.2, 8, 1, 0)
        (style.headManner, style.firstYear) = (.decks, 1870)
        return style
    }()

    /// The upper half of a folded page.
    package static let half: PageStyle = {
        var style = illustrated
        (style.name, style.firstYear, style.lastYear, style.height) = ("half", 1900, 1936, 11)
        (style.insets, style.pictures, style.displayAdvertisements, style.overflow) = (1, 1, 0, .runsOn)
        return style
    }()

    /// Two facing pages of a small newspaper.
    package static let spread: PageStyle = {
        var style = record
        (style.name, style.isSpread, style.isFrontPage, style.isVaried) = ("spread", true, false, true)
        (style.firstYear, style.lastYear, style.width, style.height, style.columns) = (1890, 1940, 11, 15, 5)
        (style.hasEngravings, style.cutProbability, style.insets, style.displayAdvertisements) = (true, 0.2, 1, 2)
        style.bandShare = 0.7
        return style
    }()

    /// The style with measures of one seed's own.
    func varied(_ seed: UInt64) -> PageStyle {
        guard isVaried else { return self }
        var random = SeededGenerator(seed: seed).branch("variation")
        var style = self
        style.bodySize *= random.real(0.9...1.16)
        style.leading *= random.real(0.98...1.08)
        style.gutter *= random.real(0.45...1.5)
        if random.bool(probability: 0.2) { style.hasColumnRules.toggle() }
        if random.bool(probability: 0.3) { style.wordSpace *= random.real(0.9...1.7) }
        if random.bool(probability: 0.15) { style.hyphenates.toggle() }
        if random.bool(probability: 0.35) { style.height *= random.real(0.6...1) }
        style.margin *= random.real(0.5...1.2)
        style.width *= random.real(0.9...1.08)
        if random.bool(probability: 0.5) {
            let columns = max(1, style.columns + random.pick([-1, -1, 1, 1, 2]))
            // Two columns of news at least beside the advertisements, and lines of 22 letters.
            let inner = (style.width - 2 * style.margin) * 72 - style.gutter * Double(columns - 1)
            let least = style.advertisementColumns + 2 * style.towers + (style.columns > 1 ? 2 : 1)
            if columns >= least, inner / Double(columns) > style.bodySize * 11, columns <= 9 {
                if makeUp == .cutting { style.width *= Double(columns) / Double(style.columns) }
                style.columns = columns
            }
        }
        let families: [TypeFamily] = [.modern, .oldStandard, .schola, .didot, .libertine]
        if random.bool(probability: 0.4) { style.bodyFamily = random.pick(families) }
        if random.bool(probability: 0.08), name == "bulletin" || name == "review" { style.bodyFamily = .typewriter }
        return style
    }
}
