import Enrichment
import TestSupport
import Testing

@testable import Report

@Suite struct MarkedTextTests {
    /// The runs of each paragraph, names in brackets with their kind.
    private func marked(_ text: String, _ entities: [Entity], persons: [PersonLink]? = nil) -> [String] {
        var record = EnrichmentRecord(id: "p1#a1")
        (record.entities, record.persons) = (entities, persons)
        return MarkedText(text, record).paragraphs.map { paragraph in
            paragraph.runs.map { $0.plainRun ?? $0.nameRun.map { "[\($0.nameKind) \($0.nameText)]" } ?? "" }.joined()
        }
    }

    @Test("names are marked by code points, whatever letters come before")
    func codePoints() throws {
        let text = "🇬🇧 e\u{301}te\u{301} \"Mr. O\u{301}rban\" & <Co>\n\nof Paris"
        let entities = [
            try EnrichedCorpus.entity("Mr. O\u{301}rban", .person, in: text),
            try EnrichedCorpus.entity("<Co>", .organisation, in: text),
            try EnrichedCorpus.entity("Paris", .location, in: text),
        ]
        #expect(entities.map(\.start) == [10, 24, 33])
        #expect(
            marked(text, entities) == [
                "🇬🇧 e\u{301}te\u{301} \"[PER Mr. O\u{301}rban]\" & [ORG <Co>]", "of [LOC Paris]",
            ]
        )
    }

    @Test("a name over the end of a paragraph is marked in both; the blank line is not text")
    func acrossParagraphs() {
        let text = "seen in New\n \nYork today"
        #expect(
            marked(text, [Entity(start: 8, end: 18, type: .location, text: "New\n \nYork")])
                == ["seen in [LOC New]", "[LOC York] today"]
        )
    }

    @Test("what does not stand at its place, lies outside or overlaps is not marked")
    func wrongSpans() {
        let spans = [
            (-3, 4, "Anna"), (0, 4, "Anne"), (5, 3, ""), (5, 8, "met"), (6, 11, "et Bo"), (9, 99, "Bob"),
            (9, 12, "Bob"),
        ]
        let entities = spans.map { Entity(start: $0, end: $1, type: .person, text: $2) }
        #expect(marked("Anna met Bob", entities) == ["Anna [PER met] [PER Bob]"])
        #expect(marked("", entities) == [])
        #expect(marked("Anna", [Entity(start: 0, end: Int.max, type: .person, text: "Anna")]) == ["Anna"])
    }

    @Test("the tip says who it is and how sure")
    func tips() throws {
        var record = EnrichmentRecord(id: "p1#a1")
        record.entities = [Entity(start: 0, end: 4, type: .person, text: "Anna", confidence: 0.871)]
        var person = PersonLink(start: 0, end: 4)
        (person.name, person.wikidata) = ("Anna Karenina", "Q1")
        record.persons = [person]
        let run = try #require(MarkedText("Anna met", record).paragraphs.first?.runs.first?.nameRun)
        #expect(run.nameTip == "person, 87 %: Anna Karenina (Q1)")
        record.persons = [PersonLink(start: 0, end: 4)]
        record.entities?[0].confidence = nil
        #expect(MarkedText("Anna met", record).paragraphs.first?.runs.first?.nameRun?.nameTip == "person")
    }

    @Test("marks neither take text away nor add any")
    func textIsKept() {
        var random = SeededGenerator(seed: 5)
        let pieces = ["a", "B", " ", "\n", "\n\n", "\r\n", "e\u{301}", "🇬🇧", "\t", "<"]
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            .joined()
            let scalars = Array(text.unicodeScalars)
            let entities = (0..<4).map { _ -> Entity in
                let start = Int.random(in: 0...scalars.count, using: &random)
                let end = Int.random(in: start...scalars.count, using: &random)
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[start..<end])
                return Entity(start: start, end: end, type: .location, text: String(name))
            }
            var record = EnrichmentRecord(id: "p1#a1")
            record.entities = entities
            let paragraphs = MarkedText(text, record).paragraphs.map { paragraph in
                paragraph.runs.map { ($0.plainRun ?? "") + ($0.nameRun?.nameText ?? "") }.joined()
            }
            #expect(paragraphs == text.paragraphs, "\(text.debugDescription)")
        }
    }
}
