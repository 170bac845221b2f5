import Foundation

/// Faults of filming: the fold of the sheet, lost edges, the ground around the page and the edge of its neighbour.
extension FaultMaker {
    /// A fold across the middle: a dark crease between two worn, light strips.
    func fold(_ plane: inout TonePlane) {
        guard faults.fold > 0 else { return }
        var random = root.branch("fold")
        let (width, height) = (plane.width, plane.height)
        let noise = NoiseField(width: width, height: 2, step: pixels(30), random: &random)
        var row = [Float](repeating: 0, count: width)
        noise.row(0, into: &row)
        let middle = Float(height) * Float(random.real(0.46...0.54)), reach = Float(pixels(9))
        let strength = Float(faults.fold)
        for y in max(0, Int(middle - reach * 3))..<min(height, Int(middle + reach * 3)) {
            for x in 0..<width {
                let distance = abs(Float(y) - middle - (row[x] - 0.5) * reach * 0.8) / reach
                guard distance < 1.5 else { continue }
                let index = y * width + x
                var tone = Float(plane.samples[index])
                // Ink flakes off beside the crease; the crease itself takes dirt.
                if row[x] > 0.35 { tone += (235 - tone) * strength * 0.8 * max(0, 1 - distance) }
                if distance < 0.16 { tone *= 1 - 0.6 * strength }
                tone *= 1 - 0.18 * strength * max(0, 1.5 - distance)
                plane.samples[index] = UInt8(max(0, min(255, tone)))
            }
        }
    }

    /// The picture ends within the page at one side or more.
    func crop(_ plane: inout TonePlane, _ page: inout TypesetPage) {
        guard faults.crop > 0 else { return }
        var random = root.branch("crop")
        let (width, height) = (Double(plane.width), Double(plane.height))
        func cut(_ side: Double) -> Double {
            random.bool(probability: 0.6) ? (side * random.real(0.02...0.1) * faults.crop).rounded() : 0
        }
        let least = (width * 0.02 * faults.crop + 1).rounded()
        let (x0, x1) = (max(least, cut(width)), width - cut(width))
        let (y0, y1) = (cut(height), height - cut(height))
        let part = InkRect(x0: x0, y0: y0, x1: x1, y1: y1)
        let out = plane.part(x: Int(x0), y: Int(y0), width: Int(x1 - x0), height: Int(y1 - y0))
        plane = out
        page.plan = page.plan.cropped(to: part)
    }

    /// The ground of the film around the page, light or dark, and beside it a strip of the facing page.
    func film(_ plane: inout TonePlane, _ page: inout TypesetPage) {
        guard faults.film > 0 else { return }
        var random = root.branch("film")
        let (width, height) = (plane.width, plane.height)
        func border(_ share: Double) -> Int { Int(Double(width) * share * faults.film * random.real(0.15...1)) }
        var (left, right, top, bottom) = (border(0.1), border(0.1), border(0.1), border(0.1))
        // The strip of the facing page beyond the binding.
        let hasFacing = random.bool(probability: 0.6) && page.plan.papers.count < 2
        let isLeft = random.bool(probability: 0.5)
        if hasFacing {
            let strip = pixels(6) + Int(Double(width) * 0.12 * faults.film * random.real(0.3...1))
            if isLeft { left = max(left, strip) } else { right = max(right, strip) }
        }
        if random.bool(probability: 0.2) { top = 0 }
        if random.bool(probability: 0.2) { bottom = 0 }
        let source = plane
        let (newWidth, newHeight) = (width + left + right, height + top + bottom)
        let ground = random.bool(probability: 0.8) ? random.real(6...60) : random.real(150...235)
        let noise = NoiseField(width: newWidth, height: newHeight, step: pixels(50), random: &random)
        let tear = NoiseField(width: newHeight, height: 4, step: pixels(60), random: &random)
        var noiseRow = [Float](repeating: 0, count: newWidth)
        var edges = [[Float]](repeating: [Float](repeating: 0, count: newHeight), count: 4)
        for side in 0..<4 { tear.row(side, into: &edges[side]) }
        plane = TonePlane(
            width: newWidth,
            height: newHeight,
            samples: [UInt8](repeating: 0, count: newWidth * newHeight)
        )
        let ragged = Float(pixels(4))
        let shadow = Float(pixels(14))
        let facingShift = random.int((width / 4)...(width / 2))
        let facingDrop = random.int(-pixels(20)...pixels(20))
        let facingEdge = random.bool(probability: 0.5) ? pixels(10) : 0
        for y in 0..<newHeight {
            noise.row(y, into: &noiseRow)
            let py = y - top
            for x in 0..<newWidth {
                let px = x - left
                let index = y * newWidth + x
                let isBeside = hasFacing && (isLeft ? px < 0 : px >= width)
                // Torn edges lie outside of all print.
                let isPaper =
                    Float(px) >= -ragged * edges[0][y] && Float(px) < Float(width) + ragged * edges[1][y] && py >= 0
                    && py < height
                if isPaper, !isBeside {
                    var tone = Float(source.samples[min(height - 1, max(0, py)) * width + min(width - 1, max(0, px))])
                    if hasFacing {
                        let far = Float(isLeft ? px : width - 1 - px)
                        if far < shadow { tone *= 0.55 + 0.45 * far / shadow }
                    }
                    plane.samples[index] = UInt8(max(0, min(255, tone)))
                } else if isBeside, py + facingDrop >= 0, py + facingDrop < height {
                    let far = isLeft ? -px : px - width
                    let strip = isLeft ? left : right
                    let inPage = ((isLeft ? width - 1 - far : far) + facingShift) % width
                    var tone = Float(source.samples[(py + facingDrop) * width + max(0, inPage)])
                    if Float(far) < shadow { tone *= 0.4 + 0.6 * Float(far) / shadow }
                    if far > strip - facingEdge { tone = Float(ground) }
                    plane.samples[index] = UInt8(max(0, min(255, tone)))
                } else {
                    plane.samples[index] = UInt8(max(0, min(255, Float(ground) * (0.6 + 0.8 * noiseRow[x]))))
                }
            }
        }
        let paper = InkRect(x0: 0, y0: 0, x1: Double(width), y1: Double(height))
        if page.plan.papers.isEmpty { page.plan.papers = [paper] }
        page.plan = page.plan.moved(width: newWidth, height: newHeight) { ($0 + Double(left), $1 + Double(top)) }
    }
}

extension TonePlane {
    /// A rectangle of the plane.
    func part(x: Int, y: Int, width: Int, height: Int) -> TonePlane {
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height)
        for row in y..<(y + height) {
            samples += self.samples[(row * self.width + x)..<(row * self.width + x + width)]
        }
        return TonePlane(width: width, height: height, samples: samples)
    }
}
