import CorpusModel
import Inference
import PageFlow
import Raster

/// A page as the two networks see it.
///
/// The layout network finds lines and pictures, the region network says what they are and what belongs together. Geometry measures
/// letters, rules and edges.
struct NetworkLayout: Sendable {
    /// The name plate, where the layout network sees one in the largest type of the page's head.
    private let plate: PixelRect?
    private let plateProbabilities: ClassProbabilities?
    var graph: PageGraph
    /// Rules and dashes of the page, working pixels.
    let separators: [Separator]

    /// Takes a page apart.
    ///
    /// - Throws: `InferenceError` where the layout network cannot be run or is another one.
    init(of page: DeskewedPage, by session: InferenceSession) throws(InferenceError) {
        let maps = try LayoutMaps(of: NetworkInput(page), workingWidth: page.working.gray.width, by: session)
        let ink = InkAnalysis(xHeight: page.working.xHeight).analyse(page.working.binary)
        let plate = Self.plate(of: ink, maps: maps)
        let found = PictureFinder(ink: ink, page: page.working.gray).pictures(outside: plate)
        let pictures = NetworkPictures(maps: maps, xHeight: ink.xHeight).pictures(found, outside: plate)
        var type = ink
        type.letters = ink.letters.filter { letter in
            plate.map { $0.intersection(letter.bbox).area * 2 <= letter.bbox.area } ?? true
        }
        let lines = NetworkLines(maps: maps).lines(of: type)
        self.plate = plate
        plateProbabilities = plate.map(maps.probabilities)
        let nodes = lines.map(PageNode.init) + pictures.map(PageNode.init)
        graph = PageGraph(nodes, maps: maps, ink: ink)
        separators = ink.separators(beside: nodes.map(\.bbox))
    }

    /// Mean probability from which large type in the head of a page is its name plate.
    private static let leastMasthead = 0.2

    /// The name plate: large type in the head of the page, with what the network takes for a part of it: drawn letters, ornaments, a
    /// line of smaller type.
    private static func plate(of ink: PageInk, maps: LayoutMaps) -> PixelRect? {
        guard
            let type = PageHead(ink: ink).masthead, maps.probabilities(in: type)[.masthead] > leastMasthead
        else { return nil }
        let reach = PixelRect(x0: 0, y0: type.y0 - type.height, x1: ink.width, y1: type.y1 + type.height / 4)
        return maps.areas(of: [.masthead]).filter { 10 * $0.intersection(reach).area > 9 * $0.area }.reduce(type) {
            $0.union($1)
        }
    }

    /// The regions of the page, or of some of its lines and pictures alone.
    ///
    /// - Throws: `InferenceError` where the region network cannot be run or is another one.
    func regions(of nodes: Set<Int>? = nil, by session: InferenceSession) throws(InferenceError) -> [WorkingRegion] {
        let answer = try RegionNetwork(graph, session: session)
        let regions = GraphRegions(graph: graph, answer: answer, of: nodes).regions()
        guard nodes == nil, let plate, let probabilities = plateProbabilities else { return regions }
        let masthead = WorkingRegion(
            regionClass: .masthead,
            bbox: plate,
            score: probabilities.score(of: .masthead),
            classScores: probabilities.recorded,
            lines: []
        )
        return [masthead] + regions
    }
}

extension PageInk {
    /// Rules and dashes; a rule is one across its column, judged by the lines beside it.
    fileprivate func separators(beside boxes: [PixelRect]) -> [Separator] {
        let vertical = verticalRules.map { Separator(kind: .vertical, bbox: $0.bbox) }
        let reach = Int(8 * xHeight)
        let horizontal = horizontalRules.map { rule in
            let near = boxes.filter { box in
                box.horizontalOverlap(rule) > 0 && box.y0 < rule.y1 + reach && box.y1 > rule.y0 - reach
            }
            let measure = Double(near.map(\.width).max() ?? 0)
            return Separator(kind: Double(rule.width) > 0.7 * measure ? .horizontal : .dash, bbox: rule)
        }
        return vertical + horizontal
    }
}
