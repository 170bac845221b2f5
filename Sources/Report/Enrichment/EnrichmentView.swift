import Enrichment

/// What the index shows of enrichment.
struct EnrichmentView {
    struct Bar {
        var barName: String, barCode: String? = nil, barAddress: String? = nil
        var barCount: String, barWidth: Double
    }

    struct BarTable {
        var tallyHeading: String, tallyUnit: String, bars: [Bar], tallyMore: String?
    }

    /// Rows of a table, and circles of the map.
    private static let mostRows = 12, mostSpots = 500

    var datelineSummary: String
    var maps: [MapView], hiddenPlaces: String?
    var tallies: [BarTable], hasTallies: Bool

    /// Puts the totals into words and pictures; `nil` where no article was enriched.
    init?(_ totals: EnrichmentTotals, outlines: @autoclosure () -> Outlines?) {
        guard totals.articles > 0 else { return nil }
        let places = totals.places.sorted
        datelineSummary = Self.summary(totals)
        let mapped = places.compactMap { entry -> MappedPlace? in
            guard let position = entry.item.place.position else { return nil }
            return MappedPlace(
                anchor: entry.item.place.anchor,
                name: entry.item.place.name,
                tip: "\(entry.item.place.label): \(grouped(entry.count)) article\(entry.count == 1 ? "" : "s")",
                address: entry.item.address,
                position: position,
                count: entry.count
            )
        }
        maps = Self.maps(Array(mapped.prefix(Self.mostSpots)), outlines: outlines)
        hiddenPlaces =
            mapped.count > Self.mostSpots
            ? "The \(Self.mostSpots) places of the most articles; \(grouped(mapped.count - Self.mostSpots)) more are not drawn."
            : nil
        let placeRows = places.prefix(Self.mostRows).map { entry in
            let item = entry.item
            return (entry.count, EnrichmentTotals.Named(name: item.place.label, address: item.address))
        }
        tallies = [
            Self.table("Places of datelines", rows: placeRows, of: totals.places.count),
            Self.table("Agencies", totals.agencies),
            totals.people.isEmpty
                ? Self.table("People, as named", totals.names) : Self.table("People", totals.people),
            Self.table("Topics", totals.topics), Self.table("Subjects", totals.subjects),
            Self.table("Topics of keywords", totals.keywords), Self.table("Languages", totals.languages),
            Self.qualityTable(totals.quality),
        ].compactMap { $0 }
        hasTallies = !tallies.isEmpty
    }

    private static func summary(_ totals: EnrichmentTotals) -> String {
        let articles = "\(grouped(totals.articles)) article\(totals.articles == 1 ? "" : "s")"
        guard totals.datelines > 0 || !totals.places.isEmpty else { return "None of \(articles) has a dateline." }
        let have = totals.datelines == 1 ? "has" : "have"
        var parts = [
            "\(grouped(totals.datelines)) of \(articles) \(have) a dateline, "
                + "\(grouped(totals.located)) of a place that the gazetteer has"
        ]
        if totals.wire > 0 { parts.append("\(grouped(totals.wire)) probably came from a news agency") }
        return parts.joined(separator: "; ") + "."
    }

    /// A map of all places, and one of the part where the most articles are, where they are near each other.
    private static func maps(_ places: [MappedPlace], outlines: () -> Outlines?) -> [MapView] {
        guard !places.isEmpty else { return [] }
        let outlines = outlines()
        let whole = MapFrame(fitting: places.map(\.position))
        let first = MapView(
            places,
            in: whole,
            outlines: outlines,
            caption: "Circles by number of articles",
            isNamed: true
        )
        let dense = densest(of: places, in: whole)
        let part = MapFrame(fitting: dense)
        guard dense.count >= leastInPart, part.longitudes < 0.5 * whole.longitudes else { return [first] }
        return [
            first,
            MapView(places, in: part, outlines: outlines, caption: "The part with the most articles", isNamed: false),
        ]
    }

    /// Places that a map of a part must have.
    private static let leastInPart = 4

    /// Places in that window, a third of the map wide and high and around one of the most frequent, that has the most articles.
    private static func densest(of places: [MappedPlace], in frame: MapFrame) -> [MapPosition] {
        let points = places.map { frame.point($0.position) }
        func inside(_ center: (x: Double, y: Double)) -> [Int] {
            points.indices.filter {
                abs(points[$0].x - center.x) < MapFrame.width / 6 && abs(points[$0].y - center.y) < frame.height / 6
            }
        }
        var best: (articles: Int, indices: [Int]) = (0, [])
        for center in points.prefix(50) {
            let indices = inside(center)
            let articles = indices.reduce(0) { $0 + places[$1].count }
            if articles > best.articles { best = (articles, indices) }
        }
        return best.indices.map { places[$0].position }
    }

    private static func table(_ heading: String, _ tally: Tally<EnrichmentTotals.Named>) -> BarTable? {
        table(heading, rows: tally.sorted.prefix(mostRows).map { ($0.count, $0.item) }, of: tally.count)
    }

    private static func table(_ heading: String, rows: [(Int, EnrichmentTotals.Named)], of all: Int) -> BarTable? {
        guard let most = rows.first?.0 else { return nil }
        return BarTable(
            tallyHeading: heading,
            tallyUnit: "Articles",
            bars: rows.map { count, item in
                Bar(
                    barName: item.name,
                    barCode: item.code,
                    barAddress: item.address,
                    barCount: grouped(count),
                    barWidth: width(count, of: most)
                )
            },
            tallyMore: all > rows.count ? "\(grouped(all - rows.count)) more" : nil
        )
    }

    private static func qualityTable(_ counts: [Int]) -> BarTable? {
        guard let most = counts.max(), most > 0 else { return nil }
        let bounds = EnrichmentRun.Summary.bounds.map { Int(($0 * 100).rounded()) }
        return BarTable(
            tallyHeading: "Characters misread (estimate)",
            tallyUnit: "Articles",
            bars: counts.enumerated().map { index, count in
                let name =
                    index == 0
                    ? "under \(bounds[1]) %"
                    : index + 1 < bounds.count
                        ? "\(bounds[index]) to \(bounds[index + 1]) %" : "\(bounds[index]) % and more"
                return Bar(barName: name, barCount: grouped(count), barWidth: width(count, of: most))
            },
            tallyMore: nil
        )
    }

    private static func width(_ count: Int, of most: Int) -> Double {
        count == 0 ? 0 : max(1, rounded(100 * Double(count) / Double(most)))
    }
}
