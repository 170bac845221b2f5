import CorpusFiles
import Dedup
import Evaluation
import Executor
import Foundation
import ImageCodecs
import Inference
import Metadata
import Pipeline
import Recognition
import Report
import Testing

@testable import BroadsheetCLI

@Suite struct ExitStatusTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var error: any Error
        var status: Int32
        var testDescription: String { "\(error)" }
    }

    /// The table of README's exit codes, one error for each way to a code.
    static let examples: [Example] = [
        Example(error: MetadataError(.patternInvalid, "pattern"), status: 1),
        Example(error: DedupError(.badSettings, "window"), status: 1),
        Example(error: CorpusError(.pagesMissing, "pages missing"), status: 1),
        Example(error: RunError(.inputNotReadable, "input"), status: 2),
        Example(error: RunError(.noInput, "no scans"), status: 2),
        Example(error: MetadataError(.malformed, "sidecar"), status: 2),
        Example(error: CorpusError(.notACorpus, "no corpus"), status: 2),
        Example(error: DecodeError(.unreadable, "scan"), status: 2),
        Example(error: EvaluationError(.noTruth, "no truth"), status: 2),
        Example(error: ReportError(.noCorpus, "no records"), status: 2),
        Example(error: DedupError(.noArticles, "no articles"), status: 2),
        Example(error: DecodeError(.dependencyMissing, "poppler"), status: 3),
        Example(error: RecognitionError(.languageMissing, "language"), status: 3),
        Example(error: InferenceError(.modelMissing, "model"), status: 3),
        Example(error: InferenceError(.modelAltered, "altered model"), status: 3),
        Example(error: RecognitionError(.badSettings, "margin"), status: 4),
        Example(error: ConfigurationError(.unknownKey, "key"), status: 4),
        Example(error: CorpusError(.outOfSpace, "full"), status: 5),
        Example(error: CorpusError(.locked, "locked"), status: 5),
        Example(error: ReportError(.notWritable, "report"), status: 5),
        Example(error: RunError(.workerRefused(status: 3), "worker"), status: 3),
        Example(error: RunError(.workerRefused(status: 99), "worker of another program"), status: 70),
        Example(error: RunError(.workerNotReady, "worker dies"), status: 70),
        Example(error: InferenceError(.runFailed, "network"), status: 70),
        Example(error: CocoaError(.fileNoSuchFile), status: 70),
        Example(error: CancellationError(), status: 130),
    ]

    @Test("an error ends the program with its code", arguments: examples)
    func code(of example: Example) {
        #expect(ExitStatus(example.error).rawValue == example.status)
    }

    @Test func namesOfKindsAreInKebabCase() {
        let names =
            [CorpusErrorCode.notWritable, .outOfSpace, .locked, .damaged, .notACorpus, .pagesMissing].map(\.name)
            + [DecodeErrorCode.notAnImage, .outOfMemory, .tooLarge, .dependencyMissing].map(\.name)
            + [RunErrorCode.inputNotReadable, .workerRefused(status: 1)].map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0 == "-" || ($0.isASCII && $0.isLowercase) } })
    }
}
