import CorpusModel
import Testing

@Suite struct DisjointSetsTests {
    @Test func setsAreNamedByTheirSmallestMember() {
        var sets = DisjointSets(count: 6)
        sets.join(5, 3)
        sets.join(3, 4)
        sets.join(0, 2)
        #expect((0..<6).map { sets.find($0) } == [0, 1, 0, 3, 3, 3])
        #expect(sets.sets() == [[0, 2], [1], [3, 4, 5]])
        #expect(sets.areJoined(4, 5) && !sets.areJoined(0, 1))
    }

    @Test func theOrderOfJoiningDoesNotMatter() {
        let pairs = (0..<200).map { ($0 * 7 % 100, $0 * 13 % 97) }
        var (forward, backward) = (DisjointSets(count: 100), DisjointSets(count: 100))
        for (first, second) in pairs { forward.join(first, second) }
        for (first, second) in pairs.reversed() { backward.join(second, first) }
        #expect(forward.sets() == backward.sets())
        #expect((0..<100).allSatisfy { forward.root(of: $0) == forward.find($0) })
    }

    @Test func elementsMayBeAdded() {
        var sets = DisjointSets(count: 0)
        #expect(sets.sets().isEmpty)
        sets.append()
        sets.append()
        sets.join(1, 0)
        #expect(sets.count == 2 && sets.sets() == [[0, 1]])
    }
}
