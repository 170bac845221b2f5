import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import Enrichment
import Executor
import Foundation
import Inference

/// `broadsheet-lab benchmark entities`: the names found in the texts of a file, and what they cost.
struct BenchmarkEntitiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Finds the names in the texts of a file, and measures what that costs.",
        discussion: """
            Each line of the file is a JSON object with an id and a text. For each a line with its id and entities goes to \
            --output, as a scorer against labels takes it. Printed is one line of JSON: texts, words (between blanks), \
            names, and the processor milliseconds of a text and of 150 words. It runs on one thread.
            """
    )

    @Argument(help: ArgumentHelp("File of texts, JSON lines with id and text.", valueName: "texts"))
    var file: String

    @Option(help: ArgumentHelp("File for the names.", valueName: "file"))
    var output: String?

    @Option(help: "Texts given to the recogniser at one time.")
    var batch = 64

    @Option(help: "Times that all is done; the cheapest counts.")
    var repeats = 1

    @Option(help: ArgumentHelp("Precision: f32, bf16, int8, auto.", valueName: "kind"))
    var precision = PrecisionChoice.f32.rawValue

    @Option(help: ArgumentHelp("Folder of the models; the program's own where left out.", valueName: "dir"))
    var models: String?

    func validate() throws {
        guard PrecisionChoice(rawValue: precision) != nil else {
            throw ValidationError("--precision must be auto, f32, bf16 or int8")
        }
        guard (1...4096).contains(batch), (1...100).contains(repeats) else {
            throw ValidationError("--batch must be 1 to 4096, --repeats 1 to 100")
        }
    }

    private struct Line: Decodable {
        var id: String
        var text: String
    }

    private struct Found: Encodable {
        var id: String
        var entities: [Entity]
    }

    private struct Measure: Encodable {
        var precision: String
        var texts: Int, words: Int, entities: Int
        var millisecondsText: Double, milliseconds150Words: Double
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let lines = try texts()
            let chosen = (PrecisionChoice(rawValue: precision) ?? .f32).precision()
            let recognizer = try EntityRecognizer(models: ModelStore.locate(models), precision: chosen)
            _ = try recognizer.entities(in: lines.prefix(8).map(\.text))
            var found: [Found] = []
            var least = Double.infinity
            for _ in 0..<repeats {
                found = []
                let start = ProcessUsage.ownCPUSeconds
                for begin in stride(from: 0, to: lines.count, by: batch) {
                    let some = lines[begin..<min(begin + batch, lines.count)]
                    let names = try recognizer.entities(in: some.map(\.text))
                    found += zip(some, names).map { Found(id: $0.id, entities: $1) }
                }
                least = min(least, ProcessUsage.ownCPUSeconds - start)
            }
            if let output { try AtomicFile.write(RecordCoding.lines(found), to: output) }
            let words = lines.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
            let measure = Measure(
                precision: chosen.rawValue,
                texts: lines.count,
                words: words,
                entities: found.reduce(0) { $0 + $1.entities.count },
                millisecondsText: least * 1000 / Double(max(1, lines.count)),
                milliseconds150Words: least * 150_000 / Double(max(1, words))
            )
            print(String(decoding: try RecordCoding.line(measure), as: UTF8.self))
            return .done
        }
    }

    private func texts() throws -> [Line] {
        var lines = try JSONLines(contentsOf: URL(fileURLWithPath: file))
        var texts: [Line] = []
        while let line = try lines.next() {
            do { texts.append(try RecordCoding.decode(Line.self, from: line)) } catch {
                throw ValidationError("\(file):\(lines.lineNumber): needs an object with id and text")
            }
        }
        return texts
    }
}
