import CorpusFiles
import Enrichment
import Foundation
import Testing

@Suite
struct GazetteerTests {
    @Test func aDamagedTableIsNamedWithTheRemedy() throws {
        let data = TinyGazetteer.data()
        for bad in [
            Data(), data.dropLast(), data + [0], Data("broadsheet-places 2".utf8) + data.dropFirst(19), data.prefix(80),
        ] {
            let error = try #require(throws: EnrichmentError.self) { try Gazetteer(bad, path: "t/places.bin") }
            #expect(
                error.code == .tableMissing && error.description.contains("t/places.bin")
                    && error.description.contains("Scripts/setup")
            )
        }
        #expect(try Gazetteer(data, path: "t").count == TinyGazetteer.rows.count)
    }

    @Test func aTableThatNamesWhatItLacksIsDamaged() {
        var data = TinyGazetteer.data()
        // The last link names a place that is not there.
        data[data.count - 1] = 0x7F
        #expect(throws: EnrichmentError.self) { try Gazetteer(data, path: "t") }
    }

    /// The table that Scripts/setup has made.
    @Test func theBuiltTableHoldsTheWorld() throws {
        let gazetteer = try Gazetteer(EnrichmentTables.locate())
        #expect(gazetteer.count > 200_000)
        let resolver = PlaceResolver(gazetteer)
        for (name, beside, id) in [
            ("Petrograd", [], 498_817), ("Constantinople", [], 745_044), ("Christiania", [], 3_143_244),
            ("London", [], 2_643_743),
            ("Columbus", ["N. M."], 5_462_683), ("Beaver Dam", ["Ky."], 4_283_557),
        ] as [(String, [String], Int)] {
            #expect(resolver.resolve(name, beside: beside)?.geonamesID == id, "\(name)")
        }
    }
}
