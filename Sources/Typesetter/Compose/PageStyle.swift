import CorpusFiles

/// How a newspaper of one time and house looked: everything that is the same on all its pages.
///
/// Sizes of paper are inches, sizes of type are points; `dpi` turns both into pixels.
package struct PageStyle: Sendable, Hashable, Codable {
    /// How heads of articles are made.
    package enum HeadManner: String, Sendable, Hashable, Codable {
        /// One or two modest lines: to about 1870.
        case plain
        /// A condensed first line and a stack of decks with dashes between them: 1870 to 1905.
        case decks
        /// Stepped lines of condensed gothic over centred decks: from about 1905.
        case stepped
    }

    /// What happens to an article at the foot of its column.
    package enum Overflow: String, Sendable, Hashable, Codable {
        /// It goes on at the top of the next column.
        case runsOn
        /// It mostly ends with a "continued on page" line.
        case jumps
    }

    /// Name for the command line.
    package var name: String
    /// First and last year of the dates printed.
    package var firstYear: Int, lastYear: Int
    /// Pixels per inch of the page.
    package var dpi: Int
    /// Size of the page and width of the margin, inches.
    package var width: Double, height: Double, margin: Double
    /// Number of columns, 1 to 9.
    package var columns: Int
    /// Whether a hairline stands between columns.
    package var hasColumnRules: Bool
    /// Space between columns, points.
    package var gutter: Double
    /// Type of the body.
    package var bodyFamily: TypeFamily
    /// Size of the body type, points, and distance of its base lines as a multiple.
    package var bodySize: Double, leading: Double
    /// Types that heads are set in, the most prominent first; never empty.
    package var headFamilies: [TypeFamily]
    /// How heads are made.
    package var headManner: HeadManner
    /// What happens at the foot of a column.
    package var overflow: Overflow
    /// Whether this is a front page with a name plate; otherwise an inside page with a folio line.
    package var isFrontPage: Bool
    /// Type of the name plate.
    package var mastheadFamily: TypeFamily
    /// Whether boxes stand left and right of the name plate.
    package var hasEars: Bool
    /// Probability of a banner over all columns.
    package var bannerProbability: Double
    /// Leading columns that hold nothing but advertisements.
    package var advertisementColumns: Int
    /// Display advertisements over several columns at the foot.
    package var displayAdvertisements: Int
    /// Pictures, and articles whose head spans columns, at the top.
    package var pictures: Int, spanningArticles: Int
    /// Probability that an item is a table.
    package var tableProbability: Double
    /// Whether tables are of every kind there is.
    package var hasAllTables = false
    /// Probability that an item below the first in its column is a brief one without a head.
    package var briefProbability: Double
    /// Share of the advertisements of one column that are notices without display type, as a reader of 1860 met them.
    package var noticeShare = 0.0
    /// Probability that an item of a news column is such a notice.
    package var noticeProbability = 0.0
    /// Probability that a paragraph after the second of a report has a cross-head over it.
    package var crossHeadProbability = 0.0
    /// Probability that a report without a byline gets the credit of an agency or a correspondent.
    package var creditProbability = 0.0
    /// Probability that an item with a head follows the one before with nothing but white between.
    package var bareProbability = 0.0
    /// Probability that the head of an item below the first in its column is one line no larger than the body.
    package var smallHeadProbability = 0.0
    /// Probability that an item of a news column is a standing department: small items under one head, dashes between.
    package var departmentProbability = 0.0
    /// Share of the advertisements of one column that are set as news is: heads, letters of praise and dashes.
    package var remedyShare = 0.0
    /// What the page is made up of.
    package var makeUp = MakeUp.newspaper
    /// Spaces between words against the usual, and whether words are divided: without, spaces grow to fill lines.
    package var wordSpace = 1.0, hyphenates = true
    /// Whether pictures are engravings and photographs of all kinds, not only the older cartoons and halftones.
    package var hasEngravings = false
    /// Probability that a report with a head has a cut of the whole column or one that its text runs round.
    package var cutProbability = 0.0
    /// Most pictures over two or three columns in the midst of the page, around which the columns break.
    package var insets = 0
    /// Probability that a lead report is a long story in chapters with heads of their own.
    package var chapterProbability = 0.0
    /// Probability that a report at the top of a column is a story of several columns.
    package var storyProbability = 0.0
    /// Columns at the right that hold advertisements as high as the page, of one or two columns.
    package var towers = 0
    /// Probability that a news column ends with a small advertisement.
    package var footProbability = 0.0
    /// Share of display advertisements that are set in bands: cuts, price lists, many types.
    package var bandShare = 0.0
    /// Whether pages of this style differ in measures: columns, gutters, rules, type, spaces, height, by the seed.
    package var isVaried = false
    /// Whether two pages lie side by side, bound in the middle.
    package var isSpread = false

    /// Kinds of pages.
    package enum MakeUp: String, Sendable, Hashable, Codable {
        /// Columns of news, with or without advertisements.
        case newspaper
        /// Display advertisements over the whole page.
        case displays
        /// Columns of small advertisements under heads of their kinds.
        case classified
        /// One article cut out, its head over all its columns.
        case cutting
    }
}

extension PageStyle {
    /// All styles that come with the typesetter: newspapers, oldest first, then pages with cuts, other formats and parts.
    package static let all: [PageStyle] = [
        .solid, .telegraph, .decks, .market, .gothic, .banner, .weekly, .sheet, .notices, .journal, .capital,
        .dispatch, .record, .remedy, .county, .sunday, .story, .illustrated, .camera, .bazaar, .store, .classified,
        .briefs, .bulletin, .review, .clipping, .splash, .scrap, .half, .spread,
    ]

    /// The style of this name.
    ///
    /// - Throws: `TypesetterError` with code `.unknownStyle`, naming the styles there are.
    package static func named(_ name: String) throws -> PageStyle {
        guard let style = (all + [.figures]).first(where: { $0.name == name }) else {
            let names = (all + [.figures]).map(\.name).joined(separator: ", ")
            throw TypesetterError(.unknownStyle, "no style '\(name)'; choose one of: \(names)")
        }
        return style
    }

    /// Solid columns of small type, advertisements first: the 1850s.
    package static let solid = PageStyle(
        name: "solid",
        firstYear: 1848,
        lastYear: 1863,
        dpi: 150,
        width: 16,
        height: 22,
        margin: 0.55,
        columns: 6,
        hasColumnRules: true,
        gutter: 9,
        bodyFamily: .oldStandard,
        bodySize: 9.4,
        leading: 1.06,
        headFamilies: [.oldStandard, .didot, .modern],
        headManner: .plain,
        overflow: .runsOn,
        isFrontPage: true,
        mastheadFamily: .didot,
        hasEars: false,
        bannerProbability: 0,
        advertisementColumns: 2,
        displayAdvertisements: 0,
        pictures: 0,
        spanningArticles: 0,
        tableProbability: 0.1,
        briefProbability: 0.3
    )

    /// Telegraphic news under stacked but still modest heads: about 1870.
    package static let telegraph = PageStyle(
        name: "telegraph",
        firstYear: 1864,
        lastYear: 1879,
        dpi: 150,
        width: 16,
        height: 22,
        margin: 0.5,
        columns: 7,
        hasColumnRules: true,
        gutter: 8,
        bodyFamily: .modern,
        bodySize: 8.6,
        leading: 1.08,
        headFamilies: [.oldStandard, .didot, .modern],
        headManner: .decks,
        overflow: .runsOn,
        isFrontPage: true,
        mastheadFamily: .junicode,
        hasEars: false,
        bannerProbability: 0,
        advertisementColumns: 1,
        displayAdvertisements: 0,
        pictures: 0,
        spanningArticles: 0,
        tableProbability: 0.12,
        briefProbability: 0.25
    )

    /// Long articles under four decks, running on from column to column: the 1890s.
    package static let decks = PageStyle(
        name: "decks",
        firstYear: 1882,
        lastYear: 1903,
        dpi: 150,
        width: 17.5,
        height: 23,
        margin: 0.5,
        columns: 7,
        hasColumnRules: true,
        gutter: 8,
        bodyFamily: .modern,
        bodySize: 8.8,
        leading: 1.07,
        headFamilies: [.oldStandard, .condensedGothic, .didot],
        headManner: .decks,
        overflow: .runsOn,
        isFrontPage: true,
        mastheadFamily: .libertine,
        hasEars: false,
        bannerProbability: 0,
        advertisementColumns: 0,
        displayAdvertisements: 0,
        pictures: 1,
        spanningArticles: 0,
        tableProbability: 0.05,
        briefProbability: 0.2,
        hasEngravings: true,
        cutProbability: 0.12
    )

    /// An inside page of prices, shipping, notices and advertisements: about 1900.
    package static let market = PageStyle(
        name: "market",
        firstYear: 1890,
        lastYear: 1914,
        dpi: 150,
        width: 17,
        height: 22,
        margin: 0.5,
        columns: 7,
        hasColumnRules: true,
        gutter: 8,
        bodyFamily: .schola,
        bodySize: 7.8,
        leading: 1.08,
        headFamilies: [.schola, .oldStandard, .biolinum],
        headManner: .decks,
        overflow: .runsOn,
        isFrontPage: false,
        mastheadFamily: .schola,
        hasEars: false,
        bannerProbability: 0,
        advertisementColumns: 1,
        displayAdvertisements: 3,
        pictures: 0,
        spanningArticles: 0,
        tableProbability: 0.45,
        briefProbability: 0.3
    )

    /// Stepped gothic heads, a cartoon, ears: 1905 to 1920.
    package static let gothic = PageStyle(
        name: "gothic",
        firstYear: 1905,
        lastYear: 1919,
        dpi: 150,
        width: 17.5,
        height: 22,
        margin: 0.5,
        columns: 7,
        hasColumnRules: true,
        gutter: 8,
        bodyFamily: .schola,
        bodySize: 8.2,
        leading: 1.1,
        headFamilies: [.condensedGothic, .schola, .biolinum],
        headManner: .stepped,
        overflow: .jumps,
        isFrontPage: true,
        mastheadFamily: .goudy,
        hasEars: true,
        bannerProbability: 0.2,
        advertisementColumns: 0,
        displayAdvertisements: 0,
        pictures: 1,
        spanningArticles: 1,
        tableProbability: 0.06,
        briefProbability: 0.12
    )

    /// Eight columns under a banner, photographs, jumps: the 1920s.
    package static let banner = PageStyle(
        name: "banner",
        firstYear: 1919,
        lastYear: 1931,
        dpi: 150,
        width: 18,
        height: 23,
        margin: 0.45,
        columns: 8,
        hasColumnRules: true,
        gutter: 7,
        bodyFamily: .schola,
        bodySize: 7.9,
        leading: 1.12,
        headFamilies: [.condensedGothic, .schola, .biolinum],
        headManner: .stepped,
        overflow: .jumps,
        isFrontPage: true,
        mastheadFamily: .goudy,
        hasEars: true,
        bannerProbability: 1,
        advertisementColumns: 0,
        displayAdvertisements: 0,
        pictures: 2,
        spanningArticles: 1,
        tableProbability: 0.06,
        briefProbability: 0.1
    )

    /// A country weekly of wide columns without rules: the 1930s.
    package static let weekly = PageStyle(
        name: "weekly",
        firstYear: 1928,
        lastYear: 1944,
        dpi: 150,
        width: 13.5,
        height: 18,
        margin: 0.5,
        columns: 5,
        hasColumnRules: false,
        gutter: 13,
        bodyFamily: .libertine,
        bodySize: 9.6,
        leading: 1.1,
        headFamilies: [.schola, .biolinum, .libertine],
        headManner: .stepped,
        overflow: .runsOn,
        isFrontPage: true,
        mastheadFamily: .prociono,
        hasEars: true,
        bannerProbability: 0,
        advertisementColumns: 0,
        displayAdvertisements: 2,
        pictures: 1,
        spanningArticles: 1,
        tableProbability: 0.12,
        briefProbability: 0.15
    )

    /// A small sheet of four columns that reads in seconds: for tests.
    package static let sheet = PageStyle(
        name: "sheet",
        firstYear: 1880,
        lastYear: 1910,
        dpi: 150,
        width: 8.2,
        height: 10.6,
        margin: 0.3,
        columns: 4,
        hasColumnRules: true,
        gutter: 9,
        bodyFamily: .schola,
        bodySize: 9.4,
        leading: 1.1,
        headFamilies: [.schola, .oldStandard, .biolinum],
        headManner: .decks,
        overflow: .runsOn,
        isFrontPage: true,
        mastheadFamily: .oldStandard,
        hasEars: false,
        bannerProbability: 0,
        advertisementColumns: 0,
        displayAdvertisements: 0,
        pictures: 0,
        spanningArticles: 0,
        tableProbability: 0.1,
        briefProbability: 0.15
    )
}
