import CorpusModel
import Enrichment

/// What is counted over the enrichment of the articles that a report shows.
struct EnrichmentTotals: Sendable {
    /// What a row of a table says, and where the first article of it is.
    struct Named: Sendable {
        var name: String, code: String? = nil, address: String
    }

    /// A place of datelines.
    struct Located: Sendable {
        var place: Place, address: String
    }

    /// Articles with a record; of these with a dateline; with its place in the gazetteer; probably of a news agency.
    private(set) var articles = 0, datelines = 0, located = 0, wire = 0
    /// Articles by place of the dateline.
    private(set) var places = Tally<Located>()
    /// Articles by agency, by person of the authority file that they name, and by person as named in the text.
    private(set) var agencies = Tally<Named>(), people = Tally<Named>(), names = Tally<Named>()
    /// Articles by major topic, by topic of a yes or no, and by the best of the user's keywords.
    private(set) var topics = Tally<Named>(), subjects = Tally<Named>(), keywords = Tally<Named>()
    private(set) var languages = Tally<Named>()
    /// Articles by class of estimated character error rate, as `EnrichmentRun.Summary.bounds` divides it.
    private(set) var quality = [Int](repeating: 0, count: EnrichmentRun.Summary.bounds.count)

    init() {}

    /// Counts an article; `address` is where the report shows it.
    mutating func add(_ record: EnrichmentRecord, at address: String) {
        func named(_ name: String, code: String? = nil) -> Named { Named(name: name, code: code, address: address) }
        articles += 1
        if record.dateline != nil || record.datelineSpan != nil { datelines += 1 }
        if let place = record.place {
            if place.geonamesID != nil { located += 1 }
            places.add(place.key, Located(place: place, address: address))
        }
        if record.wire == true { wire += 1 }
        if let agency = record.agency, let label = agency.label { agencies.add(agency.rawValue, named(label)) }
        var seen: Set<String> = []
        for person in record.linkedPersons where seen.insert(person.key).inserted {
            people.add(person.key, named(person.name, code: person.code))
        }
        seen = []
        for entity in record.entities ?? [] where entity.type == .person {
            let name = entity.plainText
            if seen.insert(name).inserted { names.add(name, named(name)) }
        }
        if let topic = record.topics?.cap { topics.add(topic, named(topicName(topic))) }
        for (topic, holds) in record.topics?.binaries ?? [:] where holds == 1 {
            subjects.add(topic, named(topicName(topic)))
        }
        if let best = record.topics?.keywords?.first { keywords.add(best.topic, named(topicName(best.topic))) }
        guard let signals = record.quality else { return }
        languages.add(signals.language ?? "", named(signals.language.map(languageName) ?? "not sure"))
        if let estimate = signals.quality {
            quality[EnrichmentRun.Summary.bounds.lastIndex { $0 <= estimate } ?? 0] += 1
        }
    }

    /// Adds what was counted on a later page.
    mutating func add(_ later: Self) {
        articles += later.articles
        datelines += later.datelines
        located += later.located
        wire += later.wire
        places.add(later.places)
        agencies.add(later.agencies)
        people.add(later.people)
        names.add(later.names)
        topics.add(later.topics)
        subjects.add(later.subjects)
        keywords.add(later.keywords)
        languages.add(later.languages)
        for (index, count) in later.quality.enumerated() { quality[index] += count }
    }
}
