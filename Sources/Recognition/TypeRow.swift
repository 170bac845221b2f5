import CorpusModel
import PageFlow
import Raster

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

    /// The median x-height of lines, pixels; `nil` if no line has one.
    static func xHeight(of lines: [LineGeometry]) -> Double? {
        let heights = lines.map(\.xHeight).filter { $0 > 0 }.sorted()
        return heights.isEmpty ? nil : heights[heights.count / 2]
    }
}

/// The ink inside one region, for layouts that know no lines.
struct RegionInk: Sendable {
    let components: [InkComponent]
    let place: PixelRect

    init(_ image: GrayImage, at place: PixelRect) {
        components = image.inkComponents(threshold: InkTones(of: image).threshold)
        self.place = place
    }

    /// Rows of type that a blank row of pixels divides, on the page, top to bottom.
    func rows() -> [TypeRow] {
        let letters = components.filter { piece in
            piece.box.height >= 4 && piece.box.width < 8 * piece.box.height && piece.box.height < place.height
        }
        var bands: [(top: Int, bottom: Int, pieces: [InkComponent])] = []
        for piece in letters.sorted(by: { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }) {
            if let last = bands.last, piece.box.y0 < last.bottom {
                bands[bands.count - 1].bottom = max(last.bottom, piece.box.y1)
                bands[bands.count - 1].pieces.append(piece)
            } else {
                bands.append((piece.box.y0, piece.box.y1, [piece]))
            }
        }
        return bands.compactMap { band in
            band.pieces.xHeight().map {
                TypeRow(top: band.top + place.y0, bottom: band.bottom + place.y0, xHeight: $0)
            }
        }
    }
}
