import CorpusText

/// Title, date and page number, where the seed does not decide them.
package struct IssueSettings: Sendable, Hashable, Codable {
    /// Title of the newspaper.
    package var title: String?
    /// Date as `1920-11-15`.
    package var date: String?
    /// Page number, from 1.
    package var page: Int?

    /// States what is known; `nil` leaves it to the seed.
    package init(title: String? = nil, date: String? = nil, page: Int? = nil) {
        (self.title, self.date, self.page) = (title, date, page)
    }

    /// The day of `date`; `nil` where there is none or it does not exist.
    var day: CalendarDate? { date.flatMap { CalendarDate(iso: $0) } }
}

/// Which newspaper of which day a page belongs to; all names are invented.
struct Issue: Sendable {
    let paper: String, city: String, state: String
    let date: CalendarDate
    let year: Int, month: Int, day: Int
    let page: Int
    let volume: Int, number: Int
    let isModern: Bool

    private static let papers = [
        ("The Aldermere Courier", "ALDERMERE"), ("Port Lydia Gazette", "PORT LYDIA"),
        ("The Harrow Falls Sentinel", "HARROW FALLS"),
        ("The Daily Meridian", "CASTERTON"), ("Wexcombe Intelligencer", "WEXCOMBE"),
        ("The Evening Beacon", "SAINT ORRIN"),
        ("The Tamarack County Record", "TAMARACK"), ("Bellhaven Morning Herald", "BELLHAVEN"),
        ("The Plainsman", "DRY FORK"),
        ("The Kingsbarrow Times", "KINGSBARROW"), ("Osprey Bay Mercury", "OSPREY BAY"),
        ("The Northfield Argus", "NORTHFIELD"),
    ]
    private static let states = ["N. Y.", "Ohio", "Va.", "Mass.", "Neb.", "Iowa", "Pa.", "Mich."]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let shortMonths = [
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
    ]
    private static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    init(style: PageStyle, settings: IssueSettings, random: inout SeededGenerator) {
        let chosen = random.pick(Self.papers)
        let (paper, city) = Self.papers.first { $0.0 == settings.title } ?? chosen
        self.paper = settings.title ?? paper
        self.city = city
        state = random.pick(Self.states)
        let drawn = CalendarDate(
            year: random.int(style.firstYear...style.lastYear),
            month: random.int(1...12),
            day: random.int(1...28)
        )
        date = settings.day ?? drawn ?? CalendarDate(dayNumber: 0)
        (year, month, day) = date.parts
        let number = style.isFrontPage ? 1 : random.int(2...8)
        page = settings.page ?? number
        volume = random.int(3...64)
        self.number = random.int(1...312)
        isModern = style.headManner == .stepped
    }

    private var longDate: String { "\(Self.days[date.weekday]), \(Self.months[month - 1]) \(day), \(year)" }

    /// Left, middle and right of the date line.
    var dateLine: [String] {
        let middle = "\(city), \(state), \(longDate)\(isModern ? "" : ".")"
        let left = isModern ? "No. \(volume * 312 + number)" : "VOL. \(Numerals.roman(volume)).\u{2014}NO. \(number)."
        return [
            left, middle.uppercased(), isModern ? "TWO CENTS" : volume % 2 == 0 ? "PRICE THREE CENTS." : "ONE CENT.",
        ]
    }

    /// The line at the head of an inside page.
    var folio: String { "\(paper): \(longDate).".uppercased() }

    /// What stands in the boxes beside the name plate; the first line of each is its head.
    var ears: [[String]] {
        [
            [
                "THE WEATHER", "Fair tonight and tomorrow; little change in temperature; light winds from the west.",
                "Full report on page \(number % 8 + 2).",
            ],
            [
                "LATE EDITION",
                "The circulation of this paper yesterday was \(number * 97 + 8000) copies, delivered in city and county.",
            ],
        ]
    }

    /// Dateline and credit with which an item begins; empty where it has none.
    func opening(_ item: NewsItem) -> String {
        guard let place = item.place else { return "" }
        // Yesterday's date, or today's for late news.
        let date = day > 1 ? day - (item.id.utf8.count % 2) : day
        let month = isModern ? Self.months[month - 1] : Self.shortMonths[month - 1]
        let credit = item.credit.map { "\($0)\u{2014}" } ?? ""
        return "\(place.uppercased()), \(month) \(date).\u{2014}\(credit)"
    }
}

/// Numbers as words and as Roman numerals.
enum Numerals {
    private static let cardinals = [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen",
    ]
    private static let ordinals = [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
        "Eleventh", "Twelfth", "Thirteenth",
    ]

    static func cardinal(_ value: Int) -> String { cardinals.indices.contains(value) ? cardinals[value] : "\(value)" }
    static func ordinal(_ value: Int) -> String { ordinals.indices.contains(value) ? ordinals[value] : "\(value)th" }

    static func roman(_ value: Int) -> String {
        let steps = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
        var (rest, out) = (value, "")
        for (size, sign) in steps {
            while rest >= size {
                out += sign
                rest -= size
            }
        }
        return out
    }
}
