import Algorithms
import CorpusModel
import Raster

/// Tells leader dots from other small pieces.
struct Leaders {
    var rows: [PixelRect] = []
    var others: [Component] = []

    init(_ pieces: [Component], among letters: [Component], xHeight: Double) {
        let isDot = pieces.map { Double(max($0.bbox.width, $0.bbox.height)) <= 0.5 * xHeight }
        let order = pieces.indices.filter { isDot[$0] }
            .sorted { (pieces[$0].bbox.x0, pieces[$0].bbox.y0, $0) < (pieces[$1].bbox.x0, pieces[$1].bbox.y0, $1) }
        var isLeader = [Bool](repeating: false, count: pieces.count)
        // Chains from left to right on one foot; binned by height so that each dot looks at few others.
        var chains: [[Int]] = []
        var lastInBin: [Int: [Int]] = [:]
        let bin = max(1, Int(xHeight))
        for index in order {
            let bbox = pieces[index].bbox
            var best: (chain: Int, gap: Int)?
            for key in (bbox.y1 / bin - 1)...(bbox.y1 / bin + 1) {
                for chain in lastInBin[key] ?? [] {
                    guard let tail = chains[chain].last else { continue }
                    let other = pieces[tail].bbox
                    let gap = bbox.x0 - other.x1
                    guard gap >= 0, Double(gap) <= 3 * xHeight, abs(Double(other.y1 - bbox.y1)) <= 0.3 * xHeight else {
                        continue
                    }
                    if best.map({ gap < $0.gap }) ?? true { best = (chain, gap) }
                }
            }
            if let best {
                chains[best.chain].append(index)
            } else {
                chains.append([index])
                lastInBin[bbox.y1 / bin, default: []].append(chains.count - 1)
            }
        }
        for chain in chains where chain.count >= 4 {
            // Leaders stand evenly; full stops of a paragraph do not.
            let gaps = chain.adjacentPairs().map { Double(pieces[$1].bbox.x0 - pieces[$0].bbox.x0) }
            guard let middle = gaps.median else { continue }
            let even = gaps.filter { abs($0 - middle) < 0.35 * middle + 1.5 }.count
            guard even * 3 >= gaps.count * 2 else { continue }
            guard let hull = PixelRect.hull(chain.map { pieces[$0].bbox }) else { continue }
            // Pieces of letters that broke stand among letters.
            let place = PixelRect(
                x0: hull.x0,
                y0: hull.y0 - Int(xHeight),
                x1: hull.x1,
                y1: hull.y1 + Int(0.3 * xHeight)
            )
            let covered = letters.reduce(0) { sum, letter in
                sum + (letter.bbox.verticalOverlap(place) > 0 ? letter.bbox.horizontalOverlap(place) : 0)
            }
            guard Double(covered) < 0.3 * Double(hull.width) else { continue }
            for index in chain { isLeader[index] = true }
            rows.append(hull)
        }
        others = pieces.indices.filter { !isLeader[$0] }.map { pieces[$0] }
    }
}
