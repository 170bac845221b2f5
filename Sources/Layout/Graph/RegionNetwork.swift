import CorpusFiles
import CorpusModel
import Foundation
import Inference

/// What the region network says of a page's lines and pictures.
///
/// A graph network with attention over each node's neighbours (Veličković et al. 2018, with numbers of edges), trained by
/// `Training/regions`.
struct RegionNetwork {
    /// Logarithms of the probabilities of the classes of each node, `[nodes * (1 + classes)]`, the background first.
    private(set) var classes: [Float] = []
    /// Logits, for each node and place, that the neighbour belongs to the same region, `[nodes * places]`.
    private(set) var sameRegion: [Float] = []
    /// The same for the same article.
    private(set) var sameArticle: [Float] = []

    /// Number of classes with the background.
    static let classCount = 1 + LayoutMaps.classes.count

    /// Asks the network about a page; nothing is asked about a page without lines and pictures.
    ///
    /// - Throws: `InferenceError` where the model cannot be run or is another one.
    init(_ graph: PageGraph, session: InferenceSession) throws(InferenceError) {
        let (nodes, places) = (graph.nodes.count, Neighbours.count)
        guard nodes > 0 else { return }
        let answer = try session.run(graph.tensors)
        guard answer.count == 2, answer[0].shape == [nodes, Self.classCount], answer[1].shape == [nodes, places, 2]
        else {
            throw InferenceError(
                .modelInvalid,
                "the region model answers with shapes \(answer.map(\.shape)), not with \(Self.classCount) classes and 2 "
                    + "numbers for each of \(places) neighbours; check out the Models folder again"
            )
        }
        classes = answer[0].values
        sameRegion = stride(from: 0, to: answer[1].values.count, by: 2).map { answer[1].values[$0] }
        sameArticle = stride(from: 1, to: answer[1].values.count, by: 2).map { answer[1].values[$0] }
    }

    /// The most likely class of a node; `nil` where most likely nothing is there.
    func mostLikely(_ node: Int) -> RegionClass? {
        let own = classes[(node * Self.classCount)..<((node + 1) * Self.classCount)]
        let best = own.indices.max { (own[$0], -$0) < (own[$1], -$1) } ?? own.startIndex
        return best == own.startIndex ? nil : LayoutMaps.classes[best - own.startIndex - 1]
    }
}
