import CorpusFiles
import Enrichment
import Foundation
import Testing

@Suite
struct PlaceResolverTests {
    private func context(state: String?, city: String? = nil) throws -> PlaceContext {
        var article = EnrichedText(id: "a", text: "")
        (article.state, article.city, article.date) = (state, city, "1916-03-10")
        return try TinyGazetteer.resolver().context(of: article)
    }

    @Test func namesWithoutStateAreThoseThatNeedNone() throws {
        let resolver = try TinyGazetteer.resolver()
        #expect(resolver.resolve("LONDON", context: try context(state: "KY"))?.geonamesID == 1)
        #expect(resolver.resolve("New York")?.geonamesID == 5)
        #expect(resolver.resolve("Washington", context: try context(state: "Washington"))?.state == "DC")
    }

    @Test func whatStandsBesideDecides() throws {
        let resolver = try TinyGazetteer.resolver()
        #expect(resolver.resolve("London", beside: ["Ky."])?.geonamesID == 2)
        #expect(resolver.resolve("Springfield", beside: ["Ill."])?.geonamesID == 7)
        #expect(resolver.resolve("Springfield", beside: ["111."])?.geonamesID == 7)
        #expect(resolver.resolve("Springfield", beside: ["Mo"])?.geonamesID == 8)
        #expect(resolver.resolve("Paris", beside: ["France"])?.geonamesID == 3)
    }

    @Test func thePapersOwnStateIsLikelier() throws {
        let resolver = try TinyGazetteer.resolver()
        #expect(resolver.resolve("Springfield", context: try context(state: "IL"))?.geonamesID == 7)
        #expect(resolver.resolve("Springfield", context: try context(state: "Missouri"))?.geonamesID == 8)
        #expect(resolver.resolve("Big Bend", context: try context(state: "KY"))?.geonamesID == 20)
        #expect(resolver.resolve("Big Bend", context: try context(state: "Wis."))?.geonamesID == 21)
    }

    @Test(arguments: [
        ("Iondon", 1), ("LONUON", 1), ("Xew Vork", 5), ("NKW YOKK", 5), ("Ixmdon", 1), ("Uerlin", 10),
        ("Clrclovllle", 18), ("QT. LOUIS", 13), ("Loulsvllle", 15),
    ])
    func misreadNamesAreFound(read: String, id: Int) throws {
        #expect(try TinyGazetteer.resolver().resolve(read)?.geonamesID == id)
    }

    @Test(arguments: [("Petrograd", 9), ("PETROGKAD", 9), ("Tokio", 19), ("St. Louis", 13), ("Saint Louis", 13)])
    func periodNamesAndSpellings(read: String, id: Int) throws {
        #expect(try TinyGazetteer.resolver().resolve(read)?.geonamesID == id)
    }

    @Test func plainNamesAreSurerThanDamagedOnes() throws {
        let resolver = try TinyGazetteer.resolver()
        let plain = try #require(resolver.resolve("Chicago")?.probability)
        let damaged = try #require(resolver.resolve("Chlengo")?.probability)
        #expect(plain > damaged && plain <= 1 && damaged > 0)
    }

    @Test(arguments: ["", " ", "?", "xqzw", "ab", String(repeating: "x", count: 5000), "1234", "\u{301}"])
    func whatIsNoPlaceIsNone(read: String) throws { #expect(try TinyGazetteer.resolver().resolve(read) == nil) }

    @Test func mentionsOfTownsStatesAndCountries() throws {
        var article = EnrichedText(
            id: "a",
            text:
                "Men of Paris, Ky., and of Kentucky met\nothers from Lon-\ndon and France. Paris was glad; Europe too."
        )
        article.state = "KY"
        func span(_ name: String, _ number: Int = 0) -> Range<Int> {
            let scalars = Array(article.text.unicodeScalars), wanted = Array(name.unicodeScalars)
            let found = scalars.indices.filter { scalars[$0...].starts(with: wanted) }
            return found[number]..<(found[number] + wanted.count)
        }
        let spans = [
            span("Paris"), span("Kentucky"), span("Lon-\ndon"), span("France"), span("Paris", 1), span("Europe"),
        ]
        let mentions = try TinyGazetteer.resolver().mentions(spans, in: article)
        #expect(mentions.map(\.place.geonamesID) == [4, 16, 1, 17, 4])
        #expect(mentions.map(\.start) == spans.dropLast().map(\.lowerBound))
        let all = try TinyGazetteer.resolver().mentions([0..<0, -1..<3, 0..<10_000], in: article)
        #expect(all.isEmpty)
    }

    @Test func copiesVote() {
        func place(_ id: Int, _ latitude: Double, _ probability: Double?) -> Place {
            var place = Place(name: "p\(id)")
            (place.geonamesID, place.latitude, place.longitude, place.probability) = (id, latitude, 0, probability)
            return place
        }
        let copies = [place(1, 50, 0.6), place(2, 60, 0.9), place(3, 50.1, 0.6)]
        let winner = PlaceVote.winner(copies)
        #expect(winner?.geonamesID == 1)
        #expect(PlaceVote.winner(copies.reversed()) == winner)
        #expect(PlaceVote.winner([]) == nil)
        #expect(PlaceVote.winner([place(1, 50, nil)])?.geonamesID == 1)
    }

    @Test func populationsAtTheDate() throws {
        let table =
            "ID,ST,City,CityST,1910,1920\n1,IL,Springfield,\"Springfield, IL\",\"5,167\",5918\n2,MO,Springfield,,\"352,010\",396310\n"
        let resolver = PlaceResolver(
            try TinyGazetteer.gazetteer(),
            populations: try PopulationTable(table, path: "p.csv")
        )
        var article = EnrichedText(id: "a", text: "")
        (article.date, article.state) = ("1916-03-10", "KY")
        #expect(resolver.resolve("Springfield", context: resolver.context(of: article))?.geonamesID == 8)
        // By the populations of today it is the one of Illinois, which is nearer.
        let today = PlaceResolver(try TinyGazetteer.gazetteer())
        #expect(today.resolve("Springfield", context: today.context(of: article))?.geonamesID == 7)
        let error = try #require(throws: EnrichmentError.self) { try PopulationTable("a,b\n1,2\n", path: "p.csv") }
        #expect(error.code == .unreadable && error.description.contains("p.csv"))
        #expect(throws: EnrichmentError.self) { try PopulationTable(path: "/nowhere.csv") }
    }
}
