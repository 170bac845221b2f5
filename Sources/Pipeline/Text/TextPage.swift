import Archives
import CorpusModel
import PageFlow
import Recognition

/// A page without scan: regions, lines and type of the archive's text alone.
struct TextPage {
    private let text: ArchivedPage
    private let source: ScanSource
    private let bodyXHeight: Double

    init(_ text: ArchivedPage, source: ScanSource) {
        (self.text, self.source) = (text, source)
        // The type in which most of the page's letters stand.
        let heights = text.lines.flatMap { line in
            TypeHeight.xHeight(of: line).map { [Double](repeating: $0, count: line.text.count) } ?? []
        }
        bodyXHeight = heights.median ?? 10
    }

    /// The page as if it had been read, without legibility.
    var read: ReadPage {
        let frame = PageFrame(
            pageWidth: text.width,
            pageHeight: text.height,
            uprightWidth: text.width,
            uprightHeight: text.height,
            skewDegrees: 0,
            isRotated: false
        )
        return ReadPage(
            source: source,
            frame: frame,
            resolution: Resolution(dpi: Int(ArchivedText.usualDotsPerInch), source: .default),
            text: PageText(
                bounds: PixelRect(x0: 0, y0: 0, x1: text.width, y1: text.height),
                bodyXHeight: bodyXHeight,
                regions: regions,
                separators: []
            )
        )
    }

    private var regions: [TextRegion] {
        var regions = text.blocks.flatMap { block in
            runs(of: block).map { lines, isDisplay in region(of: lines, in: block, isDisplay: isDisplay) }
        }
        for box in text.illustrations where !box.isEmpty {
            regions.append(
                TextRegion(layout: LayoutRegion(id: "", regionClass: .photograph, bbox: box, score: 0.5), lines: [])
            )
        }
        for index in regions.indices { regions[index].layout.id = "r\(index + 1)" }
        return regions
    }

    /// Type is display type from this many x-heights of the body.
    private static let display = 1.35
    /// A name plate is in type of this many x-heights at least, in the first part of the page, and so wide.
    private static let plate = 3.5, plateDepth = 0.2, plateWidth = 0.3
    /// More lines or words of display type are no headline.
    private static let mostHeadlineLines = 10, mostHeadlineWords = 80

    /// The lines of a block, parted where body type and display type meet.
    private func runs(of block: ArchivedPage.Block) -> [(lines: [TextLine], isDisplay: Bool)] {
        var runs: [(lines: [TextLine], isDisplay: Bool)] = []
        for line in block.lines {
            var line = line
            line.engine = text.format.rawValue
            // Parts of divided words are told when articles are made.
            for word in line.words.indices { line.words[word].subsContent = nil }
            let isDisplay = TypeHeight.xHeight(of: line).map { $0 >= Self.display * bodyXHeight } ?? false
            if let last = runs.last, last.isDisplay == isDisplay {
                runs[runs.count - 1].lines.append(line)
            } else {
                runs.append(([line], isDisplay))
            }
        }
        return runs
    }

    private func region(of lines: [TextLine], in block: ArchivedPage.Block, isDisplay: Bool) -> TextRegion {
        let heights = lines.map { TypeHeight.xHeight(of: $0) ?? 0 }
        let box = PixelRect.hull(lines.map(\.bbox)) ?? block.box
        let layout = LayoutRegion(
            id: "",
            regionClass: Self.regionClass(ofLabel: block.label)
                ?? (isDisplay ? displayClass(lines, heights: heights, box: box) : .article),
            bbox: box,
            score: text.knowsConfidence ? ReadingJudgement(lines).confidence : 0.5,
            lines: zip(lines, heights).map { LineGeometry(bbox: $0.bbox, xHeight: $1) }
        )
        return TextRegion(layout: layout, lines: lines)
    }

    private func displayClass(_ lines: [TextLine], heights: [Double], box: PixelRect) -> RegionClass {
        let isTop = Double(box.y1) <= Self.plateDepth * Double(text.height)
        let isWide = Double(box.width) >= Self.plateWidth * Double(text.width)
        if isTop, isWide, (heights.max() ?? 0) >= Self.plate * bodyXHeight { return .masthead }
        let words = lines.reduce(0) { $0 + $1.words.count }
        return lines.count <= Self.mostHeadlineLines && words <= Self.mostHeadlineWords ? .headline : .article
    }

    /// What the archive's name for a block says; `nil` for text as such and for names that say nothing.
    static func regionClass(ofLabel label: String?) -> RegionClass? {
        guard let label = label?.lowercased() else { return nil }
        let words: [(String, RegionClass)] = [
            ("headline", .headline), ("heading", .headline), ("title", .headline), ("byline", .byline),
            ("author", .byline), ("advert", .advertisement), ("caption", .caption), ("table", .table),
            ("masthead", .masthead), ("nameplate", .masthead), ("page_number", .pageNumber),
            ("pagenumber", .pageNumber), ("page number", .pageNumber), ("header", .header), ("footer", .header),
        ]
        return words.first { label.contains($0.0) }?.1
    }
}
