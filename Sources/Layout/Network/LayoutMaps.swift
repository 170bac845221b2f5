import CorpusFiles
import CorpusModel
import Inference
import Raster

/// What the layout network says of a page: the probability of each class, of the first line of a region, of a region's
/// side and of the space between columns, in cells of four by four pixels of its picture; of lines of type in finer cells.
struct LayoutMaps: Sendable {
    /// Classes of the network's outputs after the background, in order.
    static let classes: [RegionClass] = [
        .headline, .byline, .article, .caption, .photograph, .cartoon, .advertisement, .table, .masthead, .header,
        .pageNumber,
    ]
    /// Maps after those of the classes: of the first line of a region, of a region's sides, and of gutters.
    static let furtherMaps = ["start", "side", "gutter"]
    /// Maps of the finer output: of lines of type from x-line to baseline, and of printed rules.
    static let fineMaps = ["line", "rule"]
    /// Pixels of the picture per cell and direction, and per finer cell.
    static let stride = 4, fineStride = 2

    /// Cells of the page.
    let rows: Int, columns: Int
    /// Cells per working pixel.
    let scale: Double
    /// The page at working scale.
    let bounds: PixelRect
    /// Cells of a row of `values`, and of a whole map: with the padding.
    private let rowLength: Int, mapLength: Int
    /// Maps one after the other, row-major.
    private let values: [Float]
    /// Lines of type.
    let lines: LineMap

    /// Asks the network about a picture.
    ///
    /// - Parameters:
    ///   - input: the network's picture of the page.
    ///   - workingWidth: width of the page at working scale, the scale of all questions.
    ///   - session: the loaded network.
    /// - Throws: `InferenceError` where the model cannot be run or is another one.
    init(of input: NetworkInput, workingWidth: Int, by session: InferenceSession) throws(InferenceError) {
        try self.init(
            session.run([input.tensor]),
            width: input.image.width,
            height: input.image.height,
            workingWidth: workingWidth
        )
    }

    /// Takes the network's answer, `[1, 15, h/4, w/4]` and `[1, 2, h/2, w/2]`, about a picture of `width` by `height` pixels.
    ///
    /// - Throws: `InferenceError` where the answer has another shape.
    init(_ answer: [Tensor], width: Int, height: Int, workingWidth: Int) throws(InferenceError) {
        let maps = 1 + Self.classes.count + Self.furtherMaps.count
        let parts = Self.stride / Self.fineStride
        guard let coarse = answer.first, coarse.shape.count == 4, coarse.shape[1] == maps, answer.count > 1,
            answer[1].shape == [1, Self.fineMaps.count, parts * coarse.shape[2], parts * coarse.shape[3]]
        else {
            throw InferenceError(
                .modelInvalid,
                "the layout model answers with shapes \(answer.map(\.shape)), not with \(maps) maps and "
                    + "\(Self.fineMaps.count) finer ones; check out the Models folder again"
            )
        }
        (rowLength, mapLength) = (coarse.shape[3], coarse.shape[2] * coarse.shape[3])
        rows = (height + Self.stride - 1) / Self.stride
        columns = (width + Self.stride - 1) / Self.stride
        scale = Double(width) / Double(workingWidth) / Double(Self.stride)
        bounds = PixelRect(x0: 0, y0: 0, x1: workingWidth, y1: Int((Double(rows) / scale).rounded(.up)))
        values = coarse.values
        lines = LineMap(
            values: answer[1].values,
            rowLength: parts * rowLength,
            rows: (height + Self.fineStride - 1) / Self.fineStride,
            columns: (width + Self.fineStride - 1) / Self.fineStride,
            scale: Double(parts) * scale
        )
    }

    /// Cells whose centres lie in a rectangle of working pixels; at least one.
    private func cells(in box: PixelRect) -> (x: Range<Int>, y: Range<Int>) {
        func range(_ low: Int, _ high: Int, _ count: Int) -> Range<Int> {
            let first = min(count - 1, max(0, Int((Double(low) * scale).rounded())))
            return first..<max(first + 1, min(count, Int((Double(high) * scale).rounded())))
        }
        return (range(box.x0, box.x1, columns), range(box.y0, box.y1, rows))
    }

    private func mean(map: Int, over box: PixelRect) -> Double {
        let cells = cells(in: box)
        var sum: Float = 0
        for y in cells.y {
            let row = map * mapLength + y * rowLength
            for x in cells.x { sum += values[row + x] }
        }
        return Double(sum) / Double(cells.x.count * cells.y.count)
    }

    /// Mean probabilities of the classes over a rectangle of working pixels.
    func probabilities(in box: PixelRect) -> ClassProbabilities {
        ClassProbabilities(values: (0...Self.classes.count).map { mean(map: $0, over: box) })
    }

    /// Mean probability that a region begins in a rectangle.
    func start(in box: PixelRect) -> Double { mean(map: Self.classes.count + 1, over: box) }

    /// Highest mean probability of a side of a region among the columns of a rectangle.
    func side(in box: PixelRect) -> Double { highest(map: Self.classes.count + 2, in: box) }

    /// Highest mean probability of a gutter among the columns of a rectangle.
    func gutter(in box: PixelRect) -> Double { highest(map: Self.classes.count + 3, in: box) }

    private func highest(map: Int, in box: PixelRect) -> Double {
        let cells = cells(in: box)
        return cells.x.map { x in
            let sum = cells.y.reduce(Float(0)) { $0 + values[map * mapLength + $1 * rowLength + x] }
            return Double(sum) / Double(cells.y.count)
        }.max() ?? 0
    }

    /// Probability for each coarse cell that it lies between two columns.
    ///
    /// It is what the network sees there, or, where it sees less, the lesser of what it sees above and below. So a gutter goes on through
    /// a fold, and no head that stands over one is cut.
    ///
    /// - Parameter reach: cells above and below that are looked at.
    /// - Returns: probabilities, `[rows * columns]`.
    func gutters(reach: Int) -> [Float] {
        let base = (Self.classes.count + 3) * mapLength
        var gutters = [Float](repeating: 0, count: rows * columns)
        var sums = [Float](repeating: 0, count: rows + 1)
        for x in 0..<columns {
            for y in 0..<rows { sums[y + 1] = sums[y] + values[base + y * rowLength + x] }
            for y in 0..<rows {
                let (top, bottom) = (max(0, y - reach), min(rows, y + 1 + reach))
                let above = (sums[y] - sums[top]) / Float(reach)
                let below = (sums[bottom] - sums[y + 1]) / Float(reach)
                gutters[y * columns + x] = max(values[base + y * rowLength + x], min(above, below))
            }
        }
        return gutters
    }

    /// Hulls, in working pixels, of the connected places where the given classes together have a probability above one half.
    func areas(of classes: [RegionClass]) -> [PixelRect] {
        let maps = classes.compactMap { Self.classes.firstIndex(of: $0) }.map { ($0 + 1) * mapLength }
        var areas = BinaryImage(width: columns, height: rows, pixels: [UInt8](repeating: 0, count: rows * columns))
        for y in 0..<rows {
            for x in 0..<columns {
                let probability = maps.reduce(Float(0)) { $0 + values[$1 + y * rowLength + x] }
                areas.pixels[y * columns + x] = probability > 0.5 ? 1 : 0
            }
        }
        return ConnectedComponents(areas).components.filter { $0.area >= 9 }.map {
            $0.bbox.unscaled(from: scale, rounding: .nearest)
        }
    }
}
