import Testing

@testable import Report

@Suite struct TallyTests {
    @Test func theMostFrequentComesFirstAndTheFirstNameStays() {
        var tally = Tally<String>()
        for (key, name) in [("b", "B"), ("a", "A"), ("c", "C"), ("c", "D")] { tally.add(key, name) }
        var later = Tally<String>()
        for (key, name) in [("a", "E"), ("d", "F")] { later.add(key, name) }
        tally.add(later)
        #expect(tally.sorted.map(\.key) == ["a", "c", "b", "d"])
        #expect(tally.sorted.map(\.item) == ["A", "C", "B", "F"] && tally.sorted.map(\.count) == [2, 2, 1, 1])
    }

    @Test("with very many keys the rare ones go and the frequent are counted exactly")
    func bounded() {
        var tally = Tally<Int>(most: 10)
        for page in 0..<200 {
            var one = Tally<Int>()
            for frequent in 0..<5 { one.add("often \(frequent)", page) }
            one.add("once \(page)", page)
            tally.add(one)
        }
        #expect(tally.count <= 20)
        #expect(tally.sorted.prefix(5).map(\.count) == [200, 200, 200, 200, 200])
        #expect(tally.sorted.prefix(5).allSatisfy { $0.item == 0 })
    }
}
