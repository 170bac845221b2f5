import CorpusModel
import Raster

/// Tells whether a scan is a negative: white type on a black page.
///
/// A part of a page with type on it is paper for the greater part: where the middle tone of most parts lies nearer to
/// their darkest than to their lightest one, dark may be the paper. Dark pictures look the same; what decides is that the
/// light marks stand in lines, and the dark ones do not.
struct Polarity {
    /// Whether it is a negative, and how sure that is.
    let inverted: Judged<Bool>
    /// The letters of the positive.
    let letters: LetterField
    /// How sharply they stand in lines.
    let sharpness: EdgeSharpness

    /// Side of the parts, pixels of the look.
    private static let tile = 32
    /// Fewer parts with contrast tell nothing.
    private static let fewestTiles = 12
    /// Least share of parts with dark paper in a negative.
    private static let leastDark = 0.65
    /// How much sharper the lines of light marks must be than those of dark ones.
    private static let leastAdvantage = 1.4

    /// Judges a look.
    init(_ look: GrayImage) {
        let dark = Self.darkShare(of: look)
        let positive = LetterField(look)
        let positiveSharpness = EdgeSharpness(positive)
        guard let dark else {
            (inverted, letters, sharpness) = (Judged(false, confidence: 0.5), positive, positiveSharpness)
            return
        }
        if dark >= Self.leastDark {
            let negative = LetterField(look.inverted())
            let negativeSharpness = EdgeSharpness(negative)
            let advantage = negativeSharpness.best / max(1, positiveSharpness.best)
            if negative.isEnough, advantage >= Self.leastAdvantage {
                let confidence = min(dark, 1 - 0.5 / (advantage * advantage))
                (inverted, letters) = (Judged(true, confidence: confidence), negative)
                sharpness = negativeSharpness
                return
            }
        }
        // Dark parts that are no negative's are pictures, or too little is printed to tell.
        let confidence = positive.isEnough && dark >= Self.leastDark ? 0.75 : max(0.5, 1 - dark)
        (inverted, letters, sharpness) = (Judged(false, confidence: confidence), positive, positiveSharpness)
    }

    /// Share of the parts with contrast whose middle tone is dark; `nil` where too few have contrast.
    private static func darkShare(of look: GrayImage) -> Double? {
        let contrast = max(30, (Int(look.percentile(0.98)) - Int(look.percentile(0.02))) / 3)
        var (seen, dark) = (0, 0)
        var counts = [Int32](repeating: 0, count: 256)
        for top in stride(from: 0, to: look.height - tile + 1, by: tile) {
            for left in stride(from: 0, to: look.width - tile + 1, by: tile) {
                for tone in counts.indices { counts[tone] = 0 }
                look.samples.withUnsafeBufferPointer { samples in
                    for y in top..<(top + tile) {
                        for x in left..<(left + tile) { counts[Int(samples[y &* look.width &+ x])] &+= 1 }
                    }
                }
                func tone(_ share: Int) -> Int {
                    var rest = Int32(tile * tile * share / 100)
                    return counts.firstIndex { count in
                        rest -= count
                        return rest < 0
                    } ?? 255
                }
                let (low, high) = (tone(5), tone(95))
                guard high - low > contrast else { continue }
                seen += 1
                if 2 * tone(50) < low + high { dark += 1 }
            }
        }
        return seen >= fewestTiles ? Double(dark) / Double(seen) : nil
    }
}
