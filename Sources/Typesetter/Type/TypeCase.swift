import CorpusFiles
import CPango

/// A rectangle in pixels with fractions; origin top left.
package struct InkRect: Sendable, Hashable {
    package var x0: Double, y0: Double, x1: Double, y1: Double

    package init(x0: Double, y0: Double, x1: Double, y1: Double) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
    }

    package func shifted(x: Double, y: Double) -> InkRect { InkRect(x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y) }
    package func union(_ other: InkRect) -> InkRect {
        InkRect(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }
    package var width: Double { x1 - x0 }
    package var height: Double { y1 - y0 }
}

/// A word in type, measured; `TypeCase` holds its letters.
package struct SetWord: Sendable {
    package let id: Int
    /// Distance to where the next letter would start, pixels.
    package let advance: Double
    /// Place of the ink; origin at the start of the base line.
    package let ink: InkRect
}

/// Shapes words with Pango and keeps them, since a newspaper page repeats most of its words.
///
/// Not to be shared: one for each page that is being set.
@safe package final class TypeCase {
    private struct Key: Hashable {
        var text: String
        var face: Int
    }

    private let map: UnsafeMutableRawPointer
    private let context: OpaquePointer
    private var faces: [Typeface: Int] = [:]
    private var fonts: [(face: Typeface, description: OpaquePointer)] = unsafe []
    private var known: [Key: Int] = [:]
    private var words: [SetWord] = []
    private var layouts: [(layout: OpaquePointer, face: Typeface)] = unsafe []

    package init() throws(TypesetterError) {
        // A map of its own, not the thread's: that one is freed when its thread ends, at any time.
        let map = unsafe pango_cairo_font_map_new()
        guard let map = unsafe map, let context = unsafe pango_font_map_create_context(map) else {
            throw TypesetterError(.surfaceFailed, "Pango gave no context; is there memory left?")
        }
        unsafe self.map = UnsafeMutableRawPointer(map)
        unsafe self.context = context
        // Unhinted outlines at fractions of a pixel: the same page at another resolution keeps its line breaks.
        guard let options = unsafe cairo_font_options_create() else {
            throw TypesetterError(.surfaceFailed, "Cairo gave no font options; is there memory left?")
        }
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        unsafe pango_context_set_round_glyph_positions(context, 0)
    }

    deinit {
        let setLayouts = unsafe layouts
        let openFonts = unsafe fonts
        unsafe setLayouts.forEach { unsafe g_object_unref(UnsafeMutableRawPointer($0.layout)) }
        unsafe openFonts.forEach { unsafe pango_font_description_free($0.description) }
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
        unsafe g_object_unref(map)
    }

    /// Makes sure that a family is installed: Pango would silently take another.
    package func require(_ family: TypeFamily) throws(TypesetterError) {
        let description = unsafe pango_font_description_new()
        defer { unsafe pango_font_description_free(description) }
        unsafe pango_font_description_set_family(description, family.rawValue)
        unsafe pango_font_description_set_absolute_size(description, 20 * Double(PANGO_SCALE))
        var found = ""
        if let font = unsafe pango_context_load_font(context, description) {
            let described = unsafe pango_font_describe(font)
            if let name = unsafe pango_font_description_get_family(described) { found = unsafe String(cString: name) }
            unsafe pango_font_description_free(described)
            unsafe g_object_unref(UnsafeMutableRawPointer(font))
        }
        guard found == family.rawValue else {
            throw TypesetterError(
                .fontMissing,
                "typeface '\(family.rawValue)' is not installed; install the Debian package \(family.package)"
            )
        }
    }

    /// A word in type, its quotes made typographic.
    package func set(_ text: String, in face: Typeface) -> SetWord {
        let key = Key(text: text, face: number(of: face))
        if let index = known[key] { return words[index] }
        let layout = unsafe pango_layout_new(context)
        unsafe pango_layout_set_font_description(layout, fonts[key.face].description)
        if face.tracking != 0 {
            let attributes = unsafe pango_attr_list_new()
            let spacing = CInt((face.tracking * Double(PANGO_SCALE)).rounded())
            unsafe pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(spacing))
            unsafe pango_layout_set_attributes(layout, attributes)
            unsafe pango_attr_list_unref(attributes)
        }
        unsafe pango_layout_set_text(layout, typographic(text), -1)
        var ink = PangoRectangle()
        var logical = PangoRectangle()
        unsafe pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, &logical)
        let unit = 1 / Double(PANGO_SCALE)
        let fat = face.heft * face.size / 2
        let word = SetWord(
            id: words.count,
            advance: (Double(logical.width) * unit + fat * 1.4) * face.stretch,
            ink: InkRect(
                x0: Double(ink.x) * unit * face.stretch,
                y0: Double(ink.y) * unit - fat,
                x1: (Double(ink.x + ink.width) * unit + 2 * fat) * face.stretch,
                y1: Double(ink.y + ink.height) * unit + fat
            )
        )
        words.append(word)
        if let layout = unsafe layout { unsafe layouts.append((layout, face)) }
        known[key] = word.id
        return word
    }

    /// Height of the small letters of a face, pixels.
    package func xHeight(of face: Typeface) -> Double { -set("x", in: face).ink.y0 }

    /// Prints a word that this case holds with the start of its base line at `x`, `y`.
    func print(_ word: Int, atX x: Double, y: Double, on cairo: OpaquePointer) {
        let (layout, face) = unsafe layouts[word]
        unsafe cairo_save(cairo)
        unsafe cairo_translate(cairo, x, y)
        if face.stretch != 1 { unsafe cairo_scale(cairo, face.stretch, 1) }
        unsafe cairo_move_to(cairo, face.heft * face.size * 0.5, 0)
        let line = unsafe pango_layout_get_line_readonly(layout, 0)
        if face.heft > 0 {
            unsafe pango_cairo_layout_line_path(cairo, line)
            unsafe cairo_set_line_width(cairo, face.heft * face.size)
            unsafe cairo_stroke_preserve(cairo)
            unsafe cairo_fill(cairo)
        } else {
            unsafe pango_cairo_show_layout_line(cairo, line)
        }
        unsafe cairo_restore(cairo)
    }

    private func number(of face: Typeface) -> Int {
        if let number = faces[face] { return number }
        let description = unsafe pango_font_description_new()
        unsafe pango_font_description_set_family(description, face.family.rawValue)
        unsafe pango_font_description_set_weight(description, face.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        unsafe pango_font_description_set_style(description, face.isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        unsafe pango_font_description_set_absolute_size(description, face.size * Double(PANGO_SCALE))
        if let description = unsafe description { unsafe fonts.append((face, description)) }
        faces[face] = unsafe fonts.count - 1
        return unsafe fonts.count - 1
    }
}

/// Text with printers' quotes and apostrophes in place of the typewriter's.
///
/// Truth keeps the straight forms, as hand-made truth does; the page has the curly ones.
package func typographic(_ text: String) -> String {
    guard text.contains("\"") || text.contains("'") else { return text }
    var out = ""
    var before: Character = " "
    for character in text {
        let opens = before == " " || before == "(" || before == "\u{2014}" || before == "[" || before == "\u{201C}"
        switch character {
        case "\"": out.append(opens ? "\u{201C}" : "\u{201D}")
        case "'": out.append(opens && text.count > 1 && !text.hasSuffix("'") ? "\u{2018}" : "\u{2019}")
        default: out.append(character)
        }
        before = out.last ?? " "
    }
    return out
}
