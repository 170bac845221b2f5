import CPango
import Raster

/// Prints placed pieces on a sheet.
struct Press {
    let typeCase: TypeCase
    let metrics: Metrics

    /// Black ink on white paper, without faults.
    func print(_ placed: [PlacedPiece], rules: [InkRect]) throws(TypesetterError) -> GrayImage {
        let sheet = try InkSheet(width: Int(metrics.width), height: Int(metrics.height))
        for rule in rules { sheet.fill(rule) }
        for piece in placed {
            // Panels lie under the lines that stand on them.
            for ornament in piece.piece.ornaments { try draw(ornament.shifted(x: piece.x, y: piece.y), on: sheet) }
            for line in piece.piece.lines {
                let print = {
                    for word in line.words {
                        unsafe typeCase.print(word.word, atX: word.x + piece.x, y: word.y + piece.y, on: sheet.cairo)
                    }
                }
                if line.isReversed { sheet.inWhite(print) } else { print() }
            }
        }
        return sheet.picture()
    }

    private func draw(_ ornament: PlacedOrnament, on sheet: InkSheet) throws(TypesetterError) {
        let rect = ornament.rect
        switch ornament.ornament {
        case .rule, .panel: sheet.fill(rect)
        case .swelledDash:
            let (mx, my) = ((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2)
            sheet.fill([(rect.x0, my), (mx, rect.y0), (rect.x1, my), (mx, rect.y1)])
            sheet.stroke([(rect.x0, my), (rect.x1, my)], width: max(0.8, metrics.hair * 0.6))
        case .frame(let widths): frame(rect, widths: widths, sheet: sheet)
        case .wave: wave(rect, sheet: sheet)
        case .halftone(let seed): HalftoneArtist(seed: seed, dpi: metrics.style.dpi).draw(rect, on: sheet)
        case .drawing(let seed): PenArtist(seed: seed, stroke: metrics.hair).draw(rect, on: sheet)
        case .engraving(let seed): try EngravingArtist(seed: seed, dpi: metrics.style.dpi).draw(rect, on: sheet)
        case .ware(let seed):
            try EngravingArtist(seed: seed, dpi: metrics.style.dpi).draw(rect, on: sheet, subject: .ware)
        case .photograph(let seed): try HalftoneArtist(seed: seed, dpi: metrics.style.dpi).drawScene(rect, on: sheet)
        case .border(let kind, let width): BorderArtist(stroke: metrics.hair).draw(kind, rect, width: width, on: sheet)
        case .cut(let kind): PenArtist(seed: UInt64(kind), stroke: metrics.hair).cut(kind, rect, on: sheet)
        }
    }

    private func frame(_ rect: InkRect, widths: [Double], sheet: InkSheet) {
        var inset = 0.0
        for (index, width) in widths.enumerated() {
            // Every second width is that of a gap.
            if index % 2 == 0 {
                let (x0, y0, x1, y1) = (rect.x0 + inset, rect.y0 + inset, rect.x1 - inset, rect.y1 - inset)
                sheet.fill(InkRect(x0: x0, y0: y0, x1: x1, y1: y0 + width))
                sheet.fill(InkRect(x0: x0, y0: y1 - width, x1: x1, y1: y1))
                sheet.fill(InkRect(x0: x0, y0: y0 + width, x1: x0 + width, y1: y1 - width))
                sheet.fill(InkRect(x0: x1 - width, y0: y0 + width, x1: x1, y1: y1 - width))
            }
            inset += width
        }
    }

    private func wave(_ rect: InkRect, sheet: InkSheet) {
        let step = rect.height * 0.8
        let count = max(2, Int(rect.width / step))
        let my = (rect.y0 + rect.y1) / 2
        let points = (0...count).map { index in
            let x = rect.x0 + rect.width * Double(index) / Double(count)
            return (x: x, y: my + (index % 2 == 0 ? -0.35 : 0.35) * rect.height)
        }
        sheet.stroke(points, width: metrics.hair)
    }
}
