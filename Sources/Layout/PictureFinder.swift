import CorpusModel
import Raster

/// A picture found on the page, working pixels.
struct Picture: Sendable, Hashable {
    /// Hull of its ink.
    var bbox: PixelRect
    /// Whether it has gray tones, as halftones have and drawings have not.
    var isHalftone: Bool
}

/// Finds pictures: ink far larger than type, and what lies close around it.
struct PictureFinder {
    let ink: PageInk
    /// The page in gray at working scale.
    let page: GrayImage

    /// Pictures, top to bottom; the name plate is none.
    func pictures(outside masthead: PixelRect?) -> [Picture] {
        let xHeight = ink.xHeight
        let smallest = 10 * xHeight
        // Thin frames and the dark edges of the scan are no pictures.
        // Strokes of a drawing that do not reach the size of a picture join one that lies near.
        let strokes = ink.letters.map(\.bbox).filter { Double($0.width) > 5 * xHeight && Double($0.height) > 5 * xHeight }
        var seeds = ink.large.filter { component in
            let box = component.bbox
            let density = Double(component.area) / Double(max(1, box.area))
            let touchesEdge = box.x0 <= 2 || box.y0 <= 2 || box.x1 >= ink.width - 2 || box.y1 >= ink.height - 2
            return Double(box.width) > smallest && Double(box.height) > smallest && density > 0.06 && !touchesEdge
                && !(masthead?.overlaps(box) ?? false)
        }.map(\.bbox)
        let parts = ink.large.map(\.bbox).filter { part in
            !seeds.contains(part) && Double(min(part.width, part.height)) > 1.5 * xHeight
                && part.width * 2 < ink.width && part.height * 2 < ink.height
        } + strokes
        for part in parts where !(masthead?.overlaps(part) ?? false) {
            let reach = part.grown(by: Int(3 * xHeight), within: ink.image.bounds)
            if seeds.contains(where: { $0.overlaps(reach) }) { seeds.append(part) }
        }
        var grew = true
        while grew {
            grew = false
            var merged: [PixelRect] = []
            for seed in seeds {
                let near = merged.firstIndex { $0.grown(by: Int(3 * xHeight), within: ink.image.bounds).overlaps(seed) }
                if let near {
                    merged[near] = merged[near].union(seed)
                    grew = true
                } else {
                    merged.append(seed)
                }
            }
            seeds = merged
        }
        return seeds.map { Picture(bbox: $0, isHalftone: isHalftone($0)) }
            .sorted { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }
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
