import CorpusModel
import PageFlow

/// What geometry finds on a page before regions are named: ink, pictures, and columns with their lines and rules.
struct PageGeometry {
    /// Letters, rules and large ink, working pixels.
    var ink: PageInk
    /// The columns of the page.
    var columns: [PageColumn]
    /// Pictures, working pixels.
    var pictures: [Picture]
    /// The head of the page.
    var head: PageHead

    /// Analyses a page at working scale.
    init(_ page: WorkingPage) {
        ink = InkAnalysis(xHeight: page.xHeight).analyse(page.binary)
        let head = PageHead(ink: ink)
        let pictures = PictureFinder(ink: ink, page: page.gray).pictures(outside: head.masthead)
        var type = ink
        type.letters = ink.letters.filter { letter in
            let box = letter.bbox
            return head.masthead.map { $0.intersection(box).area * 2 <= box.area } ?? true
        }
        columns = TracedColumns(of: type, pictures: pictures).columns()
        (self.head, self.pictures) = (head, pictures)
    }

    /// Rules and dashes of the page, working pixels.
    func separators() -> [Separator] {
        let vertical = ink.verticalRules.map { Separator(kind: .vertical, bbox: $0.bbox) }
        let horizontal = columns.flatMap { column in
            column.rules.map { rule in
                let edges = column.edges(rule.y0)
                let isWide = Double(rule.width) > 0.7 * (edges.right - edges.left)
                return Separator(kind: isWide ? .horizontal : .dash, bbox: rule)
            }
        }
        return vertical + horizontal
    }
}
