extension GrayImage {
    /// Separates ink from paper by the local mean and deviation (Sauvola and Pietikäinen, Pattern Recognition 33, 2000).
    ///
    /// A pixel is ink where it is darker than `mean * (1 + k * (deviation / 128 - 1))` of the square window around it,
    /// and wherever it is darker than `alwaysInk`, so that strokes and tones wider than the window stay solid.
    ///
    /// - Parameters:
    ///   - radius: half the side of the window, pixels, at most 80; some three x-heights for a page.
    ///   - k: how far below the local mean ink begins, `0...1`.
    ///   - alwaysInk: tone below which everything is ink.
    /// - Returns: an image of the same size.
    package func binarized(radius: Int, k: Float = 0.24, alwaysInk: UInt8 = 0) -> BinaryImage {
        var out = [UInt8](repeating: 0, count: width * height)
        guard width > 0, height > 0 else { return BinaryImage(width: width, height: height, pixels: out) }
        // The squares of a window are summed in 32 bits.
        precondition((1...80).contains(radius), "the window must be 3 to 161 pixels wide")
        var columnSum = [Int32](repeating: 0, count: width)
        var columnSquares = [Int32](repeating: 0, count: width)
        // Sums over the window around each place of a row, and how many columns it has.
        var (sums, squares) = (columnSum, columnSquares)
        let (width, height) = (width, height)
        let columns = (0..<width).map { Int32(min($0 + radius, width - 1) - max($0 - radius, 0) + 1) }
        samples.withUnsafeBufferPointer { gray in
            out.withUnsafeMutableBufferPointer { ink in
                for y in -radius..<height {
                    if y + radius < height {
                        Self.add(gray, from: (y + radius) * width, sign: 1, to: &columnSum, &columnSquares)
                    }
                    guard y >= 0 else { continue }
                    if y > radius {
                        Self.add(gray, from: (y - radius - 1) * width, sign: -1, to: &columnSum, &columnSquares)
                    }
                    Self.slide(over: columnSum, radius: radius, into: &sums)
                    Self.slide(over: columnSquares, radius: radius, into: &squares)
                    let rows = Int32(min(y + radius, height - 1) - max(y - radius, 0) + 1)
                    let first = y &* width
                    columns.withUnsafeBufferPointer { columns in
                        sums.withUnsafeBufferPointer { sums in
                            squares.withUnsafeBufferPointer { squares in
                                for x in 0..<width {
                                    let count = Float(rows &* columns[x])
                                    let mean = Float(sums[x]) / count
                                    let deviation = max(0, Float(squares[x]) / count - mean * mean).squareRoot()
                                    let threshold = mean * (1 + k * (deviation / 128 - 1))
                                    let value = gray[first &+ x]
                                    ink[first &+ x] = Float(value) < threshold || value < alwaysInk ? 1 : 0
                                }
                            }
                        }
                    }
                }
            }
        }
        return BinaryImage(width: width, height: height, pixels: out)
    }

    /// Adds a row of tones, or takes it off, to the sums and the sums of squares of each column.
    private static func add(
        _ gray: UnsafeBufferPointer<UInt8>,
        from first: Int,
        sign: Int32,
        to sums: inout [Int32],
        _ squares: inout [Int32]
    ) {
        sums.withUnsafeMutableBufferPointer { sums in
            squares.withUnsafeMutableBufferPointer { squares in
                for x in 0..<sums.count {
                    let value = Int32(gray[first &+ x])
                    sums[x] &+= sign &* value
                    squares[x] &+= sign &* value &* value
                }
            }
        }
    }

    /// For each place of a row, the sum of the values no farther away than `radius`.
    private static func slide(over values: [Int32], radius: Int, into sums: inout [Int32]) {
        values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                let count = values.count
                var sum: Int32 = 0
                for x in 0..<min(radius, count) { sum &+= values[x] }
                // Both ends of the row apart, so that the middle has no questions to ask.
                let (left, right) = (min(radius + 1, count), max(0, count - radius))
                for x in 0..<left {
                    if x + radius < count { sum &+= values[x + radius] }
                    sums[x] = sum
                }
                if left < right {
                    for x in left..<right {
                        sum &+= values[x &+ radius] &- values[x &- radius &- 1]
                        sums[x] = sum
                    }
                }
                for x in max(left, right)..<max(left, right, count) {
                    sum &-= values[x - radius - 1]
                    sums[x] = sum
                }
            }
        }
    }

    /// Tone below which the given share of all samples lies.
    package func percentile(_ share: Double) -> UInt8 {
        // Two tables in turn: adding to one place twice in a row would wait for the first time to be done.
        var counts = [Int](repeating: 0, count: 512)
        samples.withUnsafeBufferPointer { samples in
            counts.withUnsafeMutableBufferPointer { counts in
                for (place, sample) in samples.enumerated() { counts[(place & 1) &* 256 &+ Int(sample)] &+= 1 }
            }
        }
        counts = (0..<256).map { counts[$0] + counts[$0 + 256] }
        var left = Int(share * Double(samples.count))
        for (tone, count) in counts.enumerated() {
            left -= count
            if left < 0 { return UInt8(tone) }
        }
        return 255
    }
}
