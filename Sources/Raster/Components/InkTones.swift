/// Tones of paper and ink of a picture of print, and the tone between them.
package struct InkTones: Sendable, Hashable {
    /// Samples below this are ink.
    ///
    /// The split with the largest variance between the two classes (N. Otsu, IEEE Transactions on Systems, Man and
    /// Cybernetics 9, 1979).
    package var threshold: UInt8
    /// Mean tone of the samples that are paper; 255 if there are none.
    package var paper: Double
    /// Mean tone of the samples that are ink; equal to `paper` if there are none.
    package var ink: Double
    /// Share of samples that are ink, `0...1`.
    package var inkShare: Double
    /// Share of the variance of all samples that the difference of the two means explains, `0...1`; 0 for one tone.
    package var separability: Double

    /// Measures all samples of `image`.
    package init(of image: GrayImage) {
        var histogram = [Int](repeating: 0, count: 256)
        for sample in image.samples { histogram[Int(sample)] += 1 }
        let total = image.samples.count
        let sum = histogram.indices.reduce(0) { $0 + $1 * histogram[$1] }
        var (below, belowSum, best, split) = (0, 0, -1.0, 0)
        for tone in 0..<255 {
            below += histogram[tone]
            belowSum += tone * histogram[tone]
            let above = total - below
            guard below > 0, above > 0 else { continue }
            let difference = Double(belowSum) / Double(below) - Double(sum - belowSum) / Double(above)
            let variance = Double(below) * Double(above) * difference * difference
            if variance > best { (best, split) = (variance, tone + 1) }
        }
        threshold = UInt8(split)
        let inkCount = histogram[..<split].reduce(0, +)
        let inkSum = histogram[..<split].indices.reduce(0) { $0 + $1 * histogram[$1] }
        paper = total > inkCount ? Double(sum - inkSum) / Double(total - inkCount) : 255
        ink = inkCount > 0 ? Double(inkSum) / Double(inkCount) : paper
        inkShare = total > 0 ? Double(inkCount) / Double(total) : 0
        let mean = total > 0 ? Double(sum) / Double(total) : 0
        let variance = histogram.indices.reduce(0.0) { total, tone in
            total + Double(histogram[tone]) * (Double(tone) - mean) * (Double(tone) - mean)
        }
        let between = Double(total) * inkShare * (1 - inkShare) * (paper - ink) * (paper - ink)
        separability = variance > 0 ? between / variance : 0
    }
}
