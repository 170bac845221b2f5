import CorpusModel
import CorpusStore
import Testing

@Suite struct ResumeDecisionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var known: KnownPage?
        var decision: ResumeDecision
    }

    private static let file = FileState(size: 10, modified: 5)
    private static let request = PageRequest(id: "r", path: "scans/r.tif", page: 2)

    private static func request(_ change: (inout PageRequest) -> Void) -> PageRequest {
        var changed = request
        change(&changed)
        return changed
    }

    private static func known(
        _ status: KnownPage.Status,
        fingerprint: String = "f",
        request: PageRequest = request,
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
        Example(
            testDescription: "other metadata",
            known: known(.done, request: request { $0.metadata.title = "The Register" }),
            decision: .keep
        ),
        Example(testDescription: "other id", known: known(.done, request: request { $0.id = "s" }), decision: .keep),
        Example(
            testDescription: "other path",
            known: known(.done, request: request { $0.path = "moved/r.tif" }),
            decision: .keepIfSameContent
        ),
        Example(
            testDescription: "other page of the file",
            known: known(.done, request: request { $0.page = 3 }),
            decision: .redo(.scanChanged)
        ),
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

    private static let text = PageTextFile(path: "alto/r.xml", state: FileState(size: 7, modified: 3))

    @Test func `another text of the archive makes a page be done again`() {
        func decision(_ former: PageTextFile?, _ wanted: PageTextFile?) -> ResumeDecision {
            ResumeDecision.decide(
                known: Self.known(.done, request: Self.request { $0.text = former }),
                request: Self.request { $0.text = wanted },
                file: Self.file,
                fingerprint: "f"
            )
        }
        var (larger, touched, moved, other) = (Self.text, Self.text, Self.text, Self.text)
        (larger.state.size, touched.state.modified, moved.path, other.page) = (8, 4, "ocr/r.xml", 2)
        #expect(decision(Self.text, Self.text) == .keep)
        #expect(decision(Self.text, touched) == .keepIfSameContent)
        #expect(decision(Self.text, moved) == .keepIfSameContent)
        for (former, wanted) in [(nil, Self.text), (Self.text, nil), (Self.text, larger), (Self.text, other)] {
            #expect(decision(former, wanted) == .redo(.textChanged))
        }
    }

    @Test(arguments: examples)
    func decides(_ example: Example) {
        let decision = ResumeDecision.decide(
            known: example.known,
            request: Self.request,
            file: Self.file,
            fingerprint: "f"
        )
        #expect(decision == example.decision)
    }
}
