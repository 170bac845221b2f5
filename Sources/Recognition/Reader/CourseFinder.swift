/// Finds how a line's baseline runs from the ink along its rows.
///
/// First the lean and bend with the sharpest steps in the ink summed along them, then what each part of the line departs
/// from that: pages bend at the binding, often only at one end. The departures are those under which the parts are most
/// alike, with little change from part to part (a shortest path, R. Bellman, Dynamic Programming, 1957).
struct CourseFinder {
    let profile: InkProfile
    /// Width and height of the line's box and height of its letters, pixels.
    let width: Double, height: Double, xHeight: Double

    /// A course: how far each part is below the mean, and the ink of the rows along it.
    struct Course {
        var drops: [Double]
        var ink: [Float]
    }

    func course() -> Course {
        guard profile.parts >= 4 else { return along([Double](repeating: 0, count: profile.parts)) }
        var course = sharpest()
        for _ in 0..<2 { course = followed(course) }
        return course
    }

    private func along(_ drops: [Double]) -> Course { Course(drops: drops, ink: profile.along(drops)) }

    // MARK: Lean and bend

    private func sharpest() -> Course {
        func course(_ slope: Double, _ bend: Double) -> Course {
            along(
                profile.middles.map { middle in
                    let place = 2 * middle / max(1, width)
                    return slope * middle + bend * (place * place - 1 / 3)
                }
            )
        }
        var best = (course: course(0, 0), slope: 0.0, bend: 0.0)
        // Level and straight lines are the most frequent: others must be clearly sharper.
        var bar = Self.sharpness(best.course.ink) * 1.03
        func keep(_ slope: Double, _ bend: Double, handicap: Float = 1) {
            let other = course(slope, bend)
            let sharpness = Self.sharpness(other.ink) / handicap
            guard sharpness > bar else { return }
            (best, bar) = ((other, slope, bend), sharpness)
        }
        let steepest = min(0.036, height / width)
        for step in -9...9 where step != 0 && abs(Double(step) * 0.004) <= steepest { keep(Double(step) * 0.004, 0) }
        if profile.parts >= 6 {
            let slope = best.slope
            for bend in [-0.45, -0.3, -0.15, 0.15, 0.3, 0.45] {
                for turn in [-0.003, 0, 0.003] { keep(slope + turn, bend * xHeight, handicap: 1.04) }
            }
        }
        let (slope, bend) = (best.slope, best.bend)
        for turn in [-0.0015, 0.0015] { keep(slope + turn, bend) }
        return best.course
    }

    private static func sharpness(_ ink: [Float]) -> Float {
        var sum: Float = 0
        for row in 1..<max(1, ink.count) { sum += (ink[row] - ink[row - 1]) * (ink[row] - ink[row - 1]) }
        return sum
    }

    // MARK: Departures

    /// Departures that are tried on either side, and how many make an x-height.
    private static let reach = 14, fineness = 16.0
    /// Cost of a change by a quarter of an x-height from part to part, in shares of the ink's likeness.
    private static let stiffness: Float = 0.03

    private func followed(_ course: Course) -> Course {
        let count = 2 * Self.reach + 1
        let step = xHeight / Self.fineness
        let usual = course.ink.reduce(0, +) / Float(max(1, course.ink.count))
        let rows = course.ink.map { $0 - usual }
        let power = rows.reduce(Float(1e-6)) { $0 + $1 * $1 }
        let pull = Self.stiffness * 16 / Float(Self.fineness * Self.fineness)
        var costs = [Float](repeating: 0, count: count)
        var steps: [[Int]] = []
        for part in 0..<profile.parts {
            // Parts without ink have no say.
            let unlikeness = (0..<count).map { index in
                -profile.likeness(of: part, to: rows, drop: course.drops[part] + Double(index - Self.reach) * step)
                    / power
            }
            guard part > 0 else {
                costs = unlikeness
                continue
            }
            var (next, from) = ([Float](repeating: 0, count: count), [Int](repeating: 0, count: count))
            for to in 0..<count {
                var best = (cost: Float.infinity, from: to)
                // No more than half an x-height from part to part.
                for index in max(0, to - Int(Self.fineness) / 2)...min(count - 1, to + Int(Self.fineness) / 2) {
                    let cost = costs[index] + pull * Float((to - index) * (to - index))
                    if cost < best.cost { best = (cost, index) }
                }
                (next[to], from[to]) = (best.cost + unlikeness[to], best.from)
            }
            costs = next
            steps.append(from)
        }
        var at = costs.indices.min { costs[$0] < costs[$1] } ?? Self.reach
        var path = [at]
        for from in steps.reversed() {
            at = from[at]
            path.append(at)
        }
        let departures = path.reversed().map { Double($0 - Self.reach) * step }
        let mean = departures.reduce(0, +) / Double(departures.count)
        return along(zip(course.drops, departures).map { $0 + $1 - mean })
    }
}
