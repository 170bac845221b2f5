extension GrayImage {
    /// The image at another size.
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

    /// The image turned clockwise by quarter turns; negative turns run the other way.
    package func rotated(quarterTurns: Int) -> GrayImage {
        let turns = ((quarterTurns % 4) + 4) % 4
        guard turns != 0 else { return self }
        let (newWidth, newHeight) = turns == 2 ? (width, height) : (height, width)
        var out = [UInt8](repeating: 0, count: samples.count)
        samples.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                var place = 0
                for y in 0..<newHeight {
                    for x in 0..<newWidth {
                        target[place] =
                            switch turns {
                            case 1: source[(height &- 1 &- x) &* width &+ y]
                            case 2: source[(height &- 1 &- y) &* width &+ (width &- 1 &- x)]
                            default: source[x &* width &+ (width &- 1 &- y)]
                            }
                        place &+= 1
                    }
                }
            }
        }
        return GrayImage(width: newWidth, height: newHeight, samples: out)
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
