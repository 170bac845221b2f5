import CorpusModel
import Raster

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

/// Cuts regions out of a page: one block for a region of one size of type, several for a stack of decks.
struct BlockCutter: Sendable {
    let settings: RecognitionSettings

    /// The blocks of a region, top to bottom; none for a region without pixels.
    func blocks(of region: LayoutRegion, in page: PageLayout) -> [PlacedBlock] {
        let bounds = page.upright.bounds
        let inside = region.bbox.intersection(bounds)
        guard !inside.isEmpty else { return [] }
        let isDisplay = region.regionClass == .headline || region.regionClass == .masthead
        guard settings.separatesDisplayType, isDisplay else {
            let xHeight = TypeRow.xHeight(of: region.lines) ?? ink(of: inside, in: page).components.xHeight()
            return [
                block(of: inside, region: region, page: page, xHeight: xHeight ?? page.bodyXHeight, isDisplay: false)
            ].compactMap(\.self)
        }
        let rows = region.lines.isEmpty ? ink(of: inside, in: page).rows() : region.lines.map { TypeRow($0) }
        return TypeRow.groups(rows).compactMap { group in
            let part = PixelRect(x0: inside.x0, y0: group.top, x1: inside.x1, y1: group.bottom).intersection(inside)
            let isDisplay = group.xHeight > displayRatio * page.bodyXHeight
            return block(of: part, region: region, page: page, xHeight: group.xHeight, isDisplay: isDisplay)
        }
    }

    private func ink(of rect: PixelRect, in page: PageLayout) -> RegionInk {
        RegionInk(page.upright.cropped(to: rect), at: rect)
    }

    /// Type is display type from this many times the body's x-height: the capitals of the body are about 1.5 times as
    /// high as its small letters.
    private let displayRatio = 1.75

    private func block(
        of rect: PixelRect,
        region: LayoutRegion,
        page: PageLayout,
        xHeight: Double,
        isDisplay: Bool
    ) -> PlacedBlock? {
        let padding = Int((settings.padding * xHeight).rounded())
        let part = rect.grown(by: padding, within: page.upright.bounds)
        guard !part.isEmpty else { return nil }
        var cut = page.upright.cropped(to: part)
        let tones = InkTones(of: cut)
        let paper = UInt8(min(255, max(0, tones.paper.rounded())))
        if settings.flattensPaper { cut = cut.withEvenPaper(reach: max(16, Int(3 * xHeight))) }
        if !region.lines.isEmpty {
            cut = InkBand(region.lines, slack: xHeight).paintingOutside(cut, at: part, with: paper)
        }
        let scaleY = isDisplay ? settings.displayHeight / xHeight : scale(xHeight: xHeight)
        let scaleX = scaleY * (isDisplay ? settings.displayStretch : settings.bodyStretch)
        let width = max(1, Int((Double(cut.width) * scaleX).rounded()))
        let height = max(1, Int((Double(cut.height) * scaleY).rounded()))
        let scaled = cut.resampled(toWidth: width, height: height)
        return PlacedBlock(
            block: TextBlock(
                image: scaled.framed(by: settings.margin, tone: settings.flattensPaper ? 255 : paper),
                dpi: Int((Double(page.resolution.dpi) * scaleY).rounded()),
                pageMode: isDisplay ? settings.displayPageMode : settings.pageMode
            ),
            origin: part,
            scaleX: Double(width) / Double(cut.width),
            scaleY: Double(height) / Double(cut.height),
            margin: settings.margin
        )
    }

    private func scale(xHeight: Double) -> Double {
        if xHeight < settings.smallestXHeight { return min(4, settings.smallestXHeight / max(1, xHeight)) }
        return xHeight > settings.largestXHeight ? settings.largestXHeight / xHeight : 1
    }
}
