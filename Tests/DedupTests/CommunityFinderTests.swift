import Testing

@testable import Dedup

@Suite("Groups of linked articles")
struct CommunityFinderTests {
    private func clique(_ members: ClosedRange<Int>) -> [(first: Int, second: Int, weight: Double)] {
        members.flatMap { a in members.filter { $0 > a }.map { (a, $0, 1.0) } }
    }

    private func groups(
        _ links: [(first: Int, second: Int, weight: Double)],
        resolution: Double = DedupSettings().resolution
    ) -> [[Int]] {
        LinkGraph.components(of: links).flatMap { graph in
            let found = CommunityFinder(resolution: resolution).communities(of: graph)
            return Dictionary(grouping: graph.members.indices) { found[$0] }.sorted { $0.key < $1.key }
                .map { $0.value.map { graph.members[$0] } }
        }
    }

    @Test("a single bridge does not glue two stories together", arguments: [2, 3, 4, 9])
    func bridge(_ size: Int) {
        let links = clique(0...size) + clique((size + 1)...(2 * size + 1)) + [(0, size + 1, 0.6)]
        #expect(groups(links) == [Array(0...size), Array((size + 1)...(2 * size + 1))])
    }

    @Test("copies linked only through the whole text stay together: pairs, chains, stars")
    func loose() {
        #expect(groups([(3, 8, 0.7)]) == [[3, 8]])
        #expect(groups([(1, 2, 1), (2, 3, 1), (3, 4, 1)]) == [[1, 2, 3, 4]])
        #expect(groups((2...5).map { (1, $0, 0.9) }) == [Array(1...5)])
    }

    @Test("the order of the links does not matter")
    func order() {
        var links = clique(0...5) + clique(6...10) + [(2, 7, 0.5), (3, 9, 0.5)] + clique(20...22)
        let expected = groups(links)
        #expect(expected == [Array(0...5), Array(6...10), Array(20...22)])
        for _ in 0..<5 {
            links.append(links.removeFirst())
            #expect(groups(links.reversed().map { ($0.second, $0.first, $0.weight) }) == expected)
        }
    }

    @Test("a large ring of groups is parted into them")
    func ring() {
        let links = (0..<20).flatMap { group in
            let first = group * 5
            let bridge: (Int, Int, Double) = (first, (first + 7) % 100, 0.6)
            return clique(first...(first + 4)) + [bridge]
        }
        #expect(groups(links).map(\.count) == [Int](repeating: 5, count: 20))
    }

    @Test("what speaks against a cluster keeps an article out of it, unless more speaks for it")
    func against() {
        let copies = clique(0...3)
        let rival: [(first: Int, second: Int, weight: Double)] = [(3, 4, 0.5)]
        let refuted: [(first: Int, second: Int, weight: Double)] = [(0, 4, -0.9), (1, 4, -0.8), (2, 4, -0.9)]
        func groups(_ against: [(first: Int, second: Int, weight: Double)]) -> [[Int]] {
            LinkGraph.components(of: copies + rival, against: against).flatMap { graph in
                let found = CommunityFinder(resolution: DedupSettings().resolution).communities(of: graph)
                return Dictionary(grouping: graph.members.indices) { found[$0] }.sorted { $0.key < $1.key }
                    .map { $0.value.map { graph.members[$0] } }
            }
        }
        #expect(groups([]) == [[0, 1, 2, 3, 4]])
        #expect(groups(refuted) == [[0, 1, 2, 3], [4]])
        // An article elsewhere changes nothing.
        #expect(groups([(0, 9, -1)]) == [[0, 1, 2, 3, 4]])
    }
}
