import CorpusFiles
import Foundation
package import Inference

/// Finds names of people, organisations, places and others in texts, with misreadings in them.
///
/// A small BERT (Devlin et al. 2019) over word pieces without case, given the case and place of each word beside it,
/// tags every word; the likeliest tags that may follow each other are the names. Long texts are read in windows that
/// overlap. What is found in a text depends on that text alone, not on what is asked together with it.
package struct EntityRecognizer: Sendable {
    /// Names of the models in the store.
    package static let modelName = "entities", tokenizerName = "tokenizer"
    /// Pieces that mark beginning and end, and what fills up.
    private static let begin: Int64 = 101, end: Int64 = 102
    /// Pieces and words of a window are filled up to a multiple of this: each further size costs the library a
    /// preparation of its own.
    private static let sizeStep = 16
    /// Pieces computed at one time, about.
    private static let batchPieces = 2048
    /// Strings that the tokenizer is given at one time.
    private static let batchStrings = 4096

    private let tokenizer: TextTokenizer
    private let session: InferenceSession
    /// Digest of model, tokenizer and method.
    package let fingerprint: String

    /// Loads the models.
    ///
    /// - Parameters:
    ///   - models: where the models are.
    ///   - streams: texts are read by so many tasks at the same time.
    ///   - precision: numeric precision of the network.
    /// - Throws: `InferenceError`, `modelInvalid` where the model is none that tags words.
    package init(models: ModelStore, streams: Int = 1, precision: InferenceSettings.Precision = .f32) throws {
        let (model, words) = (try models.model(Self.modelName), try models.model(Self.tokenizerName))
        tokenizer = try TextTokenizer(words)
        session = try InferenceSession(
            model,
            settings: InferenceSettings(threads: streams, streams: streams, precision: precision)
        )
        let shape = try session.shape(ofOutput: 0)
        guard shape.count == 3, shape[2] == EntityTags.count else {
            throw InferenceError(
                .modelInvalid,
                "\(model.path) does not tag words with \(EntityTags.count) tags; check out the Models folder again"
            )
        }
        fingerprint = "\(model.sha256.prefix(16))-\(words.sha256.prefix(16))-\(precision.rawValue)-1"
    }

    /// The names in each text, in its order, none within another.
    ///
    /// - Parameter texts: any texts, of any length.
    /// - Returns: for each text its names, spans in code points; `confidence` is the geometric mean of the
    ///   probabilities of the words' tags.
    /// - Throws: `InferenceError`.
    package func entities(in texts: [String]) throws -> [[Entity]] {
        let cut = texts.map(EntityWords.init)
        let pieces = try pieces(of: cut)
        let words = cut.map { $0.words(pieces) }
        let scores = try scores(of: words)
        return cut.indices.map { Self.entities(cut[$0].scalars, words[$0], scores[$0]) }
    }

    /// The pieces of all strings that words of the texts ask for.
    private func pieces(of texts: [EntityWords]) throws -> [String: [Int32]] {
        var pieces: [String: [Int32]] = [:]
        var asked: [String] = []
        func answer() throws {
            for (string, ids) in zip(asked, try tokenizer.pieces(of: asked)) { pieces[string] = ids }
            asked.removeAll(keepingCapacity: true)
        }
        for text in texts {
            for string in text.asked where pieces[string] == nil {
                pieces[string] = []
                asked.append(string)
                if asked.count == Self.batchStrings { try answer() }
            }
        }
        if !asked.isEmpty { try answer() }
        return pieces
    }

    /// A window of a text.
    private struct Window {
        var text: Int
        var words: Range<Int>, owned: Range<Int>
        /// Pieces and words with their marks, filled up.
        var pieces: Int, places: Int

        /// Those of one size are computed together: filled up further, a window would have slightly other scores.
        var order: (Int, Int, Int, Int) { (-pieces, -places, text, words.lowerBound) }

        func isOfSize(_ other: Self) -> Bool { (pieces, places) == (other.pieces, other.places) }
    }

    private static func filled(_ count: Int) -> Int { (count + 2 + sizeStep - 1) / sizeStep * sizeStep }

    /// Of each text the logarithms of the probabilities of its words' tags, one word after the other.
    private func scores(of texts: [[EntityWord]]) throws -> [[Float]] {
        var windows: [Window] = []
        for (text, words) in texts.enumerated() {
            let cut = EntityWindows(pieces: words.map(\.pieces.count))
            for (range, owned) in zip(cut.ranges, cut.owned) {
                let pieces = words[range].reduce(0) { $0 + $1.pieces.count }
                windows.append(
                    Window(
                        text: text,
                        words: range,
                        owned: owned,
                        pieces: Self.filled(pieces),
                        places: Self.filled(range.count)
                    )
                )
            }
        }
        windows.sort { $0.order < $1.order }
        var scores = texts.map { [Float](repeating: 0, count: $0.count * EntityTags.count) }
        var start = 0
        while start < windows.count {
            let most = min(start + max(1, Self.batchPieces / windows[start].pieces), windows.count)
            var end = start + 1
            while end < most, windows[end].isOfSize(windows[start]) { end += 1 }
            try read(windows[start..<end], of: texts, into: &scores)
            start = end
        }
        return scores
    }

    /// Reads windows of one size.
    private func read(_ windows: ArraySlice<Window>, of texts: [[EntityWord]], into scores: inout [[Float]]) throws {
        guard let size = windows.first else { return }
        let width = EntityWord.featureOffsets.count
        var ids = [Int64](repeating: 0, count: windows.count * size.pieces)
        var mask = ids
        var features: [Int64] = []
        features.reserveCapacity(ids.count * width)
        var (places, placeMask): ([Int64], [Int64]) = ([], [])
        for (row, window) in windows.enumerated() {
            let start = row * size.pieces
            var place = start
            func put(_ id: Int64, _ values: [Int64], isFirst: Bool) {
                (ids[place], mask[place]) = (id, 1)
                features += values
                if isFirst { places.append(Int64(place)) }
                place += 1
            }
            put(Self.begin, EntityWord.featureOffsets, isFirst: true)
            for word in texts[window.text][window.words] {
                for (index, piece) in word.pieces.enumerated() {
                    put(Int64(piece), word.features(ofPiece: index), isFirst: index == 0)
                }
            }
            put(Self.end, EntityWord.featureOffsets, isFirst: true)
            while place < start + size.pieces {
                features += EntityWord.featureOffsets
                place += 1
            }
            let count = window.words.count + 2
            places += repeatElement(Int64(start), count: size.places - count)
            placeMask += repeatElement(1, count: count)
            placeMask += repeatElement(0, count: size.places - count)
        }
        let (pieceShape, placeShape) = ([windows.count, size.pieces], [windows.count, size.places])
        let answer = try session.run([
            Tensor(shape: pieceShape, integers: ids), Tensor(shape: pieceShape, integers: mask),
            Tensor(shape: pieceShape + [width], integers: features), Tensor(shape: placeShape, integers: places),
            Tensor(shape: placeShape, integers: placeMask),
        ])
        guard let logits = answer.first?.values, logits.count == places.count * EntityTags.count else {
            throw InferenceError(
                .modelInvalid,
                "the model of names does not tag every word; check out the Models folder again"
            )
        }
        for (row, window) in windows.enumerated() {
            for index in window.owned {
                let place = (row * size.places + 1 + index - window.words.lowerBound) * EntityTags.count
                let found = EntityTags.logarithms(logits[place..<(place + EntityTags.count)])
                scores[window.text].replaceSubrange(
                    (index * EntityTags.count)..<((index + 1) * EntityTags.count),
                    with: found
                )
            }
        }
    }

    private static func entities(_ text: [Unicode.Scalar], _ words: [EntityWord], _ scores: [Float]) -> [Entity] {
        let tags = EntityTags.likeliest(scores)
        var entities: [Entity] = []
        for span in EntityTags.spans(tags) {
            let whole = words[span.words.lowerBound].start..<words[span.words.upperBound].end
            guard let range = EntityExtent.repaired(whole, in: text), range.lowerBound >= entities.last?.end ?? 0 else {
                continue
            }
            let sure = span.words.reduce(Float(0)) { $0 + scores[$1 * EntityTags.count + tags[$1]] }
            entities.append(
                Entity(
                    start: range.lowerBound,
                    end: range.upperBound,
                    type: span.kind,
                    text: String(String.UnicodeScalarView(text[range])),
                    confidence: Double(exp(sure / Float(span.words.count)))
                )
            )
        }
        return entities
    }
}
