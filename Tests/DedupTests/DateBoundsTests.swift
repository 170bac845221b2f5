import CorpusText
import Testing

@testable import Dedup

@Suite("First and last reprint")
struct DateBoundsTests {
    @Test(
        "days tell them, and months and years where there are no days",
        arguments: [
            (["1911-03-08", "1911-03-06", "1911-03-08"], "1911-03-06 1911-03-08 2"),
            (["1911-03", "1911-03-06", "1910"], "1911-03-06 1911-03-06 0"),
            (["1911-05", "1911-03"], "1911-03 1911-05 -"),
            (["1911", "1911-01", "1911-12"], "1911-01 1911-12 -"), (["1912", "1911-04"], "1911-04 1912 -"),
            (["1911"], "1911 1911 -"),
        ]
    )
    func bounds(_ dates: [String], _ expected: String) throws {
        let bounds = try #require(DateBounds(of: dates.map { try DateSpan($0) }))
        #expect("\(bounds.first.iso) \(bounds.last.iso) \(bounds.days.map(String.init) ?? "-")" == expected)
        #expect(DateBounds(of: []) == nil)
    }
}
