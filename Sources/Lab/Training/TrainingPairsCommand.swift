import ArgumentParser
import BroadsheetCLI
import CorpusFiles
import CorpusModel
import Dedup
import Foundation

/// `broadsheet-lab training pairs`: what the verifier learns from.
struct TrainingPairsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pairs",
        abstract:
            "Writes the features by which pairs of texts are classified, computed by the code that classifies them.",
        discussion: """
            Takes lines with "first" and "second", two texts, and whatever else; writes of each a line with "evidence", the \
            features that the verifier gets, or null where the texts share too little. The first line names them: those that \
            speak against a pair, then those that say how much was compared.
            """
    )

    @Argument(help: ArgumentHelp("File of pairs, JSON lines.", valueName: "pairs"))
    var input: String

    @Option(help: ArgumentHelp("File to write.", valueName: "file"))
    var output: String

    private struct Pair: Decodable {
        var first: String, second: String
    }

    private struct Evidence: Encodable {
        var evidence: [Double]?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(evidence, forKey: .evidence)
        }

        enum Key: CodingKey { case evidence }
    }

    func run() async throws {
        try await ExitStatus.reporting {
            let source = URL(fileURLWithPath: input)
            var lines: JSONLines
            do { lines = try JSONLines(contentsOf: source) } catch {
                throw DedupError(.inputNotReadable, "cannot read \(input); check path and permissions")
            }
            var file = try AtomicFile(output)
            let newline = Data("\n".utf8)
            try file.write(
                try RecordCoding.line([
                    "differences": PairEvidence.differenceNames, "amounts": PairEvidence.amountNames,
                ]) + newline
            )
            while let line = try lines.next() {
                guard let pair = try? RecordCoding.decode(Pair.self, from: line) else {
                    throw DedupError(.inputNotReadable, "\(input):\(lines.lineNumber): no pair; give first and second")
                }
                let evidence = TextPair(pair.first, pair.second).evidence?.map { recordPrecision(Double($0)) }
                try file.write(try RecordCoding.line(Evidence(evidence: evidence)) + newline)
            }
            try file.commit()
            return .done
        }
    }
}
