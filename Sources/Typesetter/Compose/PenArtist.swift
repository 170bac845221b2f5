import Foundation

/// Draws with a pen: cartoons of people and hatching, and the small cuts of advertisements.
struct PenArtist {
    let seed: UInt64
    let stroke: Double

    /// A cartoon that fills a rectangle.
    func draw(_ rect: InkRect, on sheet: InkSheet) {
        var random = SeededGenerator(seed: seed)
        let unit = min(rect.width, rect.height)
        let ground = rect.y0 + rect.height * random.real(0.78...0.86)
        line(from: (rect.x0, ground), to: (rect.x1, ground), on: sheet, random: &random)
        hatch(
            InkRect(x0: rect.x0, y0: ground, x1: rect.x1, y1: rect.y1),
            step: unit * 0.035,
            on: sheet,
            random: &random
        )
        scenery(rect, ground: ground, on: sheet, random: &random)
        let count = max(2, min(5, Int(rect.width / (unit * 0.4))))
        for index in 0..<count {
            let x = rect.x0 + rect.width * (Double(index) + 0.5 + random.real(-0.15...0.15)) / Double(count)
            let height = rect.height * random.real(0.42...0.6)
            person(x: x, foot: ground + rect.height * random.real(0...0.08), height: height, on: sheet, random: &random)
        }
        let edge = stroke
        sheet.stroke(
            [
                (rect.x0 + edge, rect.y0 + edge), (rect.x1 - edge, rect.y0 + edge), (rect.x1 - edge, rect.y1 - edge),
                (rect.x0 + edge, rect.y1 - edge),
            ],
            width: stroke * 1.6,
            isClosed: true
        )
    }

    /// A small cut: 0 bottle, 1 top hat, 2 boot, 3 stove, others a star.
    func cut(_ kind: Int, _ rect: InkRect, on sheet: InkSheet) {
        func at(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
            (rect.x0 + x * rect.width, rect.y0 + y * rect.height)
        }
        switch kind {
        case 0:
            sheet.fill([
                at(0.44, 0), at(0.56, 0), at(0.56, 0.25), at(0.68, 0.38), at(0.68, 1), at(0.32, 1), at(0.32, 0.38),
                at(0.44, 0.25),
            ])
            sheet.fill([at(0.36, 0.5), at(0.64, 0.5), at(0.64, 0.82), at(0.36, 0.82)], withPaper: true)
            for y in [0.58, 0.66, 0.74] { sheet.stroke([at(0.4, y), at(0.6, y)], width: stroke) }
        case 1:
            sheet.fill([at(0.3, 0.1), at(0.7, 0.1), at(0.67, 0.72), at(0.33, 0.72)])
            sheet.fill([at(0.08, 0.74), at(0.92, 0.74), at(0.84, 0.84), at(0.16, 0.84)])
            sheet.fill([at(0.335, 0.56), at(0.665, 0.56), at(0.665, 0.62), at(0.335, 0.62)], withPaper: true)
        case 2:
            sheet.fill([
                at(0.2, 0), at(0.5, 0), at(0.52, 0.55), at(0.9, 0.72), at(0.95, 0.88), at(0.42, 0.88), at(0.36, 0.8),
                at(0.34, 0.95), at(0.2, 0.95), at(0.22, 0.5),
            ])
            for y in [0.12, 0.22, 0.32, 0.42] {
                sheet.fill([at(0.42, y), at(0.48, y), at(0.48, y + 0.03), at(0.42, y + 0.03)], withPaper: true)
            }
        case 3:
            sheet.fill([at(0.15, 0.3), at(0.85, 0.3), at(0.85, 0.82), at(0.15, 0.82)])
            sheet.fill([at(0.62, 0), at(0.72, 0), at(0.72, 0.3), at(0.62, 0.3)])
            for x in [0.2, 0.55] {
                sheet.fill([at(x, 0.4), at(x + 0.25, 0.4), at(x + 0.25, 0.7), at(x, 0.7)], withPaper: true)
            }
            for x in [0.18, 0.74] { sheet.fill([at(x, 0.82), at(x + 0.08, 0.82), at(x + 0.05, 1), at(x + 0.01, 1)]) }
        default:
            sheet.fill(
                (0..<10).map { index in
                    let (angle, radius) = (Double(index) * .pi / 5 - .pi / 2, index % 2 == 0 ? 0.5 : 0.21)
                    return at(0.5 + radius * cos(angle), 0.5 + radius * sin(angle))
                }
            )
        }
    }

    /// A line that trembles like one drawn by hand.
    private func line(
        from start: (x: Double, y: Double),
        to end: (x: Double, y: Double),
        width: Double = 1.2,
        on sheet: InkSheet,
        random: inout SeededGenerator
    ) {
        let length = hypot(end.x - start.x, end.y - start.y)
        let steps = max(2, Int(length / (stroke * 9)))
        let shake = min(stroke * 0.9, length * 0.03)
        let points = (0...steps).map { index in
            let t = Double(index) / Double(steps)
            return (
                x: start.x + (end.x - start.x) * t + random.real(-shake...shake),
                y: start.y + (end.y - start.y) * t + random.real(-shake...shake)
            )
        }
        sheet.stroke(points, width: stroke * width)
    }

    private func hatch(_ rect: InkRect, step: Double, on sheet: InkSheet, random: inout SeededGenerator) {
        guard rect.height > 2, rect.width > 2 else { return }
        var x = rect.x0
        while x < rect.x1 {
            let length = rect.height * random.real(0.3...0.95)
            let end = min(rect.x1, x + length * 0.5)
            line(from: (x, rect.y0 + stroke), to: (end, rect.y0 + length), width: 0.8, on: sheet, random: &random)
            x += step * random.real(0.5...1.5)
        }
    }

    private func scenery(_ rect: InkRect, ground: Double, on sheet: InkSheet, random: inout SeededGenerator) {
        for _ in 0..<random.int(1...3) {
            let width = rect.width * random.real(0.12...0.25)
            let x = rect.x0 + (rect.width - width) * random.unit()
            let top = rect.y0 + rect.height * random.real(0.15...0.4)
            let corners = [(x: x, y: ground), (x: x, y: top), (x: x + width, y: top), (x: x + width, y: ground)]
            for (start, end) in zip(corners, corners.dropFirst()) {
                line(from: start, to: end, on: sheet, random: &random)
            }
            line(from: corners[1], to: (x + width / 2, top - width * 0.3), on: sheet, random: &random)
            line(from: (x + width / 2, top - width * 0.3), to: corners[2], on: sheet, random: &random)
            hatch(
                InkRect(x0: x + width * 0.6, y0: top, x1: x + width, y1: ground),
                step: width * 0.07,
                on: sheet,
                random: &random
            )
        }
    }

    private func person(
        x: Double,
        foot: Double,
        height: Double,
        on sheet: InkSheet,
        random: inout SeededGenerator
    ) {
        let head = height * 0.11
        let (neck, hip) = (foot - height * 0.78, foot - height * 0.42)
        let girth = height * random.real(0.09...0.16)
        let lean = height * random.real(-0.06...0.06)
        let coat = [
            (x: x - girth * 0.7 + lean, y: neck), (x: x + girth * 0.7 + lean, y: neck),
            (x: x + girth, y: hip + height * 0.1),
            (x: x - girth, y: hip + height * 0.1),
        ]
        // Paper first, so that what stands behind does not show through.
        sheet.fill(coat, withPaper: true)
        let isDark = random.bool(probability: 0.45)
        if isDark {
            sheet.fill(coat)
        } else {
            for index in coat.indices {
                line(from: coat[index], to: coat[(index + 1) % 4], width: 1.6, on: sheet, random: &random)
            }
            let half = InkRect(x0: x, y0: neck, x1: x + girth * 0.9, y1: hip)
            hatch(half, step: girth * 0.16, on: sheet, random: &random)
        }
        for side in [-1.0, 1.0] {
            let leg = (x: x + side * girth * 0.5, y: hip + height * 0.1)
            let shoe = (x: x + side * girth * random.real(0.5...1.3), y: foot)
            line(from: leg, to: shoe, width: 4, on: sheet, random: &random)
            line(from: shoe, to: (shoe.x + side * head * 0.9, foot), width: 4, on: sheet, random: &random)
            let hand = (x: x + side * girth * random.real(1.6...2.6), y: neck + height * random.real(-0.1...0.3))
            let elbow = (x: x + side * girth * 1.5, y: neck + height * 0.16)
            line(
                from: (x + side * girth * 0.6 + lean, neck + head * 0.3),
                to: elbow,
                width: 3,
                on: sheet,
                random: &random
            )
            line(from: elbow, to: hand, width: 3, on: sheet, random: &random)
        }
        let centre = (x: x + lean, y: neck - head * 1.1)
        let face = (0..<18).map { index in
            let angle = Double(index) * .pi / 9
            return (x: centre.x + head * cos(angle) * 0.85, y: centre.y + head * sin(angle))
        }
        sheet.fill(face, withPaper: true)
        sheet.stroke(face, width: stroke * 1.4, isClosed: true)
        for side in [-0.35, 0.35] {
            sheet.stroke(
                [(centre.x + side * head, centre.y - head * 0.15), (centre.x + side * head, centre.y)],
                width: stroke * 1.8
            )
        }
        line(
            from: (centre.x - head * 0.4, centre.y + head * 0.5),
            to: (centre.x + head * 0.4, centre.y + head * 0.45),
            on: sheet,
            random: &random
        )
        let brim = centre.y - head * 0.75
        line(
            from: (centre.x - head * 1.3, brim),
            to: (centre.x + head * 1.3, brim),
            width: 3,
            on: sheet,
            random: &random
        )
        let hat = random.real(0.6...1.5) * head
        sheet.fill([
            (centre.x - head * 0.75, brim), (centre.x - head * 0.7, brim - hat), (centre.x + head * 0.7, brim - hat),
            (centre.x + head * 0.75, brim),
        ])
    }
}
