import Foundation

/// Tells how a page lies, from the edges of its letters.
struct Orientation {
    /// Quarter turns clockwise that make lines level, and that more probably than their opposite make the page upright.
    let quarterTurns: Int
    /// How sure it is that lines run this way and not the other, `0.5...1`.
    let lineConfidence: Double
    /// How sure it is that the page does not stand on its head, `0.5...1`; `nil` where letters tell nothing of it.
    let baseConfidence: Double?

    /// Lines run down the page where edges are this much sharper down it than across it; real pages that lie right have at
    /// most 0.7.
    private static let leastSteepness = 1.25
    /// Feet and tops that differ less in sharpness leave in doubt which of them are the feet; real pages have 1.07 to 1.6.
    static let leastAdvantage = 1.1

    /// Judges letters by the sharpness of their edges.
    init(_ sharpness: EdgeSharpness, isEnough: Bool, settings: FrameSettings) {
        guard isEnough, sharpness.best > 1.5 else {
            (quarterTurns, lineConfidence, baseConfidence) = (0, 0.5, nil)
            return
        }
        let runsDown = settings.isHorizontal && sharpness.levelness * Self.leastSteepness < 1
        lineConfidence = Self.confidence(
            runsDown ? 1 / max(0.001, sharpness.levelness) : sharpness.levelness,
            power: 6
        )
        // Turned clockwise, a page has its feet on the left.
        let feet = runsDown ? sharpness.left : sharpness.bottom
        let tops = runsDown ? sharpness.right : sharpness.top
        guard settings.hasAscenders else {
            (quarterTurns, baseConfidence) = (runsDown ? 3 : 0, nil)
            return
        }
        let advantage = feet / max(0.001, tops)
        let isOnItsHead = advantage * Self.leastAdvantage < 1
        quarterTurns = (runsDown ? 3 : 0) ^ (isOnItsHead ? 2 : 0)
        let clear = max(advantage, 1 / max(0.001, advantage))
        baseConfidence = clear >= Self.leastAdvantage ? Self.confidence(clear, power: 10) : nil
    }

    /// A ratio of sharpness as confidence: 0.5 at 1, and the nearer to 1 the larger it is.
    private static func confidence(_ ratio: Double, power: Double) -> Double {
        1 / (1 + pow(max(1, ratio), -power))
    }
}
