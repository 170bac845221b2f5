import CorpusModel

/// The connected components of an image, with the runs of ink each is made of.
package struct ConnectedComponents: Sendable {
    /// A horizontal run of ink: row `y`, columns `x0..<x1`, part of component `component`.
    package struct Run: Sendable {
        /// Row and columns; `x1` exclusive.
        package var y: Int32, x0: Int32, x1: Int32
        /// Index into `components`.
        package var component: Int32
    }

    /// The components in the order of their first pixel.
    package private(set) var components: [Component] = []
    /// All runs, row by row, left to right.
    package private(set) var runs: [Run] = []

    /// Finds the components of a two-tone image.
    package init(_ image: BinaryImage) { self.init(image.pixels, width: image.width) { $0 != 0 } }

    /// Finds the components of the samples darker than `threshold`.
    package init(of image: GrayImage, darkerThan threshold: UInt8) {
        self.init(image.samples, width: image.width) { $0 < threshold }
    }

    /// Finds components by union of touching runs of neighbouring rows.
    private init(_ pixels: [UInt8], width: Int, _ isInk: (UInt8) -> Bool) {
        var (runs, sets) = ([Run](), DisjointSets(count: 0))
        var (aboveStart, aboveEnd) = (0, 0)
        pixels.withUnsafeBufferPointer { pixels in
            for base in stride(from: 0, to: pixels.count, by: max(1, width)) {
                let start = runs.count
                let y = Int32(base / width)
                var above = aboveStart
                var x = 0
                while x < width {
                    if !isInk(pixels[base + x]) {
                        x += 1
                        continue
                    }
                    let x0 = x
                    while x < width, isInk(pixels[base + x]) { x += 1 }
                    let index = runs.count
                    sets.append()
                    runs.append(Run(y: y, x0: Int32(x0), x1: Int32(x), component: -1))
                    while above < aboveEnd, Int(runs[above].x1) < x0 { above += 1 }
                    var touching = above
                    while touching < aboveEnd, Int(runs[touching].x0) <= x {
                        sets.join(touching, index)
                        touching += 1
                    }
                }
                (aboveStart, aboveEnd) = (start, runs.count)
            }
        }
        for index in runs.indices {
            let first = sets.find(index)
            let (y, x0, x1) = (Int(runs[index].y), Int(runs[index].x0), Int(runs[index].x1))
            let bbox = PixelRect(x0: x0, y0: y, x1: x1, y1: y + 1)
            if first == index {
                runs[index].component = Int32(components.count)
                components.append(Component(bbox: bbox, area: x1 - x0, runs: 1))
            } else {
                let at = Int(runs[first].component)
                runs[index].component = Int32(at)
                components[at].bbox = components[at].bbox.union(bbox)
                components[at].area += x1 - x0
                components[at].runs += 1
            }
        }
        self.runs = runs
    }
}

extension GrayImage {
    /// The connected groups of samples darker than `threshold`, by default the tone between paper and ink, in the order of
    /// their first pixels.
    package func inkComponents(threshold: UInt8? = nil) -> [Component] {
        ConnectedComponents(of: self, darkerThan: threshold ?? InkTones(of: self).threshold).components
    }
}
