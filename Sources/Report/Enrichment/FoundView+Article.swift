import CorpusModel
import Enrichment

extension FoundView {
    /// What is known of an article; `index` is the address of the report's index, where the map is.
    init(_ record: EnrichmentRecord, byline: String?, index: String) {
        self.init()
        var dateline: [Item] = []
        if let place = record.place { dateline.append(Item(place, index: index)) }
        if let day = record.datelineDate { dateline.append(Item(day)) }
        if let printed = record.dateline { dateline.append(Item("“\(printed)”")) }
        add("Dateline", dateline)
        var sender: [Item] = []
        if let label = record.agency?.label { sender.append(Item(label)) }
        if let wire = record.wireProbability { sender.append(Item(Self.wire(wire))) }
        add("Agency", sender)
        if let author = record.byline, author != byline { add("Author", [Item(author)]) }
        let people = record.linkedPersons
        add("People", people.map { Item($0.name, code: $0.code) })
        addOtherNames(of: record)
        add("Places", Self.places(of: record, index: index))
        add("Topics", Self.topics(record.topics))
        if let error = record.quality?.quality {
            add("Reading", [Item("\(finePercent(error)) of characters misread (estimate)")])
        }
        if let language = record.quality?.language {
            let share = record.quality?.languageShare.flatMap { $0 < 0.95 ? "\(boundedPercent($0)) of the text" : nil }
            add("Language", [Item(languageName(language), detail: share)])
        }
    }

    /// Persons named that are nobody of the authority file.
    private mutating func addOtherNames(of record: EnrichmentRecord) {
        let linked = Set((record.persons ?? []).filter { $0.person != nil }.map { [$0.start, $0.end] })
        var seen: Set<String> = []
        let others = (record.entities ?? []).filter { entity in
            entity.type == .person && !linked.contains([entity.start, entity.end])
                && seen.insert(entity.plainText).inserted
        }
        add(linked.isEmpty ? "People" : "Other names of people", others.map { Item($0.plainText) })
    }

    private static func places(of record: EnrichmentRecord, index: String) -> [Item] {
        var (order, counts): ([Place], [String: Int]) = ([], [:])
        for mention in record.places ?? [] {
            counts[mention.place.key, default: 0] += 1
            if counts[mention.place.key] == 1 { order.append(mention.place) }
        }
        return order.map { place in
            let count = counts[place.key] ?? 1
            return Item(place.label, detail: count > 1 ? "\(count) times" : nil)
        }
    }

    /// Topics with their probabilities.
    static func topics(_ topics: Topics?) -> [Item] {
        guard let topics else { return [] }
        let major = topics.cap.map { [Item(topicName($0), detail: topics.capProbability.map(boundedPercent))] } ?? []
        let subjects = topics.binaries.filter { $0.value == 1 }.keys.sorted().map {
            Item(topicName($0), detail: topics.probabilities[$0].map(boundedPercent))
        }
        let keywords = (topics.keywords ?? []).prefix(3).map {
            Item(topicName($0.topic), detail: "similarity \((min(1, max(-1, $0.similarity)) * 100).rounded() / 100)")
        }
        return major + subjects + keywords
    }

    /// The probability that an agency sent it, in words.
    static func wire(_ probability: Double) -> String {
        "wire probability \(boundedPercent(probability))"
    }
}

extension FoundView.Item {
    /// A place of a dateline, which the map on the index shows.
    init(_ place: Place, index: String, detail: String? = nil) {
        let details = [place.position?.label, detail].compactMap { $0 }
        self.init(
            place.label,
            address: place.anchor.map { "\(index)#\($0)" },
            detail: details.isEmpty ? nil : details.joined(separator: ", ")
        )
    }
}
