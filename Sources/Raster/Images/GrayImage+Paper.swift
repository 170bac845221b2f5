extension GrayImage {
    /// The picture with the tone of the paper around each pixel brought to white.
    ///
    /// Paper is the 80th percentile of tiles of `reach` pixels, interpolated between their centres.
    ///
    /// - Parameter reach: Side of the tiles, at least 1; several lines of type, so that each tile has paper in it.
    /// - Returns: A picture of the same size.
    package func withEvenPaper(reach: Int) -> GrayImage {
        guard width > 0, height > 0 else { return self }
        let (columns, rows) = ((width + reach - 1) / reach, (height + reach - 1) / reach)
        var tiles: [Float] = []
        for row in 0..<rows {
            for column in 0..<columns { tiles.append(paperTone(column: column, row: row, reach: reach)) }
        }
        let across = (0..<width).map { Self.neighbours(of: $0, reach: reach, count: columns) }
        var even = samples
        var tones = [Float](repeating: 0, count: columns)
        for y in 0..<height {
            let down = Self.neighbours(of: y, reach: reach, count: rows)
            for column in 0..<columns {
                let (upper, lower) = (tiles[down.first * columns + column], tiles[down.second * columns + column])
                tones[column] = upper + (lower - upper) * down.share
            }
            for x in 0..<width {
                let place = across[x]
                let paper = tones[place.first] + (tones[place.second] - tones[place.first]) * place.share
                even[y * width + x] = UInt8(min(255, Float(samples[y * width + x]) * 255 / paper))
            }
        }
        return GrayImage(width: width, height: height, samples: even)
    }

    /// The 80th percentile of a tile's tones; never so dark that noise in a black picture would become paper.
    private func paperTone(column: Int, row: Int, reach: Int) -> Float {
        var histogram = [Int](repeating: 0, count: 256)
        var count = 0
        for y in (row * reach)..<min(height, (row + 1) * reach) {
            for x in (column * reach)..<min(width, (column + 1) * reach) {
                histogram[Int(samples[y * width + x])] += 1
                count += 1
            }
        }
        var (tone, above) = (255, 0)
        while tone > 32 {
            above += histogram[tone]
            if 5 * above > count { break }
            tone -= 1
        }
        return Float(tone)
    }

    private static func neighbours(
        of position: Int,
        reach: Int,
        count: Int
    ) -> (first: Int, second: Int, share: Float) {
        let place = (Float(position) + 0.5) / Float(reach) - 0.5
        let first = min(max(0, Int(place.rounded(.down))), count - 1)
        return (first, min(first + 1, count - 1), min(1, max(0, place - Float(first))))
    }
}
