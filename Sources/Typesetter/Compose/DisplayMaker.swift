import CorpusModel

/// Makes large display advertisements of bands, one below the other: names, cuts, price lists in columns, text, white on
/// black, ornaments; with borders of all kinds or none.
struct DisplayMaker {
    let metrics: Metrics
    let compositor: Compositor

    /// Words that an advertisement may use.
    struct Copy {
        var first: AdvertisementCopy
        /// More of the same house, for further bands.
        var more: [AdvertisementCopy]
    }

    /// Lines and ornaments from `y` 0 down.
    private struct Band {
        var height = 0.0
        var lines: [SetLine] = []
        var ornaments: [PlacedOrnament] = []

        mutating func add(_ other: Band, x: Double, y: Double) {
            lines += other.lines.map { $0.shifted(x: x, y: y) }
            ornaments += other.ornaments.map { $0.shifted(x: x, y: y) }
            height = max(height, y + other.height)
        }
    }

    private static let families: [TypeFamily] = [
        .oldStandard, .biolinum, .didot, .condensedGothic, .schola, .modern, .libertine, .goudy,
    ]

    /// An advertisement that fills its space, as one unbroken piece.
    func display(_ copy: Copy, measure: Double, height: Double, isFramed: Bool, random: inout SeededGenerator) -> Piece
    {
        let em = metrics.body.size
        var frame = Frame(measure: measure, height: height)
        if isFramed { frame = border(measure: measure, height: height, random: &random) }
        let (inner, room) = (measure - 2 * frame.inset, height - 2 * frame.inset)
        var bands: [Band] = []
        var used = 0.0
        func fits(_ band: Band, keeping foot: Double) -> Bool { used + band.height + foot + em * 0.4 <= room }
        let foot = footBand(copy.first, measure: inner, random: &random)
        var head = nameBand(copy.first.name, measure: inner, most: room * 0.3, random: &random)
        if head.height + foot.height > room {
            head = nameBand(
                copy.first.name,
                measure: inner,
                most: max(em * 2, room - foot.height - em),
                random: &random
            )
        }
        bands.append(head)
        used += head.height
        let slogans = sloganBand(copy.first.lines, measure: inner, random: &random)
        if fits(slogans, keeping: foot.height) {
            bands.append(slogans)
            used += slogans.height + em * 0.4
        }
        var parts = copy.more[...]
        var misses = 0
        var last = -1
        while misses < 10 {
            var kind = random.int(0...7)
            if kind == last { kind = (kind + 1) % 8 }
            let next = parts.first ?? copy.first
            let left = room - used - foot.height - em * 0.8
            guard left > em * 3 else { break }
            let band: Band
            switch kind {
            case 0: band = cutBand(next, measure: inner, most: left, random: &random)
            case 1, 2: band = priceBand(measure: inner, most: left, random: &random)
            case 3: band = textBand(next, measure: inner, random: &random)
            case 4: band = goodsBand(measure: inner, most: left, random: &random)
            case 5: band = panelBand(next, measure: inner, random: &random)
            case 6: band = nameBand(next.name, measure: inner, most: left * 0.4, random: &random)
            default: band = sloganBand(next.lines, measure: inner, random: &random)
            }
            guard band.height > 0, fits(band, keeping: foot.height) else {
                misses += 1
                continue
            }
            last = kind
            if kind != 1 && kind != 2 { parts = parts.dropFirst() }
            if random.bool(probability: 0.25) {
                let rule = ruleBand(measure: inner, random: &random)
                if fits(rule, keeping: foot.height + band.height) {
                    bands.append(rule)
                    used += rule.height + em * 0.4
                }
            }
            bands.append(band)
            used += band.height + em * 0.4
        }
        if used + foot.height <= room {
            bands.append(foot)
            used += foot.height
        }
        // A small space holds less than was chosen for it.
        while bands.count > 1, bands.reduce(0, { $0 + $1.height }) > room { bands.removeLast() }
        return stacked(bands, frame: frame, measure: measure, height: height)
    }

    /// The bands with what is left of the height spread between them.
    private func stacked(_ bands: [Band], frame: Frame, measure: Double, height: Double) -> Piece {
        let used = bands.reduce(0) { $0 + $1.height }
        let gap = max(0, (height - 2 * frame.inset - used) / Double(bands.count))
        var all = Band()
        var y = frame.inset + gap / 2
        for band in bands {
            all.add(band, x: frame.inset, y: y)
            y += band.height + gap
        }
        var piece = Piece(height: height, role: .advertisement)
        piece.lines = all.lines.filter { !$0.words.isEmpty }
        piece.ornaments = frame.ornaments + all.ornaments
        return piece
    }

    private struct Frame {
        var inset = 0.0
        var ornaments: [PlacedOrnament] = []

        init(measure: Double, height: Double) {}
    }

    private func border(measure: Double, height: Double, random: inout SeededGenerator) -> Frame {
        let (hair, em) = (metrics.hair, metrics.body.size)
        var frame = Frame(measure: measure, height: height)
        let rect = InkRect(x0: 0, y0: 0, x1: measure, y1: height)
        if random.bool(probability: 0.45) {
            let width = min(em * 1.2, max(hair * 3, min(measure, height) * random.real(0.012...0.035)))
            let kind = random.int(0...(BorderArtist.count - 1))
            frame.ornaments = [PlacedOrnament(ornament: .border(kind: kind, width: width), rect: rect, isContent: true)]
            frame.inset = width * (kind == 6 ? 2.2 : 1) + em * 0.7
        } else {
            let widths = random.pick([
                [hair], [hair * 2.5], [hair * 5], [hair * 2.5, hair * 1.5, hair * 0.8],
                [hair * 0.8, hair * 1.5, hair * 0.8],
                [hair * 0.8, hair * 1.5, hair * 4, hair * 1.5, hair * 0.8],
            ])
            frame.ornaments = [PlacedOrnament(ornament: .frame(widths), rect: rect, isContent: true)]
            frame.inset = widths.reduce(0, +) + em * 0.7
        }
        return frame
    }

    private func face(_ size: Double, random: inout SeededGenerator) -> Typeface {
        let family = random.pick(Self.families)
        var face = Typeface(
            family: family,
            isBold: family != .condensedGothic && random.bool(probability: 0.7),
            size: size
        )
        if family == .condensedGothic { face.heft = random.real(0.02...0.06) }
        face.isItalic = family != .condensedGothic && random.bool(probability: 0.12)
        return face
    }

    /// Lines in a face, centred or otherwise.
    private func lines(_ text: String, face: Typeface, measure: Double, alignment: Alignment, lead: Double = 1.1)
        -> Band
    {
        var face = face
        if alignment == .centred {
            // A long word must not reach beyond the measure.
            let longest = text.split(separator: " ").map { compositor.width(of: String($0), in: face) }.max() ?? 0
            if longest > measure * 0.98 {
                let share = measure * 0.98 / longest
                face = face.sized(face.size * share)
                face.tracking *= share
            }
        }
        var band = Band()
        let indent = alignment == .justified ? face.size : 0
        for line in compositor.paragraph(
            text,
            face: face,
            measure: measure,
            alignment: alignment,
            indent: indent,
            hyphenates: alignment == .justified || alignment == .hanging
        ) {
            band.lines.append(line.shifted(x: 0, y: band.height + face.size * lead * 0.78))
            band.height += face.size * lead
        }
        return band
    }

    /// A name as large as the measure or the height lets it be.
    private func nameBand(_ text: String, measure: Double, most: Double, random: inout SeededGenerator) -> Band {
        let em = metrics.body.size
        let printed = random.bool(probability: 0.75) ? text.uppercased() : text
        var face = face(em * 4, random: &random)
        let natural = compositor.width(of: printed, in: face)
        let wanted = measure * random.real(0.55...0.98)
        let stretch = random.real(0.65...1.15)
        face = face.stretched(stretch)
        face = face.sized(min(face.size * wanted / (natural * stretch), em * random.real(4...9), most / 1.3))
        var band = Band()
        if compositor.width(of: printed, in: face) > measure {
            face = face.sized(face.size * 0.98 * measure / compositor.width(of: printed, in: face))
        }
        let line = compositor.line(printed, face: face, measure: measure, alignment: .centred)
        let isCapitals = printed == printed.uppercased()
        let ascent = face.size * (isCapitals ? 0.8 : 0.84), height = face.size * (isCapitals ? 0.98 : 1.15)
        band.lines = [line.shifted(x: 0, y: ascent)]
        band.height = height
        if random.bool(probability: 0.12) { return reversed(band, measure: measure) }
        return band
    }

    /// The band in white on a panel of ink.
    private func reversed(_ band: Band, measure: Double) -> Band {
        let pad = metrics.body.size * 0.45
        var out = Band()
        let panel = InkRect(x0: 0, y0: 0, x1: measure, y1: band.height + 2 * pad)
        out.ornaments = [PlacedOrnament(ornament: .panel, rect: panel, isContent: true)]
        out.add(band, x: 0, y: pad)
        for index in out.lines.indices { out.lines[index].isReversed = true }
        out.height = panel.height
        return out
    }

    private func panelBand(_ copy: AdvertisementCopy, measure: Double, random: inout SeededGenerator) -> Band {
        let size = metrics.body.size * random.real(1.1...2)
        let text = random.pick(copy.lines + [copy.name])
        let width = measure * random.real(0.5...1)
        let band = lines(
            text.uppercased(),
            face: face(size, random: &random).sized(size),
            measure: width * 0.92,
            alignment: .centred
        )
        var inset = Band()
        inset.add(band, x: width * 0.04, y: 0)
        var out = Band()
        out.add(reversed(inset, measure: width), x: (measure - width) / 2, y: 0)
        return out
    }

    private func sloganBand(_ texts: [String], measure: Double, random: inout SeededGenerator) -> Band {
        var band = Band()
        for text in texts.prefix(random.int(1...4)) {
            var face = face(metrics.body.size * random.real(1...2.6), random: &random)
            if random.bool(probability: 0.15) { face.tracking = face.size * 0.12 }
            let printed = random.bool(probability: 0.5) ? text.uppercased() : text
            let part = lines(printed, face: face, measure: measure, alignment: .centred, lead: 1.14)
            band.add(part, x: 0, y: band.height)
            band.height += metrics.body.size * 0.2
        }
        return band
    }

    private func textBand(_ copy: AdvertisementCopy, measure: Double, random: inout SeededGenerator) -> Band {
        let em = metrics.body.size
        guard !copy.text.isEmpty else { return Band() }
        let face = metrics.body.sized(em * random.real(0.85...1.5))
        let count = measure > em * 34 ? random.int(1...3) : 1
        let gap = em * 1.2, width = (measure - gap * Double(count - 1)) / Double(count)
        var band = Band()
        for column in 0..<count {
            let text =
                column == 0 ? copy.text : AdvertisementLibrary.display[(column * 7 + copy.text.utf8.count) % 12].text
            let part = lines(
                text,
                face: face,
                measure: width,
                alignment: random.pick([.justified, .justified, .hanging])
            )
            band.add(part, x: Double(column) * (width + gap), y: 0)
        }
        return band
    }

    private func footBand(_ copy: AdvertisementCopy, measure: Double, random: inout SeededGenerator) -> Band {
        var band = Band()
        let em = metrics.body.size
        if random.bool(probability: 0.6) {
            let name = lines(
                copy.name + ",",
                face: face(em * random.real(1.6...2.6), random: &random),
                measure: measure,
                alignment: .centred
            )
            band.add(name, x: 0, y: 0)
        }
        let text = copy.foot.isEmpty ? copy.name : copy.foot
        let foot = lines(
            random.bool(probability: 0.5) ? text.uppercased() : text,
            face: face(em * random.real(1...1.7), random: &random),
            measure: measure,
            alignment: .centred
        )
        band.add(foot, x: 0, y: band.height)
        return band
    }

    /// A cut in the middle or at one side, then with text or prices beside it.
    private func cutBand(_ copy: AdvertisementCopy, measure: Double, most: Double, random: inout SeededGenerator)
        -> Band
    {
        let em = metrics.body.size
        var band = Band()
        let height = min(most * 0.9, measure * random.real(0.25...0.9), em * 34)
        guard height > em * 4 else { return band }
        let width = min(measure, height * random.real(0.6...1.3))
        let isBeside = measure > width + em * 11
        let isLeft = random.bool(probability: 0.5)
        let x = isBeside ? (isLeft ? 0 : measure - width) : (measure - width) / 2
        let cut: Ornament =
            metrics.style.lastYear >= 1900 && random.bool(probability: 0.3)
            ? .photograph(seed: random.next()) : .ware(seed: random.next())
        let rect = InkRect(x0: x, y0: 0, x1: x + width, y1: height)
        band.ornaments = [PlacedOrnament(ornament: cut, rect: rect, isContent: true)]
        band.height = height
        guard isBeside else { return band }
        let room = measure - width - em * 1.2
        var beside = Band()
        beside.add(sloganBand(copy.lines, measure: room, random: &random), x: 0, y: 0)
        let rest = height - beside.height - em
        if rest > em * 4 {
            let more =
                random.bool(probability: 0.5)
                ? priceColumn(measure: room, most: rest, random: &random)
                : lines(
                    copy.text,
                    face: metrics.body.sized(em * random.real(0.95...1.4)),
                    measure: room,
                    alignment: .justified
                )
            if more.height <= rest { beside.add(more, x: 0, y: beside.height + em * 0.5) }
        }
        if beside.height <= height {
            band.add(beside, x: isLeft ? width + em * 1.2 : 0, y: (height - beside.height) / 2)
        }
        return band
    }

    /// Lists of goods and prices side by side.
    private func priceBand(measure: Double, most: Double, random: inout SeededGenerator) -> Band {
        let em = metrics.body.size
        let count = max(1, min(4, Int(measure / (em * random.real(13...22)))))
        let gap = em * random.real(0.8...1.6), width = (measure - gap * Double(count - 1)) / Double(count)
        let depth = min(most, em * random.real(8...44))
        guard width > em * 8, depth > em * 5 else { return Band() }
        var band = Band()
        for column in 0..<count {
            band.add(
                priceColumn(measure: width, most: depth, random: &random),
                x: Double(column) * (width + gap),
                y: 0
            )
        }
        if count > 1, random.bool(probability: 0.4) {
            for column in 1..<count {
                let x = Double(column) * (width + gap) - gap / 2
                let rect = InkRect(x0: x, y0: 0, x1: x + metrics.hair, y1: band.height)
                band.ornaments.append(PlacedOrnament(ornament: .rule, rect: rect, isContent: true))
            }
        }
        return band
    }

    /// One list: heads of departments, goods, prices at the right behind leaders or white.
    private func priceColumn(measure: Double, most: Double, random: inout SeededGenerator) -> Band {
        let em = metrics.body.size
        var band = Band()
        let face = metrics.body.sized(em * random.real(0.8...1.05))
        let headSize = em * random.real(1.2...2)
        let hasLeaders = random.bool(probability: 0.5)
        while true {
            var section = Band()
            section.add(
                lines(
                    random.pick(GoodsLibrary.departments).uppercased(),
                    face: self.face(headSize, random: &random).sized(headSize),
                    measure: measure,
                    alignment: .centred
                ),
                x: 0,
                y: em * 0.3
            )
            for _ in 0..<random.int(2...9) {
                let more = priced(
                    GoodsLibrary.item(random: &random),
                    face: face,
                    measure: measure,
                    hasLeaders: hasLeaders
                )
                guard band.height + section.height + more.height <= most else { break }
                section.add(more, x: 0, y: section.height)
            }
            guard band.height + section.height <= most, section.lines.count > 1 else { return band }
            band.add(section, x: 0, y: band.height)
            section.height += em * 0.3
        }
    }

    /// Goods in one line or more, the price at the end of the last.
    private func priced(_ item: (goods: String, price: String), face: Typeface, measure: Double, hasLeaders: Bool)
        -> Band
    {
        let price = compositor.line(item.price, face: face, measure: measure, alignment: .right)
        let room = compositor.width(of: item.price, in: face) + face.size
        var band = Band()
        let goods = compositor.paragraph(
            item.goods,
            face: face,
            measure: measure - room,
            alignment: .left,
            hyphenates: true
        )
        let lead = face.size * 1.1
        for (index, line) in goods.enumerated() {
            var line = line
            if index == goods.count - 1 {
                if hasLeaders, let ink = line.ink, let end = price.ink {
                    let dot = compositor.typeCase.set(".", in: face)
                    var x = ink.x1 + dot.advance
                    var dots = ""
                    while x + dot.advance * 2 < end.x0 {
                        line.words.append(PlacedWord(word: dot.id, x: x, y: 0, ink: dot.ink.shifted(x: x, y: 0)))
                        dots += "."
                        x += dot.advance * 1.7
                    }
                    if !dots.isEmpty { line.text += " " + dots }
                }
                line.words += price.words
                line.text += " " + price.text
            }
            band.lines.append(line.shifted(x: 0, y: band.height + lead * 0.78))
            band.height += lead
        }
        return band
    }

    /// Goods in a grid: a cut, what it is, what it costs.
    private func goodsBand(measure: Double, most: Double, random: inout SeededGenerator) -> Band {
        let em = metrics.body.size
        let count = max(2, min(5, Int(measure / (em * random.real(9...15)))))
        let width = (measure - em * Double(count - 1)) / Double(count)
        let side = min(width * random.real(0.5...0.8), em * 12)
        guard width > em * 6, side + em * 5 < most else { return Band() }
        let caption = face(em * random.real(0.9...1.1), random: &random),
            price = face(em * random.real(1.2...2), random: &random)
        var band = Band()
        for column in 0..<count {
            let item = GoodsLibrary.item(random: &random)
            var cell = Band()
            let rect = InkRect(x0: (width - side) / 2, y0: 0, x1: (width + side) / 2, y1: side)
            cell.ornaments = [PlacedOrnament(ornament: .ware(seed: random.next()), rect: rect, isContent: true)]
            cell.height = side + em * 0.3
            cell.add(lines(item.goods, face: caption, measure: width, alignment: .centred), x: 0, y: cell.height)
            cell.add(lines(item.price, face: price, measure: width, alignment: .centred), x: 0, y: cell.height)
            band.add(cell, x: Double(column) * (width + em), y: 0)
        }
        return band
    }

    private func ruleBand(measure: Double, random: inout SeededGenerator) -> Band {
        let share = random.pick([0.15, 0.3, 0.6, 1])
        let rect = InkRect(
            x0: measure * (0.5 - share / 2),
            y0: 0,
            x1: measure * (0.5 + share / 2),
            y1: metrics.hair * random.pick([1, 1, 2, 3])
        )
        var band = Band()
        band.height = rect.y1
        band.ornaments = [PlacedOrnament(ornament: .rule, rect: rect, isContent: true)]
        return band
    }
}
