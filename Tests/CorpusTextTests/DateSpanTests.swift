import Testing

@testable import CorpusText

@Suite("Days, months and years")
struct DateSpanTests {
    private func read(_ text: String) -> Result<DateSpan, DateSpan.Fault> {
        Result { () throws(DateSpan.Fault) in try DateSpan(text) }
    }

    @Test(
        "the forms that people write are read",
        arguments: [
            ("1920-11-15", "1920-11-15"), ("1920-11-15T00:00:00Z", "1920-11-15"), ("1920-11-15 12:30", "1920-11-15"),
            ("1920-1-5", "1920-01-05"), ("1920/11/15", "1920-11-15"), ("1920.11.15", "1920-11-15"),
            ("19201115", "1920-11-15"), ("19201115T083000", "1920-11-15"), ("Nov-15-1920", "1920-11-15"),
            ("NOV-05-1920", "1920-11-05"), ("November 15, 1920", "1920-11-15"), ("Sept. 3rd, 1886", "1886-09-03"),
            ("Monday, November 15, 1920", "1920-11-15"), ("15 Nov 1920", "1920-11-15"), ("15-Nov-1920", "1920-11-15"),
            ("15th of May 1920", "1920-05-15"), ("1920 Nov 15", "1920-11-15"), ("15Nov1920", "1920-11-15"),
            ("11/15/1920", "1920-11-15"), ("15/11/1920", "1920-11-15"), ("15.11.1920", "1920-11-15"),
            ("11/11/1920", "1920-11-11"), ("11/15/1920 0:00", "1920-11-15"), (" 1920-11-15 ", "1920-11-15"),
            ("29 Feb 1904", "1904-02-29"), ("1920-11", "1920-11"), ("1911-12", "1911-12"), ("1920/11", "1920-11"),
            ("11/1920", "1920-11"), ("Nov 1920", "1920-11"), ("November, 1920", "1920-11"), ("192011", "1920-11"),
            ("1920", "1920"),
        ]
    )
    func forms(_ text: String, _ expected: String) {
        #expect((try? DateSpan(text))?.iso ?? "" == expected)
    }

    @Test(
        "a day that the calendar has not is impossible",
        arguments: [
            "1911-02-30", "1900-02-29", "1920-13-01", "1920-00-10", "19201131", "Nov-31-1920", "31/11/1920",
            "32/13/1920",
            "1920-13", "13/1920", "February 30, 1912", "1920-25-11", "0000", "192013", "1919-20",
        ]
    )
    func impossible(_ text: String) { #expect(read(text) == .failure(.impossible)) }

    @Test(
        "what may be read in two ways is not guessed",
        arguments: [
            "12/11/1920", "1-2-1920", "12.11.1920", "11/15/20", "20-11-15", "Nov-15-20", "191112", "011120", "1909/10",
        ]
    )
    func ambiguous(_ text: String) { #expect(read(text) == .failure(.ambiguous)) }

    @Test(
        "other texts are no dates",
        arguments: [
            "", " ", "Easter", "undated", "Nov", "November 15", "15", "192", "19201", "1605398400", "-1549756800",
            "-1920",
            "1920-", "1920--11", "1920?", "c1920", "1920-1921", "1920-11-15/1920-11-20", "Nov Dec 1920", "1920-W46",
            "1920-320", "15 11 1920 7", "192O-11-15", "Märch 3, 1920", "12:30", "St 1920",
        ]
    )
    func unknown(_ text: String) { #expect(read(text) == .failure(.unknown)) }

    @Test(
        "a span ends with its month or year",
        arguments: [
            ("1920-11-15", "1920-11-15"), ("1920-02", "1920-02-29"), ("1900-02", "1900-02-28"),
            ("1911-12", "1911-12-31"),
            ("1911-04", "1911-04-30"), ("1911", "1911-12-31"), ("1912", "1912-12-31"),
        ]
    )
    func last(_ text: String, _ expected: String) throws { #expect(try DateSpan(text).last.iso == expected) }

    @Test(
        "days between spans are counted from their near ends",
        arguments: [
            ("1920-11-15", "1920-11-15", 0), ("1920-11-15", "1920-11-22", 7), ("1920-11", "1920-11-15", 0),
            ("1920-11", "1920-12-03", 3), ("1920-10-30", "1920-11", 2), ("1920", "1921-01", 1), ("1920", "1920-05", 0),
            ("1919", "1921", 367),
        ]
    )
    func days(_ first: String, _ second: String, _ expected: Int) throws {
        #expect(try DateSpan(first).days(to: DateSpan(second)) == expected)
        #expect(try DateSpan(second).days(to: DateSpan(first)) == expected)
    }
}
