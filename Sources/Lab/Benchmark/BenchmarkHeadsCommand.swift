import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Enrichment
import Foundation

/// `broadsheet-lab benchmark heads`: datelines, places, agencies and bylines of labelled openings.
struct BenchmarkHeadsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heads",
        abstract: "Reads datelines, places, agencies and bylines of a file of article openings.",
        discussion: """
            Reads JSON lines with `id`, `text` and, where they are known, `date`, `title`, `lccn`, `paper_city` and `paper_state`; \
            labels are not read. Writes what was found in the form of `score_datelines.py`, with the features of the wire model. \
            Prints the number of openings, and the time that reading them took, as JSON.
            """
    )

    @Argument(help: ArgumentHelp("File of openings.", valueName: "openings"))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("File for what was found.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("Folder of the tables that Scripts/setup makes.", valueName: "dir"))
    var tables: String?

    @Option(help: ArgumentHelp("File of populations by decade, comma-separated.", valueName: "csv"))
    var populations: String?

    private struct Opening: Decodable {
        var id: String, text: String
        var date: String?, title: String?, lccn: String?
        var paper_city: String?, paper_state: String?
    }

    private struct Found: Encodable {
        var record: EnrichmentRecord
        var features: [Double]

        func encode(to encoder: any Encoder) throws {
            try record.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(features, forKey: .features)
        }

        private enum CodingKeys: String, CodingKey { case features = "wire_features" }
    }

    private struct Measure: Encodable {
        var openings: Int
        var load_seconds: Double, seconds: Double
        var milliseconds_each: Double
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let clock = ContinuousClock()
            var began = clock.now
            let gazetteer = try Gazetteer(EnrichmentTables.locate(tables))
            let reader = HeadReader(
                PlaceResolver(gazetteer, populations: try populations.map { try PopulationTable(path: $0) })
            )
            let loading = Self.seconds(clock.now - began)
            let openings = try openings()
            began = clock.now
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var lines = Data()
            for opening in openings {
                let reading = reader.read(opening)
                var record = EnrichmentRecord(id: opening.id)
                reading.fill(&record)
                lines +=
                    try encoder.encode(Found(record: record, features: reading.wireFeatures)) + [UInt8(ascii: "\n")]
            }
            let reading = Self.seconds(clock.now - began)
            try lines.write(to: URL(fileURLWithPath: output), options: .atomic)
            let measure = Measure(
                openings: openings.count,
                load_seconds: loading,
                seconds: reading,
                milliseconds_each: openings.isEmpty ? 0 : reading * 1000 / Double(openings.count)
            )
            print(String(decoding: try encoder.encode(measure), as: UTF8.self))
            return .done
        }
    }

    private func openings() throws -> [EnrichedText] {
        var lines: JSONLines
        do { lines = try JSONLines(contentsOf: URL(fileURLWithPath: file)) } catch {
            throw EnrichmentError(.unreadable, "cannot read the openings \(file)")
        }
        let decoder = JSONDecoder()
        var found: [EnrichedText] = []
        while let line = try lines.next() {
            guard let row = try? decoder.decode(Opening.self, from: line) else {
                throw EnrichmentError(
                    .unreadable,
                    "\(file), line \(lines.lineNumber): is no JSON object with id and text"
                )
            }
            var article = EnrichedText(id: row.id, text: row.text)
            (article.date, article.title, article.lccn) = (row.date, row.title, row.lccn)
            (article.city, article.state) = (row.paper_city, row.paper_state)
            found.append(article)
        }
        return found
    }

    private static func seconds(_ duration: Duration) -> Double {
        (Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12).rounded() / 1e6
    }
}
