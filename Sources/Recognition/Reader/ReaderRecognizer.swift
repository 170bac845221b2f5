package import CorpusModel
import Foundation
package import Inference
package import PageFlow
import Raster

/// Our own line recogniser behind `TextRecognizer`: a convolutional network reads each line that layout found.
package struct ReaderRecognizer: TextRecognizer {
    /// Name of the model in the store.
    package static let modelName = "reader"
    /// Name of the file with its characters and languages.
    package static let alphabetName = "reader.json"

    package let engine = Self.engineName
    static let engineName = "reader 1"
    /// What stands in a line's `engine`.
    static let lineEngine = "reader"

    private let network: ReaderNetwork
    /// Names of the languages that it reads, as Tesseract calls them.
    let languages: Set<String>

    /// Loads the network.
    ///
    /// - Throws: `InferenceError` where a file is missing or altered, `RecognitionError` where its alphabet is none.
    package init(models: ModelStore, settings: InferenceSettings) throws {
        let alphabet = try ReaderAlphabet(
            models.companion(Self.alphabetName),
            path: "\(models.folder)/\(Self.alphabetName)"
        )
        network = ReaderNetwork(
            session: try InferenceSession(models.model(Self.modelName), settings: settings),
            alphabet: alphabet
        )
        languages = alphabet.languages
    }

    package func read(_ areas: [TextArea], of page: PageLayout) async throws -> [[TextLine]] {
        try lines(of: areas, page).map { lines in lines.compactMap { $0.textLine(engine: Self.lineEngine) } }
    }

    /// What the network reads in the lines of each area, top to bottom.
    func lines(of areas: [TextArea], _ page: PageLayout) throws -> [[ReadLine]] {
        let finder = LineShapeFinder(page: page.upright)
        var queries: [ReaderNetwork.Query] = []
        var owners: [Int] = []
        for (index, area) in areas.enumerated() {
            let shapes = finder.shapes(of: area, on: page)
            queries += shapes.map { ReaderNetwork.Query(shape: $0) }
            owners += shapes.map { _ in index }
        }
        var read = try network.read(queries, on: page.upright)
        try lookAgain(&read, queries, page.upright)
        var lines = [[ReadLine]](repeating: [], count: areas.count)
        for (line, owner) in zip(read, owners) { if let line { lines[owner].append(line) } }
        return lines
    }

    /// Characters are this sure at least, as the exponential of their mean log probability, where one look is enough.
    private static let sure = 0.93
    /// Letters of another height than was measured, for a second look: capitals of display type at the height of small
    /// letters, and mistakes of the measurement.
    private static let otherHeights = [0.69, 1.25]

    /// Reads unsure lines again at other scales and as light on dark, and keeps what is surest.
    private func lookAgain(_ read: inout [ReadLine?], _ queries: [ReaderNetwork.Query], _ page: GrayImage) throws {
        let unsure = read.indices.filter { (read[$0]?.probability ?? 0) < Self.sure }
        let again = unsure.flatMap { index -> [ReaderNetwork.Query] in
            let query = queries[index]
            return Self.otherHeights.map { ReaderNetwork.Query(shape: query.shape.scaled(by: $0)) }
                + [ReaderNetwork.Query(shape: query.shape, isNegative: true)]
        }
        let answers = try network.read(again, on: page)
        let looks = Self.otherHeights.count + 1
        for (place, index) in unsure.enumerated() {
            for answer in answers[(place * looks)..<((place + 1) * looks)] {
                guard let answer, answer.probability > read[index]?.probability ?? 0 else { continue }
                read[index] = answer
            }
        }
    }
}

extension LineShapeFinder {
    /// The shapes of an area's lines, or of the pieces of its row.
    func shapes(of area: TextArea, on page: PageLayout) -> [LineShape] {
        switch area {
        case .region(let region):
            shapes(of: region.lines.isEmpty ? rows(of: region, on: page) : region.lines)
        case .row(let pieces, let xHeight):
            pieces.flatMap { piece in shapes(of: [LineGeometry(bbox: piece, xHeight: xHeight)]) }
        }
    }

    /// Rows of type in a region whose lines are not known.
    private func rows(of region: LayoutRegion, on page: PageLayout) -> [LineGeometry] {
        let place = region.bbox.intersection(page.upright.bounds)
        guard !place.isEmpty else { return [] }
        return RegionInk(page.upright.cropped(to: place), at: place).rows().map { row in
            LineGeometry(
                bbox: PixelRect(x0: place.x0, y0: row.top, x1: place.x1, y1: row.bottom),
                xHeight: row.xHeight
            )
        }
    }
}

extension ReadLine {
    /// Geometric mean of the characters' probabilities, `0...1`.
    var probability: Double { exp(certainty) }

    /// The line as records have it.
    func textLine(engine: String) -> TextLine? {
        var line = TextLine(words: words)
        line?.engine = engine
        return line
    }
}
