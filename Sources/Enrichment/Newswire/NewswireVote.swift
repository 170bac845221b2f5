import CorpusModel

/// A copy with what is known of it.
struct NewswireCopy {
    var reprint: ClusterRecord.Reprint
    var record: EnrichmentRecord
    var line: ArticleLineRecord

    /// The article as enrichment sees it.
    var article: EnrichedText { line.article }
}

extension NewswireRecord {
    /// Probability at which the copies of a text together are taken for a news agency's.
    static let threshold = 0.5

    /// The record of a cluster; `nil` where its copies are probably no agency's.
    ///
    /// - Parameters:
    ///   - cluster: the cluster.
    ///   - copies: its members with what is known of them, in its order; never empty.
    init?(_ cluster: ClusterRecord, _ copies: [NewswireCopy]) {
        let wires = copies.compactMap(\.record.wireProbability)
        guard !wires.isEmpty else { return nil }
        let wire = wires.reduce(0, +) / Double(wires.count)
        guard wire >= Self.threshold else { return nil }
        let best = copies.first { $0.reprint.id == cluster.best } ?? copies[0]
        (id, bestCopy, clusterSize) = (cluster.id, best.reprint.id, cluster.size)
        wireProbability = recordPrecision(wire)
        (headline, byline) = (best.article.headline, best.record.byline ?? best.article.byline)
        article = best.article.text
        dates = Set(copies.compactMap { $0.article.date ?? $0.reprint.date }).sorted()
        year = dates.first.flatMap { Int($0.prefix(4)) }
        agency = Self.agency(of: copies)
        (places, people) = (Self.places(of: copies), Self.people(of: copies))
        topics = Topics(meanOf: copies.compactMap(\.record.topics))
        newspapers = Self.newspapers(of: copies)
        self.copies = copies.map { copy in
            Copy(
                id: copy.reprint.id,
                page: copy.line.page,
                boxes: copy.line.boxes,
                parts: copy.line.parts,
                date: copy.article.date ?? copy.reprint.date,
                title: copy.article.title,
                lccn: copy.article.lccn,
                headline: copy.article.headline,
                byline: copy.record.byline ?? copy.article.byline,
                share: copy.reprint.share,
                quality: copy.record.quality?.quality
            )
        }
        takeDateline(of: copies, best: best)
    }

    /// A named agency goes before a paper's own correspondent and a wire without a name.
    private static func agency(of copies: [NewswireCopy]) -> Agency? {
        var vote = CopyVote<String>()
        for case let agency? in copies.map(\.record.agency) where agency != .none {
            vote.add(agency.rawValue, weight: agency == .special || agency == .other ? 0.1 : 1)
        }
        return vote.winner.flatMap { Agency(rawValue: $0.key) }
    }

    /// The place that most copies say, and the dateline of the copy that says it best.
    private mutating func takeDateline(of copies: [NewswireCopy], best: NewswireCopy) {
        let places = copies.compactMap(\.record.place)
        if let winner = PlaceVote.winner(places) {
            let sayers = copies.filter { copy in copy.record.place.map { PlaceVote.isSame($0, winner) } ?? false }
            let sayer = sayers.first { $0.reprint.id == best.reprint.id } ?? sayers.first
            (dateline, place) = (sayer?.record.dateline, winner)
            place?.probability = winner.probability.map(recordPrecision)
            (placeVotes, placeVoters) = (sayers.count, places.count)
        } else {
            let sayer = best.record.dateline == nil ? copies.first { $0.record.dateline != nil } : best
            dateline = sayer?.record.dateline
        }
        var days = CopyVote<String>()
        for day in copies.compactMap(\.record.datelineDate) { days.add(day) }
        datelineDate = days.winner?.key
    }

    /// Places named in at least half of the copies.
    private static func places(of copies: [NewswireCopy]) -> [NamedPlace] {
        var found: [Int: NamedPlace] = [:]
        for copy in copies {
            var seen: Set<Int> = []
            for mention in copy.record.places ?? [] {
                guard let number = mention.place.geonamesID, seen.insert(number).inserted else { continue }
                found[number, default: NamedPlace(place: mention.place, copies: 0)].copies += 1
            }
        }
        return found.filter { $0.value.copies * 2 >= copies.count }.sorted {
            ($1.value.copies, $0.key) < ($0.value.copies, $1.key)
        }
        .map(\.value)
    }

    /// People linked in at least half of the copies.
    private static func people(of copies: [NewswireCopy]) -> [Person] {
        var found: [String: (person: Person, sum: Double)] = [:]
        for copy in copies {
            var seen: Set<String> = []
            for link in copy.record.persons ?? [] {
                guard let key = link.authority ?? link.wikidata ?? link.bioguide, let name = link.name,
                    seen.insert(key).inserted
                else { continue }
                let new = Person(
                    name: name,
                    authority: link.authority,
                    wikidata: link.wikidata,
                    bioguide: link.bioguide,
                    copies: 0,
                    probability: nil
                )
                found[key, default: (new, 0)].person.copies += 1
                found[key, default: (new, 0)].sum += link.probability ?? 0.5
            }
        }
        return found.filter { $0.value.person.copies * 2 >= copies.count }
            .sorted { ($1.value.person.copies, $0.key) < ($0.value.person.copies, $1.key) }
            .map { entry in
                var person = entry.value.person
                person.probability = recordPrecision(entry.value.sum / Double(person.copies))
                return person
            }
    }

    private static func newspapers(of copies: [NewswireCopy]) -> [Newspaper] {
        var seen: Set<Newspaper> = []
        return copies.compactMap { copy in
            let article = copy.article
            let paper = Newspaper(
                title: article.title,
                lccn: article.lccn,
                city: article.city,
                state: article.state,
                country: article.country
            )
            guard paper != Newspaper(), seen.insert(paper).inserted else { return nil }
            return paper
        }
    }
}

extension Topics {
    /// The mean of what several copies say; `nil` of none.
    init?(meanOf all: [Topics]) {
        guard let first = all.first else { return nil }
        self.init()
        for name in first.probabilities.keys {
            let values = all.compactMap { $0.probabilities[name] }
            probabilities[name] = recordPrecision(values.reduce(0, +) / Double(values.count))
        }
        // What the copies say, by majority; a tie holds.
        for name in first.binaries.keys {
            let votes = all.reduce(0) { $0 + ($1.binaries[name] ?? 0) }
            binaries[name] = votes * 2 >= all.count ? 1 : 0
        }
        var vote = CopyVote<String>()
        for topics in all { topics.cap.map { vote.add($0, weight: topics.capProbability ?? 0.5) } }
        cap = vote.winner?.key
        let sure = all.filter { $0.cap == cap }.compactMap(\.capProbability)
        capProbability = sure.isEmpty ? nil : recordPrecision(sure.reduce(0, +) / Double(sure.count))
        keywords = first.keywords
    }
}
