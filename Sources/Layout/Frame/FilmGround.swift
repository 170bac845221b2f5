import CorpusModel
import Raster

/// The film's dark ground around a page, and strips of facing pages beyond it.
///
/// Ground is thick dark that reaches in from the edge of the scan: type, rules and drawings are thinner, and so are bridges
/// between them and the ground. A dark picture that bleeds into the ground reaches in deeper than the ground beside it,
/// and is left.
struct FilmGround {
    /// Pixels of the look that a cell covers each way.
    static let cell = 4
    /// Darker cells may be ground, as a share of the tone of paper.
    private static let darkest = 0.55
    /// Half the thickness of the thinnest ground, as a share of the longer side.
    private static let thinnest = 0.006
    /// Less of a scan is not worth cutting.
    private static let leastShare = 0.003
    /// More of a scan than this share is ground only where most of its tones lie this near to their middle.
    private static let mostUneven = 0.25, evenness = 12.0
    /// A strip of a facing page is at most this wide, as a share of the scan's side.
    private static let widestStrip = 0.15

    /// Cells across and down.
    let columns: Int, rows: Int
    /// For each cell, row by row, whether it is off the page.
    private(set) var isGround: [Bool]
    /// Tone of the paper.
    let paper: UInt8
    /// The page, pixels of the look; all of it where there is no ground.
    private(set) var box: PixelRect
    /// How sure that is.
    private(set) var confidence = 0.95

    /// Whether nothing is cut off.
    private(set) var isEmpty = true

    /// Finds the ground on a positive look.
    init(_ look: GrayImage) {
        let (columns, rows) = (look.width / Self.cell, look.height / Self.cell)
        (self.columns, self.rows, box) = (columns, rows, look.bounds)
        paper = look.percentile(0.8)
        isGround = []
        guard columns > 20, rows > 20 else { return }
        let small = look.scaled(toWidth: columns, height: rows)
        let paperTone = Double(small.percentile(0.75))
        let threshold = UInt8(Self.darkest * paperTone)
        let radius = max(3, Int((Self.thinnest * Double(max(columns, rows))).rounded()))
        let dark = CellMask(columns: columns, rows: rows, cells: small.samples.map { $0 < threshold })
        let thick = dark.opened(by: radius)
        let ground = thick.reachedFromEdge().cappedByNeighbours(slack: 2 * radius)
            .united(thick.beyondBands(within: Self.widestStrip))
        let off = ground.united(ground.inverted().strips(atMost: Self.widestStrip))
        let share = Double(off.count) / Double(columns * rows)
        guard share >= Self.leastShare else { return }
        let darkTones = ground.cells.indices.filter { ground.cells[$0] && dark.cells[$0] }
            .map { Int(small.samples[$0]) }
        let tone = darkTones.median.map(Double.init) ?? 0
        let even = darkTones.count { abs(Double($0) - tone) <= Self.evenness }
        // Much ground that is not of one tone is a picture over the whole page.
        let isPicture = share > Self.mostUneven && 10 * even < 7 * darkTones.count
        guard !isPicture, let page = off.inverted().hull else {
            confidence = 0.5
            return
        }
        // The soft edge of the ground goes with it, as far as it is dark.
        isGround =
            off.grownInto(
                CellMask(
                    columns: columns,
                    rows: rows,
                    cells: small.samples.map { Double($0) < (Self.darkest + 0.15) * paperTone }
                ),
                steps: 2
            ).cells
        isEmpty = false
        box = page.grown(by: 1).scaled(by: Double(Self.cell), rounding: .outwards).intersection(look.bounds)
        if page.x1 + 1 >= columns { box.x1 = look.width }
        if page.y1 + 1 >= rows { box.y1 = look.height }
        confidence = max(0.5, 1 - tone / max(1, paperTone))
    }

    /// The scan with everything that is off the page in the tone of paper.
    ///
    /// - Parameter scan: of which the look is a reduction, turned as it is.
    /// - Returns: an image of the same size; the scan itself where there is no ground.
    func cleared(_ scan: GrayImage) -> GrayImage {
        guard !isEmpty else { return scan }
        let across = (0..<scan.width).map { min(columns - 1, $0 * columns / scan.width) }
        var samples = scan.samples
        samples.withUnsafeMutableBufferPointer { samples in
            for y in 0..<scan.height {
                let first = min(rows - 1, y * rows / scan.height) * columns
                guard isGround[first..<(first + columns)].contains(true) else { continue }
                for x in 0..<scan.width where isGround[first &+ across[x]] { samples[y &* scan.width &+ x] = paper }
            }
        }
        return GrayImage(width: scan.width, height: scan.height, samples: samples)
    }
}
