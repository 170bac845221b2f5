import CorpusModel
package import Inference
package import PageFlow

/// Says again what the lines and pictures of a page are and which are one region, now that they are read.
///
/// The region network that layout asked about the picture alone is asked once more, about picture and text together. Tables,
/// which were read cell by cell, and regions that were not read stay as they are; no line that was read is lost.
package struct UnderstandingStage: Stage {
    private let session: InferenceSession

    /// The identity; needs no loaded network.
    package static let identity = StageIdentity(name: "understanding", version: 1)
    package var identity: StageIdentity { Self.identity }

    /// Makes the stage with the loaded region network.
    package init(session: InferenceSession) { self.session = session }

    /// The page with its regions as text and picture together tell them; a page that layout saw without networks stays.
    ///
    /// - Throws: `InferenceError` where the network cannot be run or is another one.
    @concurrent package func run(_ page: ReadPage) async throws -> ReadPage {
        guard let seen = page.evidence as? SeenPage, page.text.regions.contains(where: { !$0.lines.isEmpty }) else {
            return page
        }
        let former = FormerRegions(page.text, seen)
        var layout = seen.layout
        layout.graph = seen.graph(with: former.lines)
        let found = try layout.regions(of: former.free, by: session)
        var regions = former.kept + found.map(former.region)
        let named = Set(found.flatMap(\.nodes))
        regions += former.remnants(of: former.free.subtracting(named))
        var page = page
        page.text.take(regions.sorted { $0.first < $1.first }.map(\.region))
        return page
    }
}

/// The regions of a page as layout gave them and as they were read.
private struct FormerRegions {
    /// A region and its first line or picture, by which regions are put in order; -1 for the name plate.
    typealias Placed = (first: Int, region: TextRegion)

    private let seen: SeenPage
    private let regions: [TextRegion]
    /// Which regions stay: tables and what holds one, and whatever has lines that were not read.
    private let stays: [Bool]
    /// Index of the region that each line or picture was in.
    private let owner: [Int: Int]
    /// The lines read, by the line of the graph that they are.
    let lines: [[TextLine]]
    /// Lines and pictures of regions that may change.
    let free: Set<Int>

    init(_ page: PageText, _ seen: SeenPage) {
        let tabulated = Set(page.tables.compactMap(\.region))
        (self.seen, regions) = (seen, page.regions)
        stays = zip(page.regions, seen.groups).map { region, group in
            group.isEmpty || region.layout.regionClass == .table || tabulated.contains(region.layout.id)
                || region.lines.isEmpty && group.contains { seen.layout.graph.nodes[$0].line != nil }
        }
        lines = seen.lines(of: page.regions)
        free = Set(zip(seen.groups, stays).flatMap { $1 ? [] : $0 })
        owner = Dictionary(
            uniqueKeysWithValues: seen.groups.enumerated().flatMap { index, group in group.map { ($0, index) } }
        )
    }

    /// The regions that stay.
    var kept: [Placed] {
        regions.indices.filter { stays[$0] }.map { (seen.groups[$0].first ?? -1, regions[$0]) }
    }

    /// A region that the network found, with what was read of it.
    func region(_ found: WorkingRegion) -> Placed {
        var counts: [Int: Int] = [:]
        for node in found.nodes { owner[node].map { counts[$0, default: 0] += 1 } }
        let main = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
        var region = regions[main]
        if found.nodes == seen.groups[main] {
            region.layout.regionClass = found.regionClass
            (region.layout.score, region.layout.classScores) = (found.score, found.classScores)
        } else {
            region.layout = seen.place.region(found, id: "")
            region.layout.legibility = regions[main].layout.legibility
            region.lines = ordered(found.nodes)
        }
        return (found.nodes[0], region)
    }

    /// What was read of lines that the network thinks are nothing: regions of the class that they had.
    ///
    /// Specks stay nothing.
    func remnants(of nodes: Set<Int>) -> [Placed] {
        let groups = Dictionary(grouping: nodes.filter(isWord).sorted()) { owner[$0] ?? 0 }
        return groups.sorted { $0.key < $1.key }.map { index, nodes in
            var region = regions[index]
            region.lines = ordered(nodes)
            region.layout.lines = region.layout.lines.filter { line in
                nodes.contains { seen.place.onPage(seen.layout.graph.nodes[$0].bbox).intersection(line.bbox).area > 0 }
            }
            region.layout.bbox = PixelRect.hull(region.lines.map(\.bbox)) ?? region.layout.bbox
            return (nodes[0], region)
        }
    }

    /// Whether two letters or digits were read of a node.
    private func isWord(_ node: Int) -> Bool {
        lines[node].reduce(0) { $0 + $1.text.count { $0.isLetter || $0.isNumber } } > 1
    }

    private func ordered(_ nodes: [Int]) -> [TextLine] {
        nodes.flatMap { lines[$0] }.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
    }
}

extension PageText {
    /// Takes other regions in the place of its own, and names them in their order.
    fileprivate mutating func take(_ found: [TextRegion]) {
        var names: [String: String] = [:]
        regions = found.enumerated().map { index, region in
            var region = region
            let id = "r\(index + 1)"
            if !region.layout.id.isEmpty { names[region.layout.id] = id }
            region.layout.id = id
            return region
        }
        for index in tables.indices { tables[index].region = tables[index].region.flatMap { names[$0] } }
    }
}
