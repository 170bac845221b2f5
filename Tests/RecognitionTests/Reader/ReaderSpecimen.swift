import CorpusModel
import Foundation
import Inference
import PageFlow
import Raster
import TestSupport

@testable import Recognition

/// The reader that came with the program, in the precision that every processor has.
enum ReaderSpecimen {
    static let models = ModelStore(folder: Checkout.models.path)

    /// Loaded once for all tests.
    static let shared = Result { try ReaderRecognizer(models: models, settings: InferenceSettings()) }

    static var reader: ReaderRecognizer { get throws { try shared.get() } }
}

extension TextRecognizer {
    /// What is read in one region with these lines, which is the whole page.
    func read(_ lines: [LineGeometry], on page: GrayImage, bodyXHeight: Double = Strip.xHeight) async throws
        -> [TextLine]
    {
        let region = LayoutRegion(id: "r1", regionClass: .article, bbox: page.bounds, score: 1, lines: lines)
        let layout = page.pageLayout([region], bodyXHeight: bodyXHeight)
        return try await read([.region(region)], of: layout).flatMap { $0 }
    }

    /// What is read in a strip, whose lines are known.
    func read(_ strip: Strip) async throws -> [TextLine] { try await read(strip.geometry(), on: strip.image()) }
}
