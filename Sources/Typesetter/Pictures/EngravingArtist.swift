import Foundation

/// Cuts a sketch as an engraver did: tones become hatching that swells with the darkness, crossed where it is deep.
struct EngravingArtist {
    /// How the picture ends.
    enum Edge: CaseIterable {
        /// A ruled border.
        case ruled
        /// Hatching up to a straight edge, without a border.
        case plain
        /// Fading out in all directions.
        case vignette
        /// An oval with or without a line.
        case oval
        /// Figures on white paper.
        case bare
    }

    let seed: UInt64
    let dpi: Int

    /// Cuts a picture into a rectangle; `subject` as the seed decides where it is `nil`.
    func draw(_ rect: InkRect, on sheet: InkSheet, subject chosen: SceneArtist.Subject? = nil) throws(TypesetterError) {
        var random = SeededGenerator(seed: seed)
        let subject = chosen ?? random.pick(SceneArtist.Subject.news)
        let edge: Edge =
            switch subject {
            case .ware: .bare
            case .portrait: random.pick([.oval, .vignette, .ruled, .bare, .bare])
            case .group: random.pick([.ruled, .ruled, .bare, .vignette])
            case .machine, .animal: random.pick([.bare, .vignette])
            default: random.pick([.ruled, .ruled, .plain, .vignette])
            }
        let (width, height) = (Int(rect.width), Int(rect.height))
        let sketch = try ToneSketch(width: width, height: height)
        var artist = SceneArtist(sketch: sketch, random: random.branch("scene"))
        artist.draw(subject, isBare: edge == .bare)
        let map = ToneMap(width: sketch.width, height: sketch.height, tones: sketch.tones())
        let noise = ValueNoise(seed: random.next())
        let unit = Double(dpi) / 150
        let period = random.real(2.6...6.2) * unit, turn = random.real(-0.9...0.9)
        let isPen = random.bool(probability: 0.4)
        // A pen hatches shadows only; a graver all but the lights.
        let start = isPen ? random.real(0.3...0.45) : random.real(0.1...0.2)
        let directions = [turn, turn + random.real(0.7...1.5), turn - random.real(0.6...1.1)]
        let waves = directions.map { (cos($0), sin($0)) }
        let outline = Float(random.real(0.1...0.2))
        let reach = max(1, Int(unit.rounded()))
        sheet.shade(rect) { px, py in
            let (x, y) = (px - Int(rect.x0.rounded()), py - Int(rect.y0.rounded()))
            let (u, v) = (Double(x) / rect.width, Double(y) / rect.height)
            let mask = Self.mask(edge, u, v, noise: noise)
            guard mask > 0 else { return 0 }
            let tone = Double(map.tone(x, y)) * mask
            var ink = 0.0
            if map.step(x, y, reach: reach) > outline, mask > 0.35 { ink = 1 }
            let wobble = noise.value(u * 9, v * 9) * period * 2.2
            for (layer, wave) in waves.enumerated() {
                let floor = layer == 0 ? start : layer == 1 ? 0.5 : 0.74
                guard tone > floor else { break }
                let along = Double(x) * wave.1 - Double(y) * wave.0
                // Strokes have ends: short ones in the lights.
                let gate = noise.value(along / (period * 7) + Double(layer) * 17, Double(x) / (period * 9))
                guard gate < 0.35 + (tone - floor) * 3 else { continue }
                let across = (Double(x) * wave.0 + Double(y) * wave.1 + wobble) / period
                let distance = abs(across - across.rounded()) * 2
                let share = min(0.85, 0.22 + (tone - floor) * (layer == 0 ? 0.75 : 0.6))
                ink = max(ink, min(1, (share - distance) * period * 0.5 + 0.5))
            }
            if tone > 0.93 { ink = max(ink, min(1, (tone - 0.93) * 20)) }
            return ink
        }
        border(edge, rect, width: unit * random.real(1...2), on: sheet)
    }

    private func border(_ edge: Edge, _ rect: InkRect, width: Double, on sheet: InkSheet) {
        let half = width / 2
        switch edge {
        case .ruled:
            sheet.stroke(
                [
                    (rect.x0 + half, rect.y0 + half), (rect.x1 - half, rect.y0 + half),
                    (rect.x1 - half, rect.y1 - half),
                    (rect.x0 + half, rect.y1 - half),
                ],
                width: width,
                isClosed: true
            )
        case .oval where seed % 2 == 0:
            let points = (0..<72).map { index -> (x: Double, y: Double) in
                let t = Double(index) / 36 * .pi
                return (
                    (rect.x0 + rect.x1) / 2 + cos(t) * (rect.width / 2 - half),
                    (rect.y0 + rect.y1) / 2 + sin(t) * (rect.height / 2 - half)
                )
            }
            sheet.stroke(points, width: width, isClosed: true)
        default: break
        }
    }

    /// How much of the picture shows at a place.
    static func mask(_ edge: Edge, _ u: Double, _ v: Double, noise: ValueNoise) -> Double {
        switch edge {
        case .ruled, .plain, .bare: return 1
        case .oval:
            let (dx, dy) = ((u - 0.5) * 2, (v - 0.5) * 2)
            return dx * dx + dy * dy < 1 ? 1 : 0
        case .vignette:
            let (dx, dy) = (abs(u - 0.5) * 2, abs(v - 0.5) * 2)
            let far = (dx * dx * dx + dy * dy * dy) + (noise.value(u * 7, v * 7) - 0.5) * 0.35
            return min(1, max(0, (1 - far) / 0.3))
        }
    }
}

/// Tones of a picture, row by row.
struct ToneMap {
    let width: Int, height: Int
    let tones: [Float]

    /// The tone at a pixel; beyond the edge that of the edge.
    func tone(_ x: Int, _ y: Int) -> Float {
        tones[min(height - 1, max(0, y)) * width + min(width - 1, max(0, x))]
    }

    /// The greatest difference of tone over a few pixels: high at outlines.
    func step(_ x: Int, _ y: Int, reach: Int) -> Float {
        max(abs(tone(x + reach, y) - tone(x - reach, y)), abs(tone(x, y + reach) - tone(x, y - reach)))
    }
}
