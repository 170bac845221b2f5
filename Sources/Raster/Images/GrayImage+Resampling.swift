extension GrayImage {
    /// The picture at another size, by a cubic filter (Catmull-Rom) widened by the reduction, so that nothing aliases.
    ///
    /// - Parameters:
    ///   - newWidth: Width of the result, at least 0.
    ///   - newHeight: Height of the result, at least 0.
    /// - Returns: The picture, `newWidth` by `newHeight`; white if this one has no pixels.
    package func resampled(toWidth newWidth: Int, height newHeight: Int) -> GrayImage {
        precondition(newWidth >= 0 && newHeight >= 0, "a picture's size cannot be negative")
        guard width > 0, height > 0, newWidth > 0, newHeight > 0 else {
            return GrayImage(width: newWidth, height: newHeight)
        }
        guard newWidth != width || newHeight != height else { return self }
        let across = ResamplingTaps(from: width, to: newWidth)
        let down = ResamplingTaps(from: height, to: newHeight)
        var narrow = [Float](repeating: 0, count: newWidth * height)
        for y in 0..<height {
            for x in 0..<newWidth {
                var sum: Float = 0
                let first = y * width + across.firsts[x]
                for tap in 0..<across.count {
                    sum += across.weights[x * across.count + tap] * Float(samples[first + tap])
                }
                narrow[y * newWidth + x] = sum
            }
        }
        var result = [UInt8](repeating: 0, count: newWidth * newHeight)
        var row = [Float](repeating: 0, count: newWidth)
        for y in 0..<newHeight {
            for x in 0..<newWidth { row[x] = 0 }
            for tap in 0..<down.count {
                let weight = down.weights[y * down.count + tap]
                let first = (down.firsts[y] + tap) * newWidth
                for x in 0..<newWidth { row[x] += weight * narrow[first + x] }
            }
            for x in 0..<newWidth { result[y * newWidth + x] = UInt8(min(255, max(0, row[x] + 0.5))) }
        }
        return GrayImage(width: newWidth, height: newHeight, samples: result)
    }
}

/// For every sample of a resampled row: which samples of the old row it is made of, and how much of each.
private struct ResamplingTaps {
    /// Taps of each sample; the same for all.
    let count: Int
    /// First old sample of each new one.
    let firsts: [Int]
    /// `count` weights for each new sample; they add up to 1.
    let weights: [Float]

    init(from old: Int, to new: Int) {
        let ratio = Double(old) / Double(new)
        let stretch = max(1, ratio)
        let count = min(old, Int((4 * stretch).rounded(.up)) + 1)
        var firsts: [Int] = []
        var weights: [Float] = []
        for index in 0..<new {
            let centre = (Double(index) + 0.5) * ratio - 0.5
            let first = min(max(0, Int((centre - 2 * stretch).rounded(.up))), old - count)
            let taps = (0..<count).map { Self.catmullRom((Double(first + $0) - centre) / stretch) }
            let sum = taps.reduce(0, +)
            firsts.append(first)
            weights += taps.map { Float($0 / sum) }
        }
        (self.count, self.firsts, self.weights) = (count, firsts, weights)
    }

    private static func catmullRom(_ distance: Double) -> Double {
        let x = abs(distance)
        if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
    }
}
