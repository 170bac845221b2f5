import CorpusModel
import Inference
import Raster

/// The network's maps decide, together with what geometry sees.
struct NetworkEvidence: LayoutEvidence {
    private let maps: LayoutMaps

    /// Asks the network about a page.
    ///
    /// - Throws: `InferenceError` where the network cannot be run or is another one.
    init(of page: DeskewedPage, by session: InferenceSession) throws(InferenceError) {
        maps = try LayoutMaps(of: NetworkInput(page), workingWidth: page.working.gray.width, by: session)
    }

    func pictures(_ found: [Picture], head: PageHead, xHeight: Double) -> [Picture] {
        NetworkPictures(maps: maps, xHeight: xHeight).pictures(found, outside: head.masthead)
    }

    func columns(of ink: PageInk, pictures: [Picture]) -> [PageColumn] {
        // What stands inside a picture is part of it.
        let lines = NetworkLines(maps: maps).lines(of: ink).filter { line in
            !pictures.contains { 2 * $0.bbox.intersection(line.bbox).area > line.bbox.area }
        }
        return LineColumns(of: lines, ink: ink, pictures: pictures).columns()
    }

    func isHead(_ bbox: PixelRect) -> Bool { maps.isHead(bbox) }

    func classes(of lines: [PlacedLine], cuts: [Cut]) -> [RegionClass] {
        LineDecoder().classes(
            of: zip(lines, cuts).map { line, cut in
                LineDecoder.Evidence(
                    probabilities: maps.probabilities(in: line.line.bbox),
                    start: maps.start(in: line.line.bbox),
                    role: line.role,
                    cut: cut
                )
            }
        )
    }

    /// The network also sees rules that stand inside one item, and items that nothing parts.
    func beginsRegion(_ line: PlacedLine, after cut: Cut, as regionClass: RegionClass) -> Bool {
        let start = maps.start(in: line.line.bbox)
        switch (regionClass, cut) {
        case (.headline, .full): return start > 0.2
        case (.headline, _): return start > 0.8
        // Advertisements are full of dashes, and follow each other with little between.
        case (.advertisement, .none): return start > 0.6
        case (.advertisement, .dash): return start > 0.35
        case (.advertisement, _): return start > 0.08
        case (_, .none): return start > 0.9
        case (_, .dash): return start > 0.6
        case (_, .rule), (_, .full): return start > 0.15
        }
    }

    func completed(_ regions: [WorkingRegion], on geometry: PageGeometry) -> [WorkingRegion] {
        NetworkRegions(geometry: geometry, maps: maps).completed(regions)
    }
}
