import CorpusModel
import PageFlow

/// A row of type, or several of about one size.
struct TypeRow: Sendable, Hashable {
    /// Vertical extent on the page.
    var top: Int, bottom: Int
    /// Height of the lower-case letters, or of capitals where there are no others, pixels.
    var xHeight: Double

    init(top: Int, bottom: Int, xHeight: Double) { (self.top, self.bottom, self.xHeight) = (top, bottom, xHeight) }

    init(_ line: LineGeometry) {
        self.init(top: line.bbox.y0, bottom: line.bbox.y1, xHeight: line.xHeight)
    }

    /// Neighbouring rows joined where their type differs by less than a third.
    ///
    /// Fewer and larger blocks are cheaper and read better.
    static func groups(_ rows: [TypeRow]) -> [TypeRow] {
        var groups: [TypeRow] = []
        for row in rows.sorted(by: { ($0.top, $0.bottom) < ($1.top, $1.bottom) }) {
            guard let last = groups.last else {
                groups.append(row)
                continue
            }
            let ratio = max(row.xHeight, last.xHeight) / max(1, min(row.xHeight, last.xHeight))
            if ratio < 1.33 || row.bottom <= last.bottom {
                groups[groups.count - 1].bottom = max(last.bottom, row.bottom)
                groups[groups.count - 1].xHeight = max(row.xHeight, last.xHeight)
            } else {
                groups.append(row)
            }
        }
        return groups
    }
}
