/// What there is of a JPEG picture whose file ends early.
///
/// libjpeg gives every block for which there are no data the tone 128; blocks of a progressive file of which only the first
/// scan is there have one tone. Such rows at the end of the picture are made white: nothing is to be found there.
struct JPEGRemains {
    let width: Int, height: Int
    /// Side of a block in pixels of the picture, 1 to 8.
    let block: Int
    let markers: JPEGMarkers

    private static let missing: UInt8 = 128

    /// Makes what is missing white.
    ///
    /// - Returns: the share of the rows that are there, `0...1`.
    func keepWhatIsRead(of samples: inout [UInt8]) -> Double {
        guard markers.hasDetail else { return 0 }
        var rows = height
        while rows > 0, samples[((rows - 1) * width)..<(rows * width)].allSatisfy({ $0 == Self.missing }) { rows -= 1 }
        // The row of blocks in which the data end has some of them; they are up to 16 pixels high.
        for y in max(0, rows - 2 * block)..<rows {
            let start = samples[(y * width)..<((y + 1) * width)].lastIndex { $0 != Self.missing }
            let first = start.map { $0 + 1 } ?? y * width
            if (y + 1) * width - first >= block { white(&samples, from: first, to: (y + 1) * width) }
        }
        if markers.isProgressive, block > 1 {
            var plain = (rows + block - 1) / block
            while plain > 0, isPlain(samples, row: plain - 1) { plain -= 1 }
            rows = min(rows, plain * block)
        }
        white(&samples, from: rows * width, to: samples.count)
        return Double(rows) / Double(max(1, height))
    }

    private func white(_ samples: inout [UInt8], from start: Int, to end: Int) {
        for index in start..<max(start, end) { samples[index] = 255 }
    }

    /// Whether every block of a row of blocks has one tone.
    private func isPlain(_ samples: [UInt8], row: Int) -> Bool {
        for y in (row * block)..<min(height, (row + 1) * block) {
            for x in 0..<width {
                let corner = row * block * width + x / block * block
                if samples[y * width + x] != samples[corner] { return false }
            }
        }
        return true
    }
}
