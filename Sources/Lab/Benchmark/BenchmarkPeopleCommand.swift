import Archives
import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Enrichment
import Foundation

/// `broadsheet-lab benchmark people`: links of given persons.
struct BenchmarkPeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "Links the persons of labelled passages to an authority file.",
        discussion: """
            Reads JSON lines with id, text, date, lccn and entities [{start, end, type}], as the truth of score_entities.py \
            has them, and writes lines with the same entities and the persons found. Load and link times go to standard error.
            """
    )

    @Argument(help: "Passages, JSON lines.")
    var passages: String

    @Option(help: ArgumentHelp("The authority file.", valueName: "FILE"))
    var authority: String

    @Option(help: ArgumentHelp("A table of newspapers, whose places count.", valueName: "FILE"))
    var titles: String?

    @Option(help: ArgumentHelp("Folder of the tables that Scripts/setup builds.", valueName: "dir"))
    var tables: String?

    @Option(help: ArgumentHelp("Writes what was weighed for each group of mentions, JSON lines.", valueName: "FILE"))
    var evidence: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The links, JSON lines.", valueName: "FILE"))
    var output: String

    private struct Passage: Decodable {
        struct Span: Decodable {
            var start: Int, end: Int
            var type: Entity.Kind
        }
        var id: String, text: String
        var date: String?, title: String?, lccn: String?
        var entities: [Span]
    }

    private struct Linked: Encodable {
        var id: String
        var entities: [Entity]
        var persons: [PersonLink]
    }

    private struct Weighed: Encodable {
        struct Candidate: Encodable {
            var id: String, name: String
            var wikidata: String?, bioguide: String?
            var share: Double
            var evidence: [Float]
        }
        var id: String, lccn: String?
        var start: Int, end: Int, text: String, group: Int?
        var candidates: [Candidate]
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let clock = ContinuousClock()
            let start = clock.now
            let people = try Authority(contentsOf: authority)
            let loaded = clock.now - start
            let linker = PersonLinker(authority: people, nicknames: try Nicknames(EnrichmentTables.locate(tables)))
            let papers = try titles.map(TitleTable.init(contentsOf:))
            var lines = try JSONLines(contentsOf: URL(fileURLWithPath: passages))
            var links = try AtomicFile(output)
            var weighed: [Weighed] = []
            var (count, spent) = (0, Duration.zero)
            while let line = try lines.next() {
                guard let passage = try? RecordCoding.decode(Passage.self, from: line) else {
                    throw EnrichmentError(
                        .unreadable,
                        "\(passages):\(lines.lineNumber): is no passage; it needs id, text and entities"
                    )
                }
                let scalars = Array(passage.text.unicodeScalars)
                var entities: [Entity] = []
                for span in passage.entities {
                    guard 0 <= span.start, span.start < span.end, span.end <= scalars.count else {
                        throw EnrichmentError(
                            .unreadable,
                            "\(passages):\(lines.lineNumber): a span lies outside the text, in code points"
                        )
                    }
                    let text = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
                    entities.append(Entity(start: span.start, end: span.end, type: span.type, text: text))
                }
                var article = EnrichedText(id: passage.id, text: passage.text)
                (article.date, article.title, article.lccn) = (passage.date, passage.title, passage.lccn)
                if let paper = passage.lccn.flatMap({ papers?[$0] }) {
                    (article.city, article.state, article.country) = (paper.city, paper.state, paper.country)
                }
                let persons = entities.filter { $0.type == .person }
                let began = clock.now
                let decisions = linker.decisions(
                    for: persons,
                    in: article,
                    others: entities.filter { $0.type != .person }
                )
                let found = decisions.map(linker.link)
                spent += clock.now - began
                count += 1
                try links.write(RecordCoding.lines([Linked(id: passage.id, entities: entities, persons: found)]))
                guard evidence != nil else { continue }
                weighed += decisions.map { decision in
                    Weighed(
                        id: passage.id,
                        lccn: passage.lccn,
                        start: decision.start,
                        end: decision.end,
                        text: decision.text,
                        group: decision.group,
                        candidates: decision.candidates.map { candidate in
                            let entry = people.entry(candidate.entry)
                            return Weighed.Candidate(
                                id: entry.id,
                                name: entry.name,
                                wikidata: entry.wikidata,
                                bioguide: entry.bioguide,
                                share: candidate.share,
                                evidence: candidate.evidence
                            )
                        }
                    )
                }
            }
            try links.commit()
            if let evidence { try AtomicFile.write(RecordCoding.lines(weighed), to: evidence) }
            let summary = """
                \(people.count) entries loaded in \(loaded); \(count) passages linked in \(spent), \
                \(spent / max(count, 1)) each
                """
            FileHandle.standardError.write(Data((summary + "\n").utf8))
            return .done
        }
    }
}
