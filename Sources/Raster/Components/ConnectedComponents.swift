package import CorpusModel

/// A connected group of ink pixels (8-neighbourhood).
package struct Component: Sendable, Hashable {
    /// Hull of the ink.
    package var bbox: PixelRect
    /// Number of ink pixels.
    package var area: Int

    package init(bbox: PixelRect, area: Int) { (self.bbox, self.area) = (bbox, area) }
}

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

    /// Finds the components of an image by union of overlapping runs of neighbouring rows.
    package init(_ image: BinaryImage) {
        var (runs, sets) = ([Run](), RunSets())
        var (aboveStart, aboveEnd) = (0, 0)
        let width = image.width
        image.pixels.withUnsafeBufferPointer { pixels in
            for y in 0..<image.height {
                let start = runs.count
                var above = aboveStart
                var x = 0
                let base = y * width
                while x < width {
                    if pixels[base + x] == 0 {
                        x += 1
                        continue
                    }
                    let x0 = x
                    while x < width, pixels[base + x] != 0 { x += 1 }
                    let index = Int32(runs.count)
                    sets.parent.append(index)
                    runs.append(Run(y: Int32(y), x0: Int32(x0), x1: Int32(x), component: index))
                    while above < aboveEnd, Int(runs[above].x1) < x0 { above += 1 }
                    var touching = above
                    while touching < aboveEnd, Int(runs[touching].x0) <= x {
                        sets.join(Int32(touching), index)
                        touching += 1
                    }
                }
                (aboveStart, aboveEnd) = (start, runs.count)
            }
        }
        var number = [Int32](repeating: -1, count: runs.count)
        for index in runs.indices {
            let top = Int(sets.root(Int32(index)))
            let (y, x0, x1) = (Int(runs[index].y), Int(runs[index].x0), Int(runs[index].x1))
            let box = PixelRect(x0: x0, y0: y, x1: x1, y1: y + 1)
            if number[top] < 0 {
                number[top] = Int32(components.count)
                components.append(Component(bbox: box, area: x1 - x0))
            } else {
                let at = Int(number[top])
                components[at].bbox = components[at].bbox.union(box)
                components[at].area += x1 - x0
            }
            runs[index].component = number[top]
        }
        self.runs = runs
    }

    /// Which runs are known to be of one component: each points to an earlier run of it, or to itself.
    private struct RunSets {
        var parent: [Int32] = []

        mutating func root(_ index: Int32) -> Int32 {
            var at = index
            while parent[Int(at)] != at {
                parent[Int(at)] = parent[Int(parent[Int(at)])]
                at = parent[Int(at)]
            }
            return at
        }

        mutating func join(_ first: Int32, _ second: Int32) {
            let (a, b) = (root(first), root(second))
            if a != b { parent[Int(max(a, b))] = min(a, b) }
        }
    }
}
