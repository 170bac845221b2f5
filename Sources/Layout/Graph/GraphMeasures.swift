import CorpusModel
import Foundation

/// What is seen of the lines and pictures of a page, in numbers.
///
/// All lengths are in x-heights of the body type, so that the numbers do not depend on resolution or size of type.
struct GraphMeasures {
    /// Numbers of a node before and after what was read of it, and of an edge.
    static let nodeNumbers = 18, classNumbers = 1 + LayoutMaps.classes.count, edgeNumbers = 16

    private let nodes: [PageNode]
    private let maps: LayoutMaps
    private let ink: PageInk
    /// The smallest frame around each node; `nil` for none.
    private let frameOf: [Int?]
    /// Width of the strokes of body type, working pixels.
    private let bodyStroke: Double

    init(_ nodes: [PageNode], frames: [PixelRect], maps: LayoutMaps, ink: PageInk) {
        (self.nodes, self.maps, self.ink) = (nodes, maps, ink)
        frameOf = nodes.map { node in
            frames.firstIndex { $0.intersection(node.bbox).area * 10 > node.bbox.area * 8 }
        }
        bodyStroke = nodes.compactMap(\.line).filter { $0.letterCount > 12 }.map(\.stroke).median ?? 1
    }

    /// The numbers of a node, `[nodeNumbers + classNumbers]`.
    func values(of index: Int) -> [Float] {
        let node = nodes[index], box = node.bbox
        let side = max(2, Int(ink.xHeight / 2))
        let left = PixelRect(x0: box.x0 - side, y0: box.y0, x1: box.x0 + side, y1: box.y1)
        let right = PixelRect(x0: box.x1 - side, y0: box.y0, x1: box.x1 + side, y1: box.y1)
        var values: [Double] = [
            log(Double(box.width) / ink.xHeight + 0.1), log(Double(box.height) / ink.xHeight + 0.1),
            Double(box.x0) / Double(ink.width), Double(box.x1) / Double(ink.width), box.midY / Double(ink.height),
            frameOf[index] == nil ? 0 : 1,
            maps.start(in: box), maps.side(in: left), maps.side(in: right),
        ]
        switch node.content {
        case .line(let line):
            values += [
                0, 0, log(line.letterHeight / ink.xHeight + 0.1), line.stroke / max(0.1, bodyStroke) - 1,
                log(Double(line.letterCount) + 1) / 4, Double(line.inkWidth) / Double(max(1, box.width)),
                log(Double(line.widestGap.count) / ink.xHeight + 1), line.evenness,
            ]
        case .picture(let picture): values += [1, picture.isHalftone ? 1 : 0, 0, 0, 0, 0, 0, 0]
        }
        values.append(log(Double(ink.width) / ink.xHeight) - 5)
        return (values + maps.probabilities(in: box).values).map(Float.init)
    }

    /// The numbers of a node and a neighbour of it, `[edgeNumbers]`.
    ///
    /// - Parameters:
    ///   - index: of the node.
    ///   - neighbour: its index.
    ///   - direction: in which the neighbour stands, `0..<4`.
    /// - Returns: the numbers.
    func values(from index: Int, to neighbour: Int, direction: Int) -> [Float] {
        let (node, other) = (nodes[index], nodes[neighbour])
        let (box, next) = (node.bbox, other.bbox)
        let vertical = direction < 2
        let between =
            vertical
            ? PixelRect(
                x0: max(box.x0, next.x0),
                y0: Int(min(box.midY, next.midY)),
                x1: max(max(box.x0, next.x0) + 1, min(box.x1, next.x1)),
                y1: Int(max(box.midY, next.midY)) + 1
            )
            : PixelRect(
                x0: min(box.x1, next.x1) - Int(ink.xHeight / 2),
                y0: max(box.y0, next.y0),
                x1: max(min(box.x1, next.x1), max(box.x0, next.x0)) + Int(ink.xHeight / 2),
                y1: max(max(box.y0, next.y0) + 1, min(box.y1, next.y1))
            )
        let later = direction == 0 || direction == 2 ? box : next
        func length(_ pixels: Int) -> Double {
            let heights = Double(pixels) / ink.xHeight
            return heights < 0 ? -log(1 - heights) : log(1 + heights)
        }
        let narrower = Double(max(1, min(box.width, next.width))), wider = Double(max(1, max(box.width, next.width)))
        let overlap = Double(box.horizontalOverlap(next))
        let lower = Double(max(1, min(box.height, next.height)))
        var sizes = (size: 0.0, weight: 0.0)
        if let one = node.line, let two = other.line {
            sizes.size = log((two.letterHeight + 1) / (one.letterHeight + 1))
            sizes.weight = log((two.stroke + 0.5) / (one.stroke + 0.5))
        }
        let values: [Double] = [
            length(next.x0 - box.x0), length(next.x1 - box.x1), length(next.x0 + next.x1 - box.x0 - box.x1),
            length(max(box.y0, next.y0) - min(box.y1, next.y1)), length(max(box.x0, next.x0) - min(box.x1, next.x1)),
            overlap / narrower, overlap / wider, Double(box.verticalOverlap(next)) / lower,
            sizes.size, sizes.weight,
            horizontalRule(in: between), verticalRule(in: between),
            maps.side(in: between), maps.gutter(in: between), maps.start(in: later),
            frameOf[index] != nil && frameOf[index] == frameOf[neighbour] ? 1 : 0,
        ]
        return values.map(Float.init)
    }

    /// Share of a rectangle's width that the longest horizontal rule or dash in it covers, `0...1`.
    private func horizontalRule(in box: PixelRect) -> Double {
        var longest = 0
        for rule in ink.horizontalRules where rule.y0 < box.y1 && rule.y1 > box.y0 {
            longest = max(longest, rule.horizontalOverlap(box))
        }
        return Double(longest) / Double(max(1, box.width))
    }

    /// Share of a rectangle's height that vertical rules in it cover, `0...1`.
    private func verticalRule(in box: PixelRect) -> Double {
        var covered = 0
        for rule in ink.verticalRules where rule.bbox.x1 > box.x0 && rule.bbox.x0 < box.x1 {
            covered += rule.bbox.verticalOverlap(box)
        }
        return min(1, Double(covered) / Double(max(1, box.height)))
    }
}
