import CorpusModel
import CorpusStore
import Foundation

extension DedupRun {
    /// A line of what the verifier learns from.
    private struct EvidenceRecord: Encodable {
        var a: String, b: String
        var features: [Double]
    }

    /// Writes the evidence of all candidates: one JSON object a line, `a`, `b` and `features` in the order of the first
    /// line's `names`.
    package func writeEvidence(to path: String) async throws {
        let layout = DedupLayout(folder: settings.output)
        try makeFolder(layout.folder)
        let catalog = try ArticleCatalog(files: settings.files, names: settings.names)
        let vectors = try await embed(catalog, layout) { _ in }
        MatrixProduct.prepare()
        let search = WindowedSearch(catalog: catalog, vectors: vectors, settings: settings.dedup)
        let texts = try ArticleTexts(catalog)
        let verifier = Verifier(catalog: catalog, texts: texts, settings: settings.dedup, judge: nil)
        var file = try AtomicFile(path)
        try file.write(try RecordCoding.line(["names": PairEvidence.featureNames]) + Data("\n".utf8))
        for chunk in SearchChunk.all(of: search, method: "") {
            let candidates = search.candidates(of: chunk.queries, threshold: Float(settings.dedup.candidateCosine))
            for finding in try verifier.evidence(candidates) {
                let record = EvidenceRecord(
                    a: catalog.entries[finding.candidate.first].id,
                    b: catalog.entries[finding.candidate.second].id,
                    features: verifier.features(finding).map { recordPrecision(Double($0)) }
                )
                try file.write(try RecordCoding.line(record) + Data("\n".utf8))
            }
        }
        try file.commit()
    }
}
