import Enrichment
import Foundation

/// Outlines of land: the table `outlines.txt`, which Scripts/tables/outlines.py makes and describes.
struct Outlines: Sendable {
    static let table = "outlines.txt"

    /// A point, hundredths of a degree.
    private struct Point {
        var x: Int, y: Int
    }

    private let rings: [[Point]]

    /// Reads the table; `nil` where it is missing or damaged, as a map can do without.
    init?(tables: String?) {
        guard let data = try? EnrichmentTables.locate(tables).table(Self.table) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        let head = lines.first?.split(separator: " ") ?? []
        guard head.count == 4, head[0] == "broadsheet-outlines", head[1] == "1", Int(head[2]) == lines.count - 1 else {
            return nil
        }
        var rings: [[Point]] = []
        for line in lines.dropFirst() {
            let numbers = line.split(separator: " ").map { Int($0) }
            var ring: [Point] = []
            for start in stride(from: 0, to: numbers.count - 1, by: 2) {
                guard let x = numbers[start], let y = numbers[start + 1], abs(x) <= 18_000, abs(y) <= 9_000 else {
                    return nil
                }
                ring.append(Point(x: x, y: y))
            }
            guard numbers.count == 2 * ring.count, ring.count > 2 else { return nil }
            rings.append(ring)
        }
        guard rings.reduce(0, { $0 + $1.count }) == Int(head[3]) else { return nil }
        self.rings = rings
    }

    /// The land that a frame shows, as the data of an SVG path in tenths of the picture's units.
    func path(in frame: MapFrame) -> String {
        var path = ""
        for turn in [-360.0, 0, 360] where -180 + turn < frame.east && 180 + turn > frame.west {
            for ring in rings { append(ring, turn, frame, to: &path) }
        }
        return path
    }

    private func append(_ ring: [Point], _ turn: Double, _ frame: MapFrame, to path: inout String) {
        let (right, floor) = (Int(MapFrame.width) * 10, Int(frame.height) * 10)
        let points = ring.map { point in
            let x = frame.x(Double(point.x) / 100 + turn) * 10, y = frame.y(Double(point.y) / 100) * 10
            return Point(x: Int(x.rounded()), y: Int(y.rounded()))
        }
        /// The edges of the picture beyond which a point lies, a bit each.
        func sides(_ point: Point) -> Int {
            (point.x < 0 ? 1 : 0) | (point.x > right ? 2 : 0) | (point.y < 0 ? 4 : 0) | (point.y > floor ? 8 : 0)
        }
        guard points.reduce(15, { $0 & sides($1) }) == 0 else { return }
        var kept = [points[0]]
        for (index, point) in points.enumerated().dropFirst() {
            let last = kept[kept.count - 1], next = points[(index + 1) % points.count]
            // Too near to be seen, or with both neighbours beyond the same edge, where no line through it can be seen.
            let isNear = abs(point.x - last.x) < 6 && abs(point.y - last.y) < 6
            if isNear || sides(last) & sides(point) & sides(next) != 0 { continue }
            kept.append(point)
        }
        guard kept.count > 2 else { return }
        path += "M\(kept[0].x) \(kept[0].y)l"
        for (before, point) in zip(kept, kept.dropFirst()) {
            let (x, y) = (point.x - before.x, point.y - before.y)
            if !path.hasSuffix("l"), x >= 0 { path += " " }
            path += "\(x)\(y < 0 ? "" : " ")\(y)"
        }
        path += "z"
    }
}
