import CorpusModel
import Foundation
import PageFlow
import Raster

/// Finds where the letters of printed lines stand, from the ink on and around the lines that layout found.
///
/// The ink of a line's strip is summed along rows that lean and bend; the lean and bend with the sharpest steps are the
/// line's. In that profile the band from x-line to baseline is where ink begins, stays and ends, near the x-height that
/// layout measured. Lines of a region share their x-height; where layout took several lines for one, each is found.
struct LineShapeFinder {
    let page: GrayImage
    /// How much a line is looked for in the middle of its box: more for boxes that hold the ink of one line for certain.
    var pull = 0.045

    /// The shape of each printed line of one region, top to bottom; a line of layout may give none, or several.
    func shapes(of lines: [LineGeometry]) -> [LineShape] {
        let lines = lines.filter { !$0.bbox.intersection(page.bounds).isEmpty }
        let alike = lines.map { line in
            lines.indices.filter { lines[$0].xHeight > line.xHeight / 1.4 && lines[$0].xHeight < line.xHeight * 1.4 }
        }
        // Several lines in one box, as letters of neighbours touch.
        let isTall = lines.indices.map { index in
            let height = Double(lines[index].bbox.height)
            let usual = alike[index].map { Double(lines[$0].bbox.height) }.median ?? height
            return alike[index].count >= 4 && height > 1.45 * usual && height > 2.2 * lines[index].xHeight
        }
        let first = lines.indices.map { isTall[$0] ? nil : bands(of: lines[$0]).first }
        var found: [Band] = []
        for (index, line) in lines.enumerated() {
            let near = alike[index].compactMap { first[$0]?.shape.xHeight }
            let common = near.count >= 3 ? near.median : nil
            guard let own = first[index] else {
                found += bands(of: line, xHeight: common, ofSeveral: true)
                continue
            }
            if let common, near.count >= 4, abs(log(own.shape.xHeight / common)) > 0.1 {
                found += bands(of: line, xHeight: common)
            } else {
                found.append(own)
            }
        }
        return filled(distinct(found)).map(\.shape)
    }

    /// A band of type and how clear it is.
    private struct Band {
        var shape: LineShape
        var score: Float
        /// Whether it is one of several in a line of layout.
        var isOneOfSeveral: Bool
    }

    /// Adds lines that layout took for parts of their neighbours: between two baselines that are further apart than most,
    /// what looks like a line is one.
    private func filled(_ bands: [Band]) -> [Band] {
        guard let xHeight = bands.map(\.shape.xHeight).median else { return bands }
        let body = bands.filter { $0.shape.xHeight > 0.75 * xHeight && $0.shape.xHeight < 1.35 * xHeight }
        let pairs = zip(body, body.dropFirst()).filter { $0.shape.sharesColumns(with: $1.shape) }
        let distances = pairs.map { $1.shape.baseline - $0.shape.baseline }
        let steps = distances.filter { $0 > 1.2 * xHeight }
        guard steps.count >= 3, let pitch = steps.median, let usual = body.map(\.score).median else { return bands }
        var all = bands
        for ((above, below), distance) in zip(pairs, distances) where distance > 1.6 * pitch && distance < 4.5 * pitch {
            let (a, b) = (above.shape, below.shape)
            let box = PixelRect(
                x0: min(a.x0, b.x0),
                y0: Int(a.baseline + 0.25 * xHeight),
                x1: max(a.x1, b.x1),
                y1: Int(b.baseline - 0.9 * xHeight)
            )
            guard !box.intersection(page.bounds).isEmpty else { continue }
            let line = LineGeometry(bbox: box, xHeight: xHeight)
            for band in self.bands(of: line, xHeight: xHeight, ofSeveral: true) where band.score > 0.55 * usual {
                let isNew = all.allSatisfy { other in
                    abs(other.shape.baseline - band.shape.baseline) > 0.8 * xHeight
                        || !other.shape.sharesColumns(with: band.shape)
                }
                if isNew { all.append(band) }
            }
        }
        return all.sorted { ($0.shape.baseline, $0.shape.x0) < ($1.shape.baseline, $1.shape.x0) }
    }

    /// One band for each printed line: of two that are one, the clearer.
    private func distinct(_ bands: [Band]) -> [Band] {
        var kept: [Band] = []
        let order = bands.indices.sorted {
            let (a, b) = (bands[$0], bands[$1])
            if a.isOneOfSeveral != b.isOneOfSeveral { return b.isOneOfSeveral }
            return a.score != b.score ? a.score > b.score : $0 < $1
        }
        for band in order.map({ bands[$0] }) {
            let isKnown = kept.contains { other in
                let (a, b) = (band.shape, other.shape)
                return abs(a.baseline - b.baseline) < 0.7 * min(a.xHeight, b.xHeight) && a.sharesColumns(with: b)
            }
            if !isKnown { kept.append(band) }
        }
        return kept.sorted { ($0.shape.baseline, $0.shape.x0) < ($1.shape.baseline, $1.shape.x0) }
    }

    /// The bands of type in a line of layout, clearest first.
    ///
    /// - Parameters:
    ///   - line: of layout.
    ///   - xHeight: where known from the neighbours, pixels; otherwise layout's is a first guess.
    ///   - ofSeveral: whether the line may hold several printed lines.
    /// - Returns: one band, or of several all that are half as clear as the clearest.
    private func bands(of line: LineGeometry, xHeight: Double? = nil, ofSeveral: Bool = false) -> [Band] {
        let box = line.bbox.intersection(page.bounds)
        let guess = max(3, min(xHeight ?? line.xHeight, 1.1 * Double(box.height) + 1))
        let reach = Int((0.7 * guess).rounded())
        let strip = PixelRect(x0: box.x0, y0: box.y0 - reach, x1: box.x1, y1: box.y1 + reach).intersection(page.bounds)
        let profile = InkProfile(page, in: strip, partWidth: 2.5 * guess)
        let finder = CourseFinder(
            profile: profile,
            width: Double(box.width),
            height: Double(box.height),
            xHeight: guess
        )
        let found = finder.course()
        let middle = Double(box.x0 + box.x1) / 2
        let course = BaselineCourse(columns: profile.middles.map { middle + $0 }, drops: found.drops)
        let peaks = BandSearch(found.ink, xHeight: guess, isKnown: xHeight != nil).peaks(pull: ofSeveral ? 0 : pull)
        var bands: [Band] = []
        for peak in peaks {
            if let best = bands.first, peak.score < 0.5 * best.score { break }
            let baseline = Double(strip.y0) + peak.bottom
            guard
                baseline > Double(box.y0) + 0.35 * guess, baseline < Double(box.y1) + 0.45 * guess,
                bands.allSatisfy({ abs($0.shape.baseline - baseline) >= 1.3 * guess })
            else { continue }
            let shape = LineShape(
                x0: box.x0,
                x1: box.x1,
                baseline: baseline,
                xHeight: peak.bottom - peak.top,
                course: course
            )
            bands.append(Band(shape: shape, score: peak.score, isOneOfSeveral: ofSeveral))
            if !ofSeveral { break }
        }
        guard bands.isEmpty else { return bands }
        // Nothing but a box: letters take about half of its height.
        let height = Double(box.height)
        let shape = LineShape(
            x0: box.x0,
            x1: box.x1,
            baseline: Double(box.y0) + 0.75 * height,
            xHeight: max(2, min(guess, 0.6 * height)),
            course: course
        )
        return [Band(shape: shape, score: 0, isOneOfSeveral: ofSeveral)]
    }
}

extension LineShape {
    /// Whether the lines stand side by side in one column for more than half of the shorter.
    fileprivate func sharesColumns(with other: LineShape) -> Bool {
        2 * (min(x1, other.x1) - max(x0, other.x0)) > min(x1 - x0, other.x1 - other.x0)
    }
}
