import CorpusText
import Foundation

/// Looks for what a line says by the network and by a language model together.
///
/// Prefix beam search for CTC (A. Hannun et al., 2014, arXiv:1408.2873) over characters. A beginning of the text has the
/// score: logarithm of its probability by the network, all paths taken together, plus `weight` times that by the language
/// model, plus `bonus` for each character. The constants were chosen on lines that the network was not trained on
/// (`Benchmarks/recognition.md`); `Training/reader/decoder.py` is the same search.
struct CTCBeamSearch: Sendable {
    let language: ReaderLanguage
    /// Beginnings kept after each frame.
    var width = 8
    /// How far their score may be behind the best.
    var behind = 5.0

    /// Where the network's characters are less sure than this, as the exponential of their mean log probability, the search
    /// would make words of rubbish.
    static let readable = 0.7

    /// What a logarithm of the language model's probabilities counts.
    private static let weight = 0.4
    /// What is added for each character; else short texts win.
    private static let bonus = 0.8
    /// The least that a logarithm of the language model may be: seldom is not never.
    private static let floor = -6.0
    /// A frame whose likeliest class is this sure is taken as read.
    private static let sure = 0.995
    /// In other frames classes count that are at least this many times as likely as the likeliest.
    private static let least = 0.005
    /// Classes of a frame that count at most.
    private static let most = 5

    /// Classes of the characters of the likeliest text.
    func spelling(of frames: CTCFrames) -> [Int] {
        let candidates = (0..<frames.count).map {
            frames.candidates(in: $0, sure: Self.sure, least: Self.least, most: Self.most)
        }
        // Nothing to choose from.
        if candidates.allSatisfy({ $0.count == 1 }) { return frames.bestSpelling }
        var tree = BeginningTree(language: language)
        var beam = [Hypothesis(node: 0, blank: 0, other: -.infinity)]
        for candidates in candidates {
            if candidates.count == 1, candidates[0].number == 0 {
                // The most frequent case: every text goes on with a blank, and their order stays.
                beam = beam.map { Hypothesis(node: $0.node, blank: $0.total + candidates[0].log, other: -.infinity) }
                continue
            }
            var following = Following()
            for hypothesis in beam { extend(hypothesis, by: candidates, &tree, &following) }
            beam = best(following.hypotheses, tree)
        }
        let totals = beam.map { hypothesis in
            let end = language.step(from: tree.nodes[hypothesis.node].state, class: 0).log
            return score(hypothesis, tree) + Self.weight * end
        }
        let winner = beam.indices.max { (totals[$0], beam[$1].node) < (totals[$1], beam[$0].node) }
        return winner.map { tree.spelling(of: beam[$0].node) } ?? []
    }

    private func extend(
        _ hypothesis: Hypothesis,
        by candidates: [CTCFrames.Candidate],
        _ tree: inout BeginningTree,
        _ following: inout Following
    ) {
        let node = hypothesis.node
        for candidate in candidates {
            if candidate.number == 0 {
                following.add(node, blank: hypothesis.total + candidate.log)
            } else if candidate.number == tree.nodes[node].number {
                // The same character goes on, or it comes again after a blank.
                if hypothesis.other > -.infinity {
                    following.add(node, other: hypothesis.other + candidate.log)
                }
                if hypothesis.blank > -.infinity {
                    let child = child(of: node, candidate.number, &tree)
                    following.add(child, other: hypothesis.blank + candidate.log)
                }
            } else {
                let child = child(of: node, candidate.number, &tree)
                following.add(child, other: hypothesis.total + candidate.log)
            }
        }
    }

    private func child(of node: Int, _ number: Int, _ tree: inout BeginningTree) -> Int {
        if let known = tree.child(of: node, number) { return known }
        let (log, state) = language.step(from: tree.nodes[node].state, class: number)
        let score = tree.nodes[node].score + Self.weight * max(log, Self.floor) + Self.bonus
        return tree.append(to: node, number, score: score, state: state)
    }

    private func score(_ hypothesis: Hypothesis, _ tree: BeginningTree) -> Double {
        hypothesis.total + tree.nodes[hypothesis.node].score
    }

    private func best(_ hypotheses: [Hypothesis], _ tree: BeginningTree) -> [Hypothesis] {
        guard hypotheses.count > 1 else { return hypotheses }
        let scored = hypotheses.map { (score: score($0, tree), hypothesis: $0) }
            .sorted { ($1.score, $0.hypothesis.node) < ($0.score, $1.hypothesis.node) }
        let limit = scored[0].score - behind
        return scored.prefix(width).filter { $0.score >= limit }.map(\.hypothesis)
    }
}

/// A beginning of the text, with the logarithms of its probabilities by the paths that end in a blank and by the others.
private struct Hypothesis {
    var node: Int
    var blank: Double
    var other: Double

    var total: Double { sum(blank, other) }
}

/// Logarithm of the sum of two numbers given by their logarithms.
private func sum(_ a: Double, _ b: Double) -> Double {
    let (more, less) = a < b ? (b, a) : (a, b)
    return less == -.infinity ? more : more + log1p(exp(less - more))
}

/// Beginnings after the next frame; paths to the same one are added up.
private struct Following {
    private(set) var hypotheses: [Hypothesis] = []

    mutating func add(_ node: Int, blank: Double = -.infinity, other: Double = -.infinity) {
        // A beam's width times the candidates at most: found quickest by looking.
        guard let at = hypotheses.firstIndex(where: { $0.node == node }) else {
            hypotheses.append(Hypothesis(node: node, blank: blank, other: other))
            return
        }
        hypotheses[at].blank = sum(hypotheses[at].blank, blank)
        hypotheses[at].other = sum(hypotheses[at].other, other)
    }
}

/// All beginnings that were looked at, each as its last character and the beginning before it.
private struct BeginningTree {
    struct Node {
        var parent: Int
        /// Class of the last character; 0 for none.
        var number: Int
        /// What the language model and the characters' number add to its score.
        var score: Double
        var state: ReaderLanguage.State
        /// The latest beginning that goes on from here, and the one from the same parent before this.
        var child: Int?
        var sibling: Int?
    }

    private(set) var nodes: [Node]

    init(language: ReaderLanguage) { nodes = [Node(parent: -1, number: 0, score: 0, state: language.start)] }

    func child(of node: Int, _ number: Int) -> Int? {
        var at = nodes[node].child
        while let child = at, nodes[child].number != number { at = nodes[child].sibling }
        return at
    }

    mutating func append(to parent: Int, _ number: Int, score: Double, state: ReaderLanguage.State) -> Int {
        nodes.append(Node(parent: parent, number: number, score: score, state: state, sibling: nodes[parent].child))
        nodes[parent].child = nodes.count - 1
        return nodes.count - 1
    }

    func spelling(of node: Int) -> [Int] {
        var spelling: [Int] = []
        var at = node
        while at > 0 {
            spelling.append(nodes[at].number)
            at = nodes[at].parent
        }
        return spelling.reversed()
    }
}
