import CorpusModel
package import Raster

/// What the ink of one region tells about how well it can be read; all but `xHeight` and `letters` are free of scale.
package struct PrintQuality: Sendable, Hashable {
    /// Height of the lower-case letters, pixels.
    package var xHeight: Double
    /// Difference of paper and ink over paper, `0...1`.
    package var contrast: Double
    /// Share of the variance of tone that the two mean tones explain, `0...1`; falls with noise, stains and blur.
    package var separability: Double
    /// Width of the step from paper to ink, in x-heights.
    package var blur: Double
    /// Mean width of strokes, in x-heights.
    package var stroke: Double
    /// Share of the area of the box that is ink, `0...1`.
    package var coverage: Double
    /// Pieces of ink smaller than a third of the x-height for each letter: specks, dots, crumbs of broken letters.
    package var speckle: Double
    /// Of the letters and of the components between a third and three quarters of the x-height, the share of the latter,
    /// `0...1`: broken letters.
    package var broken: Double
    /// Share of the ink that lies in components more than four x-heights wide, `0...1`: letters run together, smears.
    package var merged: Double
    /// Number of components with the size of letters.
    package var letters: Int

    /// Measures a picture of one region.
    ///
    /// - Parameters:
    ///   - region: Level lines of print, dark on light.
    ///   - xHeight: Height of the lower-case letters, pixels; `nil` to take it from the ink.
    ///   - bodyXHeight: The same of the page's body type; stands in where the ink shows no letters.
    package init(of region: GrayImage, xHeight: Double?, bodyXHeight: Double) {
        let body = max(1, bodyXHeight)
        let image = region.withEvenPaper(reach: max(16, Int(3 * body)))
        let tones = InkTones(of: image)
        let components = image.inkComponents(threshold: tones.threshold)
        let found = components.regionXHeight().flatMap { $0 >= 0.6 * body ? $0 : nil }
        let used = xHeight.flatMap { $0 > 0 ? $0 : nil } ?? found ?? body
        self.xHeight = used
        contrast = tones.paper > 0 ? (tones.paper - tones.ink) / tones.paper : 0
        separability = tones.separability
        coverage = tones.inkShare
        let (area, runs) = components.reduce((0, 0)) { ($0.0 + $1.area, $0.1 + $1.runs) }
        stroke = runs > 0 ? Double(area) / Double(runs) / used : 0
        blur = image.stepWidth(threshold: tones.threshold, contrast: tones.paper - tones.ink) / used
        var (letters, fragments, specks, wideArea) = (0, 0, 0, 0)
        for component in components {
            let (width, height) = (Double(component.bbox.width) / used, Double(component.bbox.height) / used)
            if width > 4 {
                wideArea += component.area
            } else if height >= 0.75 {
                letters += height < 4 ? 1 : 0
            } else if height >= 1.0 / 3 {
                fragments += 1
            } else {
                specks += 1
            }
        }
        self.letters = letters
        speckle = Double(specks) / Double(max(1, letters))
        broken = Double(fragments) / Double(max(1, letters + fragments))
        merged = Double(wideArea) / Double(max(1, area))
    }
}

extension GrayImage {
    /// Mean width in pixels of the steps between paper and ink along rows: contrast over steepness where the tone
    /// crosses `threshold`.
    ///
    /// - Returns: 0 if it never does.
    fileprivate func stepWidth(threshold: UInt8, contrast: Double) -> Double {
        var (sum, count) = (0, 0)
        let samples = samples.span
        for y in 0..<height {
            for index in (y * width + 1)..<max(y * width + 1, (y + 1) * width)
            where (samples[index - 1] < threshold) != (samples[index] < threshold) {
                sum += abs(Int(samples[index]) - Int(samples[index - 1]))
                count += 1
            }
        }
        return sum > 0 ? contrast * Double(count) / Double(sum) : 0
    }
}
