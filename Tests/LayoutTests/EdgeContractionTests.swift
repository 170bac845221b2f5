import Testing

@testable import Layout

@Suite("Groups of a graph by edges for and against")
struct EdgeContractionTests {
    private func groups(_ count: Int, _ edges: [(Int, Int, Double)]) -> [[Int]] {
        var contraction = EdgeContraction(count: count, edges: edges)
        return contraction.groups()
    }

    @Test func nothingHasNoGroups() { #expect(groups(0, []).isEmpty) }

    @Test func nodesWithoutEdgesStandAlone() { #expect(groups(3, []) == [[0], [1], [2]]) }

    @Test("a chain of edges is one group, in any order of the edges", arguments: [false, true])
    func chain(_ isReversed: Bool) {
        let edges = (0..<5).map { ($0, $0 + 1, Double($0 + 1)) }
        #expect(groups(6, isReversed ? edges.reversed() : edges) == [[0, 1, 2, 3, 4, 5]])
    }

    @Test func edgesAgainstPart() {
        #expect(groups(4, [(0, 1, 3), (1, 2, -1), (2, 3, 3)]) == [[0, 1], [2, 3]])
    }

    @Test("what speaks against two groups outweighs one edge for them")
    func sums() {
        let edges = [(0, 1, 5.0), (2, 3, 5.0), (0, 2, 1.0), (1, 3, -2.0)]
        #expect(groups(4, edges) == [[0, 1], [2, 3]])
        #expect(groups(4, edges + [(1, 2, 2.0)]) == [[0, 1, 2, 3]])
    }

    @Test func edgesOfOnePairAddUp() {
        #expect(groups(2, [(0, 1, 1), (1, 0, -2)]) == [[0], [1]])
        #expect(groups(2, [(0, 1, 1), (1, 0, 1)]) == [[0, 1]])
    }

    @Test func anEdgeToItselfIsNone() { #expect(groups(2, [(0, 0, 9), (0, 1, -1)]) == [[0], [1]]) }

    @Test func thousandsOfNodesAreQuick() {
        let edges = (0..<20_000).flatMap { node in
            [(node, node + 1, node % 10 == 9 ? -3.0 : 2.0), (node, max(0, node - 7), -0.1)]
        }
        #expect(groups(20_001, edges).count > 1_900)
    }
}
