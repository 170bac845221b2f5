import CorpusModel
import Testing

@testable import Recognition

@Suite struct ReadingJudgementTests {
    private static func line(_ text: String, _ confidence: Double, _ engine: String = "reader") -> TextLine {
        let box = PixelRect(x0: 0, y0: 0, x1: 100, y1: 10)
        return TextLine(bbox: box, text: text, confidence: confidence, words: [], engine: engine)
    }

    @Test(
        "the label never improves as the confidence falls, and no label is left out",
        arguments: ["reader", "tesseract"]
    )
    func monotone(_ engine: String) {
        let ranks = (0...1000).compactMap { step in
            ReadingJudgement([Self.line("The mayor spoke.", 1 - Double(step) / 1000, engine)]).judgement
                .flatMap { LegibilityLabel.allCases.firstIndex(of: $0.label) }
        }
        #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(Set(ranks) == [0, 1, 2] && ranks.first == 0 && ranks.last == 2)
    }

    @Test("a score is the probability of the most probable of three labels")
    func scores() throws {
        for curve in ConfidenceCurve.allCases {
            for step in 0...100 {
                let chances = curve.chances(at: Double(step) / 100)
                let sum: Double = chances.legible + chances.borderline + chances.illegible
                #expect(abs(sum - 1) < 1e-9)
                #expect(min(chances.legible, chances.borderline, chances.illegible) >= 0)
                let best = max(chances.legible, chances.borderline, chances.illegible)
                #expect(chances.mostProbable.score == recordPrecision(best))
            }
            #expect(curve.chances(at: 1).legible > 0.95 && curve.chances(at: 0).illegible > 0.9)
        }
    }

    @Test("two engines' lines count by their length, each by its own confidence")
    func engines() throws {
        let (long, short) = (Self.line("twelve signs", 0.99), Self.line("four", 0.01, "tesseract"))
        let judged = ReadingJudgement([long, short])
        let sure: Double = ConfidenceCurve.reader.chances(at: 0.99).legible
        let unsure: Double = ConfidenceCurve.tesseract.chances(at: 0.01).legible
        let expected: Double = (11 * sure + 4 * unsure) / 15
        #expect(judged.judgement == Legibility.Judgement(label: .legible, score: expected))
    }

    @Test func confidenceIsWeightedByLength() {
        let judged = ReadingJudgement([Self.line("eight let ters", 0.75), Self.line("four", 0)])
        #expect(judged.characters == 16 && judged.confidence == 0.5625)
        #expect(ReadingJudgement([]).confidence == 0 && ReadingJudgement([]).judgement == nil)
    }

    @Test("a sure reading of a region said to be illegible makes it legible, and an unsure one the reverse")
    func corrects() {
        let good = [Self.line("The mayor spoke to the council.", 0.999)]
        let bad = [Self.line("lhc nayoi spnkc lo lhc ccuncii", 0.02)]
        let predicted = Legibility(label: .illegible, score: 0.7)
        let better = predicted.corrected(by: good)
        #expect(better.label == .legible && better.predicted == predicted.judgement)
        let worse = Legibility(label: .legible, score: 0.9).corrected(by: bad)
        #expect(worse.label == .illegible && worse.predicted?.label == .legible)
    }

    @Test func aRegionThatWasNotReadKeepsItsPrediction() {
        let predicted = Legibility(label: .illegible, score: 0.7)
        #expect(predicted.corrected(by: []) == predicted)
    }

    @Test func aFewLettersCorrectNothing() {
        let predicted = Legibility(label: .borderline, score: 0.7)
        let read = predicted.corrected(by: [Self.line("NINE SIGNS", 0)])
        #expect(read.judgement == predicted.judgement && read.predicted == predicted.judgement)
    }
}
