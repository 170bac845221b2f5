import CorpusModel
import PageFlow

/// A region as the articles stage sees it: its class after correction by its neighbours, and its place in the grid.
struct PageItem {
    /// The region as it came.
    let region: TextRegion
    /// Its class, corrected where text and neighbours say so.
    var regionClass: RegionClass
    /// Columns it lies in.
    var span: ClosedRange<Int>

    /// Place on the page.
    var box: PixelRect { region.layout.bbox }
    /// Whether it lies in more than one column.
    var isWide: Bool { span.count > 1 }

    /// Whether articles are made of it; pictures, their captions and tables are attached afterwards.
    var isFlow: Bool {
        switch regionClass {
        case .headline, .byline, .article: true
        case .table, .caption, .photograph, .cartoon, .advertisement, .masthead, .header, .pageNumber: false
        }
    }

    /// Whether text runs around it.
    var isPicture: Bool {
        regionClass == .photograph || regionClass == .cartoon || regionClass == .caption
    }

    /// Whether it stands outside all articles.
    var isOutside: Bool {
        switch regionClass {
        case .advertisement, .masthead, .header, .pageNumber: true
        case .headline, .byline, .article, .table, .caption, .photograph, .cartoon: false
        }
    }
}

extension TextRegion {
    /// The order in which regions are taken up, whatever the order they come in.
    static func canonicallyPrecedes(_ left: TextRegion, _ right: TextRegion) -> Bool {
        let (a, b) = (left.layout.bbox, right.layout.bbox)
        if (a.y0, a.x0, a.y1, a.x1) != (b.y0, b.x0, b.y1, b.x1) {
            return (a.y0, a.x0, a.y1, a.x1) < (b.y0, b.x0, b.y1, b.x1)
        }
        return (left.layout.regionClass.rawValue, left.layout.id) < (right.layout.regionClass.rawValue, right.layout.id)
    }
}
