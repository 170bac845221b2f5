import CorpusModel
import PageFlow

/// A block cut from a page and how its pixels lie on the page.
struct PlacedBlock: Sendable {
    /// What is read.
    var block: TextBlock
    /// Where on the page the block was cut.
    var origin: PixelRect
    /// Pixels of the block for one of the page.
    var scaleX: Double, scaleY: Double
    /// Blank pixels of the block around what was cut.
    var margin: Int

    /// A box of the block on the page, within the part that was cut; empty for ink that lies in the margin.
    func onPage(_ box: PixelRect) -> PixelRect {
        let (x, y) = (Double(origin.x0), Double(origin.y0))
        return PixelRect(
            x0: Int((Double(box.x0 - margin) / scaleX + x).rounded(.toNearestOrAwayFromZero)),
            y0: Int((Double(box.y0 - margin) / scaleY + y).rounded(.toNearestOrAwayFromZero)),
            x1: Int((Double(box.x1 - margin) / scaleX + x).rounded(.toNearestOrAwayFromZero)),
            y1: Int((Double(box.y1 - margin) / scaleY + y).rounded(.toNearestOrAwayFromZero))
        )
        .intersection(origin)
    }
}
