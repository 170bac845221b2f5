import CorpusFiles
import Enrichment
import Foundation

/// What `newswire.jsonl` says of the clusters that a report shows.
struct WireFindings: Sendable {
    private var foundOfCluster: [String: FoundView] = [:]

    /// Reads the records of some clusters; empty where there is no `newswire.jsonl`.
    ///
    /// - Throws: `ReportError` where a line is no record.
    init(corpus: URL, clusters: Set<String>) throws {
        let file = URL(fileURLWithPath: EnrichmentLayout(folder: corpus.path).newswire)
        guard !clusters.isEmpty, FileManager.default.fileExists(atPath: file.path) else { return }
        struct Named: Decodable { var id: String }
        let remedy = "run broadsheet enrich again"
        var lines = try CorpusLines(files: [file])
        while let line = try lines.next() {
            let id = try line.decoded(as: Named.self, remedy: remedy).id
            guard clusters.contains(id), foundOfCluster[id] == nil else { continue }
            foundOfCluster[id] = FoundView(try line.decoded(as: NewswireRecord.self, remedy: remedy))
        }
    }

    var isEmpty: Bool { foundOfCluster.isEmpty }

    /// What is known of a cluster; `nil` where it is not of a news agency.
    func found(of cluster: String) -> FoundView? { foundOfCluster[cluster] }
}

extension FoundView {
    /// What is known of a cluster.
    init(_ record: NewswireRecord) {
        self.init()
        let size = record.clusterSize
        func copies(_ count: Int, of all: Int) -> String { "\(grouped(count)) of \(grouped(all)) copies" }
        var dateline: [Item] = []
        if let place = record.place {
            let votes = record.placeVotes.map { copies($0, of: record.placeVoters ?? size) }
            dateline.append(Item(place, index: "../index.html", detail: votes))
        }
        if let day = record.datelineDate { dateline.append(Item(day)) }
        if let printed = record.dateline { dateline.append(Item("“\(printed)”")) }
        add("Dateline", dateline)
        var sender: [Item] = []
        if let label = record.agency?.label { sender.append(Item(label)) }
        if let wire = record.wireProbability { sender.append(Item(Self.wire(wire))) }
        add("Agency", sender)
        add(
            "People",
            record.people.map { person in
                Item(
                    person.name,
                    code: person.wikidata ?? person.bioguide ?? person.authority,
                    detail: copies(person.copies, of: size)
                )
            }
        )
        add("Places", record.places.map { Item($0.place.label, detail: copies($0.copies, of: size)) })
        add("Topics", Self.topics(record.topics))
    }
}
