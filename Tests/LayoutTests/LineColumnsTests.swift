import CorpusModel
import Testing

@testable import Layout

@Suite("Columns made of lines")
struct LineColumnsTests {
    private func line(_ y: Int, _ x0: Int, _ x1: Int) -> TypeLine {
        TypeLine(
            bbox: PixelRect(x0: x0, y0: y, x1: x1, y1: y + 14),
            letterHeight: 10,
            stroke: 2,
            letterCount: (x1 - x0) / 10,
            inkWidth: (x1 - x0) * 2 / 3,
            widestGap: x0..<x0,
            evenness: 0.3
        )
    }

    /// Lines of a column from row `y` on, the last of each paragraph of four short and the next one indented.
    private func column(_ y: Int, _ x0: Int, _ x1: Int, count: Int) -> [TypeLine] {
        (0..<count).map { index in
            line(y + 22 * index, index % 4 == 0 ? x0 + 20 : x0, index % 4 == 3 ? x0 + (x1 - x0) / 3 : x1)
        }
    }

    private func columns(_ lines: [TypeLine], pictures: [PixelRect] = []) -> [Int] {
        LineColumns(
            of: lines.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) },
            ink: .drawn(),
            pictures: pictures.map { Picture(bbox: $0, isHalftone: true) }
        ).columns().map(\.lines.count)
    }

    @Test func noLinesAreNoColumns() { #expect(columns([]).isEmpty) }

    @Test("a column is one, with short lines and indents, however many stand beside it", arguments: 1...4)
    func columnsSideBySide(_ count: Int) {
        let lines = (0..<count).flatMap { column(100, 20 + 240 * $0, 240 + 240 * $0, count: 30) }
        #expect(columns(lines) == [Int](repeating: 30, count: count))
    }

    @Test func aHeadOverTwoColumnsIsOfNeither() {
        let lines = [line(60, 40, 460)] + column(100, 20, 240, count: 12) + column(100, 260, 480, count: 12)
        #expect(columns(lines).sorted() == [1, 12, 12])
    }

    @Test func aHeadInsideItsColumnIsOfIt() {
        let lines = [line(60, 80, 180)] + column(100, 20, 240, count: 12) + column(60, 260, 480, count: 14)
        #expect(columns(lines).sorted() == [13, 14])
    }

    @Test(
        "a column goes on where lines are missing, but not below type that goes over its edge",
        arguments: [false, true]
    )
    func gaps(_ isInterrupted: Bool) {
        var lines = column(100, 20, 240, count: 8) + column(330, 20, 240, count: 8)
        lines += column(100, 260, 480, count: 8) + column(330, 260, 480, count: 8)
        if isInterrupted { lines.append(line(294, 30, 470)) }
        #expect(columns(lines).sorted() == (isInterrupted ? [1, 8, 8, 8, 8] : [16, 16]))
    }

    @Test func aPictureInterrupts() {
        let lines = column(100, 20, 240, count: 6) + column(500, 20, 240, count: 6)
        let picture = PixelRect(x0: 30, y0: 250, x1: 230, y1: 480)
        #expect(columns(lines, pictures: [picture]) == [6, 6])
    }

    @Test func piecesOfALineAreTakenIn() {
        var lines = column(100, 20, 240, count: 12)
        lines[5].bbox.x1 = 120
        lines.append(line(100 + 22 * 5, 150, 240))
        #expect(columns(lines) == [13])
    }
}
