import CorpusStore
import Testing

@Suite struct ResumeDecisionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var known: KnownPage?
        var decision: ResumeDecision
    }

    private static let file = FileState(size: 10, modified: 5)

    private static func known(
        _ status: KnownPage.Status,
        fingerprint: String = "f",
        request: String = "r",
        file: FileState = file,
        hasRecord: Bool = true
    ) -> KnownPage {
        KnownPage(status: status, fingerprint: fingerprint, request: request, file: file, hasRecord: hasRecord)
    }

    static let examples = [
        Example(testDescription: "never seen", known: nil, decision: .redo(.new)),
        Example(testDescription: "under way when the run ended", known: known(.pending), decision: .redo(.unfinished)),
        Example(testDescription: "failed", known: known(.failed), decision: .redo(.failedBefore)),
        Example(testDescription: "unchanged", known: known(.done), decision: .keep),
        Example(
            testDescription: "other configuration",
            known: known(.done, fingerprint: "g"),
            decision: .redo(.configurationChanged)
        ),
        Example(testDescription: "other metadata", known: known(.done, request: "s"), decision: .redo(.requestChanged)),
        Example(
            testDescription: "shard deleted",
            known: known(.done, hasRecord: false),
            decision: .redo(.recordLost)
        ),
        Example(
            testDescription: "touched",
            known: known(.done, file: FileState(size: 10, modified: 6)),
            decision: .keepIfSameContent
        ),
        Example(
            testDescription: "other size",
            known: known(.done, file: FileState(size: 11, modified: 5)),
            decision: .redo(.scanChanged)
        ),
    ]

    @Test(arguments: examples)
    func decides(_ example: Example) {
        let decision = ResumeDecision.decide(known: example.known, request: "r", file: Self.file, fingerprint: "f")
        #expect(decision == example.decision)
    }
}
