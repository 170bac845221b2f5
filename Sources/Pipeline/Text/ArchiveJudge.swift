import CorpusModel
import PageFlow
import Recognition

/// Judges how well an archive read a page, of which nothing was said before reading.
///
/// By its language where that is known, else by its confidence where the archive states one.
struct ArchiveJudge: Sendable {
    let knowsConfidence: Bool
    let likelihood: TextLikelihood?

    /// Gives every text region that has lines, and no judgement yet, its own.
    func judge(_ page: inout PageText) {
        for index in page.regions.indices where page.regions[index].layout.legibility == nil {
            let region = page.regions[index]
            guard region.layout.regionClass.isText, !region.lines.isEmpty else { continue }
            page.regions[index].layout.legibility = judgement(of: region.lines).map { Legibility($0, predicted: nil) }
        }
    }

    private func judgement(of lines: [TextLine]) -> Legibility.Judgement? {
        if let likelihood { return likelihood.judgement(of: lines) }
        return knowsConfidence ? ReadingJudgement(lines).judgement : nil
    }

    /// Whether many errors are to be expected in a line.
    var isDoubtful: @Sendable (TextLine) -> Bool {
        { line in
            if let likelihood { return !(likelihood.judgement(of: [line]).map { $0.label != .illegible } ?? true) }
            return knowsConfidence && ReadingJudgement([line]).isDoubtful
        }
    }
}
