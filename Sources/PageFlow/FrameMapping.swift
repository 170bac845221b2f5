package import CorpusModel
import Foundation

/// Leads boxes from upright coordinates back to the decoded page, and on to the scan that the page was taken out of.
package struct FrameMapping: Sendable {
    private let frame: PageFrame
    private let page: PixelRect
    private let cosine: Double
    private let sine: Double
    /// Place of the page's first pixel on the scan, which stands upright.
    private let origin: (x: Int, y: Int)

    /// Prepares to lead back to the page of `frame`, and to the scan of which it is the part from `box` on.
    ///
    /// - Parameters:
    ///   - frame: of the page.
    ///   - box: part of the scan, turned upright, that is the page; `nil` where it is all of it.
    package init(_ frame: PageFrame, partOfScan box: PixelRect? = nil) {
        self.frame = frame
        page = PixelRect(x0: 0, y0: 0, x1: frame.pageWidth, y1: frame.pageHeight)
        origin = (box?.x0 ?? 0, box?.y0 ?? 0)
        let angle = frame.isRotated ? frame.skewDegrees * .pi / 180 : 0
        (cosine, sine) = (cos(angle), sin(angle))
    }

    /// The box on the scan of what `box` holds in the upright image.
    ///
    /// The turned box is held by the hull of its corners, but ink seldom reaches into the corners: the hull is taken of
    /// the middles of the two short sides, and grown by half the length of these sides. So the box of a word or line
    /// stays as wide as the print, and that of a column as high.
    package func onPage(_ box: PixelRect) -> PixelRect {
        guard sine != 0 || frame.uprightWidth != frame.pageWidth || frame.uprightHeight != frame.pageHeight else {
            return box.intersection(page).moved(x: origin.x, y: origin.y)
        }
        let isWide = box.width >= box.height
        let ends =
            isWide
            ? [point(Double(box.x0), box.midY), point(Double(box.x1), box.midY)]
            : [point(box.midX, Double(box.y0)), point(box.midX, Double(box.y1))]
        let (xs, ys) = (ends.map(\.x).sorted(), ends.map(\.y).sorted())
        let (halfWidth, halfHeight) = isWide ? (0, Double(box.height) / 2) : (Double(box.width) / 2, 0)
        return PixelRect(
            x0: Int((xs[0] - halfWidth).rounded()),
            y0: Int((ys[0] - halfHeight).rounded()),
            x1: Int((xs[1] + halfWidth).rounded()),
            y1: Int((ys[1] + halfHeight).rounded())
        ).intersection(page).moved(x: origin.x, y: origin.y)
    }

    /// The box in the upright image of what `box` holds on the scan: its centre is led there, its size stays.
    package func onUpright(_ box: PixelRect) -> PixelRect {
        let box = box.moved(x: -origin.x, y: -origin.y)
        let (dx, dy) = (box.midX - Double(frame.pageWidth) / 2, box.midY - Double(frame.pageHeight) / 2)
        let x = Double(frame.uprightWidth) / 2 + cosine * dx + sine * dy
        let y = Double(frame.uprightHeight) / 2 - sine * dx + cosine * dy
        let (left, top) = (Int((x - Double(box.width) / 2).rounded()), Int((y - Double(box.height) / 2).rounded()))
        return PixelRect(x0: left, y0: top, x1: left + box.width, y1: top + box.height)
            .intersection(PixelRect(x0: 0, y0: 0, x1: frame.uprightWidth, y1: frame.uprightHeight))
    }

    /// The place in the upright image of a point of the page.
    package func onUpright(x: Double, y: Double) -> (x: Double, y: Double) {
        let (dx, dy) = (x - Double(frame.pageWidth) / 2, y - Double(frame.pageHeight) / 2)
        return (
            Double(frame.uprightWidth) / 2 + cosine * dx + sine * dy,
            Double(frame.uprightHeight) / 2 - sine * dx + cosine * dy
        )
    }

    private func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let (dx, dy) = (x - Double(frame.uprightWidth) / 2, y - Double(frame.uprightHeight) / 2)
        return (
            Double(frame.pageWidth) / 2 + cosine * dx - sine * dy,
            Double(frame.pageHeight) / 2 + sine * dx + cosine * dy
        )
    }
}
