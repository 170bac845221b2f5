/// Faults of the press and of the paper.
extension FaultMaker {
    /// Ink spread and ink breaks, uneven over the page: ink that creeps outwards, and ink that is missing from thin strokes.
    func ink(_ plane: inout TonePlane) {
        guard faults.inkSpread > 0 || faults.inkBreaks > 0 else { return }
        var random = root.branch("ink")
        let (width, height) = (plane.width, plane.height)
        let soft = plane.blurred(radius: pixels(1))
        let slow = NoiseField(width: width, height: height, step: pixels(90), random: &random)
        let fast = NoiseField(width: width, height: height, step: pixels(2), random: &random)
        // Wear covers areas about as wide as a word.
        let middle = NoiseField(width: width, height: height, step: pixels(14), random: &random)
        let (spread, breaks) = (Float(faults.inkSpread), Float(faults.inkBreaks))
        var slowRow = [Float](repeating: 0, count: width), fastRow = slowRow, middleRow = slowRow
        for y in 0..<height {
            slow.row(y, into: &slowRow)
            fast.row(y, into: &fastRow)
            middle.row(y, into: &middleRow)
            let start = y * width
            for x in 0..<width {
                let around = 255 - Float(soft.samples[start + x])
                guard around > 0 else { continue }
                var coverage = 255 - Float(plane.samples[start + x])
                if spread > 0 {
                    // Ink creeps to where the blurred ink is above a threshold, further where the page was inked well.
                    let grown = (around - 150 + 120 * spread * (0.5 + slowRow[x])) * 2.4
                    coverage = max(coverage, min(255, grown))
                }
                let worn = breaks * (190 * middleRow[x] * fastRow[x] + 60 * (slowRow[x] - 0.4))
                if worn > 0 { coverage *= min(1, max(0, ((coverage + around) / 2 - worn) / 50)) }
                plane.samples[start + x] = UInt8(255 - min(255, max(0, coverage)))
            }
        }
    }

    /// Tones of paper and ink, their grain, and the other side of the leaf.
    func paper(_ plane: inout TonePlane) {
        guard faults.toning > 0 || faults.bleedThrough > 0 else { return }
        var random = root.branch("paper")
        let (width, height) = (plane.width, plane.height)
        let toning = Float(faults.toning)
        let paper = 255 - 60 * toning * Float(random.real(0.6...1)), ink = 70 * toning * Float(random.real(0.5...1))
        let contrast = (paper - ink) / 255
        let cloud = NoiseField(width: width, height: height, step: pixels(60), random: &random)
        let grain = NoiseField(width: width, height: height, step: pixels(2), random: &random)
        var cloudRow = [Float](repeating: 0, count: width), grainRow = cloudRow
        let strength = Float(faults.bleedThrough) * 0.42
        let other = strength > 0 ? plane.blurred(radius: pixels(2)) : plane
        let shift = pixels(Double(random.int(20...200)))
        for y in 0..<height {
            cloud.row(y, into: &cloudRow)
            grain.row(y, into: &grainRow)
            let start = y * width
            let back = ((y + shift) % height) * width
            for x in 0..<width {
                var value = ink + Float(plane.samples[start + x]) * contrast
                if strength > 0 {
                    value -= (255 - Float(other.samples[back + width - 1 - x])) * strength * (0.5 + cloudRow[x]) * 0.7
                }
                value += toning * (18 * (cloudRow[x] - 0.5) + 34 * (grainRow[x] - 0.5))
                plane.samples[start + x] = UInt8(min(255, max(0, value)))
            }
        }
    }
}
