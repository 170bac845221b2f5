import CorpusModel

/// Pictures by network and geometry: the network knows a halftone from smudged type, geometry where its ink ends.
struct NetworkPictures {
    let maps: LayoutMaps
    /// x-height of the body type, working pixels.
    let xHeight: Double

    /// The pictures the network sees, each bounded by the ink that geometry found there.
    func pictures(_ found: [Picture], head: PageHead) -> [Picture] {
        let smallest = Int(7 * xHeight)
        let seen = maps.areas(of: [.photograph, .cartoon]).filter { area in
            area.width > smallest && area.height > smallest
                && !(head.masthead.map { $0.intersection(area).area * 2 > area.area } ?? false)
        }
        let bounded = seen.map { area in
            found.map(\.bbox).filter { $0.intersectionOverUnion(area) > 0.5 }
                .max { $0.intersectionOverUnion(area) < $1.intersectionOverUnion(area) } ?? area
        }
        return bounded.map { box in
            let chances = maps.chances(in: box)
            return Picture(bbox: box, isHalftone: chances[.photograph] > chances[.cartoon])
        }.sorted { ($0.bbox.y0, $0.bbox.x0) < ($1.bbox.y0, $1.bbox.x0) }
    }
}
