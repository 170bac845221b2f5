import Foundation

/// Sketches what pictures in newspapers showed: people, places and wares.
struct SceneArtist {
    /// What is shown.
    enum Subject: CaseIterable {
        case portrait, group, interior, landscape, street, ship, house, machine, animal
        /// Goods for advertisements.
        case ware

        /// What stands in the news.
        static let news: [Subject] = [
            .portrait, .portrait, .portrait, .group, .group, .group, .interior, .interior, .landscape, .street, .ship,
            .house, .machine, .animal,
        ]
    }

    typealias Point = ToneSketch.Point
    let sketch: ToneSketch
    var random: SeededGenerator
    /// Width over height: lengths across are divided by it.
    private var aspect: Double { Double(sketch.width) / Double(sketch.height) }
    /// Side the light comes from: 1 left, -1 right.
    private let light: Double

    init(sketch: ToneSketch, random: SeededGenerator) {
        (self.sketch, self.random) = (sketch, random)
        light = self.random.bool(probability: 0.5) ? 1 : -1
    }

    /// Draws a subject over the whole sketch; `isBare` leaves the ground white.
    mutating func draw(_ subject: Subject, isBare: Bool) {
        switch subject {
        case .portrait: portrait(isBare: isBare)
        case .group: group(isBare: isBare)
        case .interior: interior()
        case .landscape: landscape()
        case .street: street()
        case .ship: ship()
        case .house: house(isBare: isBare)
        case .machine: machine(isBare: isBare)
        case .animal: animal(isBare: isBare)
        case .ware: ware()
        }
    }

    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Point] {
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    }

    private mutating func portrait(isBare: Bool) {
        let a = random.real(0.3...0.5)
        if !isBare { sketch.paint(box(0, 0, 1, 1), tone: a, far: a + light * random.real(0.05...0.3)) }
        let x = 0.5 + random.real(-0.04...0.04), turn = random.real(-0.16...0.16)
        let coat = random.real(0.6...0.95), spread = random.real(0.36...0.5) / aspect
        let y = 0.4, r = random.real(0.17...0.21)
        // Shoulders, neck, collar.
        sketch.paint(
            [
                (x - spread, 1), (x - spread * 0.92, 0.8), (x - spread * 0.4, 0.69), (x + spread * 0.4, 0.69),
                (x + spread * 0.92, 0.8), (x + spread, 1),
            ],
            tone: coat - 0.25 * light,
            far: coat + 0.25 * light
        )
        let n = 0.075 / aspect
        sketch.paint([(x - n, 0.5), (x + n, 0.5), (x + n * 1.3, 0.74), (x - n * 1.3, 0.74)], tone: 0.35, far: 0.55)
        let isLady = random.bool(probability: 0.35)
        if !isLady {
            sketch.paint(
                [(x - n * 1.5, 0.66), (x + n * 1.5, 0.66), (x + n * 0.6, 0.96), (x - n * 0.6, 0.96)],
                tone: 0.02
            )
            sketch.paint(
                [(x - n * 0.35, 0.7), (x + n * 0.35, 0.7), (x + n * 0.5, 0.95), (x, 1), (x - n * 0.5, 0.95)],
                tone: 0.85
            )
            sketch.line([(x - n * 1.4, 0.68), (x - n * 0.5, 0.98)], width: 0.012, tone: 1)
            sketch.line([(x + n * 1.4, 0.68), (x + n * 0.5, 0.98)], width: 0.012, tone: 1)
        } else {
            sketch.paint(sketch.ellipse(x, 0.72, r * 0.75, 0.05), tone: 0.05, far: 0.3)
            // Hair behind the head.
            sketch.paint(sketch.ellipse(x, y - 0.04, r * 1.05, r * 1.25), tone: 0.7, far: 0.95)
        }
        face(x: x, y: y, r: r, turn: turn, isLady: isLady)
    }

    private mutating func face(x: Double, y: Double, r: Double, turn: Double, isLady: Bool) {
        let s = r / aspect
        sketch.paint(
            sketch.ellipse(x, y, r * 0.8, r * 1.08),
            tone: 0.2 - 0.14 * light,
            far: 0.2 + 0.3 * light,
            angle: 0.2
        )
        func at(_ u: Double, _ v: Double) -> Point { (x + (u + turn) * s, y + v * r) }
        // Hair: a cap over the brow.
        let part = random.real(-0.5...0.5), line = random.real(-0.62 ... -0.4)
        if !isLady && random.bool(probability: 0.12) {
            for side in [-1.0, 1.0] {
                sketch.paint(sketch.ellipse(x + side * s * 0.78, y - r * 0.15, r * 0.14, r * 0.35), tone: 0.6, far: 0.8)
            }
        } else {
            sketch.paint(
                [
                    (x - s * 0.84, y - r * 0.1), (x - s * 0.86, y - r * 0.7), (x - s * 0.5, y - r * 1.12),
                    (x, y - r * 1.22), (x + s * 0.5, y - r * 1.12), (x + s * 0.86, y - r * 0.7),
                    (x + s * 0.84, y - r * 0.1), (x + s * 0.7, y + r * (line + 0.1)),
                    (x + part * s, y + r * (line - 0.12)),
                    (x - s * 0.7, y + r * (line + 0.1)),
                ],
                tone: 0.65 + 0.2 * light,
                far: 0.75 + 0.2 * light,
                angle: -1
            )
        }
        for side in [-0.36, 0.36] {
            sketch.line([at(side - 0.17, -0.24), at(side, -0.3), at(side + 0.17, -0.24)], width: r * 0.07, tone: 0.85)
            sketch.paint(sketch.ellipse(at(side, -0.08).x, at(side, -0.08).y, r * 0.13, r * 0.06), tone: 0.9)
            sketch.line([at(side - 0.14, 0.04), at(side + 0.14, 0.04)], width: r * 0.03, tone: 0.5)
        }
        sketch.line([at(0.03, -0.15), at(0.1 * light, 0.25), at(-0.06, 0.28)], width: r * 0.06, tone: 0.6)
        sketch.line([at(-0.22, 0.53), at(0, 0.5), at(0.22, 0.53)], width: r * 0.08, tone: 0.8)
        sketch.line([at(-0.12, 0.66), at(0.12, 0.66)], width: r * 0.04, tone: 0.5)
        guard !isLady else { return }
        switch random.int(0...4) {
        case 0:
            sketch.paint(
                [
                    at(-0.75, 0.1), at(-0.3, 0.45), at(0.3, 0.45), at(0.75, 0.1), at(0.5, 1.15), at(0, 1.5),
                    at(-0.5, 1.15),
                ],
                tone: 0.55,
                far: 0.95
            )
        case 1, 2: sketch.line([at(-0.38, 0.5), at(0, 0.38), at(0.38, 0.5)], width: r * 0.17, tone: 0.85)
        case 3:
            for side in [-1.0, 1.0] {
                sketch.paint([at(side * 0.75, -0.2), at(side * 0.5, 0.2), at(side * 0.72, 0.75)], tone: 0.8)
            }
        default: break
        }
    }

    /// A person on their feet; `x`, `foot` and `height` as shares.
    private mutating func person(x: Double, foot: Double, height h: Double) {
        let isLady = random.bool(probability: 0.45)
        let tone = random.real(0.15...0.95), w = h / aspect
        let lean = random.real(-0.03...0.03) * w
        let neck = foot - h * 0.82, hip = foot - h * 0.5
        if isLady {
            let hem = random.real(0.15...0.24) * w
            sketch.paint(
                [
                    (x - 0.055 * w + lean, hip - 0.06 * h), (x + 0.055 * w + lean, hip - 0.06 * h), (x + hem, foot),
                    (x - hem, foot),
                ],
                tone: tone - 0.2 * light,
                far: tone + 0.2 * light
            )
            for _ in 0..<random.int(2...6) {
                let at = random.real(-0.8...0.8)
                sketch.line(
                    [(x + at * 0.05 * w, hip), (x + at * hem, foot)],
                    width: 0.006,
                    tone: tone > 0.5 ? tone - 0.4 : tone + 0.5
                )
            }
        } else {
            for side in [-1.0, 1.0] {
                let knee = x + side * random.real(0.03...0.07) * w
                sketch.line(
                    [
                        (x + side * 0.035 * w, hip), (knee, foot - h * 0.24),
                        (knee + random.real(-0.03...0.03) * w, foot),
                    ],
                    width: h * 0.07,
                    tone: min(1, tone + 0.1)
                )
            }
        }
        let shoulder = (isLady ? 0.085 : 0.11) * w
        let coat = [
            (x: x - shoulder + lean, y: neck + 0.03 * h), (x: x - 0.03 * w + lean, y: neck),
            (x: x + 0.03 * w + lean, y: neck),
            (x: x + shoulder + lean, y: neck + 0.03 * h), (x: x + 0.08 * w, y: hip + (isLady ? -0.05 : 0.1) * h),
            (x: x - 0.08 * w, y: hip + (isLady ? -0.05 : 0.1) * h),
        ]
        sketch.paint(coat, tone: tone - 0.2 * light, far: tone + 0.25 * light)
        for side in [-1.0, 1.0] {
            let elbow = (x: x + side * random.real(0.11...0.19) * w + lean, y: neck + random.real(0.12...0.22) * h)
            let hand = (x: x + side * random.real(-0.02...0.26) * w, y: neck + random.real(0.02...0.42) * h)
            sketch.line(
                [(x + side * shoulder * 0.85 + lean, neck + 0.05 * h), elbow, hand],
                width: h * 0.05,
                tone: tone + side * 0.2 * light
            )
            sketch.paint(sketch.ellipse(hand.x, hand.y, h * 0.02, h * 0.025), tone: 0.1)
        }
        let r = h * 0.068, cx = x + lean * 1.5, cy = neck - h * 0.06
        if isLady || random.bool(probability: 0.4) {
            sketch.paint(sketch.ellipse(cx - 0.2 * r / aspect * light, cy - r * 0.3, r * 1.1, r * 1.1), tone: 0.85)
        }
        sketch.paint(sketch.ellipse(cx, cy, r * 0.8, r * 1.1), tone: 0.05, far: 0.35)
        for side in [-0.3, 0.3] {
            sketch.paint(sketch.ellipse(cx + side * r / aspect, cy - r * 0.1, r * 0.12, r * 0.1), tone: 0.9)
        }
        sketch.line(
            [(cx - 0.25 * r / aspect, cy + r * 0.5), (cx + 0.25 * r / aspect, cy + r * 0.5)],
            width: r * 0.12,
            tone: 0.7
        )
        if random.bool(probability: 0.55) {
            let s = r / aspect, tall = random.real(0.5...1.6) * r, dark = random.real(0.4...1)
            sketch.line([(cx - s * 1.3, cy - r * 0.7), (cx + s * 1.3, cy - r * 0.7)], width: r * 0.3, tone: dark)
            sketch.paint(
                box(cx - s * 0.75, cy - r * 0.7 - tall, cx + s * 0.75, cy - r * 0.65),
                tone: dark - 0.2,
                far: dark
            )
        } else {
            sketch.paint(
                [
                    (cx - r * 0.85 / aspect, cy), (cx - r * 0.6 / aspect, cy - r * 1.1), (cx, cy - r * 1.25),
                    (cx + r * 0.6 / aspect, cy - r * 1.1), (cx + r * 0.85 / aspect, cy), (cx, cy - r * 0.6),
                ],
                tone: random.real(0.5...1)
            )
        }
    }

    private mutating func group(isBare: Bool) {
        if !isBare { room(horizon: random.real(0.6...0.78)) }
        sketch.paint([(0, 0.96), (0.2, 0.9), (0.8, 0.88), (1, 0.95), (1, 1), (0, 1)], tone: 0.3, far: 0.6)
        let count = max(1, min(6, Int((aspect * random.real(1.6...3.6)).rounded())))
        for index in random.shuffled(Array(0..<count)) {
            let x = (Double(index) + 0.5 + random.real(-0.2...0.2)) / Double(count)
            person(x: x, foot: random.real(0.9...0.98), height: random.real(0.62...0.84))
        }
        if random.bool(probability: 0.5) { table(x: random.real(0.25...0.75), foot: 0.97) }
    }

    private mutating func table(x: Double, foot: Double) {
        let w = random.real(0.12...0.22) / aspect, top = foot - random.real(0.2...0.3)
        for side in [-1.0, 1.0] {
            sketch.line([(x + side * w * 0.8, top), (x + side * w * 0.9, foot)], width: 0.02, tone: 0.9)
        }
        sketch.paint(
            [(x - w, top), (x + w, top), (x + w * 1.15, top + 0.05), (x - w * 1.15, top + 0.05)],
            tone: 0.3,
            far: 0.7
        )
        sketch.paint(box(x - w * 0.3, top - 0.08, x - w * 0.1, top + 0.01), tone: 0.6)
    }

    /// Walls, floor, door, window and pictures.
    private mutating func room(horizon: Double) {
        let wall = random.real(0.1...0.5), corner = random.real(0.15...0.4)
        sketch.paint(box(0, 0, 1, horizon), tone: wall, far: wall + 0.15 * light)
        sketch.paint(
            [(0, 0), (corner, 0.08), (corner, horizon), (0, horizon + 0.14)],
            tone: wall + 0.3,
            far: wall + 0.15
        )
        sketch.paint(
            [(0, horizon + 0.14), (corner, horizon), (1, horizon), (1, 1), (0, 1)],
            tone: 0.35,
            far: 0.12,
            angle: 1.57
        )
        for index in 0...8 {
            let x = Double(index) / 8
            sketch.line([(corner + (1 - corner) * x, horizon), (x * 1.6 - 0.4, 1)], width: 0.004, tone: 0.8)
        }
        let door = random.real(0.45...0.7), width = random.real(0.14...0.2)
        sketch.paint(box(door, horizon - 0.5, door + width, horizon), tone: 0.75, far: 0.55)
        sketch.paint(box(door + width * 0.15, horizon - 0.45, door + width * 0.85, horizon - 0.26), tone: 0.4)
        sketch.paint(box(door + width * 0.15, horizon - 0.22, door + width * 0.85, horizon - 0.04), tone: 0.4)
        if random.bool(probability: 0.6) {
            sketch.paint(box(0.82, horizon - 0.45, 0.97, horizon - 0.2), tone: 0.02)
            for x in [0.82, 0.895, 0.97] {
                sketch.line([(x, horizon - 0.45), (x, horizon - 0.2)], width: 0.008, tone: 1)
            }
            sketch.line([(0.82, horizon - 0.33), (0.97, horizon - 0.33)], width: 0.008, tone: 1)
        }
    }

    private mutating func interior() {
        let horizon = random.real(0.56...0.68)
        room(horizon: horizon)
        for _ in 0..<random.int(1...3) {
            let x = random.real(0.1...0.8), y = random.real(0.72...0.9)
            sketch.paint(
                [(x, y - 0.14), (x + 0.3, y - 0.18), (x + 0.38, y - 0.08), (x + 0.08, y - 0.03)],
                tone: 0.05,
                far: 0.3
            )
            sketch.paint([(x, y - 0.14), (x + 0.08, y - 0.03), (x + 0.08, y + 0.05), (x, y - 0.05)], tone: 0.8)
            sketch.paint(
                [(x + 0.08, y - 0.03), (x + 0.38, y - 0.08), (x + 0.38, y), (x + 0.08, y + 0.05)],
                tone: 0.5,
                far: 0.7
            )
        }
        if random.bool(probability: 0.6) {
            person(x: random.real(0.2...0.8), foot: 0.92, height: random.real(0.4...0.6))
        }
        if random.bool(probability: 0.5) { table(x: random.real(0.2...0.8), foot: 0.95) }
    }

    private mutating func landscape() {
        sketch.paint(box(0, 0, 1, 0.6), tone: random.real(0.1...0.4), far: 0.02, angle: 1.57)
        var line: [Point] = [(0, 1)]
        for index in 0...12 { line.append((Double(index) / 12, random.real(0.34...0.48))) }
        sketch.paint(line + [(1, 1)], tone: 0.3, far: 0.5)
        if random.bool(probability: 0.5) {
            sketch.paint([(0, 0.6), (1, 0.56), (1, 0.85), (0, 0.8)], tone: 0.05, far: 0.25)
            for _ in 0..<12 {
                let (x, y) = (random.unit(), random.real(0.6...0.78))
                sketch.line([(x, y), (x + 0.12, y)], width: 0.004, tone: 0.6)
            }
        }
        sketch.paint([(0, 0.72), (0.4, 0.68), (1, 0.8), (1, 1), (0, 1)], tone: 0.25, far: 0.6, angle: 1.2)
        if random.bool(probability: 0.6) {
            cottage(x: random.real(0.15...0.6), foot: 0.8, size: random.real(0.2...0.34))
        }
        for _ in 0..<random.int(2...6) { tree(x: random.unit(), foot: random.real(0.6...0.95)) }
    }

    private mutating func tree(x: Double, foot: Double) {
        let h = random.real(0.25...0.6)
        sketch.line([(x, foot), (x + 0.01, foot - h * 0.6)], width: 0.02, tone: 0.9)
        for _ in 0..<14 {
            let (u, v) = (random.real(-1...1), random.real(-1...1))
            sketch.paint(
                sketch.ellipse(x + u * h * 0.22 / aspect, foot - h * 0.7 + v * h * 0.25, h * 0.1, h * 0.08),
                tone: 0.5 + 0.35 * u * light + 0.2 * v,
                far: 0.8 + 0.2 * v
            )
        }
    }

    private mutating func cottage(x: Double, foot: Double, size s: Double) {
        let w = s / aspect
        sketch.paint(box(x, foot - s * 0.6, x + w * 1.2, foot), tone: 0.08, far: 0.3)
        sketch.paint(box(x + w * 1.2, foot - s * 0.6, x + w * 1.9, foot), tone: 0.55, far: 0.7)
        sketch.paint(
            [
                (x - w * 0.08, foot - s * 0.58), (x + w * 0.6, foot - s * 1.1), (x + w * 1.4, foot - s * 1.1),
                (x + w * 2, foot - s * 0.58),
            ],
            tone: 0.6,
            far: 0.85
        )
        for at in [0.15, 0.7, 1.35] {
            sketch.paint(box(x + w * at, foot - s * 0.45, x + w * (at + 0.25), foot - s * 0.18), tone: 0.9)
        }
        sketch.paint(box(x + w * 0.45, foot - s * 0.4, x + w * 0.62, foot), tone: 0.8)
        sketch.paint(box(x + w * 0.9, foot - s * 1.3, x + w * 1.05, foot - s * 1.0), tone: 0.7)
    }

    private mutating func street() {
        sketch.paint(box(0, 0, 1, 1), tone: 0.15, far: 0.02, angle: 1.57)
        let (vx, vy) = (random.real(0.4...0.6), 0.6)
        for side in [-1.0, 1.0] {
            var near = side < 0 ? 0.0 : 1.0
            for step in 0..<4 {
                let next = near + (vx - near) * random.real(0.35...0.5)
                let tall = random.real(0.05...0.25) + Double(step) * 0.12
                func top(_ x: Double) -> Double { vy + (tall - vy) * abs(vx - x) / max(vx, 1 - vx) }
                func foot(_ x: Double) -> Double { vy + (0.92 - vy) * abs(vx - x) / max(vx, 1 - vx) }
                let tone = side * light > 0 ? 0.55 : 0.2
                sketch.paint(
                    [(near, top(near)), (next, top(next)), (next, foot(next)), (near, foot(near))],
                    tone: tone,
                    far: tone + 0.2
                )
                for row in 0..<4 {
                    for column in 0..<3 {
                        let x = near + (next - near) * (Double(column) + 0.35) / 3,
                            x1 = near + (next - near) * (Double(column) + 0.75) / 3
                        let (a, b) = ((Double(row) + 0.3) / 4.4, (Double(row) + 0.75) / 4.4)
                        sketch.paint(
                            [
                                (x, top(x) + (foot(x) - top(x)) * a), (x1, top(x1) + (foot(x1) - top(x1)) * a),
                                (x1, top(x1) + (foot(x1) - top(x1)) * b), (x, top(x) + (foot(x) - top(x)) * b),
                            ],
                            tone: 0.9
                        )
                    }
                }
                near = next
            }
        }
        sketch.paint([(vx, vy), (1, 0.9), (1, 1), (0, 1), (0, 0.9)], tone: 0.3, far: 0.1)
        for _ in 0..<random.int(2...6) {
            let depth = random.real(0.1...1)
            person(x: vx + random.real(-0.4...0.4) * depth, foot: vy + 0.36 * depth, height: 0.1 + 0.34 * depth)
        }
    }

    private mutating func ship() {
        let sea = random.real(0.66...0.74)
        sketch.paint(box(0, 0, 1, sea), tone: random.real(0.05...0.4), far: 0.02, angle: 1.57)
        sketch.paint(box(0, sea, 1, 1), tone: 0.5, far: 0.2, angle: 1.57)
        for _ in 0..<40 {
            let (x, y) = (random.unit(), random.real(sea...1))
            sketch.line([(x, y), (x + 0.05, y - 0.008), (x + 0.1, y)], width: 0.005, tone: random.pick([0.05, 0.8]))
        }
        let isSteamer = random.bool(probability: 0.55)
        for x in isSteamer ? [0.28, 0.74] : [0.27, 0.48, 0.68] {
            sketch.line([(x, sea - 0.1), (x, 0.1)], width: 0.01, tone: 0.95)
            if !isSteamer {
                for row in 0..<3 {
                    let (top, half) = (0.13 + 0.15 * Double(row), 0.07 + 0.025 * Double(row))
                    sketch.paint(
                        [(x - half * 0.8, top), (x + half * 0.8, top), (x + half, top + 0.13), (x - half, top + 0.13)],
                        tone: 0.02,
                        far: 0.45
                    )
                }
            }
            sketch.line([(x, 0.1), (x + 0.16, sea - 0.1)], width: 0.004, tone: 0.8)
        }
        if isSteamer {
            for x in [0.42, 0.56] {
                sketch.paint(box(x, 0.26, x + 0.05, sea - 0.16), tone: 0.5, far: 0.95)
                for step in 0..<6 {
                    sketch.paint(
                        sketch.ellipse(x + 0.05 + 0.06 * Double(step), 0.24 - 0.03 * Double(step), 0.04, 0.03),
                        tone: 0.5,
                        far: 0.7
                    )
                }
            }
            sketch.paint(box(0.3, sea - 0.18, 0.72, sea - 0.08), tone: 0.08, far: 0.25)
            for index in 0..<12 {
                let x = 0.31 + 0.034 * Double(index)
                sketch.paint(box(x, sea - 0.15, x + 0.015, sea - 0.11), tone: 0.9)
            }
        }
        sketch.paint(
            [(0.12, sea - 0.12), (0.88, sea - 0.1), (0.82, sea + 0.03), (0.2, sea + 0.03)],
            tone: 0.75,
            far: 1
        )
    }

    private mutating func house(isBare: Bool) {
        if !isBare { sketch.paint(box(0, 0, 1, 0.8), tone: 0.25, far: 0.03, angle: 1.57) }
        sketch.paint([(0, 0.84), (1, 0.82), (1, 1), (0, 1)], tone: 0.2, far: 0.5)
        let (x0, x1) = (random.real(0.06...0.16), random.real(0.8...0.94)), top = random.real(0.14...0.3)
        sketch.paint(box(x0, top, x1, 0.86), tone: 0.3 - 0.15 * light, far: 0.3 + 0.2 * light)
        let rows = random.int(3...5), columns = random.int(5...9)
        for row in 0..<rows {
            for column in 0..<columns {
                let x = x0 + (x1 - x0) * (Double(column) + 0.3) / Double(columns),
                    y = top + (0.86 - top) * (Double(row) + 0.25) / Double(rows)
                sketch.paint(
                    box(x, y, x + (x1 - x0) * 0.42 / Double(columns), y + (0.86 - top) * 0.5 / Double(rows)),
                    tone: 0.95
                )
            }
            let y = top + (0.86 - top) * Double(row) / Double(rows)
            sketch.line([(x0, y), (x1, y)], width: 0.008, tone: 0.8)
        }
        if random.bool(probability: 0.5) {
            sketch.paint([(x0 - 0.03, top), ((x0 + x1) / 2, top - 0.14), (x1 + 0.03, top)], tone: 0.7, far: 0.85)
        } else {
            sketch.paint(box((x0 + x1) / 2 - 0.06, top - 0.12, (x0 + x1) / 2 + 0.06, top), tone: 0.5)
        }
        for _ in 0..<random.int(0...3) { tree(x: random.unit(), foot: 0.95) }
    }

    private mutating func machine(isBare: Bool) {
        if !isBare { sketch.paint(box(0, 0, 1, 1), tone: 0.12, far: 0.3) }
        sketch.paint([(0.05, 0.88), (0.95, 0.88), (1, 0.97), (0, 0.97)], tone: 0.4, far: 0.7)
        for _ in 0..<random.int(2...4) {
            let (x, y, r) = (random.real(0.2...0.8), random.real(0.4...0.7), random.real(0.12...0.26))
            sketch.paint(sketch.ellipse(x, y, r, r), tone: 0.85)
            sketch.paint(sketch.ellipse(x, y, r * 0.82, r * 0.82), tone: 0.08)
            for spoke in 0..<6 {
                let t = Double(spoke) * .pi / 3
                sketch.line([(x, y), (x + r * cos(t) / aspect, y + r * sin(t))], width: 0.014, tone: 0.8)
            }
            sketch.paint(sketch.ellipse(x, y, r * 0.2, r * 0.2), tone: 0.9)
            sketch.paint([(x - 0.05, y), (x + 0.05, y), (x + 0.09, 0.9), (x - 0.09, 0.9)], tone: 0.5, far: 0.9)
        }
        sketch.paint(box(0.15, 0.22, 0.6, 0.36), tone: 0.3, far: 0.9, angle: 1.57)
        sketch.paint(box(0.62, 0.05, 0.69, 0.5), tone: 0.4, far: 0.9)
    }

    private mutating func animal(isBare: Bool) {
        if !isBare { landscape() }
        let tone = random.real(0.3...0.8)
        for x in [0.28, 0.36, 0.66, 0.73] {
            sketch.line([(x, 0.58), (x + random.real(-0.03...0.03), 0.78), (x, 0.94)], width: 0.05, tone: tone + 0.15)
        }
        sketch.paint(sketch.ellipse(0.5, 0.5, 0.29 * aspect, 0.16), tone: tone - 0.25, far: tone + 0.25, angle: 1.57)
        sketch.paint([(0.68, 0.42), (0.8, 0.18), (0.9, 0.26), (0.78, 0.56)], tone: tone - 0.1, far: tone + 0.2)
        sketch.paint(
            [(0.79, 0.16), (0.88, 0.15), (0.99, 0.33), (0.93, 0.37), (0.82, 0.3)],
            tone: tone,
            far: tone + 0.2
        )
        sketch.paint([(0.8, 0.17), (0.82, 0.09), (0.85, 0.16)], tone: tone)
        sketch.line([(0.23, 0.44), (0.16, 0.6), (0.17, 0.76)], width: 0.03, tone: 0.9)
        sketch.paint(sketch.ellipse(0.88, 0.22, 0.013, 0.013), tone: 1)
        sketch.paint([(0.05, 0.95), (0.95, 0.93), (0.9, 0.99), (0.1, 1)], tone: 0.4, far: 0.7)
    }

    /// Something that is sold: large and dark on white.
    private mutating func ware() {
        let tone = random.real(0.4...0.85)
        switch random.int(0...9) {
        case 0:  // A bottle.
            sketch.paint(
                [
                    (0.42, 0.02), (0.58, 0.02), (0.58, 0.26), (0.72, 0.38), (0.72, 0.98), (0.28, 0.98), (0.28, 0.38),
                    (0.42, 0.26),
                ],
                tone: tone - 0.3,
                far: 1
            )
            sketch.paint(box(0.32, 0.5, 0.68, 0.84), tone: 0.02)
            for y in [0.56, 0.64, 0.72, 0.78] { sketch.line([(0.37, y), (0.63, y)], width: 0.02, tone: 0.9) }
        case 1:  // A vase or urn.
            sketch.paint(
                [
                    (0.4, 0.02), (0.6, 0.02), (0.56, 0.16), (0.84, 0.34), (0.8, 0.6), (0.6, 0.84), (0.66, 0.98),
                    (0.34, 0.98), (0.4, 0.84), (0.2, 0.6), (0.16, 0.34), (0.44, 0.16),
                ],
                tone: tone - 0.3,
                far: 1
            )
            for _ in 0..<16 {
                let (x, y) = (random.real(0.24...0.76), random.real(0.32...0.66))
                sketch.paint(sketch.ellipse(x, y, 0.04, 0.03, turn: random.unit()), tone: random.pick([0, 0.1, 1]))
            }
        case 2:  // A stove.
            sketch.paint(box(0.2, 0.3, 0.8, 0.86), tone: tone, far: 1)
            sketch.paint(box(0.12, 0.24, 0.88, 0.32), tone: 0.9)
            sketch.paint(box(0.44, 0, 0.56, 0.26), tone: 0.6, far: 0.95)
            for x in [0.27, 0.53] { sketch.paint(box(x, 0.4, x + 0.2, 0.6), tone: 0.1, far: 0.5) }
            for x in [0.2, 0.7] { sketch.paint([(x, 0.86), (x + 0.1, 0.86), (x + 0.05, 1)], tone: 1) }
        case 3:  // A boot.
            sketch.paint(
                [
                    (0.22, 0.02), (0.52, 0.02), (0.54, 0.55), (0.9, 0.72), (0.96, 0.88), (0.42, 0.88), (0.38, 0.8),
                    (0.36, 0.96), (0.22, 0.96), (0.24, 0.5),
                ],
                tone: tone,
                far: 1
            )
            for y in [0.1, 0.2, 0.3, 0.4, 0.5] { sketch.paint(sketch.ellipse(0.46, y, 0.018, 0.018), tone: 0) }
        case 4:  // A chair or bed.
            sketch.paint(box(0.2, 0.05, 0.5, 0.55), tone: tone, far: tone + 0.2)
            sketch.paint([(0.2, 0.55), (0.72, 0.55), (0.86, 0.66), (0.3, 0.68)], tone: 0.2, far: 0.5)
            for x in [0.22, 0.32, 0.7, 0.84] { sketch.line([(x, 0.6), (x, 0.98)], width: 0.04, tone: 0.95) }
        case 5:  // A lady in a cloak.
            person(x: 0.5, foot: 0.98, height: 0.95)
        case 6:  // A lamp.
            sketch.paint([(0.3, 0.36), (0.4, 0.08), (0.6, 0.08), (0.7, 0.36)], tone: 0.05, far: 0.4)
            sketch.line([(0.5, 0.36), (0.5, 0.8)], width: 0.07, tone: 0.85)
            sketch.paint(sketch.ellipse(0.5, 0.56, 0.14, 0.1), tone: 0.4, far: 0.95)
            sketch.paint([(0.28, 0.96), (0.4, 0.8), (0.6, 0.8), (0.72, 0.96)], tone: 0.5, far: 1)
        case 7:  // A piano or organ.
            sketch.paint(box(0.08, 0.2, 0.92, 0.9), tone: tone, far: tone + 0.3)
            sketch.paint([(0.04, 0.5), (0.96, 0.5), (1, 0.6), (0, 0.6)], tone: 0.9)
            sketch.paint(box(0.1, 0.51, 0.9, 0.56), tone: 0)
            for index in 0..<20 {
                let x = 0.11 + 0.04 * Double(index)
                sketch.line([(x, 0.51), (x, 0.56)], width: 0.01, tone: 1)
            }
            for x in [0.12, 0.55] { sketch.paint(box(x, 0.25, x + 0.33, 0.45), tone: 0.2, far: 0.5) }
            for x in [0.08, 0.86] { sketch.paint(box(x, 0.6, x + 0.07, 1), tone: 1) }
        case 8:  // A head: before and after.
            face(x: 0.5, y: 0.5, r: 0.38, turn: random.real(-0.15...0.15), isLady: random.bool(probability: 0.4))
        default: machine(isBare: true)
        }
    }
}
