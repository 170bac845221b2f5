import CorpusModel
import Raster

/// The ink on a reduced scan that may be body type, in whatever direction its lines run.
struct LetterField {
    /// Boxes of letters, and of a few letters that touch, pixels of the look.
    var letters: [PixelRect]
    /// Boxes of larger marks that may be display type.
    var display: [PixelRect]
    /// Usual size of a letter: geometric mean of width and height, pixels of the look; 0 where there is none.
    var size: Double
    /// Size of the look.
    var width: Int, height: Int

    /// Fewer letters tell nothing.
    static let fewest = 60
    /// Half the side of the window in which ink is told from paper, pixels of the look.
    private static let windowRadius = 16
    private static let sizes = 4...80
    /// Longer side of display type, at most, pixels of the look.
    private static let largest = 200

    /// Whether there are letters enough to tell anything.
    var isEnough: Bool { letters.count >= Self.fewest }

    /// Finds the letters of a look, dark on light.
    init(_ look: GrayImage) {
        (width, height) = (look.width, look.height)
        let candidates = ConnectedComponents(look.binarized(radius: Self.windowRadius)).components.filter { component in
            let (width, height) = (component.bbox.width, component.bbox.height)
            let fill = Double(component.area) / Double(component.bbox.area)
            return (Self.sizes.lowerBound...Self.largest).contains(max(width, height)) && width <= 4 * height
                && height <= 4 * width
                && fill > 0.15 && fill < 0.97
        }
        // The most usual size, each letter counted by its own: specks, however many, are small.
        var weights = [Double](repeating: 0, count: Self.sizes.upperBound + 2)
        for component in candidates where Self.sizes.contains(max(component.bbox.width, component.bbox.height)) {
            let size = Double(component.bbox.area).squareRoot()
            weights[min(Self.sizes.upperBound, Int(size.rounded()))] += size
        }
        var best = (size: 0, weight: 0.0)
        for size in Self.sizes {
            let weight = weights[size - 1] + weights[size] + weights[size + 1]
            if weight > best.weight { best = (size, weight) }
        }
        let size = Double(best.size)
        self.size = size
        letters = candidates.map(\.bbox).filter { box in
            let side = Double(max(box.width, box.height))
            return side > 0.6 * size && side < 2.2 * size
        }
        display = candidates.map(\.bbox).filter { Double(max($0.width, $0.height)) >= 2.2 * size }
    }

    /// The letters of the look turned clockwise by quarter turns.
    func turned(_ turns: Int) -> LetterField {
        var field = self
        field.letters = letters.map { $0.turned(turns, inWidth: width, height: height) }
        field.display = display.map { $0.turned(turns, inWidth: width, height: height) }
        if turns % 2 != 0 { (field.width, field.height) = (height, width) }
        return field
    }
}
