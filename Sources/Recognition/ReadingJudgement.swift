package import CorpusModel
import Foundation

/// What a reading's own confidence tells about its errors.
///
/// Cumulative logistic (proportional odds) model: the odds of at least 10 % and of more than 40 % character errors are
/// exponential in the log odds of the mean confidence, so that the label never improves as the confidence falls. Each
/// engine has its own notion of confidence and so its own curve, fitted by `Training/legibility/confidence.py` to blocks
/// with known text; see `Benchmarks/legibility.md`.
package struct ReadingJudgement: Sendable {
    /// Characters without which nothing is judged: single words are read too surely or too unsurely.
    package static let fewestCharacters = 10

    /// Mean confidence of the lines, weighted by length, `0...1`.
    package let confidence: Double
    /// Number of characters without spaces.
    package let characters: Int
    /// Probabilities of the labels, weighted by length over the engines; `nil` where nothing was read.
    private let chances: Chances?

    /// Judges lines as they were read.
    package init(_ lines: [TextLine]) {
        var (sums, counts) = ([ConfidenceCurve: Double](), [ConfidenceCurve: Int]())
        for line in lines {
            let length = line.text.reduce(0) { $0 + ($1 == " " ? 0 : 1) }
            let curve = ConfidenceCurve(engine: line.engine)
            sums[curve, default: 0] += line.confidence * Double(length)
            counts[curve, default: 0] += length
        }
        characters = counts.values.reduce(0, +)
        guard characters > 0 else {
            (confidence, chances) = (0, nil)
            return
        }
        // In a fixed order, so that equal lines give equal sums.
        let curves = ConfidenceCurve.allCases.filter { counts[$0, default: 0] > 0 }
        let whole = Double(characters)
        confidence = curves.reduce(0) { $0 + sums[$1, default: 0] } / whole
        chances = curves.reduce(Chances()) { total, curve in
            let count = Double(counts[curve, default: 0])
            return total.adding(curve.chances(at: sums[curve, default: 0] / count), weight: count / whole)
        }
    }

    /// The most probable class of character errors and its probability; `nil` where too little was read to tell.
    package var judgement: Legibility.Judgement? {
        characters < Self.fewestCharacters ? nil : chances?.mostProbable
    }

    /// Whether 10 % or more character errors are expected, however little was read.
    package var isDoubtful: Bool { chances.map { $0.mostProbable.label != .legible } ?? false }
}

/// Probabilities of the classes of character errors.
struct Chances: Sendable {
    var legible = 0.0, borderline = 0.0, illegible = 0.0

    func adding(_ other: Chances, weight: Double) -> Chances {
        Chances(
            legible: legible + weight * other.legible,
            borderline: borderline + weight * other.borderline,
            illegible: illegible + weight * other.illegible
        )
    }

    /// The most probable class; the better one where two are equally so.
    var mostProbable: Legibility.Judgement {
        if legible >= borderline, legible >= illegible { return .init(label: .legible, score: legible) }
        return borderline >= illegible
            ? .init(label: .borderline, score: borderline) : .init(label: .illegible, score: illegible)
    }
}

/// How an engine's confidence goes with its errors.
enum ConfidenceCurve: Sendable, Hashable, CaseIterable {
    case reader, tesseract

    /// The curve of what stands in a line's `engine`; where nothing does, that of the reader.
    ///
    /// Texts of archives were read by programs whose confidences are, as Tesseract's, lower than the share of right letters.
    init(engine: String?) {
        let others = ArchiveText.engines.union([TesseractRecognizer.lineEngine])
        self = engine.map(others.contains) ?? false ? .tesseract : .reader
    }

    /// How fast the odds fall with the log odds of the confidence, and the log odds of at least 10 %, and of more than
    /// 40 %, character errors at a confidence of one half.
    private var constants: (slope: Double, errorful: Double, hopeless: Double) {
        switch self {
        case .reader: (2.765, 4.063, -0.110)
        case .tesseract: (2.274, 1.605, -1.734)
        }
    }

    /// Probabilities at a mean confidence, `0...1`.
    func chances(at confidence: Double) -> Chances {
        let (slope, errorful, hopeless) = constants
        let sure = min(0.999, max(0.001, confidence))
        let doubt = -slope * log(sure / (1 - sure))
        let (some, most) = (logistic(doubt + errorful), logistic(doubt + hopeless))
        return Chances(legible: 1 - some, borderline: some - most, illegible: most)
    }

    private func logistic(_ value: Double) -> Double { 1 / (1 + exp(-value)) }
}

extension Legibility {
    /// The prediction corrected by what was read.
    ///
    /// - Parameter lines: of the region; where there are none it was not read.
    /// - Returns: the corrected label with the prediction beside it; the prediction alone where nothing was read.
    package func corrected(by lines: [TextLine]) -> Legibility {
        guard !lines.isEmpty else { return self }
        let prediction = predicted ?? judgement
        return Legibility(ReadingJudgement(lines).judgement ?? prediction, predicted: prediction)
    }
}
