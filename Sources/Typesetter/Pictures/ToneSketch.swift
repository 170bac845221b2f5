import CPango
import Foundation
import Raster

/// A sketch in tones that an engraver or a camera works from: shapes painted over each other, 0 light, 1 dark.
///
/// Places are shares of the sketch: `x` from 0 at the left to 1, `y` from 0 at the top to 1.
@safe struct ToneSketch {
    typealias Point = (x: Double, y: Double)

    let width: Int, height: Int
    private let sheet: InkSheet

    /// A light sketch.
    init(width: Int, height: Int) throws(TypesetterError) {
        (self.width, self.height) = (max(8, width), max(8, height))
        sheet = try InkSheet(width: self.width, height: self.height)
    }

    /// Paints a polygon; its tone runs from `tone` at one side to `far` at the other, along `angle` (radians, 0 to the right).
    func paint(_ points: [Point], tone: Double, far: Double? = nil, angle: Double = 0) {
        guard let first = points.first, points.count > 2 else { return }
        let (w, h) = (Double(width), Double(height))
        let cairo = unsafe sheet.cairo
        let (xs, ys) = (points.map { $0.x * w }, points.map { $0.y * h })
        let (left, right) = (xs.min() ?? 0, xs.max() ?? 0), (top, bottom) = (ys.min() ?? 0, ys.max() ?? 0)
        let (mx, my) = ((left + right) / 2, (top + bottom) / 2)
        let (dx, dy) = (cos(angle) * (right - left) / 2, sin(angle) * (bottom - top) / 2)
        let pattern = unsafe cairo_pattern_create_linear(mx - dx, my - dy, mx + dx, my + dy)
        unsafe cairo_pattern_add_color_stop_rgba(pattern, 0, 0, 0, 0, min(1, max(0, tone)))
        unsafe cairo_pattern_add_color_stop_rgba(pattern, 1, 0, 0, 0, min(1, max(0, far ?? tone)))
        unsafe cairo_save(cairo)
        unsafe cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE)
        unsafe cairo_set_source(cairo, pattern)
        unsafe cairo_move_to(cairo, first.x * w, first.y * h)
        for point in points.dropFirst() { unsafe cairo_line_to(cairo, point.x * w, point.y * h) }
        unsafe cairo_close_path(cairo)
        unsafe cairo_fill(cairo)
        unsafe cairo_restore(cairo)
        unsafe cairo_pattern_destroy(pattern)
    }

    /// Paints a line of a width (share of the sketch's lesser side) and a tone.
    func line(_ points: [Point], width share: Double, tone: Double) {
        guard let first = points.first else { return }
        let (w, h) = (Double(width), Double(height))
        let cairo = unsafe sheet.cairo
        unsafe cairo_save(cairo)
        unsafe cairo_set_operator(cairo, CAIRO_OPERATOR_SOURCE)
        unsafe cairo_set_source_rgba(cairo, 0, 0, 0, min(1, max(0, tone)))
        unsafe cairo_move_to(cairo, first.x * w, first.y * h)
        for point in points.dropFirst() { unsafe cairo_line_to(cairo, point.x * w, point.y * h) }
        unsafe cairo_set_line_width(cairo, max(1, share * min(w, h)))
        unsafe cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
        unsafe cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        unsafe cairo_stroke(cairo)
        unsafe cairo_restore(cairo)
    }

    /// Corners of an ellipse whose half axes are shares of the sketch's height, so that circles stay round.
    func ellipse(_ x: Double, _ y: Double, _ a: Double, _ b: Double, turn: Double = 0) -> [Point] {
        let aspect = Double(height) / Double(width)
        return (0..<28).map { index in
            let t = Double(index) / 28 * 2 * .pi
            let (ex, ey) = (a * cos(t), b * sin(t))
            return (x + (ex * cos(turn) - ey * sin(turn)) * aspect, y + ex * sin(turn) + ey * cos(turn))
        }
    }

    /// The tones row by row, `0...1`.
    func tones() -> [Float] { sheet.picture().samples.map { Float(255 - $0) / 255 } }
}
