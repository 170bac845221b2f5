import Enrichment
import Foundation
import Testing

/// Openings made up for these tests, in the forms and with the damage of newspapers of 1916.
@Suite
struct HeadReaderTests {
    private func read(
        _ text: String,
        date: String? = "1916-03-10",
        title: String = "The evening star",
        state: String = "KY",
        city: String = "Hartford"
    )
        throws -> HeadReading
    {
        var article = EnrichedText(id: "a", text: text)
        (article.date, article.title, article.state, article.city) = (date, title, state, city)
        return try TinyGazetteer.reader().read(article)
    }

    private static let body =
        " The mayor said on the next morning\nthat nothing of the kind had happened in the town, and\nthat nobody was hurt."

    @Test(arguments: [
        ("FLOOD SWEEPS VALLEY\n", "Beaver Dam, Ky., March 3.", "1916-03-03", 12),
        ("FLOOD SWEEPS VALLEY\n(By Associated Press)\n", "LONDON, March 9.", "1916-03-09", 1),
        ("FLOOD SWEEPS VALLEY\n", "LONDON, March 9, 10:50 a. m.", "1916-03-09", 1),
        ("FLOOD SWEEPS VALLEY\n", "Berlin, via London, March 10.", "1916-03-10", 10),
        ("FLOOD SWEEPS VALLEY\n", "BERLIN, March 8 (by wireless to Sayville).", "1916-03-08", 10),
        ("Mayor Denies It All.\n", "El Paso, Texas, March 10.", "1916-03-10", 11),
        ("", "St. Louis, Feb. 29.", "1916-02-29", 13),
        ("FLOOD\n", "Circleville, O., Dec. 31.", "1915-12-31", 18),
        ("FLOOD\n", "Springfield, Ill., March 6, 1916.", "1916-03-06", 7),
        ("FLOOD\n", "TOKIO, Japan, Feb. 12. (By mail.)", "1916-02-12", 19),
    ])
    func plainDatelines(before: String, dateline: String, date: String, id: Int) throws {
        let reading = try read(before + dateline + Self.body)
        #expect(reading.dateline == dateline)
        #expect(reading.datelineSpan == before.count..<(before.count + dateline.count))
        #expect(reading.datelineDate == date)
        #expect(reading.place?.geonamesID == id)
    }

    @Test(arguments: [
        ("Ixmdon, Marcli 10.", "1916-03-10", 1), ("XEW YOKK, Mnrch 9.", "1916-03-09", 5),
        ("Uerlin, Mar. IO.", "1916-03-10", 10),
        ("Clrclovllle, 0., Maich 9.", "1916-03-09", 18), ("QT. LOUIS, March S.", "1916-03-08", 13),
        ("PETROGKAD, Maroh lO.", "1916-03-10", 9),
        ("Springfleld, 111., Murch 1O.", "1916-03-10", 7), ("I.onpon, March IO.", "1916-03-10", 1),
    ])
    func damagedDatelines(dateline: String, date: String, id: Int) throws {
        let reading = try read("FLOOD SWEEPS VALLEY\n" + dateline + Self.body)
        #expect(reading.datelineSpan?.lowerBound == 20)
        #expect(reading.datelineDate == date)
        #expect(reading.place?.geonamesID == id)
    }

    @Test func undatedDatelinesOfSyndicates() throws {
        #expect(try read("BRAVE DOG SAVES GIRL.\nChicago.—Miss Mary Smith was" + Self.body).dateline == "Chicago")
        #expect(
            try read("BRAVE DOG SAVES GIRL.\nSpringfield, Ill. Miss Mary Smith was" + Self.body).dateline
                == "Springfield, Ill"
        )
        let special = try read("Louisville (Special) The voters" + Self.body)
        #expect(special.dateline == "Louisville" && special.agency == .special)
    }

    @Test(arguments: [
        "The Chicago men met on March 3 and left for London.\nThey were glad.",
        "Wednesday, March 8, the band will play at the hall.",
        "LOCAL NEWS\nMr. John Smith of Louisville visited his parents here last week. He went to\nChicago, March 3, with his wife, who had been there before.",
        "HARTFORD, KENTUCKY, FRIDAY, MARCH 10, 1916. PRICE 2 CENTS\nTHE TOWN BAND\nThe band will play this evening in the town hall.",
        "March 10 is the day.", "May 1 ask you to come?",
    ])
    func whatIsNoDateline(text: String) throws {
        let reading = try read(text)
        #expect(reading.dateline == nil && reading.datelineDate == nil && reading.place == nil)
    }

    @Test(arguments: [
        ("(By Associated Press)", Agency.associatedPress), ("By United Press.", .unitedPress),
        ("(By International News Service.)", .internationalNewsService),
        ("(Hy Assoclated 1'ress.)", .associatedPress), ("(Unitcd Prcss Staff Corrcspondent.)", .unitedPress),
        ("(Special to The Star.)", .special), ("Special Cable Despatch to The Star.", .special),
        ("(Special)", .special),
        ("Star A. P. Leased Wire", .associatedPress), ("By Evening Star Special Leased Wire", .other), ("", .none),
    ])
    func credits(line: String, agency: Agency) throws {
        let reading = try read("FLOOD SWEEPS VALLEY\n\(line)\nLONDON, March 9." + Self.body)
        #expect(reading.agency == agency)
        #expect((reading.agencySpan == nil) == (agency == .none))
        #expect(reading.isWire == (agency != .special))
    }

    @Test(arguments: [
        ("LONDON, March 9.—[Special to the Courier.]", Agency.special),
        ("LONDON, March 9.—(By Associated Press.)", .associatedPress),
        ("LONDON, March 9. (Special.)—", .special), ("LONDON, March 9.—[By Telegraph.]", .none),
    ])
    func creditsInBracketsBehindTheDateline(opening: String, agency: Agency) throws {
        let reading = try read("FLOOD SWEEPS VALLEY\n" + opening + Self.body)
        #expect(reading.dateline == "LONDON, March 9.")
        #expect(reading.agency == agency)
    }

    @Test func agenciesInTheLead() throws {
        #expect(
            try read("LONDON, March 9.—A Reuter dispatch from Athens says that the king" + Self.body).agency == .reuters
        )
        #expect(try read("PARIS, March 9.—The Havas Agency has this from Havre:" + Self.body).agency == .havas)
        let later =
            "LONDON, March 9.—The king has spoken to the men. The men were glad of it all day. Nobody was hurt there. A Reuter dispatch says so."
        #expect(try read(later).agency == Agency.none)
    }

    @Test(
        arguments: [
            ("By John K. Small.\n", "John K. Small"), ("(By Walter Smith.)\n", "Walter Smith"),
            ("BY ROBERT J. BROWN.\n", "ROBERT J. BROWN"),
            ("By Associated Press.\n", nil), ("BY VOTE OF 276 TO 142\n", nil), ("", nil),
        ] as [(String, String?)]
    )
    func bylines(line: String, author: String?) throws {
        #expect(try read("FLOOD SWEEPS VALLEY\n\(line)LONDON, March 9." + Self.body).byline == author)
    }

    @Test func fieldsApartFromTheText() throws {
        var article = EnrichedText(
            id: "a",
            text: "(By Associated Press) LONDON, March 9.—The men of the town were glad that nothing had happened."
        )
        (article.headline, article.byline, article.date) = ("FLOOD", "By J. W. T. Small", "1916-03-10")
        let reading = try TinyGazetteer.reader().read(article)
        #expect(
            reading.dateline == "LONDON, March 9." && reading.agency == .associatedPress
                && reading.byline == "J. W. T. Small"
        )
    }

    @Test func aCreditBehindTheAuthorStandsApart() throws {
        var article = EnrichedText(
            id: "a",
            text: "LONDON, March 9.—The men of the town were glad that nothing had happened."
        )
        article.byline = "BY JOHN SMALL. By Cable to The Star and Chicago Daily News. Copyright, 1916."
        (article.date, article.title) = ("1916-03-10", "The evening star")
        let reading = try TinyGazetteer.reader().read(article)
        #expect(reading.byline == "JOHN SMALL" && reading.agency == .special && reading.agencySpan == nil)
        article.byline = "(By Associated Press.)"
        let wire = try TinyGazetteer.reader().read(article)
        #expect(wire.agency == .associatedPress && wire.byline == nil)
    }

    @Test func distantNewsIsWireAndHomeIsNot() throws {
        #expect(try read("FLOOD\nLONDON, March 9." + Self.body).isWire)
        #expect(
            !(try read("SOCIAL NOTES\nMrs. Smith of this city visited her sister in the county" + Self.body).isWire)
        )
        #expect(!(try read("FLOOD\n(Special to The Star.)\nBeaver Dam, Ky., March 9." + Self.body).isWire))
        let local = try read("FLOOD\nBeaver Dam, March 9." + Self.body)
        var article = EnrichedText(id: "a", text: "FLOOD\nBeaver Dam, March 9." + Self.body)
        (article.date, article.state, article.city) = ("1916-03-10", "KY", "Hartford")
        let reprinted = try TinyGazetteer.reader().read(article, otherPapers: 30)
        #expect(reprinted.wireProbability > local.wireProbability && reprinted.isWire)
    }

    @Test func datesThatAreUnknownOrImpossible() throws {
        let text = "FLOOD\nLONDON, Feb. 30.—The men of the town were glad that nothing had happened."
        #expect(try read(text).datelineDate != "1916-02-30")
        let later = "FLOOD\nLONDON, March 19.—The men of the town were glad that nothing had happened."
        #expect(try #require(read(later).datelineDate) <= "1916-03-10")
        let plain = "FLOOD\nLONDON, March 9.—The men of the town were glad that nothing had happened."
        #expect(try read(plain, date: nil).datelineDate == nil)
        #expect(try read(plain, date: nil).dateline == "LONDON, March 9.")
        #expect(try read(plain, date: "1916").datelineDate == "1916-03-09")
        for date in ["", "nonsense", "1916-13-45", "0000-00-00", "1916-02-30", "99999-01-01"] {
            #expect(try read(plain, date: date).dateline == "LONDON, March 9.")
        }
    }

    @Test(arguments: [
        "", " \n \n", "Word", "?", "\u{0}\u{FFFD}", "👍🏽 ﬁ ǆ", "\r\n\r\n,,,,", "By", "(By", "March", "London,",
        "London, March",
    ])
    func textsWithoutAnything(text: String) throws {
        let reading = try read(text)
        #expect(reading.dateline == nil || text == "London, March")
        #expect(!reading.isWire || reading.dateline != nil)
    }

    @Test func spansAreCodePointsOfAnyText() throws {
        let text =
            "👍🏽 e\u{301}té “ﬂood”\u{2028}\nLONDON, March 9.—The men of the town were glad that nothing had happened."
        let reading = try read(text)
        let span = try #require(reading.datelineSpan)
        #expect(String(String.UnicodeScalarView(Array(text.unicodeScalars)[span])) == "LONDON, March 9.")
    }

    @Test func aMegabyteAndTheSameTextTwice() throws {
        let opening = "FLOOD\nLONDON, March 9." + Self.body
        let long = opening + String(repeating: " and so on", count: 100_000)
        #expect(try read(long) == read(long))
        #expect(try read(long).datelineSpan == read(opening).datelineSpan)
        #expect(try read(opening + "\n" + opening).datelineSpan == read(opening).datelineSpan)
        #expect(try read(String(repeating: "x", count: 1_000_000)).dateline == nil)
        #expect(try read(String(repeating: "May 1 ", count: 100_000)).agency == Agency.none)
    }
}
