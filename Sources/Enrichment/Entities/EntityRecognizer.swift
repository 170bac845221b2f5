import CorpusFiles
import Foundation
package import Inference

/// Finds names of people, organisations, places and others in texts, with misreadings in them.
///
/// A small BERT (Devlin et al. 2019) over word pieces without case, given the case and place of each word beside it, tags every word; the
/// likeliest tags that may follow each other are the names. Long texts are read in windows that overlap. What is found in a text depends on
/// that text alone, not on what is asked together with it.
package struct EntityRecognizer: Sendable {
    /// Names of the models in the store.
    package static let modelName = "entities", tokenizerName = "tokenizer"
    /// Pieces that mark beginning and end, and what fills up.
    private static let begin: Int64 = 101, end: Int64 = 102
    /// Windows are filled up to a multiple of this: each further length costs the library a preparation of its own.
    private static let lengthStep = 8
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
    /// - Returns: for each text its names, spans in code points; `confidence` is the geometric mean of the probabilities of the words' tags.
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
            for string in text.asked where pieces.updateValue([], forKey: string) == nil {
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
        /// Pieces with their marks, filled up.
        var length: Int
    }

    /// Of each text the logarithms of the probabilities of its words' tags, one word after the other.
    private func scores(of texts: [[EntityWord]]) throws -> [[Float]] {
        var windows: [Window] = []
        for (text, words) in texts.enumerated() {
            let cut = EntityWindows(pieces: words.map(\.pieces.count))
            for (range, owned) in zip(cut.ranges, cut.owned) {
                let pieces = words[range].reduce(2) { $0 + $1.pieces.count }
                let length = (pieces + Self.lengthStep - 1) / Self.lengthStep * Self.lengthStep
                windows.append(Window(text: text, words: range, owned: owned, length: length))
            }
        }
        // Those of one length together: filled up further, a window would have slightly other scores.
        windows.sort {
            ($1.length, $0.text, $0.words.lowerBound) < ($0.length, $1.text, $1.words.lowerBound)
        }
        var scores = texts.map { [Float](repeating: 0, count: $0.count * EntityTags.count) }
        var start = 0
        while start < windows.count {
            let length = windows[start].length
            let most = min(start + max(1, Self.batchPieces / length), windows.count)
            var end = start + 1
            while end < most, windows[end].length == length { end += 1 }
            try read(windows[start..<end], of: texts, into: &scores)
            start = end
        }
        return scores
    }

    /// Reads windows of one length.
    private func read(_ windows: ArraySlice<Window>, of texts: [[EntityWord]], into scores: inout [[Float]]) throws {
        guard let length = windows.first?.length else { return }
        let places = windows.count * length
        var ids = [Int64](repeating: 0, count: places)
        var mask = ids
        var features: [Int64] = []
        features.reserveCapacity(places * EntityWord.featureOffsets.count)
        for (row, window) in windows.enumerated() {
            var place = row * length
            func put(_ id: Int64, _ values: [Int64]) {
                ids[place] = id
                mask[place] = 1
                features += values
                place += 1
            }
            put(Self.begin, EntityWord.featureOffsets)
            for word in texts[window.text][window.words] {
                for (index, piece) in word.pieces.enumerated() { put(Int64(piece), word.features(ofPiece: index)) }
            }
            put(Self.end, EntityWord.featureOffsets)
            while place < (row + 1) * length {
                features += EntityWord.featureOffsets
                place += 1
            }
        }
        let shape = [windows.count, length]
        let answer = try session.run([
            Tensor(shape: shape, integers: ids), Tensor(shape: shape, integers: mask),
            Tensor(shape: shape + [EntityWord.featureOffsets.count], integers: features),
        ])
        guard let logits = answer.first?.values, logits.count == places * EntityTags.count else {
            throw InferenceError(
                .modelInvalid,
                "the model of names does not tag every piece; check out the Models folder again"
            )
        }
        for (row, window) in windows.enumerated() {
            var place = row * length + 1
            for index in window.words {
                if window.owned.contains(index) {
                    let found = EntityTags.logarithms(
                        logits[(place * EntityTags.count)..<((place + 1) * EntityTags.count)]
                    )
                    for (tag, value) in found.enumerated() {
                        scores[window.text][index * EntityTags.count + tag] = value
                    }
                }
                place += texts[window.text][index].pieces.count
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
