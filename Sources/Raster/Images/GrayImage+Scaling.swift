// Two ways to scale: means of areas for layout, tables and the networks, a cubic filter for what Tesseract reads. They give
// different samples, and the networks were trained and all settings measured on the one each stage uses.

extension GrayImage {
    /// The image scaled by `factor` in both directions, each side rounded and at least one pixel; see `scaled(toWidth:height:)`.
    package func scaled(by factor: Double) -> GrayImage {
        let size = size(scaledByX: factor, y: factor)
        return scaled(toWidth: size.width, height: size.height)
    }

    /// The image at another size: means of areas.
    ///
    /// Each direction is treated by itself: made smaller, a sample is the mean of the area it covers, parts of
    /// pixels included; made larger, it is interpolated between the two nearest pixel centres. Edges are repeated.
    ///
    /// - Parameters:
    ///   - newWidth: Width of the result, at least 1.
    ///   - newHeight: Height of the result, at least 1.
    /// - Returns: The scaled image; this image itself if the size is the same.
    package func scaled(toWidth newWidth: Int, height newHeight: Int) -> GrayImage {
        precondition(width > 0 && height > 0 && newWidth > 0 && newHeight > 0, "sizes must be positive")
        guard newWidth != width || newHeight != height else { return self }
        let across = ScalingTaps(from: width, to: newWidth)
        let down = ScalingTaps(from: height, to: newHeight)
        var out = [UInt8](repeating: 0, count: newWidth * newHeight)
        // Rows are summed down the page first, so that a source pixel is touched once and in order.
        var sums = [UInt32](repeating: 0, count: width)
        samples.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                sums.withUnsafeMutableBufferPointer { sums in
                    for y in 0..<newHeight {
                        sums.update(repeating: 0)
                        for tap in down.starts[y]..<down.starts[y + 1] {
                            let weight = down.weights[tap]
                            let row = down.places[tap] &* width
                            for x in 0..<width { sums[x] &+= UInt32(source[row &+ x]) &* weight }
                        }
                        for x in 0..<newWidth {
                            var sum: UInt64 = 1 << 31
                            for tap in across.starts[x]..<across.starts[x &+ 1] {
                                sum &+= UInt64(sums[across.places[tap]]) &* UInt64(across.weights[tap])
                            }
                            target[y &* newWidth &+ x] = UInt8(truncatingIfNeeded: sum >> 32)
                        }
                    }
                }
            }
        }
        return GrayImage(width: newWidth, height: newHeight, samples: out)
    }

    /// The image scaled by `x` across and `y` down, each side rounded and at least one pixel; see
    /// `resampled(toWidth:height:)`.
    package func resampled(byX x: Double, y: Double) -> GrayImage {
        let size = size(scaledByX: x, y: y)
        return resampled(toWidth: size.width, height: size.height)
    }

    private func size(scaledByX x: Double, y: Double) -> (width: Int, height: Int) {
        (max(1, Int((Double(width) * x).rounded())), max(1, Int((Double(height) * y).rounded())))
    }

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

/// For every sample of a scaled line, the samples it is made of and their weights, in 65,536ths that sum to one.
private struct ScalingTaps {
    /// Taps of sample `i` are `starts[i]..<starts[i + 1]`.
    private(set) var starts: [Int] = [0]
    private(set) var places: [Int] = []
    private(set) var weights: [UInt32] = []

    init(from count: Int, to newCount: Int) {
        let step = Double(count) / Double(newCount)
        for index in 0..<newCount {
            var taps: [(place: Int, share: Double)] = []
            if step > 1 {
                let (start, end) = (Double(index) * step, Double(index + 1) * step)
                for place in Int(start)...min(count - 1, Int(end)) {
                    let share = min(end, Double(place + 1)) - max(start, Double(place))
                    if share > 0 { taps.append((place, share / step)) }
                }
            } else {
                let centre = min(Double(count - 1), max(0, (Double(index) + 0.5) * step - 0.5))
                let place = min(Int(centre), count - 1)
                let share = centre - Double(place)
                taps = [(place, 1 - share)]
                if share > 0, place + 1 < count { taps.append((place + 1, share)) }
            }
            // The rounding error goes to the heaviest tap, so that an even tone stays what it is.
            var rounded = taps.map { UInt32(($0.share * 65_536).rounded()) }
            let sum = rounded.reduce(0, +)
            if let heaviest = rounded.indices.max(by: { (rounded[$0], $1) < (rounded[$1], $0) }) {
                rounded[heaviest] = rounded[heaviest] + 65_536 - sum
            }
            places += taps.map { $0.place }
            weights += rounded
            starts.append(places.count)
        }
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
