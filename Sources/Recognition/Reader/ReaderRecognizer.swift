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
    static let alphabetName = "reader.json"
    /// Name of the file with its language model.
    static let languageName = "reader.ngrams"
    /// Files beside the model that decide of what is read.
    package static let companionNames = [alphabetName, languageName]

    package let engine = Self.engineName
    static let engineName = "reader 2"
    /// What stands in a line's `engine`.
    static let lineEngine = "reader"

    private let network: ReaderNetwork
    /// Names of the languages that it reads, as Tesseract calls them.
    let languages: Set<String>

    /// Loads the network.
    ///
    /// - Throws: `InferenceError` where a file is missing or altered, `RecognitionError` where its alphabet or language is none.
    package init(models: ModelStore, settings: InferenceSettings) throws {
        let alphabet = try ReaderAlphabet(
            models.companion(Self.alphabetName),
            path: "\(models.folder)/\(Self.alphabetName)"
        )
        network = ReaderNetwork(
            session: try InferenceSession(models.model(Self.modelName), settings: settings),
            alphabet: alphabet,
            language: try ReaderLanguage(
                models.companion(Self.languageName),
                alphabet: alphabet,
                path: "\(models.folder)/\(Self.languageName)"
            )
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
        try lookAgain(&read, queries, page)
        var lines = [[ReadLine]](repeating: [], count: areas.count)
        for (line, owner) in zip(read, owners) { if let line { lines[owner].append(line) } }
        return lines
    }

    /// Another way to look at a line of which the network is unsure.
    private struct Look {
        /// Lines below this probability of their characters get it.
        var below: Double
        /// Factor of the x-height that was measured.
        var height: Double
        var stretch = 1.0
        var isNegative = false
    }

    /// For body type: the x-height may be measured wrongly, letters may be light on dark.
    private static let bodyLooks = [
        Look(below: 0.88, height: 0.8), Look(below: 0.88, height: 1.25), Look(below: 0.5, height: 1, isNegative: true),
    ]
    /// For display type, whose x-height is often that of capitals: as if these were as high as in body type, and widened
    /// as it is often condensed.
    private static let displayLooks = [
        Look(below: 0.96, height: 0.69), Look(below: 0.96, height: 0.6, stretch: 1.6), Look(below: 0.9, height: 1.25),
        Look(below: 0.5, height: 0.69, isNegative: true),
    ]
    /// Type is display type from this many x-heights of the body.
    private static let displayRatio = 1.25

    /// Reads unsure lines again in other ways, one after the other, and keeps what is surest.
    private func lookAgain(_ read: inout [ReadLine?], _ queries: [ReaderNetwork.Query], _ page: PageLayout) throws {
        let isDisplay = queries.map { $0.shape.xHeight >= Self.displayRatio * page.bodyXHeight }
        for round in 0..<max(Self.bodyLooks.count, Self.displayLooks.count) {
            var asked: [(index: Int, query: ReaderNetwork.Query)] = []
            for index in read.indices {
                let looks = isDisplay[index] ? Self.displayLooks : Self.bodyLooks
                guard round < looks.count, (read[index]?.probability ?? 0) < looks[round].below else { continue }
                let look = looks[round]
                let shape = queries[index].shape.scaled(by: look.height, stretch: look.stretch)
                asked.append((index, ReaderNetwork.Query(shape: shape, isNegative: look.isNegative)))
            }
            let answers = try network.read(asked.map(\.query), on: page.upright)
            for (place, answer) in zip(asked, answers) {
                guard let answer, answer.probability > read[place.index]?.probability ?? 0 else { continue }
                read[place.index] = answer
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
            pieces.flatMap { piece in
                LineShapeFinder(page: self.page, pull: 0.15).shapes(of: [LineGeometry(bbox: piece, xHeight: xHeight)])
            }
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
