import Testing

@testable import Enrichment

@Suite("Tags of names, windows and extents")
struct EntityTagsTests {
    /// Scores of words of which each has one tag that is likely, and perhaps a second.
    private func scores(_ likely: [[(tag: Int, score: Float)]]) -> [Float] {
        likely.flatMap { word in
            var row = [Float](repeating: -10, count: EntityTags.count)
            for (tag, score) in word { row[tag] = score }
            return row
        }
    }

    // Tags of persons: 1 begins, 2 goes on, 3 ends, 4 is the whole; of organisations 5 to 8.
    @Test("the likeliest tags are such as may follow each other")
    func likeliest() {
        #expect(EntityTags.likeliest([]) == [])
        #expect(EntityTags.likeliest(scores([[(0, 0)], [(1, 0)], [(3, 0)], [(0, 0)]])) == [0, 1, 3, 0])
        // An end without a beginning is none; what is open at the end is closed.
        #expect(EntityTags.likeliest(scores([[(0, 0)], [(3, -0.1), (4, -2)]])) == [0, 4])
        #expect(EntityTags.likeliest(scores([[(0, 0)], [(1, 0), (4, -1)]])) == [0, 4])
        // A person does not end as an organisation.
        #expect(EntityTags.likeliest(scores([[(1, 0)], [(7, -0.1), (3, -0.5)]])) == [1, 3])
        #expect(EntityTags.likeliest(scores([[(2, 0), (4, -1)]])) == [4])
    }

    @Test("tags make spans; two single names side by side are two")
    func spans() {
        let spans = EntityTags.spans([4, 4, 0, 5, 6, 7, 8])
        #expect(spans.map(\.words) == [0...0, 1...1, 3...5, 6...6])
        #expect(spans.map(\.kind) == [.person, .person, .organisation, .organisation])
    }

    @Test("logarithms are of probabilities that sum to one, however large the logits")
    func logarithms() {
        let found = EntityTags.logarithms([1000, 1000, 900])
        #expect(abs(found[0] + 0.6931) < 1e-3 && found[2] < -90)
    }

    @Test("windows cover all words, overlap, and each word belongs to one")
    func windows() {
        #expect(EntityWindows(pieces: []).ranges.isEmpty)
        #expect(EntityWindows(pieces: [8]).ranges == [0..<1])
        let counts = (0..<1000).map { 1 + $0 % 8 }
        let cut = EntityWindows(pieces: counts)
        #expect(cut.owned.flatMap { Array($0) } == Array(0..<1000))
        for (range, owned) in zip(cut.ranges, cut.owned) {
            #expect(counts[range].reduce(0, +) <= EntityWindows.mostPieces)
            #expect(range.clamped(to: owned) == owned && !owned.isEmpty)
        }
        #expect(zip(cut.ranges, cut.ranges.dropFirst()).allSatisfy { $0.upperBound > $1.lowerBound })
        // Windows that can hold no two words still go on.
        #expect(EntityWindows(pieces: [3, 3, 3], mostPieces: 3, overlap: 2).ranges == [0..<1, 1..<2, 2..<3])
    }

    @Test(
        "signs, a leading the and a final 's are cut from names",
        arguments: [
            ("\"Wilson\"", "Wilson"), ("the Times", "Times"), ("Wilson's", "Wilson"), ("N. M.", "N. M."),
            ("Ga.", "Ga."),
            ("(Ore.)", "(Ore.)"), ("(Ore.", "Ore."), ("Ore.)", "Ore."), ("- Paris,", "Paris"),
            ("THE HERALD’S", "HERALD"),
        ]
    )
    func extents(given: String, expected: String) throws {
        let text = Array(given.unicodeScalars)
        let range = try #require(EntityExtent.repaired(0..<text.count, in: text))
        #expect(String(String.UnicodeScalarView(text[range])) == expected)
    }

    @Test("what holds no letter is no name")
    func nothing() {
        let text = Array("—, \"' ".unicodeScalars)
        #expect(EntityExtent.repaired(0..<text.count, in: text) == nil)
    }
}
