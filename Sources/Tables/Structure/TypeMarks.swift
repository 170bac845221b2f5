import CorpusModel
import Raster

/// The type of a page: words in runs that a reader would not part, and leader dots.
struct TypeMarks {
    /// Words, left to right within runs.
    var runs: [[TypeWord]] = []
    /// Hulls of rows of leader dots.
    var leaders: [PixelRect] = []
    /// Pieces too large for letters: parts of pictures, charts and ornaments.
    var pictures: [Component] = []

    /// Finds letters, joins them to words and words to runs.
    init(_ ink: TableInk, without rules: RuledLines) {
        let xHeight = ink.xHeight
        var image = ink.strong
        let margin = max(1, Int(xHeight / 10))
        for rule in rules.horizontal + rules.vertical { image.erase(rule.grown(by: margin)) }
        let pieces = ConnectedComponents(image).components
        var letters: [Component] = []
        var small: [Component] = []
        for piece in pieces {
            let (width, height) = (Double(piece.bbox.width) / xHeight, Double(piece.bbox.height) / xHeight)
            guard Double(piece.area) >= max(3, 0.02 * xHeight * xHeight) else { continue }
            guard height <= 4.5, width <= 14 else {
                // Leader dots run together are no picture.
                if min(height, width) > 0.6 { pictures.append(piece) }
                continue
            }
            if height >= 0.5 {
                letters.append(piece)
            } else if width <= 3 {
                small.append(piece)
            }
        }
        // What is left of the corner of a dark band lies at two rules; no letter does.
        let near = max(2, Int(0.25 * xHeight))
        func touches(_ bbox: PixelRect, _ rules: [PixelRect]) -> Bool {
            let grown = bbox.grown(by: near)
            return rules.contains { $0.overlaps(grown) }
        }
        letters.removeAll { touches($0.bbox, rules.horizontal) && touches($0.bbox, rules.vertical) }
        letters.removeAll { Double($0.bbox.width) < 0.12 * xHeight && Double($0.bbox.height) > 2.5 * xHeight }
        let dots = Leaders(small, among: letters, xHeight: xHeight)
        leaders = dots.rows
        runs = RunBuilder(xHeight: xHeight).runs(letters: letters, signs: dots.others)
    }
}
