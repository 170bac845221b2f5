import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import Report

@Suite struct DatelineMapTests {
    private static let london = MapPosition(longitude: -0.13, latitude: 51.51)
    private static let newYork = MapPosition(longitude: -74.01, latitude: 40.71)
    private static let chicago = MapPosition(longitude: -87.65, latitude: 41.85)
    private static let melbourne = MapPosition(longitude: 144.96, latitude: -37.81)
    private static let tokyo = MapPosition(longitude: 139.69, latitude: 35.69)
    private static let honolulu = MapPosition(longitude: -157.86, latitude: 21.31)

    @Test(
        "a map holds its places and is in scale",
        arguments: [
            [newYork], [newYork, chicago], [london, newYork], [tokyo, honolulu], [london, melbourne, newYork],
            [MapPosition(longitude: 180, latitude: 90), MapPosition(longitude: -180, latitude: -90)],
            [MapPosition(longitude: 20, latitude: 89)], [], [melbourne, tokyo, honolulu, newYork, london],
        ]
    )
    func frames(_ positions: [MapPosition]) {
        let frame = MapFrame(fitting: positions)
        #expect(positions.allSatisfy(frame.contains))
        #expect(frame.longitudes <= 360 && frame.south >= -90 && frame.north <= 90.000001)
        #expect((390...500).contains(frame.height))
    }

    @Test func theMapIsOfThePartThatItsPlacesNeed() {
        let near = MapFrame(fitting: [Self.newYork, Self.chicago])
        #expect(near.longitudes < 20 && near.north < 46 && near.south > 36)
        // Over the line of date, where that is the shorter way.
        let pacific = MapFrame(fitting: [Self.tokyo, Self.honolulu])
        #expect(pacific.longitudes < 80 && pacific.point(Self.tokyo).x < pacific.point(Self.honolulu).x)
        let far = MapFrame(fitting: [Self.tokyo, Self.newYork, Self.london, Self.melbourne])
        #expect(far.longitudes > 220 && far.point(Self.newYork).x < far.point(Self.london).x)
        #expect(MapFrame(fitting: []) == .world)
    }

    @Test func areasGoByNumbersAndNamesDoNotMeet() {
        let places = [("London", Self.london, 16), ("New York", Self.newYork, 4), ("Chicago", Self.chicago, 1)].map {
            MappedPlace(anchor: "place-\($2)", name: $0, tip: "", address: "pages/1.html", position: $1, count: $2)
        }
        let map = MapView(
            places,
            in: MapFrame(fitting: places.map(\.position)),
            outlines: nil,
            caption: "",
            isNamed: true
        )
        #expect(map.landPath == nil && map.gridPath.hasPrefix("M0 "))
        #expect(map.spots.map(\.spotID) == ["place-16", "place-4", "place-1"])
        #expect(map.spots.map { $0.spotR * $0.spotR / 36 } == [16, 4, 1])
        #expect(Set(map.spotLabels.map(\.spotLabelText)) == ["London", "New York", "Chicago"])
        #expect(map.degrees.contains { $0.degreeText == "50° N" } && map.degrees.contains { $0.degreeText == "30° W" })
    }

    @Test func ofHundredsOfPlacesFewAreNamed() {
        let places = (0..<400).map { index in
            MappedPlace(
                name: "Place \(index)",
                tip: "",
                address: "",
                position: MapPosition(longitude: Double(index % 20), latitude: Double(index / 20)),
                count: 400 - index
            )
        }
        let map = MapView(
            places,
            in: MapFrame(fitting: places.map(\.position)),
            outlines: nil,
            caption: "",
            isNamed: false
        )
        #expect(
            map.spots.count == 400 && map.spots.allSatisfy { $0.spotID == nil && $0.spotR >= 2.5 && $0.spotR <= 24 }
        )
        #expect(map.spotLabels.count <= 16)
    }

    /// Outlines from a table of the given text.
    private func outlines(_ table: String) throws -> Outlines? {
        let folder = try TemporaryFolder()
        try folder.write(Data(table.utf8), to: "outlines.txt")
        try folder.write(Data(), to: "CONTENTS")
        return Outlines(tables: folder.path)
    }

    @Test func landIsDrawnWhereTheMapShowsIt() throws {
        let square = "-10000 2000 -6000 2000 -6000 6000 -10000 6000"
        let far = "10000 2000 11000 2000 11000 3000"
        let land = try #require(try outlines("broadsheet-outlines 1 2 7\n\(square)\n\(far)\n"))
        let whole = land.path(in: .world)
        #expect(whole == "M2222 1776l1111 0 0-1110-1111 0zM7778 1776l278 0 0-278z")
        let frame = MapFrame(fitting: [Self.newYork, Self.chicago])
        let part = land.path(in: frame)
        #expect(part.hasPrefix("M") && part.hasSuffix("z") && part.filter { $0 == "M" }.count == 1)
        // Over the line of date the same land comes again, a turn of the globe further.
        let pacific = MapFrame(fitting: [
            MapPosition(longitude: 105, latitude: 25), Self.tokyo, MapPosition(longitude: -100, latitude: 40),
        ])
        #expect(land.path(in: pacific).filter { $0 == "M" }.count == 2)
    }

    @Test(
        "a missing or damaged table is as none",
        arguments: [
            "", "outlines", "broadsheet-outlines 1 1 3\n", "broadsheet-outlines 2 1 3\n0 0 1 1 2 0\n",
            "broadsheet-outlines 1 1 4\n0 0 1 1 2 0\n", "broadsheet-outlines 1 1 3\n0 0 1 1 2\n",
            "broadsheet-outlines 1 1 3\n0 0 1 x 2 0\n", "broadsheet-outlines 1 1 3\n0 0 1 1 20000 0\n",
        ]
    )
    func damaged(_ table: String) throws {
        #expect(try outlines(table) == nil)
        #expect(Outlines(tables: "/nowhere") == nil)
    }

    @Test("the table's builder leaves out borders that two countries share")
    func builder() async throws {
        let folder = try TemporaryFolder()
        let script = """
            import struct, sys, zipfile
            def polygon(points):
                box = struct.pack("<4d", 0, 0, 0, 0)
                body = struct.pack("<i", 5) + box + struct.pack("<3i", 1, len(points), 0)
                body += b"".join(struct.pack("<2d", *p) for p in points)
                return struct.pack(">2i", 1, len(body) // 2) + body
            left = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]
            right = [(10, 0), (10, 10), (20.126, 10), (20.126, 0), (10, 0)]
            data = struct.pack(">i", 9994) + bytes(96) + polygon(left) + polygon(right)
            with zipfile.ZipFile(sys.argv[1], "w") as wheel:
                wheel.writestr("geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp", data)
            """
        let wheel = folder.path + "/geopandas.whl"
        let builder = Checkout.root.appendingPathComponent("Scripts/tables/outlines.py").path
        for arguments in [["-c", script, wheel], [builder, wheel, folder.path]] {
            let result = try await run(
                .name("python3"),
                arguments: Arguments(arguments),
                output: .discarded,
                error: .string(limit: 4096)
            )
            #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
        }
        let table = try String(contentsOfFile: folder.path + "/outlines.txt", encoding: .utf8)
        #expect(table == "broadsheet-outlines 1 1 6\n0 0 0 1000 1000 1000 2013 1000 2013 0 1000 0\n")
        try folder.write(Data(), to: "CONTENTS")
        #expect(Outlines(tables: folder.path) != nil)
    }
}
