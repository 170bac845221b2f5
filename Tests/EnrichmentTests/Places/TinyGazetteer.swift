import Enrichment
import Foundation

/// A table of a few places, in the form that `Scripts/tables/places.py` writes.
enum TinyGazetteer {
    struct Row {
        var id: UInt32, name: String
        var latitude: Double?, longitude: Double?
        var population: UInt32
        /// "US.KY".
        var region: String
        var kind: UInt8
        var others: [String] = []
    }

    static let rows: [Row] = [
        Row(
            id: 1,
            name: "London",
            latitude: 51.5,
            longitude: -0.13,
            population: 8_900_000,
            region: "GB.ENG",
            kind: 0,
            others: ["Londres"]
        ),
        Row(id: 2, name: "London", latitude: 37.13, longitude: -84.08, population: 8_000, region: "US.KY", kind: 0),
        Row(id: 3, name: "Paris", latitude: 48.85, longitude: 2.35, population: 2_100_000, region: "FR.11", kind: 0),
        Row(id: 4, name: "Paris", latitude: 38.2, longitude: -84.25, population: 10_000, region: "US.KY", kind: 0),
        Row(
            id: 5,
            name: "New York City",
            latitude: 40.71,
            longitude: -74.01,
            population: 8_800_000,
            region: "US.NY",
            kind: 0,
            others: ["New York"]
        ),
        Row(
            id: 6,
            name: "Washington",
            latitude: 38.9,
            longitude: -77.04,
            population: 690_000,
            region: "US.DC",
            kind: 0
        ),
        Row(
            id: 7,
            name: "Springfield",
            latitude: 39.8,
            longitude: -89.64,
            population: 114_000,
            region: "US.IL",
            kind: 0
        ),
        Row(
            id: 8,
            name: "Springfield",
            latitude: 37.22,
            longitude: -93.3,
            population: 169_000,
            region: "US.MO",
            kind: 0
        ),
        Row(
            id: 9,
            name: "Saint Petersburg",
            latitude: 59.94,
            longitude: 30.31,
            population: 5_000_000,
            region: "RU.66",
            kind: 0
        ),
        Row(id: 10, name: "Berlin", latitude: 52.52, longitude: 13.4, population: 3_400_000, region: "DE.16", kind: 0),
        Row(
            id: 11,
            name: "El Paso",
            latitude: 31.76,
            longitude: -106.49,
            population: 680_000,
            region: "US.TX",
            kind: 0
        ),
        Row(id: 12, name: "Beaver Dam", latitude: 37.4, longitude: -86.88, population: 3_500, region: "US.KY", kind: 0),
        Row(
            id: 13,
            name: "Saint Louis",
            latitude: 38.63,
            longitude: -90.2,
            population: 300_000,
            region: "US.MO",
            kind: 0,
            others: ["St. Louis"]
        ),
        Row(
            id: 14,
            name: "Chicago",
            latitude: 41.85,
            longitude: -87.65,
            population: 2_700_000,
            region: "US.IL",
            kind: 0
        ),
        Row(
            id: 15,
            name: "Louisville",
            latitude: 38.25,
            longitude: -85.76,
            population: 620_000,
            region: "US.KY",
            kind: 0
        ),
        Row(id: 16, name: "Kentucky", population: 0, region: "US.KY", kind: 1),
        Row(id: 17, name: "France", population: 67_000_000, region: "FR.", kind: 2),
        Row(
            id: 18,
            name: "Circleville",
            latitude: 39.6,
            longitude: -82.95,
            population: 14_000,
            region: "US.OH",
            kind: 0
        ),
        Row(id: 19, name: "Tokyo", latitude: 35.69, longitude: 139.69, population: 8_300_000, region: "JP.40", kind: 0),
        Row(id: 20, name: "Big Bend", latitude: 37.9, longitude: -84.3, population: 900, region: "US.KY", kind: 0),
        Row(id: 21, name: "Big Bend", latitude: 42.88, longitude: -88.2, population: 1_300, region: "US.WI", kind: 0),
    ]

    static func gazetteer() throws -> Gazetteer { try Gazetteer(data(), path: "tiny") }

    static func resolver() throws -> PlaceResolver { PlaceResolver(try gazetteer()) }

    static func reader() throws -> HeadReader { HeadReader(try resolver()) }

    private static func folded(_ name: String) -> [UInt8] { name.lowercased().utf8.filter { (97...122).contains($0) } }

    static func data() -> Data {
        let regions = Set(rows.map(\.region)).sorted()
        var links: [[UInt8]: [(people: UInt32, link: UInt32)]] = [:]
        for (number, row) in rows.enumerated() {
            for key in Set([row.name] + row.others).map(folded) {
                links[key, default: []].append((row.population, UInt32(number * 2) + (key == folded(row.name) ? 1 : 0)))
            }
        }
        let keys = links.keys.sorted { $0.lexicographicallyPrecedes($1) }
        let flat = keys.map { key in
            (links[key] ?? []).sorted { ($1.people, $0.link) < ($0.people, $1.link) }.map(\.link)
        }
        var body = Data()
        func column(_ values: [some FixedWidthInteger]) {
            for value in values {
                var bits = UInt64(truncatingIfNeeded: value)
                for _ in 0..<(value.bitWidth / 8) {
                    body.append(UInt8(bits & 255))
                    bits >>= 8
                }
            }
        }
        func ends(_ sizes: [Int]) {
            var end: UInt32 = 0
            var ends: [UInt32] = []
            for size in sizes {
                end += UInt32(size)
                ends.append(end)
            }
            column(ends)
        }
        column(rows.map(\.id))
        column(rows.map { $0.latitude.map { Int32(($0 * 1e5).rounded()) } ?? .min })
        column(rows.map { $0.longitude.map { Int32(($0 * 1e5).rounded()) } ?? .min })
        column(rows.map(\.population))
        column(rows.map { UInt16(regions.firstIndex(of: $0.region) ?? 0) })
        column(rows.map(\.kind))
        ends(rows.map(\.name.utf8.count))
        body += rows.map(\.name).joined().utf8
        ends(regions.map(\.utf8.count))
        body += regions.joined().utf8
        ends(keys.map(\.count))
        ends(flat.map(\.count))
        body += keys.joined()
        column(flat.flatMap { $0 })
        var counts: [Int] = [rows.count, regions.count, keys.count]
        counts.append(flat.reduce(0) { $0 + $1.count })
        counts.append(rows.reduce(0) { $0 + $1.name.utf8.count })
        counts.append(regions.reduce(0) { $0 + $1.utf8.count })
        counts.append(keys.reduce(0) { $0 + $1.count })
        let numbers = counts.map { String($0) }.joined(separator: " ")
        let head = "broadsheet-places 1 \(numbers)"
        return Data((head.padding(toLength: 79, withPad: " ", startingAt: 0) + "\n").utf8) + body
    }
}
