import Foundation

/// Faults of the scan: geometry, light, dust, resolution.
extension FaultMaker {
    /// Skew and warp; the truth moves with the ink.
    func move(_ plane: inout TonePlane, _ page: inout TypesetPage) {
        guard faults.skew != 0 || faults.warp > 0 else { return }
        var random = root.branch("move")
        let bend = Bend(
            width: plane.width,
            height: plane.height,
            skew: faults.skew,
            warp: faults.warp * Double(dpi) / 150,
            random: &random,
            isSpread: page.plan.papers.count > 1
        )
        let source = plane
        let (width, height) = (source.width, source.height)
        for y in 0..<height {
            let row = bend.rowTerms(y: Double(y))
            for x in 0..<width {
                let (sx, sy) = bend.source(x: Double(x), row: row)
                plane.samples[y * width + x] = source.sample(x: sx, y: sy)
            }
        }
        page.skewDegrees += faults.skew
        page.plan = page.plan.moved(width: width, height: height) { bend.target(x: $0, y: $1) }
    }

    /// Uneven light and dark edges.
    func light(_ plane: inout TonePlane) {
        guard faults.unevenLight > 0 || faults.darkEdges > 0 else { return }
        var random = root.branch("light")
        let (width, height) = (plane.width, plane.height)
        let slow = NoiseField(width: width, height: height, step: max(8, width / 3), random: &random)
        let tear = NoiseField(width: width, height: height, step: pixels(40), random: &random)
        let slope = Float(random.real(-1...1)), uneven = Float(faults.unevenLight), dark = Float(faults.darkEdges)
        let fade = Float(width) * 0.012 * (0.5 + dark)
        let isDark = (0..<4).map { _ in random.bool(probability: 0.6) ? Float(1) : Float(0) }
        // Depth of the black margin as a share of the fade.
        let margin = fade * Float(random.real(0.3...1))
        var slowRow = [Float](repeating: 0, count: width), tearRow = slowRow
        for y in 0..<height {
            slow.row(y, into: &slowRow)
            tear.row(y, into: &tearRow)
            let v = Float(y) / Float(height) - 0.5
            let down = min(isDark[2] > 0 ? Float(y) : .infinity, isDark[3] > 0 ? Float(height - 1 - y) : .infinity)
            for x in 0..<width {
                let u = Float(x) / Float(width) - 0.5
                var factor = 1 - uneven * (0.42 * slowRow[x] + 0.18 * abs(u * slope + v * (1 - abs(slope))))
                if dark > 0 {
                    let side = min(
                        isDark[0] > 0 ? Float(x) : .infinity,
                        isDark[1] > 0 ? Float(width - 1 - x) : .infinity
                    )
                    let depth = (min(side, down) - margin * (0.4 + tearRow[x])) / fade
                    if depth < 1 { factor *= 1 - dark * (1 - max(0, depth)) }
                }
                let index = y * width + x
                plane.samples[index] = UInt8(max(0, min(255, Float(plane.samples[index]) * factor)))
            }
        }
    }

    /// Specks, dark and light, and a few scratches.
    func dust(_ plane: inout TonePlane) {
        guard faults.speckle > 0 else { return }
        var random = root.branch("dust")
        let inches = Double(plane.width * plane.height) / Double(dpi * dpi)
        for _ in 0..<Int(inches * 14 * faults.speckle) {
            let (x, y) = (random.int(0...(plane.width - 1)), random.int(0...(plane.height - 1)))
            let size = random.unit()
            let radius = max(0, Int((size * size * size * 3.4 * Double(dpi) / 150).rounded()))
            plane.blot(
                x: x,
                y: y,
                radius: radius,
                tone: UInt8(random.bool(probability: 0.7) ? random.int(20...120) : random.int(200...250))
            )
        }
        for _ in 0..<Int(faults.speckle * 5) {
            var x = random.unit() * Double(plane.width), y = random.unit() * Double(plane.height)
            let (dx, dy) = (random.real(-0.12...0.12), random.bool(probability: 0.8) ? 1.0 : 0.3)
            let tone = UInt8(random.bool(probability: 0.5) ? 60 : 235)
            for _ in 0..<random.int(80...900) {
                plane.blot(x: Int(x), y: Int(y), radius: 0, tone: tone)
                x += dx + random.real(-0.3...0.3)
                y += dy
            }
        }
    }

    /// Fewer pixels; the truth shrinks with the page.
    func reduce(_ plane: inout TonePlane, _ page: inout TypesetPage) {
        guard faults.lowResolution > 0 else { return }
        let factor = 1 - 0.55 * faults.lowResolution
        let width = max(1, Int((Double(plane.width) * factor).rounded()))
        let height = max(1, Int((Double(plane.height) * factor).rounded()))
        let (sx, sy) = (Double(width) / Double(plane.width), Double(height) / Double(plane.height))
        plane = plane.scaled(width: width, height: height)
        page.dpi = max(1, Int((Double(page.dpi) * factor).rounded()))
        page.plan = page.plan.moved(width: width, height: height) { ($0 * sx, $1 * sy) }
    }
}

/// A smooth map of the page onto itself: skew and warp.
///
/// The source of a pixel is computed exactly; the target of a point is found by iteration.
struct Bend {
    /// Values that all pixels of a row share.
    struct RowTerms {
        let y: Double
        let rise: Double
        let sway: Double
    }

    private let width: Double, height: Double
    private let cosine: Double, sine: Double
    private let warp: Double
    private let phase: Double, phase2: Double
    /// Side of the binding: `1` right, `-1` left.
    private let binding: Double

    /// Whether the binding is in the middle.
    private let isSpread: Bool

    init(
        width: Int,
        height: Int,
        skew: Double,
        warp: Double,
        random: inout SeededGenerator,
        isSpread: Bool = false
    ) {
        self.isSpread = isSpread
        (self.width, self.height) = (Double(width), Double(height))
        (cosine, sine) = (cos(skew * .pi / 180), sin(skew * .pi / 180))
        self.warp = warp
        phase = random.real(0...6.28)
        phase2 = random.real(0...6.28)
        binding = random.bool(probability: 0.5) ? 1 : -1
    }

    func rowTerms(y: Double) -> RowTerms {
        RowTerms(y: y, rise: 1 - 1.4 * y / height, sway: warp * 4 * sin(y / height * 4.4 + phase2))
    }

    /// The place before the map of the pixel at `x` of a row.
    func source(x: Double, row: RowTerms) -> (x: Double, y: Double) {
        let (cx, cy) = (width / 2, height / 2)
        // Rotated back by the skew around the middle.
        let (dx, dy) = (x - cx, row.y - cy)
        var sx = cx + dx * cosine + dy * sine
        var sy = cy - dx * sine + dy * cosine
        if warp > 0 {
            let u = x / width
            let far = isSpread ? 1 - abs(2 * u - 1) : binding > 0 ? u : 1 - u
            let near = max(0, far - 0.7) / 0.3
            sy += warp * (5 * wave(u * 3.1 + phase) + 26 * near * near * near * row.rise)
            sx += row.sway
        }
        return (sx, sy)
    }

    /// The place after the map of the ink at a point.
    func target(x: Double, y: Double) -> (Double, Double) {
        var (tx, ty) = (x, y)
        for _ in 0..<12 {
            let at = source(x: tx, row: rowTerms(y: ty))
            tx += x - at.x
            ty += y - at.y
        }
        return (tx, ty)
    }

    /// An approximation of the sine by cubic pieces: cheap enough for every pixel.
    private func wave(_ t: Double) -> Double {
        let turns = t * 0.15915494309189535
        let f = turns - turns.rounded(.down)
        let s = f < 0.5 ? f * 4 - 1 : 3 - f * 4
        return s * (1.5 - 0.5 * s * s)
    }
}

extension TonePlane {
    /// Bilinear tone at a point; outside the page, the tone of the nearest edge.
    func sample(x: Double, y: Double) -> UInt8 {
        let cx = min(Double(width - 1), max(0, x)), cy = min(Double(height - 1), max(0, y))
        let (x0, y0) = (Int(cx), Int(cy))
        let (fx, fy) = (Int((cx - Double(x0)) * 256), Int((cy - Double(y0)) * 256))
        let (x1, y1) = (min(width - 1, x0 + 1), min(height - 1, y0 + 1))
        let top = Int(samples[y0 * width + x0]) * (256 - fx) + Int(samples[y0 * width + x1]) * fx
        let bottom = Int(samples[y1 * width + x0]) * (256 - fx) + Int(samples[y1 * width + x1]) * fx
        return UInt8((top * (256 - fy) + bottom * fy + 32768) >> 16)
    }

    /// A filled disc.
    mutating func blot(x: Int, y: Int, radius: Int, tone: UInt8) {
        for dy in -radius...radius {
            for dx in -radius...radius where dx * dx + dy * dy <= radius * radius {
                let (px, py) = (x + dx, y + dy)
                guard px >= 0, py >= 0, px < width, py < height else { continue }
                samples[py * width + px] = tone
            }
        }
    }

    /// The image at a lower resolution: each pixel is the mean of the area it covers.
    func scaled(width newWidth: Int, height newHeight: Int) -> TonePlane {
        var out = TonePlane(
            width: newWidth,
            height: newHeight,
            samples: [UInt8](repeating: 0, count: newWidth * newHeight)
        )
        let (sx, sy) = (Double(width) / Double(newWidth), Double(height) / Double(newHeight))
        let bounds = (0...newWidth).map { Double($0) * sx }
        for row in 0..<newHeight {
            let (top, bottom) = (Double(row) * sy, Double(row + 1) * sy)
            for column in 0..<newWidth {
                let (left, right) = (bounds[column], bounds[column + 1])
                var (sum, weight) = (0.0, 0.0)
                for y in Int(top)..<min(height, Int(bottom.rounded(.up))) {
                    let share = min(Double(y + 1), bottom) - max(Double(y), top)
                    for x in Int(left)..<min(width, Int(right.rounded(.up))) {
                        let part = share * (min(Double(x + 1), right) - max(Double(x), left))
                        sum += part * Double(samples[y * width + x])
                        weight += part
                    }
                }
                out.samples[row * newWidth + column] = UInt8(min(255, (sum / weight).rounded()))
            }
        }
        return out
    }
}
