import CorpusModel

/// Lines of type: the network says where they are, geometry measures their letters.
struct NetworkLines {
    let maps: LayoutMaps

    /// Lines of a page's letters, top to bottom.
    func lines(of ink: PageInk) -> [TypeLine] {
        // Shorter rules stand in tables and advertisements, whose lines go on over them.
        let rules = ink.verticalRules.filter { Double($0.bbox.height) > 30 * ink.xHeight }
        let labels = LineLabels(maps, rules: rules)
        let numbers = ink.letters.map { labels.line(in: $0.bbox, scale: maps.lines.scale) }
        let finder = LineFinder(xHeight: ink.xHeight)
        return finder.lines(of: ink.letters, numbers: numbers).filter {
            $0.letterCount >= 2 || $0.letterHeight > ink.xHeight
        }
    }
}
