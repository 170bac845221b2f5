/// What the template `map` shows: circles of places on outlines of land.
struct MapView {
    struct Spot {
        /// Name that addresses may end in; `nil` on a map that shows again what another shows.
        var spotID: String?
        var spotAddress: String, spotTip: String
        var spotX: Double, spotY: Double, spotR: Double
    }

    struct SpotLabel {
        var spotLabelX: Double, spotLabelY: Double, spotLabelAnchor: String, spotLabelText: String
    }

    struct Degree {
        var degreeX: Double, degreeY: Double, degreeAnchor: String, degreeText: String
    }

    var mapCaption: String
    var mapWidth: Int, mapHeight: Int
    var landPath: String?, gridPath: String
    var degrees: [Degree], spots: [Spot], spotLabels: [SpotLabel]
}

/// A place with its number of articles.
struct MappedPlace: Sendable {
    var anchor: String? = nil
    var name: String, tip: String, address: String
    var position: MapPosition, count: Int
}

extension MapView {
    private static let mostLabels = 16
    private static let fontSize = 14.0, letterWidth = 8.4

    /// Draws places, the most frequent first, on a part of the world.
    ///
    /// - Parameters:
    ///   - places: those in the frame are drawn, the area of a circle by the number of its articles.
    ///   - frame: the part of the world.
    ///   - outlines: land; `nil` where there is no table of it.
    ///   - caption: what stands below.
    ///   - isNamed: whether addresses may end in a place of this map.
    init(_ places: [MappedPlace], in frame: MapFrame, outlines: Outlines?, caption: String, isNamed: Bool) {
        (mapWidth, mapHeight) = (Int(MapFrame.width), Int(frame.height))
        mapCaption = caption
        landPath = outlines?.path(in: frame)
        (gridPath, degrees) = Self.graticule(frame)
        let shown = places.filter { frame.contains($0.position) }
        let most = Double(shown.map(\.count).max() ?? 1)
        let unit = min(6, 24 / most.squareRoot())
        let circles = shown.map { place in
            let (x, y) = frame.point(place.position)
            return Circle(x: x, y: y, radius: max(2.5, unit * Double(place.count).squareRoot()))
        }
        // The largest come first and lie below the others.
        spots = zip(shown, circles).map { place, circle in
            Spot(
                spotID: isNamed ? place.anchor : nil,
                spotAddress: place.address,
                spotTip: place.tip,
                spotX: rounded(circle.x),
                spotY: rounded(circle.y),
                spotR: rounded(circle.radius)
            )
        }
        spotLabels = Self.labels(shown.map(\.name), circles, frame)
    }

    private struct Circle {
        var x: Double, y: Double, radius: Double
    }

    private struct Box {
        var left: Double, right: Double, top: Double, bottom: Double

        func meets(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    /// Names beside the largest circles, where they hide neither another name nor a circle as large.
    private static func labels(_ names: [String], _ circles: [Circle], _ frame: MapFrame) -> [SpotLabel] {
        var (labels, taken): ([SpotLabel], [Box]) = ([], [])
        let discs = circles.prefix(60).map {
            Box(left: $0.x - $0.radius, right: $0.x + $0.radius, top: $0.y - $0.radius, bottom: $0.y + $0.radius)
        }
        for (index, circle) in circles.enumerated().prefix(80) where labels.count < mostLabels {
            let width = Double(names[index].unicodeScalars.count) * letterWidth
            let gap = circle.radius + 4
            let choices: [(x: Double, baseline: Double, anchor: String, left: Double)] = [
                (circle.x + gap, circle.y + 5, "start", circle.x + gap),
                (circle.x - gap, circle.y + 5, "end", circle.x - gap - width),
                (circle.x, circle.y - gap, "middle", circle.x - width / 2),
                (circle.x, circle.y + gap + fontSize - 3, "middle", circle.x - width / 2),
            ]
            for choice in choices {
                let box = Box(
                    left: choice.left - 4,
                    right: choice.left + width + 4,
                    top: choice.baseline - fontSize + 2,
                    bottom: choice.baseline + 3
                )
                let isInside =
                    box.left > 30 && box.right < MapFrame.width - 4 && box.top > 4 && box.bottom < frame.height - 18
                let isFree =
                    !taken.contains { box.meets($0) }
                    && !discs.enumerated().contains { $0.offset != index && box.meets($0.element) }
                guard isInside && isFree else { continue }
                taken.append(box)
                labels.append(
                    SpotLabel(
                        spotLabelX: rounded(choice.x),
                        spotLabelY: rounded(choice.baseline),
                        spotLabelAnchor: choice.anchor,
                        spotLabelText: names[index]
                    )
                )
                break
            }
        }
        return labels
    }

    /// Parallels and meridians a round number of degrees apart, and their names at the left and lower edge.
    private static func graticule(_ frame: MapFrame) -> (String, [Degree]) {
        let step = [1, 2, 5, 10, 15].first { frame.longitudes / Double($0) <= 13 } ?? 30
        func lines(_ from: Double, _ to: Double) -> [Int] {
            Array(
                stride(from: Int((from / Double(step)).rounded(.up)) * step, through: Int(to.rounded(.down)), by: step)
            )
        }
        var (path, degrees): (String, [Degree]) = ("", [])
        for parallel in lines(frame.south, frame.north) {
            let y = rounded(frame.y(Double(parallel)))
            path += "M0 \(y)H\(Int(MapFrame.width))"
            guard y > 14, y < frame.height - 20 else { continue }
            let name = parallel == 0 ? "0°" : "\(abs(parallel))° \(parallel < 0 ? "S" : "N")"
            degrees.append(Degree(degreeX: 4, degreeY: y - 3, degreeAnchor: "start", degreeText: name))
        }
        for meridian in lines(frame.west, frame.east) {
            let x = rounded(frame.x(Double(meridian)))
            path += "M\(x) 0V\(Int(frame.height))"
            guard x > 44, x < MapFrame.width - 20 else { continue }
            let east = meridian > 180 ? meridian - 360 : meridian <= -180 ? meridian + 360 : meridian
            let name = east == 0 || east == 180 ? "\(east)°" : "\(abs(east))° \(east < 0 ? "W" : "E")"
            degrees.append(
                Degree(degreeX: x, degreeY: frame.height - 5, degreeAnchor: "middle", degreeText: name)
            )
        }
        return (path, degrees)
    }
}
