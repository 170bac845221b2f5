import CorpusModel

/// Pictures by network and geometry: the network knows a halftone from smudged type, geometry where its ink ends.
struct NetworkPictures {
    let maps: LayoutMaps
    /// x-height of the body type, working pixels.
    let xHeight: Double

    /// The pictures the network sees, each bounded by the ink that geometry found there.
    func pictures(_ found: [Picture], outside plate: PixelRect?) -> [Picture] {
        let smallest = Int(4 * xHeight)
        let seen = maps.areas(of: [.photograph, .cartoon]).filter { area in
            area.width > smallest && area.height > smallest
                && !(plate.map { $0.intersection(area).area * 2 > area.area } ?? false)
        }
        let bounded = joined(seen, with: found.map(\.bbox))
        return bounded.filter { Double(min($0.width, $0.height)) > 7 * xHeight }.map { box in
            let probabilities = maps.probabilities(in: box)
            let share = probabilities[.photograph] / max(0.01, probabilities[.photograph] + probabilities[.cartoon])
            // Tones tell a halftone from a drawing better than a network does that sees both reduced.
            let tones = found.first { $0.bbox == box }?.isHalftone
            return Picture(bbox: box, isHalftone: share > 0.9 || (share > 0.1 && (tones ?? (share > 0.5))))
        }.sorted { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }
    }

    /// One box a picture: the network sees a large drawing in parts, geometry sees where its ink ends.
    private func joined(_ seen: [PixelRect], with found: [PixelRect]) -> [PixelRect] {
        var areas = seen
        var pictures: [PixelRect] = []
        for box in found {
            let parts = areas.filter { $0.intersection(box).area * 2 > $0.area || box.intersectionOverUnion($0) > 0.5 }
            guard parts.reduce(0, { $0 + $1.intersection(box).area }) * 3 > box.area else { continue }
            areas.removeAll { parts.contains($0) }
            // Geometry takes frames and smears that touch the picture for ink of it.
            let seen = PixelRect.hull(parts) ?? box
            pictures.append(box.intersection(seen.grown(by: Int(2 * xHeight), within: maps.bounds)))
        }
        let reach = Int(3 * xHeight)
        for area in areas {
            var hull = area
            while let near = pictures.firstIndex(where: { $0.grown(by: reach, within: maps.bounds).overlaps(hull) }) {
                hull = hull.union(pictures.remove(at: near))
            }
            pictures.append(hull)
        }
        return pictures
    }
}
