import CorpusModel
import Raster

/// Finds pictures: ink far larger than type, and what lies close around it.
struct PictureFinder {
    let ink: PageInk
    /// The page in gray at working scale.
    let page: GrayImage

    /// Pictures, top to bottom; the name plate is none.
    func pictures(outside masthead: PixelRect?) -> [Picture] {
        let xHeight = ink.xHeight
        let smallest = 10 * xHeight
        let isOutside = { (box: PixelRect) in !(masthead?.overlaps(box) ?? false) }
        // Thin frames and the dark edges of the scan are no pictures.
        let seeds = ink.large.filter { component in
            let box = component.bbox
            let density = Double(component.area) / Double(max(1, box.area))
            return Double(box.width) > smallest && Double(box.height) > smallest && density > 0.06
                && !touchesEdge(box) && isOutside(box)
        }.map(\.bbox)
        // Strokes of a drawing: too large for body type, and not of one height as the letters of a headline are.
        let strokes = (ink.large.map(\.bbox) + ink.letters.map(\.bbox)).filter {
            !seeds.contains($0) && Double(max($0.width, $0.height)) > 5 * xHeight
                && Double(min($0.width, $0.height)) > 1.5 * xHeight
                && $0.width * 2 < ink.width && $0.height * 2 < ink.height && !touchesEdge($0) && isOutside($0)
        }
        let clusters = clustered(seeds + strokes.filter { !standsInRow($0, of: strokes) })
        return clusters.compactMap { cluster -> PixelRect? in
            guard let box = PixelRect.hull(cluster), Double(box.width) > smallest, Double(box.height) > smallest,
                !hasLines(box)
            else { return nil }
            if cluster.contains(where: seeds.contains) { return box }
            let heights = cluster.map(\.height)
            guard let median = heights.median else { return nil }
            let even = heights.count { abs($0 - median) * 5 < median }
            return cluster.count >= 8 && even * 2 < cluster.count ? box : nil
        }.map { Picture(bbox: $0, isHalftone: isHalftone($0)) }
            .sorted { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }
    }

    /// Whether a box has neighbours of its height on its base line, as a letter of a headline has.
    private func standsInRow(_ box: PixelRect, of boxes: [PixelRect]) -> Bool {
        let alike = boxes.count {
            $0 != box && abs($0.height - box.height) * 7 < box.height && abs($0.y1 - box.y1) * 6 < box.height
                && max($0.x0, box.x0) - min($0.x1, box.x1) < 3 * box.height
        }
        return alike >= 2
    }

    /// Whether the ink of a box comes in rows at the distance of text lines: blotted text, not a picture.
    ///
    /// The autocorrelation of its row profile peaks at the leading of the body type.
    private func hasLines(_ box: PixelRect) -> Bool {
        var profile = [Double](repeating: 0, count: box.height)
        for y in box.y0..<box.y1 {
            var sum = 0
            for x in box.x0..<box.x1 where ink.image[x, y] { sum += 1 }
            profile[y - box.y0] = Double(sum)
        }
        let smooth = Int(4 * ink.xHeight)
        // Against the slow changes of tone, each row is compared with the mean around it.
        let flat = profile.indices.map { row -> Double in
            let around = profile[max(0, row - smooth)..<min(profile.count, row + smooth + 1)]
            return profile[row] - around.reduce(0, +) / Double(around.count)
        }
        let energy = flat.reduce(0) { $0 + $1 * $1 }
        guard energy > 0 else { return false }
        let (nearest, farthest) = (Int(1.6 * ink.xHeight), Int(3 * ink.xHeight))
        return (nearest...max(nearest, farthest)).contains { lag in
            guard lag < flat.count else { return false }
            let product = (0..<(flat.count - lag)).reduce(0) { $0 + flat[$1] * flat[$1 + lag] }
            return product / energy * Double(flat.count) / Double(flat.count - lag) > 0.4
        }
    }

    private func touchesEdge(_ box: PixelRect) -> Bool {
        box.x0 <= 2 || box.y0 <= 2 || box.x1 >= ink.width - 2 || box.y1 >= ink.height - 2
    }

    /// Groups boxes that lie within three x-heights of each other.
    private func clustered(_ boxes: [PixelRect]) -> [[PixelRect]] {
        let reach = Int(3 * ink.xHeight)
        var clusters: [(members: [PixelRect], hull: PixelRect)] = []
        for box in boxes.sorted(by: { ($0.y0, $0.x0, $0.y1, $0.x1) < ($1.y0, $1.x0, $1.y1, $1.x1) }) {
            let wide = box.grown(by: reach, within: ink.image.bounds)
            let near = clusters.indices.filter { index in
                clusters[index].hull.overlaps(wide) && clusters[index].members.contains { $0.overlaps(wide) }
            }
            var merged = (members: [box], hull: box)
            for index in near.reversed() {
                merged.members += clusters[index].members
                merged.hull = merged.hull.union(clusters[index].hull)
                clusters.remove(at: index)
            }
            clusters.append(merged)
        }
        return clusters.map(\.members)
    }

    /// Whether tones between ink and paper fill a good part of a box.
    private func isHalftone(_ box: PixelRect) -> Bool {
        let part = page.cropped(to: box)
        let (dark, light) = (Int(part.percentile(0.02)), Int(part.percentile(0.98)))
        guard light - dark > 40 else { return false }
        let (low, high) = (dark + (light - dark) / 4, light - (light - dark) / 4)
        let between = part.samples.count { Int($0) > low && Int($0) < high }
        return between * 100 > part.samples.count * 45
    }
}
