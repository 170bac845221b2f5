import CorpusModel
import Foundation
import PageFlow
import Testing

@Suite struct FrameMappingTests {
    private func frame(degrees: Double, isRotated: Bool = true) -> PageFrame {
        PageFrame(
            pageWidth: 1000,
            pageHeight: 1400,
            uprightWidth: 1040,
            uprightHeight: 1430,
            skewDegrees: degrees,
            isRotated: isRotated
        )
    }

    @Test func pageThatWasNotTurnedKeepsItsBoxes() {
        let mapping = FrameMapping(
            PageFrame(
                pageWidth: 100,
                pageHeight: 200,
                uprightWidth: 100,
                uprightHeight: 200,
                skewDegrees: 0.04,
                isRotated: false
            )
        )
        let box = PixelRect(x0: 10, y0: 20, x1: 40, y1: 30)
        #expect(mapping.onPage(box) == box)
        #expect(
            mapping.onPage(PixelRect(x0: 90, y0: 190, x1: 120, y1: 210)) == PixelRect(x0: 90, y0: 190, x1: 100, y1: 200)
        )
    }

    @Test("the print of a line lies in its box, and the box is not wider than it", arguments: [-3.0, -0.5, 0.7, 2.5])
    func lineBoxHoldsItsInk(_ degrees: Double) {
        let mapping = FrameMapping(frame(degrees: degrees))
        let line = PixelRect(x0: 300, y0: 700, x1: 700, y1: 720)
        let box = mapping.onPage(line)
        let angle = degrees * .pi / 180
        // The middle of the line, at every tenth, turned about the centres as `PageFrame` says.
        for step in 0...10 {
            let (dx, dy) = (300 + Double(step) * 40 - 520, 710.0 - 715)
            let (x, y) = (500 + cos(angle) * dx - sin(angle) * dy, 700 + sin(angle) * dx + cos(angle) * dy)
            #expect(Double(box.x0) - 1 <= x && x <= Double(box.x1) + 1)
            #expect(Double(box.y0) + 8 <= y && y <= Double(box.y1) - 8)
        }
        #expect(box.width <= 401 && box.height <= 20 + Int(400 * abs(sin(angle))) + 2)
    }

    @Test func linesThatFallToTheRightDoSoOnThePage() {
        let mapping = FrameMapping(frame(degrees: 2))
        let left = mapping.onPage(PixelRect(x0: 100, y0: 700, x1: 130, y1: 720))
        let right = mapping.onPage(PixelRect(x0: 900, y0: 700, x1: 930, y1: 720))
        #expect(right.y0 - left.y0 == 28)
    }

    @Test func boxesStayOnThePage() {
        let mapping = FrameMapping(frame(degrees: 2))
        let page = PixelRect(x0: 0, y0: 0, x1: 1000, y1: 1400)
        for box in [PixelRect(x0: 0, y0: 0, x1: 1040, y1: 20), PixelRect(x0: 1000, y0: 0, x1: 1040, y1: 1430)] {
            #expect(mapping.onPage(box).intersection(page) == mapping.onPage(box))
        }
    }

    @Test("a part of a scan: boxes are led to the scan and back", arguments: [0.0, 1.5])
    func partOfAScan(_ degrees: Double) {
        let part = PixelRect(x0: 310, y0: 45, x1: 1310, y1: 1445)
        let frame = PageFrame(
            pageWidth: part.width,
            pageHeight: part.height,
            uprightWidth: part.width,
            uprightHeight: part.height,
            skewDegrees: degrees,
            isRotated: degrees != 0
        )
        let (alone, placed) = (FrameMapping(frame), FrameMapping(frame, partOfScan: part))
        for box in [PixelRect(x0: 400, y0: 500, x1: 430, y1: 512), PixelRect(x0: 20, y0: 1300, x1: 50, y1: 1310)] {
            let onScan = placed.onPage(box)
            #expect(onScan == alone.onPage(box).moved(x: part.x0, y: part.y0))
            let back = placed.onUpright(onScan)
            if degrees == 0 { #expect(back == box) }
            #expect(abs(back.midX - box.midX) <= 1 && abs(back.midY - box.midY) <= 1)
        }
        // What reaches beyond the part is cut at its edge, not at that of the scan.
        #expect(placed.onPage(PixelRect(x0: 900, y0: 10, x1: 1200, y1: 20)).x1 <= part.x1)
    }
}
