import Foundation

/// Makes up a photograph and screens it as an engraver did.
struct HalftoneArtist {
    let seed: UInt64
    let dpi: Int

    /// Lines of the screen per inch: coarse, for newsprint.
    private static let screen = 60.0

    func draw(_ rect: InkRect, on sheet: InkSheet) {
        var random = SeededGenerator(seed: seed)
        let scene = Scene(random: &random)
        let noise = ValueNoise(seed: random.next())
        let period = Double(dpi) / Self.screen
        let turn = 2 * Double.pi / period * 0.5.squareRoot()
        sheet.shade(rect) { x, y in
            let u = (Double(x) - rect.x0) / rect.width, v = (Double(y) - rect.y0) / rect.height
            let grain = noise.value(u * 22, v * 22) * 0.08 + noise.value(u * 5, v * 5) * 0.16 - 0.12
            let dark = min(0.96, max(0.05, scene.darkness(u, v) + grain))
            let (a, b) = (Double(x + y) * turn, Double(x - y) * turn)
            let cell = (cos(a) + cos(b)) / 4 + 0.5
            // A soft threshold: the dot's edge falls within a pixel.
            return (dark - cell) * period * 1.6 + 0.5
        }
        let edge = max(1, Double(dpi) / 150)
        sheet.stroke(
            [
                (rect.x0 + edge, rect.y0 + edge), (rect.x1 - edge, rect.y0 + edge), (rect.x1 - edge, rect.y1 - edge),
                (rect.x0 + edge, rect.y1 - edge),
            ],
            width: edge,
            isClosed: true
        )
    }

    /// A photograph of a sketched scene: with a border or without, oval, or cut out along its figures.
    func drawScene(_ rect: InkRect, on sheet: InkSheet) throws(TypesetterError) {
        var random = SeededGenerator(seed: seed)
        let subject = random.pick(SceneArtist.Subject.news)
        let edge: EngravingArtist.Edge =
            subject == .portrait ? random.pick([.plain, .oval, .ruled, .bare]) : random.pick([.plain, .plain, .ruled])
        let sketch = try ToneSketch(width: Int(rect.width), height: Int(rect.height))
        var artist = SceneArtist(sketch: sketch, random: random.branch("scene"))
        artist.draw(subject, isBare: edge == .bare)
        // A lens has no outlines: tones run into each other.
        let sharp = sketch.tones().map { UInt8(255 - $0 * 255) }
        let soft = TonePlane(width: sketch.width, height: sketch.height, samples: sharp)
            .blurred(radius: max(1, Int(rect.height / 110)))
        let noise = ValueNoise(seed: random.next())
        let period = Double(dpi) / random.real(50...75)
        let turn = 2 * Double.pi / period * 0.5.squareRoot()
        let depth = random.real(0.75...1)
        sheet.shade(rect) { x, y in
            let (px, py) = (x - Int(rect.x0.rounded()), y - Int(rect.y0.rounded()))
            let (u, v) = (Double(px) / rect.width, Double(py) / rect.height)
            guard EngravingArtist.mask(edge, u, v, noise: noise) > 0 else { return 0 }
            let tone = 1 - Double(soft.samples[min(soft.height - 1, py) * soft.width + min(soft.width - 1, px)]) / 255
            if edge == .bare, tone < 0.01 { return 0 }
            let grain = noise.value(u * 24, v * 24) * 0.1 + noise.value(u * 5, v * 5) * 0.18 - 0.1
            let dark = min(0.97, max(0.06, tone * depth + grain))
            let (a, b) = (Double(x + y) * turn, Double(x - y) * turn)
            return (dark - (cos(a) + cos(b)) / 4 - 0.5) * period * 1.6 + 0.5
        }
        guard edge == .ruled else { return }
        let half = max(0.5, Double(dpi) / 300)
        sheet.stroke(
            [
                (rect.x0 + half, rect.y0 + half), (rect.x1 - half, rect.y0 + half), (rect.x1 - half, rect.y1 - half),
                (rect.x0 + half, rect.y1 - half),
            ],
            width: half * 2,
            isClosed: true
        )
    }

    /// What the photograph shows, as a function of place: 0 is light, 1 dark.
    private struct Scene {
        private enum Kind { case portrait, landscape, ship, street }
        private let kind: Kind
        private let a: Double, b: Double, c: Double, d: Double

        init(random: inout SeededGenerator) {
            kind = random.pick([.portrait, .portrait, .landscape, .ship, .street])
            (a, b, c, d) = (random.unit(), random.unit(), random.unit(), random.unit())
        }

        func darkness(_ u: Double, _ v: Double) -> Double {
            switch kind {
            case .portrait: portrait(u, v)
            case .landscape: landscape(u, v)
            case .ship: ship(u, v)
            case .street: street(u, v)
            }
        }

        private func portrait(_ u: Double, _ v: Double) -> Double {
            let side = c > 0.5 ? 1.0 : -1.0
            let (x, y) = ((u - 0.5 - 0.05 * (a - 0.5)) / 0.17, (v - 0.4) / 0.21)
            func spot(_ cx: Double, _ cy: Double, _ wx: Double, _ wy: Double) -> Double {
                let (dx, dy) = ((x - cx) / wx, (y - cy) / wy)
                return exp(-dx * dx - dy * dy)
            }
            let head = x * x + y * y * (y > 0 ? 1.15 : 0.9)
            let face = edge(1 - head, 0.12)
            let hairLine = -0.42 - 0.22 * d + 0.35 * x * x * (b - 0.2)
            let hair = edge(1.2 - head, 0.1) * edge(hairLine - y + 0.5 * max(0, abs(x) - 0.75), 0.1)
            var skin = 0.2 + 0.2 * max(0, x * side) + 0.12 * head
            skin += 0.4 * (spot(-0.38, -0.1, 0.15, 0.07) + spot(0.38, -0.1, 0.15, 0.07))
            skin += 0.22 * (spot(-0.38, -0.26, 0.2, 0.05) + spot(0.38, -0.26, 0.2, 0.05))
            skin += 0.2 * spot(0.08 * side, 0.22, 0.12, 0.08) + 0.34 * spot(0, 0.5, 0.26, 0.055)
            skin += (a > 0.6 ? 0.4 : 0) * spot(0, 0.4, 0.34, 0.07)
            let shoulders = edge(v - 0.62 - 1.1 * (u - 0.5) * (u - 0.5), 0.02)
            let shirt = edge(0.1 * (1 - (v - 0.6) / 0.3) - abs(u - 0.5), 0.012) * edge(v - 0.6, 0.02)
            let tie = edge(0.022 + 0.04 * (v - 0.66) - abs(u - 0.5), 0.01) * edge(v - 0.66, 0.02) * shirt
            var tone = 0.26 + 0.22 * a * v + 0.2 * abs(u - b)
            tone += (0.74 + 0.12 * side * (u - 0.5) - tone) * shoulders
            tone += (0.06 - tone) * shirt
            tone += (0.8 - tone) * tie
            let neck = edge(0.07 - abs(u - 0.5), 0.015) * edge(0.66 - v, 0.02) * edge(v - 0.5, 0.02)
            tone += (0.36 - tone) * neck
            tone += (skin - tone) * face
            return tone + (0.8 - 0.1 * b - tone) * hair
        }

        /// A soft step: 0 below, 1 above, over a width.
        private func edge(_ value: Double, _ width: Double) -> Double { min(1, max(0, value / width + 0.5)) }

        private func landscape(_ u: Double, _ v: Double) -> Double {
            let hill = 0.45 + 0.08 * sin(u * 5 + a * 6) + 0.04 * sin(u * 13 + b * 6)
            let near = 0.68 + 0.06 * sin(u * 7 + c * 6)
            if v < hill { return 0.12 + 0.2 * v }
            if v < near { return 0.45 + 0.2 * (v - hill) }
            let house = abs(u - 0.3 - 0.4 * d) < 0.09 && v < near + 0.14
            return house ? (v < near + 0.05 ? 0.85 : 0.25) : 0.6 + 0.25 * sin(v * 60 + u * 9) * 0.3
        }

        private func ship(_ u: Double, _ v: Double) -> Double {
            if v > 0.68 { return 0.5 + 0.2 * sin(v * 90 + sin(u * 12) * 3) }
            let hull = v > 0.56 && abs(u - 0.5) < 0.34 - 0.5 * (v - 0.56)
            let deck = v > 0.46 && v <= 0.56 && abs(u - 0.5) < 0.2
            let funnel = v > 0.25 && v <= 0.46 && (abs(u - 0.42) < 0.035 || abs(u - 0.56) < 0.035)
            let mast = v > 0.12 && v < 0.56 && (abs(u - 0.26) < 0.008 || abs(u - 0.74) < 0.008)
            if hull { return 0.9 }
            if deck { return Int(u * 60) % 3 == 0 ? 0.6 : 0.25 }
            if funnel { return 0.75 }
            return mast ? 0.8 : 0.15 + 0.25 * a * (1 - v)
        }

        private func street(_ u: Double, _ v: Double) -> Double {
            let left = u < 0.38 + 0.1 * a && v > 0.12 + 0.35 * u
            let right = u > 0.62 - 0.1 * b && v > 0.15 + 0.3 * (1 - u)
            if v > 0.82 - 0.1 * abs(u - 0.5) { return 0.4 + 0.1 * sin(u * 40) }
            if left || right {
                let window = Int(u * 26) % 2 == 0 && Int(v * 18 + (left ? u * 6 : -u * 6)) % 2 == 0
                return window ? 0.8 : left ? 0.55 : 0.35
            }
            return 0.1 + 0.15 * v
        }
    }
}

/// Smooth noise between 0 and 1 on a grid of random values.
struct ValueNoise {
    private let seed: UInt64

    init(seed: UInt64) { self.seed = seed }

    func value(_ x: Double, _ y: Double) -> Double {
        let (fx, fy) = (x.rounded(.down), y.rounded(.down))
        let (ix, iy) = (Int(fx), Int(fy))
        let (u, v) = (smooth(x - fx), smooth(y - fy))
        let top = corner(ix, iy) * (1 - u) + corner(ix + 1, iy) * u
        let bottom = corner(ix, iy + 1) * (1 - u) + corner(ix + 1, iy + 1) * u
        return top * (1 - v) + bottom * v
    }

    private func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }

    private func corner(_ x: Int, _ y: Int) -> Double {
        var hash = seed ^ (UInt64(bitPattern: Int64(x)) &* 0x9e37_79b9_7f4a_7c15)
        hash ^= UInt64(bitPattern: Int64(y)) &* 0xc2b2_ae3d_27d4_eb4f
        hash = (hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9
        hash ^= hash >> 32
        return Double(hash >> 11) * 0x1p-53
    }
}
