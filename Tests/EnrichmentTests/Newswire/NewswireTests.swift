import CorpusModel
import Foundation
import Testing

@testable import Enrichment

@Suite("Texts of news agencies")
struct NewswireTests {
    private func copy(
        _ id: String,
        wire: Double?,
        paper: String = "Bee",
        _ change: (inout EnrichmentRecord) -> Void = { _ in }
    ) throws
        -> NewswireCopy
    {
        var record = EnrichmentRecord(id: id)
        record.wireProbability = wire
        change(&record)
        let line = Data(
            #"{"id":"\#(id)","text":"Text of \#(id)","date":"1916-03-1\#(id.count)","title":"\#(paper)","page":"p1","boxes":[[1,2,3,4]]}"#
                .utf8
        )
        return NewswireCopy(
            reprint: .init(id: id, date: nil, newspaper: paper, share: 0.9),
            record: record,
            line: try #require(ArticleLineRecord(line, fields: EnrichmentFields(), id: id))
        )
    }

    private func place(_ name: String, _ id: Int, _ probability: Double) -> Place {
        var place = Place(name: name)
        (place.geonamesID, place.probability) = (id, probability)
        return place
    }

    private func cluster(_ copies: [NewswireCopy], best: String) -> ClusterRecord {
        ClusterRecord(
            id: "c1",
            members: copies.map(\.reprint.id),
            newspapers: [],
            best: best,
            reprints: copies.map(\.reprint),
            links: []
        )
    }

    @Test func copiesVoteAboutPlaceAndAgency() throws {
        let copies = try [
            copy("a", wire: 0.9) {
                $0.place = place("Paris, TX", 1, 0.6)
                $0.dateline = "Paris, June 3"
                $0.agency = .special
            },
            copy("bb", wire: 0.8, paper: "Sun") {
                $0.place = place("Paris", 2, 0.5)
                $0.dateline = "PARIS, June 3"
                $0.agency = .associatedPress
            },
            copy("ccc", wire: 0.7, paper: "Star") {
                $0.place = place("Paris", 2, 0.5)
                $0.dateline = "Paris, June 8"
            },
        ]
        let record = try #require(NewswireRecord(cluster(copies, best: "a"), copies))
        #expect(record.place?.geonamesID == 2 && record.dateline == "PARIS, June 3")
        #expect((record.placeVotes, record.placeVoters) == (2, 3))
        #expect(record.agency == .associatedPress)
        #expect(record.article == "Text of a" && record.bestCopy == "a" && record.clusterSize == 3)
        #expect(record.wireProbability == 0.8 && record.dates == ["1916-03-11", "1916-03-12", "1916-03-13"])
        #expect(record.newspapers.map(\.title) == ["Bee", "Sun", "Star"])
        #expect(
            record.copies.map(\.boxes) == [
                [PixelRect(x0: 1, y0: 2, x1: 3, y1: 4)], [PixelRect(x0: 1, y0: 2, x1: 3, y1: 4)],
                [PixelRect(x0: 1, y0: 2, x1: 3, y1: 4)],
            ]
        )
    }

    @Test func whatOneOfManyNamesIsNotThatOfTheText() throws {
        func link(_ id: String) -> PersonLink {
            var link = PersonLink(start: 0, end: 1)
            (link.name, link.authority, link.probability) = (id, id, 0.8)
            return link
        }
        let copies = try [
            copy("a", wire: 0.9) { $0.persons = [link("x"), link("x"), link("y")] },
            copy("b", wire: 0.9) { $0.persons = [link("x")] },
            copy("c", wire: 0.9),
        ]
        let record = try #require(NewswireRecord(cluster(copies, best: "b"), copies))
        #expect(record.people.map(\.name) == ["x"])
        #expect(record.people.first?.copies == 2)
    }

    @Test func localTextsAndThoseWithoutAnswerAreLeftOut() throws {
        let local = try [copy("a", wire: 0.2), copy("b", wire: 0.6)]
        #expect(NewswireRecord(cluster(local, best: "a"), local) == nil)
        let unknown = try [copy("a", wire: nil), copy("b", wire: nil)]
        #expect(NewswireRecord(cluster(unknown, best: "a"), unknown) == nil)
    }

    @Test func equalVotesHaveOneAnswer() {
        var (first, second) = (CopyVote<String>(), CopyVote<String>())
        for name in ["b", "a"] { first.add(name) }
        for name in ["a", "b"] { second.add(name) }
        #expect(first.winner?.key == "a" && second.winner?.key == "a")
        #expect(CopyVote<String>().winner == nil)
    }

    @Test func topicsOfOneCopyTwiceAreThoseOfTheCopy() throws {
        var topics = Topics(binaries: ["politics": 1, "crime": 0], probabilities: ["politics": 0.9, "crime": 0.1])
        (topics.cap, topics.capProbability) = ("defense", 0.5)
        #expect(Topics(meanOf: [topics, topics]) == topics)
        #expect(Topics(meanOf: []) == nil)
    }
}
