import CorpusModel
package import PageFlow
import Raster

/// Finds tables and their rows, columns and cells from rules, white space and the alignment of words.
///
/// Where layout says where tables are, each such place becomes one table, and regions of text are searched for tables that
/// are beyond doubt; a page without a layout is searched as a whole. See `docs/decisions/0014-tables.md` for the method.
package struct TableStructureStage: Stage {
    /// Where tables are looked for.
    package enum Search: String, Sendable, Hashable {
        /// In the regions that layout found.
        case regions
        /// All over the page, whatever layout says.
        case page
    }

    private let search: Search

    package init(_ search: Search) { self.search = search }

    package var identity: StageIdentity {
        StageIdentity(name: "tables", version: 3, settings: ["search": search.rawValue])
    }

    /// The page with its tables; never throws.
    @concurrent package func run(_ page: JudgedLayout) async throws -> StructuredLayout {
        let layout = page.layout
        func places(_ regionClass: RegionClass) -> [TableQuery.Place] {
            layout.regions.filter { $0.regionClass == regionClass }
                .sorted { ($0.bbox.y0, $0.bbox.x0, $0.id) < ($1.bbox.y0, $1.bbox.x0, $1.id) }
                .map { TableQuery.Place(region: $0.id, bbox: $0.bbox, lines: $0.lines) }
        }
        let query =
            switch search {
            case .page: TableQuery(upright: layout.upright, bodyXHeight: nil, places: nil)
            case .regions:
                TableQuery(
                    upright: layout.upright,
                    bodyXHeight: layout.bodyXHeight,
                    places: places(.table),
                    searched: places(.article)
                )
            }
        return StructuredLayout(page, tables: Self.tables(of: query))
    }

    /// Tables in the order of their places, else top to bottom.
    package static func tables(of page: TableQuery) -> [FoundTable] {
        var tables: [FoundTable] = []
        if let places = page.places {
            for place in withHeads(places, xHeight: page.bodyXHeight ?? 8) {
                if let table = table(at: place, on: page, number: tables.count + 1) { tables.append(table) }
            }
            for place in page.searched { tables += certainTables(in: place, on: page, after: tables.count) }
        } else if let sheet = TableSheet(page.upright, xHeight: page.bodyXHeight) {
            tables = TableDetector(sheet: sheet).tables().enumerated().map { number, grid in
                TableOutput(sheet: sheet, origin: (0, 0)).table(grid, id: "t\(number + 1)", region: nil)
            }
        }
        return tables
    }

    /// Places with the heads that layout took for a table by themselves: a line or two right above.
    private static func withHeads(_ places: [TableQuery.Place], xHeight: Double) -> [TableQuery.Place] {
        var places = places
        for head in places.sorted(by: { ($1.bbox.y0, $1.bbox.x0) < ($0.bbox.y0, $0.bbox.x0) })
        where Double(head.bbox.height) < 5.5 * xHeight {
            let body = places.firstIndex { place in
                let gap = Double(place.bbox.y0 - head.bbox.y1)
                return place.region != head.region && gap < 1.5 * xHeight && gap > -2 * xHeight
                    && place.bbox.y0 > head.bbox.y0 && place.bbox.y1 > head.bbox.y1
                    && 10 * place.bbox.horizontalOverlap(head.bbox) >= 7 * min(place.bbox.width, head.bbox.width)
            }
            guard let body else { continue }
            // A head may have taken in another one before.
            let taken = places.filter { $0.region == head.region }.flatMap { [$0.region] + $0.heads }
            places[body].heads += taken
            places[body].bbox = places[body].bbox.union(head.bbox)
            places.removeAll { $0.region == head.region }
        }
        return places
    }

    /// Tables inside a region of text that nothing else looks like.
    private static func certainTables(in place: TableQuery.Place, on page: TableQuery, after count: Int) -> [FoundTable]
    {
        let part = place.bbox.intersection(page.upright.bounds)
        guard RowGaps(of: place.lines, on: page.upright).mayBeTable,
            let sheet = TableSheet(page.upright.cropped(to: part), xHeight: nil, body: page.bodyXHeight)
        else { return [] }
        let classifier = TableClassifier(xHeight: sheet.xHeight, sheet: sheet)
        let grids = TableDetector(sheet: sheet).tables().filter(classifier.isCertain)
        return grids.enumerated().map { index, grid in
            TableOutput(sheet: sheet, origin: (part.x0, part.y0))
                .table(grid, id: "t\(count + index + 1)", region: place.region)
        }
    }

    private static func table(at place: TableQuery.Place, on page: TableQuery, number: Int) -> FoundTable? {
        let margin = Int(2 * (page.bodyXHeight ?? 8))
        let part = place.bbox.grown(by: margin, within: page.upright.bounds)
        guard let sheet = TableSheet(page.upright.cropped(to: part), xHeight: nil, body: page.bodyXHeight) else {
            return nil
        }
        let inside = place.bbox.moved(x: -part.x0, y: -part.y0).scaled(by: sheet.scale, rounding: .outwards)
        guard let grid = TableDetector(sheet: sheet).table(filling: inside) else { return nil }
        var table = TableOutput(sheet: sheet, origin: (part.x0, part.y0))
            .table(grid, id: "t\(number)", region: place.region)
        table.heads = place.heads
        return table
    }
}
