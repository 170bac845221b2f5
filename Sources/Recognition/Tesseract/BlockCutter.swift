import CorpusModel
import PageFlow
import Raster

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
            let xHeight = region.lines.medianXHeight ?? ink(of: inside, in: page).components.regionXHeight()
            return parts(of: region, inside: inside).compactMap { part, rect in
                block(of: rect, region: part, page: page, xHeight: xHeight ?? page.bodyXHeight, kind: .body)
            }
        }
        let rows = region.lines.isEmpty ? ink(of: inside, in: page).rows() : region.lines.map { TypeRow($0) }
        return TypeRow.groups(rows).compactMap { group in
            let part = PixelRect(x0: inside.x0, y0: group.top, x1: inside.x1, y1: group.bottom).intersection(inside)
            return block(
                of: part,
                region: region,
                page: page,
                xHeight: group.xHeight,
                kind: group.xHeight > Self.capitalRatio * Self.displayRatio * page.bodyXHeight ? .display : .deck
            )
        }
    }

    /// A body in parts of few enough lines, cut between lines; each part knows only its own lines.
    private func parts(of region: LayoutRegion, inside: PixelRect) -> [(part: LayoutRegion, rect: PixelRect)] {
        let lines = region.lines.sorted { ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0) }
        let count = (lines.count + settings.blockLines - 1) / settings.blockLines
        guard count > 1 else { return [(region, inside)] }
        return (0..<count).map { index in
            let range = (lines.count * index / count)..<(lines.count * (index + 1) / count)
            // Parts meet halfway between their lines; the first and the last reach to the region's edge.
            func edge(before line: Int) -> Int {
                line == 0
                    ? inside.y0
                    : line == lines.count ? inside.y1 : (lines[line - 1].bbox.y1 + lines[line].bbox.y0) / 2
            }
            var part = region
            part.lines = Array(lines[range])
            let rect = PixelRect(
                x0: inside.x0,
                y0: edge(before: range.lowerBound),
                x1: inside.x1,
                y1: edge(before: range.upperBound)
            )
            return (part, rect.intersection(inside))
        }
    }

    /// What kind of type a block is set in.
    private enum TypeKind { case body, deck, display }

    /// Capitals are about this many times as high as small letters; small decks are mostly set in capitals.
    private static let capitalRatio = 1.5
    /// Capitals are display type from this many times the height of the body's.
    private static let displayRatio = 1.2

    private func ink(of rect: PixelRect, in page: PageLayout) -> RegionInk {
        RegionInk(page.upright.cropped(to: rect), at: rect)
    }

    private func block(
        of rect: PixelRect,
        region: LayoutRegion,
        page: PageLayout,
        xHeight: Double,
        kind: TypeKind
    ) -> PlacedBlock? {
        let padding = Int((settings.padding * xHeight).rounded())
        let part = rect.grown(by: padding, within: page.upright.bounds)
        guard !part.isEmpty else { return nil }
        var cut = page.upright.cropped(to: part)
        let paper: UInt8
        if settings.flattensPaper {
            cut = cut.withEvenPaper(reach: max(16, Int(3 * xHeight)))
            paper = 255
        } else {
            paper = UInt8(min(255, max(0, InkTones(of: cut).paper.rounded())))
        }
        if !region.lines.isEmpty {
            cut = InkBand(region.lines, slack: xHeight).paintingOutside(cut, at: part, with: paper)
        }
        let wanted =
            switch kind {
            case .body: scale(xHeight: xHeight, letterRatio: 1)
            case .deck: scale(xHeight: xHeight, letterRatio: Self.capitalRatio)
            case .display: min(4, settings.displayHeight / xHeight)
            }
        let scaleY = min(wanted, Self.largestScale(of: cut))
        let scaleX = scaleY * (kind == .display ? settings.displayStretch : settings.bodyStretch)
        let scaled = cut.resampled(byX: scaleX, y: scaleY)
        return PlacedBlock(
            block: TextBlock(
                image: scaled.framed(by: settings.margin, tone: paper),
                dpi: Int((Double(page.resolution.dpi) * scaleY).rounded()),
                pageMode: kind == .display ? settings.displayPageMode : settings.pageMode
            ),
            origin: part,
            scaleX: Double(scaled.width) / Double(cut.width),
            scaleY: Double(scaled.height) / Double(cut.height),
            margin: settings.margin
        )
    }

    /// Keeps enlarged blocks within what Tesseract takes: a side of 32,767 pixels, and memory in bounds.
    private static func largestScale(of image: GrayImage) -> Double {
        let side = 15_000 / Double(max(image.width, image.height))
        let area = (60e6 / Double(image.width * image.height)).squareRoot()
        return min(max(1, side), max(0.5, area))
    }

    /// Pixels of a block for one of the page, so that letters `letterRatio` times as high as small ones come to lie
    /// between the limits of the settings.
    private func scale(xHeight: Double, letterRatio: Double) -> Double {
        let (smallest, largest) = (settings.smallestXHeight * letterRatio, settings.largestXHeight * letterRatio)
        if xHeight < smallest { return min(4, smallest / max(1, xHeight)) }
        return xHeight > largest ? largest / xHeight : 1
    }
}
