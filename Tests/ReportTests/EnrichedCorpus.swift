import CorpusFiles
import CorpusModel
import Enrichment
import Foundation

/// The corpus of `ClusterCorpus` with what enrichment says of its articles.
struct EnrichedCorpus {
    let clusters: ClusterCorpus
    var sample: SampleCorpus { clusters.sample }

    static let london = place("London", country: "GB", 2_643_743, 51.50853, -0.12574)
    static let newYork = place("New York City", state: "NY", country: "US", 5_128_581, 40.71427, -74.00597)

    /// Writes pages, articles, clusters, their enrichment and the record of the cluster; `edit` may change the records.
    init(in folder: URL, scan: String, edit: (inout [EnrichmentRecord]) -> Void = { _ in }) throws {
        clusters = try ClusterCorpus(in: folder, scan: scan)
        var records = try Self.records()
        edit(&records)
        try write(records)
        try write(newswire: Self.newswire)
    }

    /// Puts other records in place.
    func write(_ records: [EnrichmentRecord]) throws {
        let folder = sample.corpus.appendingPathComponent("enrichment")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(RecordCoding.lines(records)).write(to: folder.appendingPathComponent("part-00000.jsonl"))
    }

    /// Puts another record of a cluster in place.
    func write(newswire: [String: Any]) throws {
        try JSONSerialization.data(withJSONObject: newswire, options: [.sortedKeys])
            .write(to: sample.corpus.appendingPathComponent("newswire.jsonl"))
    }

    /// A name where it stands in a text.
    static func entity(_ name: String, _ type: Entity.Kind, in text: String) throws -> Entity {
        guard let range = text.range(of: name) else { throw CocoaError(.formatting) }
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        let end = start + name.unicodeScalars.count
        return Entity(start: start, end: end, type: type, text: name, confidence: 0.9)
    }

    private static func place(
        _ name: String,
        state: String? = nil,
        country: String,
        _ number: Int,
        _ latitude: Double,
        _ longitude: Double
    ) -> Place {
        var place = Place(name: name)
        (place.state, place.country, place.geonamesID) = (state, country, number)
        (place.latitude, place.longitude, place.probability) = (latitude, longitude, 0.9)
        return place
    }

    private static func records() throws -> [EnrichmentRecord] {
        var first = EnrichmentRecord(id: "p1#a1")
        (first.dateline, first.datelineSpan, first.datelineDate) = ("LONDON, Nov. 14.", [0, 16], "1920-11-14")
        (first.place, first.agency, first.wire, first.wireProbability) = (london, .associatedPress, true, 0.97)
        first.byline = "John Smith"
        let text = ClusterCorpus.texts[0]
        first.entities = [try entity("Port Lydia", .location, in: text), try entity("the governor", .person, in: text)]
        var person = PersonLink(start: first.entities?[1].start ?? 0, end: first.entities?[1].end ?? 0)
        (person.name, person.wikidata, person.authority) = ("David Lloyd George", "Q134982", "lloyd-george")
        first.persons = [person]
        first.places = [PlaceMention(start: 18, end: 28, place: newYork)]
        var topics = Topics(binaries: ["politics": 1, "crime": 0], probabilities: ["politics": 0.93, "crime": 0.1])
        (topics.cap, topics.capProbability) = ("international affairs", 0.61)
        first.topics = topics
        var signals = QualitySignals()
        (signals.quality, signals.language, signals.languageShare) = (0.023, "en", 0.99)
        first.quality = signals

        var second = EnrichmentRecord(id: "p2#a1")
        (second.datelineSpan, second.place) = ([0, 6], london)
        (second.agency, second.wire, second.wireProbability) = (.unitedPress, true, 0.8)
        var third = EnrichmentRecord(id: "p3#a1")
        (third.datelineSpan, third.place, third.agency) = ([0, 8], newYork, Agency.none)
        return [first, second, third]
    }

    /// The record of the cluster.
    static var newswire: [String: Any] {
        [
            "id": "c0123456789abcdef", "article": "", "best_copy": "p1#a1", "agency": "AP", "wire_probability": 0.89,
            "dates": ["1920-11-15"], "dateline_date": "1920-11-14", "cluster_size": 3, "newspapers": [Any](),
            "place": ["name": "London", "country": "GB", "geonames_id": 2_643_743, "lat": 51.50853, "lon": -0.12574],
            "place_votes": 2, "place_voters": 3, "copies": [Any](),
            "people": [["name": "David Lloyd George", "wikidata": "Q134982", "copies": 1, "probability": 0.8]],
            "places": [["place": ["name": "New York City", "state": "NY"], "copies": 3]],
            "topics": ["crime": 1, "probabilities": ["crime": 0.7]],
        ]
    }
}
