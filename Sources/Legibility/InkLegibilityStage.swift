package import CorpusModel
import Foundation
package import PageFlow
import Raster

/// Judges before reading whether each text region can be read, from the state of its ink.
///
/// Two logistic models on statistics of the ink give the probabilities of more than 10 % and more than 40 % character errors.
/// Everything is measured in x-heights, so that the scan's resolution does not matter until type is too small to be
/// read at all. The weights were fitted to real newspaper regions, damaged by known amounts and read by Tesseract; how
/// far the labels can be trusted stands in `Benchmarks/legibility.md`. It is a first measure: good at telling sound
/// print from ruined print, poor in between, and biased against calling anything illegible.
package struct InkLegibilityStage: Stage {
    package let identity = StageIdentity(name: "legibility", version: 1, settings: ["kind": "ink"])

    package init() {}

    /// Gives every text region its legibility; regions of pictures stay without.
    @concurrent package func run(_ layout: PageLayout) async throws -> JudgedLayout {
        JudgedLayout(
            layout,
            legibility: layout.regions.map { $0.regionClass.isText ? judgement(of: $0, in: layout) : nil }
        )
    }

    private func judgement(of region: LayoutRegion, in page: PageLayout) -> Legibility {
        let quality = PrintQuality(
            of: page.upright.cropped(to: region.bbox),
            xHeight: region.lines.medianXHeight,
            bodyXHeight: page.bodyXHeight
        )
        return Self.judgement(of: quality)
    }

    /// The label that measured print deserves.
    package static func judgement(of quality: PrintQuality) -> Legibility {
        // Nothing is there to be misread.
        guard quality.coverage > 0 else { return Legibility(label: .legible, score: 0) }
        let errorful = probability(quality, weights: errorfulWeights)
        let hopeless = min(errorful, probability(quality, weights: hopelessWeights))
        if hopeless > hopelessFrom, quality.letters >= fewestLetters {
            return Legibility(label: .illegible, score: hopeless)
        }
        if errorful > 0.5 || quality.xHeight < smallestXHeight {
            return Legibility(label: .borderline, score: max(errorful - hopeless, 1 - errorful))
        }
        return Legibility(label: .legible, score: 1 - errorful)
    }

    /// A readable region left out is worse than a page of nonsense kept: illegible only from this probability on.
    private static let hopelessFrom = 0.8
    /// Nor are a few pieces of ink enough to condemn a region.
    private static let fewestLetters = 20
    /// Below this x-height, in pixels, half of otherwise sound regions are read with more than 10 % errors.
    private static let smallestXHeight = 4.0

    private struct Weights {
        var constant: Double, noise: Double, blur: Double, stroke: Double, coverage: Double
        var speckle: Double, broken: Double, merged: Double
    }

    /// Fitted to more than 10 % errors.
    private static let errorfulWeights = Weights(
        constant: -3.26,
        noise: 3.63,
        blur: 4.86,
        stroke: 0,
        coverage: 0.80,
        speckle: 0.90,
        broken: 8.53,
        merged: 6.41
    )
    /// Fitted to more than 40 % errors.
    private static let hopelessWeights = Weights(
        constant: -7.75,
        noise: 11.02,
        blur: 0.30,
        stroke: 0.61,
        coverage: 3.27,
        speckle: 0.51,
        broken: 4.38,
        merged: 6.03
    )

    private static func probability(_ quality: PrintQuality, weights: Weights) -> Double {
        // Sound print: steps of a fifth of an x-height, strokes of two fifths, ink on 22 % of the paper.
        let blur = min(1, max(0, quality.blur - 0.2))
        let stroke = abs(log2(min(4, max(0.05, quality.stroke)) / 0.4))
        let coverage = abs(log2(min(0.9, max(0.02, quality.coverage)) / 0.22))
        let sum =
            weights.constant + weights.noise * (1 - quality.separability) + weights.blur * blur
            + weights.stroke * stroke + weights.coverage * coverage
            + weights.speckle * log2(1 + quality.speckle) + weights.broken * quality.broken
            + weights.merged * quality.merged
        return 1 / (1 + exp(-sum))
    }
}
