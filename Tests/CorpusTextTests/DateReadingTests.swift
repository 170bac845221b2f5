import CorpusText
import Testing

@Suite("Dates of catalogues and programs")
struct DateReadingTests {
    @Test(
        "every form has its span",
        arguments: [
            ("1920-11-15", "1920-11-15", nil), ("1920?", "1920", .uncertain), ("1920~", "1920", .approximate),
            ("1920-11%", "1920-11", .both), ("1920-11-15?", "1920-11-15", .uncertain), ("192X", "192X", nil),
            ("192u", "192X", nil),
            ("1920s", "192X", nil), ("19XX", "19XX", nil), ("1920-XX", "1920", nil), ("1920-11-XX", "1920-11", nil),
            ("1920-XX-XX", "1920", nil), ("1920-00-00", "1920", nil), ("1920-11-00", "1920-11", nil),
            ("19201100", "1920-11", nil),
            ("1920-11-15/1920-11-20", "1920-11-15/1920-11-20", nil), ("1920-11/1920-12", "1920-11-01/1920-12-31", nil),
            ("1911/1912", "1911/1912", nil), ("1911-1912", "1911/1912", nil),
            ("1920?/1921~", "1920/1921", .approximate),
            ("1920-11-15/1920-11-15", "1920-11-15", nil), ("[1920?]", "1920", .uncertain),
            ("c1920", "1920", .approximate),
            ("ca. 1920", "1920", .approximate), ("Circa 1920?", "1920", .both),
            ("[November 15, 1920]", "1920-11-15", nil),
            ("November 15, 1920 - November 20, 1920", "1920-11-15/1920-11-20", nil), ("-1549756800", "1920-11-22", nil),
            ("-1549756800000", "1920-11-22", nil), ("11/15/1920", "1920-11-15", nil),
        ] as [(String, String, DateReading.Qualifier?)]
    )
    func forms(_ text: String, _ iso: String, _ qualifier: DateReading.Qualifier?) throws {
        let reading = try DateReading(text)
        #expect(reading.span.iso == iso && reading.qualifier == qualifier && reading.fault == nil)
    }

    @Test(
        "a text that is no such date is dated as far as it tells, and says why",
        arguments: [
            ("Easter 1920", "1920", .unknown), ("1920-W46", "1920", .unknown), ("1911-02-30", "1911", .impossible),
            ("11/12/1920", "1920-11-12/1920-12-11", .ambiguous), ("1911/12", "1911/1912", .ambiguous),
        ] as [(String, String, DateSpan.Fault)]
    )
    func partly(_ text: String, _ iso: String, _ fault: DateSpan.Fault) throws {
        let reading = try DateReading(text)
        #expect(reading.span.iso == iso && reading.fault == fault)
    }

    @Test(
        "a text without one year is no date",
        arguments: ["", "Easter", "11/15/20", "191112", "1920 1931 x", "1605398400", "x"]
    )
    func none(_ text: String) { #expect(throws: DateSpan.Fault.self) { try DateReading(text) } }

    @Test("the order of numbers is told by some days and decides others")
    func order() throws {
        #expect(try DateReading("11/15/1920").order == .monthFirst && DateReading("15.11.1920").order == .dayFirst)
        #expect(try DateReading("11/12/1920").order == nil && DateReading("1920-11-15").order == nil)
        let both = try DateReading("11/12/1920")
        #expect(both.needsOrder)
        #expect(both.ordered(.monthFirst).span.iso == "1920-11-12" && both.ordered(.dayFirst).span.iso == "1920-12-11")
        #expect(both.ordered(.dayFirst).fault == nil)
    }

    @Test("a span ends where it ends")
    func ends() throws {
        #expect(try DateReading("192X").span.last.iso == "1929-12-31")
        #expect(try DateReading("1920-11/1921-02").span.last.iso == "1921-02-28")
        #expect(try DateReading("1920-11-20/1920-11-15").fault == .impossible)
        #expect(try DateReading("1920-11-15/1920-11-20").span.days(to: DateSpan("1920-11-23")) == 3)
    }
}
