import CorpusModel
import PageFlow

extension PixelRect {
    /// The rectangle in the mirror image, left for right, of what lies in `bounds`.
    fileprivate func mirrored(in bounds: PixelRect) -> PixelRect {
        PixelRect(x0: bounds.x0 + bounds.x1 - x1, y0: y0, x1: bounds.x0 + bounds.x1 - x0, y1: y1)
    }
}

extension PageText {
    /// The page's mirror image, left for right; what was read stays as it is.
    var mirrored: PageText {
        var page = self
        page.regions = regions.map { $0.mirrored(in: bounds) }
        for index in separators.indices { page.separators[index].bbox = separators[index].bbox.mirrored(in: bounds) }
        page.tables = tables.map { $0.mirrored(in: bounds) }
        return page
    }
}

extension PageArticles {
    /// The mirror image of what was found on a page of these bounds.
    func mirrored(in bounds: PixelRect) -> PageArticles {
        var found = self
        found.regions = regions.map { $0.mirrored(in: bounds) }
        for index in articles.indices { found.articles[index].bbox = articles[index].bbox.mirrored(in: bounds) }
        found.tables = tables.map { $0.mirrored(in: bounds) }
        return found
    }
}

extension TextRegion {
    fileprivate func mirrored(in bounds: PixelRect) -> TextRegion {
        var region = self
        region.layout.bbox = layout.bbox.mirrored(in: bounds)
        for index in layout.lines.indices {
            region.layout.lines[index].bbox = layout.lines[index].bbox.mirrored(in: bounds)
        }
        for index in lines.indices {
            region.lines[index].bbox = lines[index].bbox.mirrored(in: bounds)
            for word in lines[index].words.indices {
                region.lines[index].words[word].bbox = lines[index].words[word].bbox.mirrored(in: bounds)
            }
        }
        return region
    }
}

extension Table {
    /// The place of a table in the mirror image; its rows, columns and edges are the table's own.
    fileprivate func mirrored(in bounds: PixelRect) -> Table {
        var table = self
        table.bbox = bbox.mirrored(in: bounds)
        for index in cells.indices { table.cells[index].bbox = cells[index].bbox.mirrored(in: bounds) }
        return table
    }
}
