import CorpusModel
import PageFlow
import Raster
import TestSupport

/// Lines of make-believe type, and ways to ruin them.
struct Specimen: Sendable {
    /// Glyphs of five by nine cells: two rows of ascender, five of x-height, two of descender.
    private static let glyphs: [[String]] = [
        ["", "", "#.##.", "##..#", "#...#", "#...#", "#...#"], ["", "", ".###.", "#...#", "#...#", "#...#", ".###."],
        ["", "", ".###.", "#...#", "#####", "#....", ".###."], ["", "", "#.##.", "##..#", "#....", "#....", "#...."],
        ["#....", "#....", "#.##.", "##..#", "#...#", "#...#", "####."],
        ["", "", ".####", "#....", ".###.", "....#", "####."],
        ["", "", ".###.", "....#", ".####", "#...#", ".####"],
        ["", "", "####.", "#...#", "#...#", "#...#", "####.", "#....", "#...."],
    ]

    /// x-height in pixels.
    let xHeight: Int
    let image: GrayImage

    /// Twelve lines of thirty letters on paper, `cell` pixels a cell of a glyph.
    init(cell: Int, ink: UInt8 = 40, paper: UInt8 = 215) {
        let (columns, rows) = (30 * 7 + 6, 12 * 11 + 4)
        var cells = [Bool](repeating: false, count: columns * rows)
        var random = SeededGenerator(seed: 1)
        for line in 0..<12 {
            for place in 0..<30 where place % 6 != 5 {
                let glyph = Self.glyphs[Int.random(in: 0..<Self.glyphs.count, using: &random)]
                for (y, row) in glyph.enumerated() {
                    for (x, mark) in row.enumerated() where mark == "#" {
                        cells[(line * 11 + y + 2) * columns + place * 7 + x + 3] = true
                    }
                }
            }
        }
        let width = columns * cell
        let samples = (0..<(width * rows * cell)).map { index in
            cells[index / width / cell * columns + index % width / cell] ? ink : paper
        }
        self.init(xHeight: 5 * cell, image: GrayImage(width: width, height: rows * cell, samples: samples))
    }

    private init(xHeight: Int, image: GrayImage) { (self.xHeight, self.image) = (xHeight, image) }

    /// The same on a scan of half the resolution.
    var halved: Specimen {
        Specimen(
            xHeight: xHeight / 2,
            image: image.resampled(toWidth: image.width / 2, height: image.height / 2)
        )
    }

    /// Each sample the mean of a square with sides of `2 * radius + 1`.
    func blurred(radius: Int) -> Specimen {
        var samples = image.samples
        for y in 0..<image.height {
            for x in 0..<image.width {
                let square = PixelRect(x0: x - radius, y0: y - radius, x1: x + radius + 1, y1: y + radius + 1)
                    .intersection(image.bounds)
                var sum = 0
                for row in square.y0..<square.y1 {
                    for column in square.x0..<square.x1 { sum += Int(image[column, row]) }
                }
                samples[y * image.width + x] = UInt8(sum / square.area)
            }
        }
        return replacing(samples)
    }

    /// Noise of up to `amplitude` in squares of `grain` pixels.
    func noisy(amplitude: Int, grain: Int) -> Specimen {
        var random = SeededGenerator(seed: 1)
        let columns = image.width / grain + 1
        let noise = (0..<(columns * (image.height / grain + 1))).map { _ in
            Int.random(in: -amplitude...amplitude, using: &random)
        }
        return mapping { x, y, tone in tone + noise[y / grain * columns + x / grain] }
    }

    /// Light that falls from left to right to `share` of its strength.
    func shaded(to share: Double) -> Specimen {
        mapping { x, _, tone in
            Int(Double(tone) * (1 - (1 - share) * Double(x) / Double(image.width)))
        }
    }

    /// The region, alone on a page.
    func layout(_ regionClass: RegionClass = .article) -> PageLayout {
        PageLayout(
            source: ScanSource(path: "specimen.png", page: 1, sha256: ""),
            upright: image,
            frame: PageFrame(upright: image),
            resolution: Resolution(dpi: 150, source: .default),
            bodyXHeight: Double(xHeight),
            regions: [LayoutRegion(id: "r1", regionClass: regionClass, bbox: image.bounds, score: 1)],
            separators: []
        )
    }

    private func mapping(_ tone: (Int, Int, Int) -> Int) -> Specimen {
        replacing(
            image.samples.indices.map { index in
                let (x, y) = (index % image.width, index / image.width)
                return UInt8(min(255, max(0, tone(x, y, Int(image.samples[index])))))
            }
        )
    }

    private func replacing(_ samples: [UInt8]) -> Specimen {
        Specimen(xHeight: xHeight, image: GrayImage(width: image.width, height: image.height, samples: samples))
    }
}
