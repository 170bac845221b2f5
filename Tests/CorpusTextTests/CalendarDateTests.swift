import CorpusText
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
    @Test(
        "days have their number and come back as they were",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("1850-06-15", -43_664),
            ("0001-01-01", -719_162),
        ]
    )
    func numbers(_ text: String, _ number: Int) {
        #expect(CalendarDate(iso: text)?.dayNumber == number)
        #expect(CalendarDate(dayNumber: number).iso == text)
    }

    @Test("every day of four centuries follows the day before") func succession() throws {
        let first = try #require(CalendarDate(year: 1600, month: 3, day: 1))
        var before = first
        for number in 1...146_097 {
            let day = CalendarDate(dayNumber: first.dayNumber + number)
            let (old, new) = (before.parts, day.parts)
            let isNextDay = new.year == old.year && new.month == old.month && new.day == old.day + 1
            let isNextMonth = new.year == old.year && new.month == old.month + 1 && new.day == 1 && old.day >= 28
            let isNextYear =
                new.year == old.year + 1 && old.month == 12 && old.day == 31 && new.month == 1 && new.day == 1
            guard isNextDay || isNextMonth || isNextYear, before < day,
                CalendarDate(year: new.year, month: new.month, day: new.day) == day,
                day.weekday == (before.weekday + 1) % 7
            else {
                Issue.record("\(day.iso) after \(before.iso)")
                return
            }
            before = day
        }
        #expect(before.iso == "2000-03-01")
    }

    @Test(
        "what is no day is none",
        arguments: [
            "1900-02-29", "1920-13-01", "1920-1-1", "1920-00-10", "1920-04-31", "0000-01-01", "19201115", "",
            "1920-11-15x", "192O-11-15",
        ]
    )
    func impossible(_ text: String) {
        #expect(CalendarDate(iso: text) == nil)
        #expect(CalendarDate(iso: text, allowsTime: true) == nil)
    }

    @Test("a time after the day is passed over where it is allowed", arguments: ["T00:00:00Z", " 12:30"])
    func time(_ time: String) {
        #expect(CalendarDate(iso: "1920-11-15" + time, allowsTime: true)?.iso == "1920-11-15")
        #expect(CalendarDate(iso: "1920-11-15" + time) == nil)
    }

    @Test(
        "days of the week",
        arguments: [("1970-01-01", 4), ("1920-11-15", 1), ("1886-03-07", 0), ("2000-02-29", 2), ("1600-01-01", 6)]
    )
    func weekdays(_ text: String, _ weekday: Int) { #expect(CalendarDate(iso: text)?.weekday == weekday) }
}
