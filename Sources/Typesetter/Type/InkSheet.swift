import CorpusFiles
import CPango
import Raster

/// A sheet that takes ink: one byte of coverage a pixel, drawn on with Cairo.
@safe final class InkSheet {
    private let surface: OpaquePointer
    let cairo: OpaquePointer
    let width: Int, height: Int

    init(width: Int, height: Int) throws(TypesetterError) {
        guard
            width > 0, height > 0,
            let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_A8, CInt(width), CInt(height)),
            unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let cairo = unsafe cairo_create(surface)
        else { throw TypesetterError(.surfaceFailed, "cannot make a sheet of \(width) x \(height) pixels") }
        unsafe self.surface = surface
        unsafe self.cairo = cairo
        (self.width, self.height) = (width, height)
        unsafe cairo_set_source_rgba(cairo, 0, 0, 0, 1)
        unsafe cairo_set_antialias(cairo, CAIRO_ANTIALIAS_GRAY)
    }

    deinit {
        unsafe cairo_destroy(cairo)
        unsafe cairo_surface_destroy(surface)
    }

    func fill(_ rect: InkRect) {
        unsafe cairo_rectangle(cairo, rect.x0, rect.y0, rect.width, rect.height)
        unsafe cairo_fill(cairo)
    }

    /// Strokes an open or closed line through points.
    func stroke(_ points: [(x: Double, y: Double)], width: Double, isClosed: Bool = false) {
        guard let first = points.first else { return }
        unsafe cairo_move_to(cairo, first.x, first.y)
        for point in points.dropFirst() { unsafe cairo_line_to(cairo, point.x, point.y) }
        if isClosed { unsafe cairo_close_path(cairo) }
        unsafe cairo_set_line_width(cairo, width)
        unsafe cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
        unsafe cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        unsafe cairo_stroke(cairo)
    }

    /// Fills a polygon, with ink or with paper.
    func fill(_ points: [(x: Double, y: Double)], withPaper: Bool = false) {
        guard let first = points.first else { return }
        unsafe cairo_move_to(cairo, first.x, first.y)
        for point in points.dropFirst() { unsafe cairo_line_to(cairo, point.x, point.y) }
        unsafe cairo_close_path(cairo)
        if withPaper { unsafe cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR) }
        unsafe cairo_fill(cairo)
        if withPaper { unsafe cairo_set_operator(cairo, CAIRO_OPERATOR_OVER) }
    }

    /// What is printed within takes ink away: white on black.
    func inWhite(_ body: () -> Void) {
        unsafe cairo_set_operator(cairo, CAIRO_OPERATOR_DEST_OUT)
        body()
        unsafe cairo_set_operator(cairo, CAIRO_OPERATOR_OVER)
    }

    /// Adds ink pixel by pixel: `tone` gives the coverage (`0...1`) at a pixel of `rect`.
    func shade(_ rect: InkRect, tone: (_ x: Int, _ y: Int) -> Double) {
        unsafe cairo_surface_flush(surface)
        guard let data = unsafe cairo_image_surface_get_data(surface) else { return }
        let stride = unsafe Int(cairo_image_surface_get_stride(surface))
        let (x0, x1) = (max(0, Int(rect.x0.rounded())), min(width, Int(rect.x1.rounded())))
        let (y0, y1) = (max(0, Int(rect.y0.rounded())), min(height, Int(rect.y1.rounded())))
        for y in y0..<max(y0, y1) {
            for x in x0..<max(x0, x1) {
                unsafe data[y * stride + x] = UInt8((min(1, max(0, tone(x, y))) * 255).rounded())
            }
        }
        unsafe cairo_surface_mark_dirty(surface)
    }

    /// The sheet as a picture: black ink on white paper.
    func picture() -> GrayImage {
        unsafe cairo_surface_flush(surface)
        guard let data = unsafe cairo_image_surface_get_data(surface) else {
            return GrayImage(width: width, height: height)
        }
        let stride = unsafe Int(cairo_image_surface_get_stride(surface))
        let samples = unsafe [UInt8](unsafeUninitializedCapacity: width * height) { buffer, count in
            for y in 0..<height {
                for x in 0..<width { unsafe buffer[y * width + x] = 255 &- data[y * stride + x] }
            }
            count = width * height
        }
        return GrayImage(width: width, height: height, samples: samples)
    }
}
