import Testing

@testable import Dedup

@Suite("Days")
struct CalendarDayTests {
    @Test(
        "days have their number and come back as they were",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("1850-06-15", -43_664),
            ("0001-01-01", -719_162),
        ]
    )
    func numbers(_ text: String, _ number: Int) {
        #expect(CalendarDay(iso: text)?.number == number)
        #expect(CalendarDay(number: number).iso == text)
    }

    @Test(
        "what is no day is none",
        arguments: ["1900-02-29", "1920-13-01", "1920-1-1", "1920-00-10", "19201115", "", "1920-11-15x"]
    )
    func impossible(_ text: String) { #expect(CalendarDay(iso: text) == nil) }

    @Test("a time after the day is passed over") func time() {
        #expect(CalendarDay(iso: "1920-11-15T00:00:00Z")?.iso == "1920-11-15")
    }
}
