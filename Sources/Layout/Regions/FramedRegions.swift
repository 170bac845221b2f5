import CorpusModel

/// Names regions by what stands around them: captions beneath pictures, advertisements in frames of rules.
struct FramedRegions {
    let geometry: PageGeometry

    func completed(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        withCaptions(withAdvertisements(regions))
    }

    /// Makes captions of a few lines that stand close beneath a picture and no wider than it.
    private func withCaptions(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        let xHeight = geometry.ink.xHeight
        return regions.map { region in
            guard region.regionClass == .headline || region.regionClass == .article, region.lines.count <= 3 else {
                return region
            }
            let isBeneath = geometry.pictures.contains { picture in
                let gap = Double(region.bbox.y0 - picture.bbox.y1)
                return gap > -xHeight && gap < 4 * xHeight
                    && region.bbox.horizontalOverlap(picture.bbox) * 10 > region.bbox.width * 9
            }
            guard isBeneath else { return region }
            var caption = region
            (caption.regionClass, caption.score) = (.caption, 0.5)
            return caption
        }
    }

    /// Makes one advertisement of what stands in a frame of rules, where a good part of it is display type.
    private func withAdvertisements(_ regions: [WorkingRegion]) -> [WorkingRegion] {
        var regions = regions
        for frame in FrameFinder(ink: geometry.ink).frames() {
            let inside = regions.indices.filter {
                regions[$0].bbox.intersection(frame).area * 10 > regions[$0].bbox.area * 8
                    && regions[$0].regionClass != .masthead && regions[$0].regionClass != .header
            }
            let type = inside.filter { [.headline, .article, .table].contains(regions[$0].regionClass) }
            let height = type.reduce(0) { $0 + regions[$1].lines.reduce(0) { $0 + $1.bbox.height } }
            let display = type.filter { regions[$0].regionClass == .headline }
                .reduce(0) { $0 + regions[$1].lines.reduce(0) { $0 + $1.bbox.height } }
            guard type.count >= 2, display * 10 > height * 3, let box = PixelRect.hull(inside.map { regions[$0].bbox })
            else {
                continue
            }
            let lines = type.flatMap { regions[$0].lines }.sorted {
                ($0.bbox.midY, $0.bbox.x0) < ($1.bbox.midY, $1.bbox.x0)
            }
            for index in inside.reversed() { regions.remove(at: index) }
            regions.append(WorkingRegion(regionClass: .advertisement, bbox: box.union(frame), score: 0.6, lines: lines))
        }
        return regions
    }
}
